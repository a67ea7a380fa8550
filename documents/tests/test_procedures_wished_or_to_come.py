"""What somebody would like or fears was not done; a time behind a test is when it is to be."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.findings.procedures import find_procedures
from documents.pipeline.types import Page, Stage, Status


def read(text: str) -> list[tuple[str, Stage, Status]]:
    return [(each.text, each.stage, each.status) for each in find_procedures((Page(1, text),))]


@pytest.mark.parametrize(
    "text",
    [
        "He is leaning toward surgery.",
        "She would rather avoid surgery.",
        "She prefers not to have surgery at this point.",
        "He is not keen on surgery.",
        "He opted against surgery.",
        "She is worried about surgery.",
    ],
)
def test_a_wish_is_nothing_done_or_planned(text: str) -> None:
    assert read(text) == [("surgery", Stage.UNKNOWN, Status.HYPOTHETICAL)]


@pytest.mark.parametrize(
    "text",
    [
        "Imaging: 6 mm nodule; follow-up CT chest in 6-12 months.",
        "Findings: nodule. Follow-up CT chest at 6 months.",
        "Imaging: nodule, follow-up CT chest without contrast in 6 months.",
        "Procedures: follow-up CT chest 6 months",
        "Hospital course: CT chest follow-up in 3/12",
        "Plan: follow-up CT chest in 6 months",
    ],
)
def test_a_time_behind_a_test_is_ahead(text: str) -> None:
    assert read(text) == [("CT chest", Stage.PLANNED, Status.PRESENT)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He had a positive bowel screening test in May.", "bowel screening test"),
        ("Follow-up CT chest showed no nodule.", "CT chest"),
        ("She was anxious after surgery.", "surgery"),
        ("He avoided sports after knee surgery.", "knee surgery"),
        ("Hospital course: follow-up CT chest at 6 months showed no nodule.", "CT chest"),
        ("Past surgical history: cholecystectomy 6 months ago", "cholecystectomy"),
    ],
)
def test_what_was_done_stays_done(text: str, name: str) -> None:
    assert read(text) == [(name, Stage.DONE, Status.PRESENT)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Referred to General Surgery.", []),
        ("Seen by General Surgery in clinic.", []),
        ("Plastic Surgery: to see in clinic", []),
        ("Vascular Surgery review", []),
        ("He underwent general surgery in 2018", ["surgery"]),
        ("Past surgical history: Vascular Surgery 2019", ["Vascular Surgery"]),
        ("He had Plastic Surgery on his nose in 2010.", ["Plastic Surgery"]),
    ],
)
def test_a_department_is_no_operation(text: str, names: list[str]) -> None:
    assert [name for name, _, _ in read(text)] == names
