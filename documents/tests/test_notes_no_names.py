"""What looks like the name of an illness and is none, and abbreviations by what stands around."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import find_conditions
from documents.pipeline.types import Kind, Page


def named(text: str, kind: Kind = Kind.OTHER) -> list[str]:
    return [each.text for each in find_conditions([Page(1, text)], kind)]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Ankle: TTP over the outer side.", "TTP"),
        ("Abdomen soft, TTP in the left side, no guarding on palpation.", "TTP"),
        ("MS: awake and oriented.", "MS"),
        ("RA: SpO2 97%", "RA"),
    ],
)
def test_an_abbreviation_that_means_something_else_here_is_no_illness(
    text: str, short: str
) -> None:
    assert short not in named(text)


def test_the_same_abbreviations_among_illnesses_are_illnesses() -> None:
    assert named("PMH: MS, RA, TTP") == ["MS", "RA", "TTP"]


@pytest.mark.parametrize(
    "item", ["mildly dilated", "Biomarkers: ER positive", "Markers", "Margins"]
)
def test_a_measure_or_a_word_for_a_part_is_no_problem_of_a_list(item: str) -> None:
    assert named(f"Diagnosis:\n- {item}\n- Gout\n") == ["Gout"]


def test_what_a_pathologist_lists_beside_a_diagnosis_is_no_illness() -> None:
    text = "Final diagnosis:\n- Colon: adenocarcinoma\n- Greatest dimension 0.6 cm\n- Edges free\n"
    assert named(text, Kind.PATHOLOGY_REPORT) == ["adenocarcinoma"]


def test_a_name_ends_before_the_adjective_of_a_part() -> None:
    assert named("There is a horizontal tear of the anterior horn.") == ["horizontal tear"]
