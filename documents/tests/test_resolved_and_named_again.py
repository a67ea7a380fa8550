"""An illness that the list calls resolved is not there because the text names it again."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page, Status

AKI = "Diagnoses:\n1. Pneumonia\n2. Acute kidney injury stage 2 - resolved\n\n"


def present(text: str) -> list[str]:
    found = recognise((Page(1, text),)).conditions
    return [each.text.lower() for each in found if each.status is Status.PRESENT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{AKI}AKI - GP to consider repeat U&E in 2 weeks.", ["pneumonia"]),
        (f"{AKI}AKI: recheck bloods in a week.", ["pneumonia"]),
        (f"{AKI}He had acute kidney injury on admission.", ["pneumonia"]),
        ("Diagnosis: Hypokalaemia - resolved\nHypokalaemia: repeat potassium in a week", []),
    ],
)
def test_it_stays_over(text: str, expected: list[str]) -> None:
    assert present(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{AKI}He has a new AKI today.", ["pneumonia", "new aki"]),
        ("Diagnoses\n1. AKI, resolved\n2. AKI on CKD 3", ["aki", "ckd"]),
        ("Diagnoses\n1. Gout resolved\nGout in the left knee.", ["gout"]),
        (
            "Problem list:\nPneumonia - resolved\nAsthma\n\nShe now has a new pneumonia.",
            ["asthma", "new pneumonia"],
        ),
        (f"{AKI}He has chronic kidney disease.", ["pneumonia", "chronic kidney disease"]),
    ],
)
def test_what_is_new_or_another_is_told(text: str, expected: list[str]) -> None:
    assert present(text) == expected
