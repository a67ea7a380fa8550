"""What is to be given, measured or scanned later is a step; what was made again is none."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.steps.followups import find_followups
from documents.pipeline.types import Page


def _steps(text: str) -> list[str]:
    return [" ".join(each.text.split()).rstrip(".") for each in find_followups((Page(1, text),))]


@pytest.mark.parametrize(
    "line",
    [
        "Anti-D 1500 units to be given at 28 weeks",
        "Growth scans at 32 and 36 weeks",
        "Midwife appointments at 31, 34 and 36 weeks",
        "She will test four times a day",
        "If he is no better we will start metformin",
        "Recheck BP in 2 weeks",
        "Repeat TSH 6 weeks",
        "We would be happy to see her again",
    ],
)
def test_what_is_to_come_is_told(line: str) -> None:
    assert line in _steps(f"CLINIC NOTE\n\nPlan\n1. Rest at home.\n2. {line}.\n")


@pytest.mark.parametrize(
    "line",
    [
        "I was pleased to see Kasia in clinic",
        "Tachycardia - likely due to fever, recheck 96 after fluids",
        "Repeat BP 128/76",
        "Scan at 20 weeks normal",
        "The drug was to be given at night",
        "Nurse: T. Madeup, RN",
    ],
)
def test_what_was_and_who_works_there_is_none(line: str) -> None:
    assert line not in _steps(f"CLINIC NOTE\n\nPlan\n1. Rest at home.\n2. {line}.\n")


def test_who_works_there_is_no_visit() -> None:
    text = "FOLLOW-UP\nOrthopedics: keep your visit.\nNurse: T. Madeup, RN\n"
    assert _steps(text) == ["Orthopedics: keep your visit"]
