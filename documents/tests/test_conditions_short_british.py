"""Short names that British papers use for illnesses, and letters that are none of them."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.problems.conditions import find_conditions
from documents.pipeline.types import Page


def _named(text: str) -> list[str]:
    return [each.text for each in find_conditions([Page(1, text)])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Comorbidities: Dyslipidaemia, GORD, CCF", ["Dyslipidaemia", "GORD", "CCF"]),
        ("No h/o TB / asthma / IHD.", ["TB", "asthma", "IHD"]),
        ("Known IHD and COAD.", ["IHD", "COAD"]),
        ("PMH: PMR, LVF 2019, LRTI 2020", ["PMR", "LVF", "LRTI"]),
        ("Patient on IHD three times a week.", []),
        ("Referred to PMR. LVF normal.", []),
    ],
)
def test_short_names(text: str, names: list[str]) -> None:
    assert _named(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Diagnosis: Left sided ulcerative colitis (2018), Montreal E2\n"
            "           Faecal calprotectin 640 ug/g (June 2024)",
            ["Left sided ulcerative colitis"],
        ),
        ("Diagnosis:\n1. Cirrhosis\n2. Child-Pugh B", ["Cirrhosis"]),
        ("Diagnosis:\n1. Angina\n2. CCS class II", ["Angina"]),
        ("Diagnosis:\n1. Weber-Christian disease", ["Weber-Christian disease"]),
    ],
)
def test_a_scale_is_no_illness(text: str, names: list[str]) -> None:
    assert _named(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Impression: Moderate flare of ulcerative colitis with anaemia.",
            ["Moderate flare of ulcerative colitis", "anaemia"],
        ),
        ("Impression: Severe attack of asthma.", ["Severe attack of asthma"]),
        ("There is an exacerbation of her congestive heart failure.", ["congestive heart failure"]),
        ("Impression: Panic attacks, asthma", ["Panic attacks", "asthma"]),
    ],
)
def test_a_spell_is_told_with_what_it_is_of(text: str, names: list[str]) -> None:
    assert _named(text) == names
