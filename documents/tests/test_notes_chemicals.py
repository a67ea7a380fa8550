"""Research texts: drugs that no list holds are named one by one, and headings open no sections."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import find_medications
from documents.pipeline.notes.structure.outline import Outline
from documents.pipeline.types import Page


def names(text: str) -> list[str]:
    return [m.name for m in find_medications((Page(1, text),))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Zorbidamine lowered the pressure of the animals.", ["Zorbidamine"]),
        ("The effect of QX-4711 on seizures was studied.", ["QX-4711"]),
        ("Both valsartan and amlodipine were effective.", ["valsartan", "amlodipine"]),
        ("Vorbazine (VBZ) was infused; VBZ had no effect.", ["Vorbazine", "VBZ", "VBZ"]),
        ("RESULTS: Captopril prevented the rise.", ["Captopril"]),
        ("CONCLUSIONS: Etoposide is toxic to cells.", ["Etoposide"]),
    ],
)
def test_chemicals_of_a_study_are_named(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The urine of the murine model was examined at baseline.",
        "Cells of the line HT-2900 and CD-133 were grown.",
        "The membrane and the bone were combined with saline.",
        "A protocol of 2019 was a guideline for medicine.",
    ],
)
def test_words_with_a_chemists_ending_are_no_drugs(text: str) -> None:
    assert names(text) == []


def test_in_a_record_of_one_person_nothing_is_guessed() -> None:
    assert names("She says that her Zorbidamine lamp is broken.") == []


def test_an_abstract_has_no_sections_and_a_report_has() -> None:
    assert Outline((Page(1, "RESULTS: Captopril prevented it."),)).tells_of_studies
    report = Outline((Page(1, "RESULTS:\nSodium 140 mmol/L\nPotassium 4.1 mmol/L\n"),))
    assert [heading.kind for heading in report.headings] == ["labs"]
