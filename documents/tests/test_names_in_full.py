"""A name is told with the word that makes it what it is; what was not had before, as just that."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page, Status


def named(text: str) -> list[tuple[str, Status]]:
    return [(c.text.lower(), c.status) for c in recognise((Page(1, text),)).conditions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Diagnosis: rodent ulcer", ["rodent ulcer"]),
        (
            "The rodent ulcer was removed. He has a gastric ulcer.",
            ["rodent ulcer", "gastric ulcer"],
        ),
        ("Diagnosis: Heavy menstrual bleeding", ["heavy menstrual bleeding"]),
        ("She has heavy periods.", ["heavy periods"]),
        ("He has been coughing blood and phlegm.", ["coughing blood"]),
        ("He is coughing.", ["coughing"]),
        ("Diagnosis: gestational diabetes", ["gestational diabetes"]),
    ],
)
def test_a_name_is_told_whole(text: str, expected: list[str]) -> None:
    assert [name for name, _ in named(text)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "He has not had skin cancer before.",
        "He has never had skin cancer.",
        "No previous skin cancer.",
    ],
)
def test_a_cancer_not_had_before_is_not_denied_beside_one(sentence: str) -> None:
    found = named(f"Diagnosis: malignant melanoma\n{sentence}\n")
    assert ("malignant melanoma", Status.PRESENT) in found
    assert ("skin cancer", Status.ABSENT) not in found
    assert ("skin cancer", Status.ABSENT) in named(f"Diagnosis: gout\n{sentence}\n")


def test_what_is_more_likely_some_day_is_not_told_as_possible() -> None:
    text = "Diagnosis: gestational diabetes\nYou are more likely to get diabetes later.\n"
    assert ("diabetes", Status.POSSIBLE) not in named(text)
