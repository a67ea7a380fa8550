"""What is done with each medicine, by how the sentence is built; and whose medicine it is."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import find_medications
from documents.pipeline.types import Page


def done(text: str) -> list[tuple[str, str]]:
    return [(m.name, str(m.status)) for m in find_medications((Page(1, text),))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A cue behind a name is that name's, and not the next one's.
        (
            "Ramipril continued, gliclazide stopped and sitagliptin added.",
            [("Ramipril", "active"), ("gliclazide", "stopped"), ("sitagliptin", "started")],
        ),
        (
            "Ramipril and gliclazide were stopped.",
            [("Ramipril", "stopped"), ("gliclazide", "stopped")],
        ),
        (
            "Takes ramipril and gliclazide was stopped.",
            [("ramipril", "active"), ("gliclazide", "stopped")],
        ),
        # Two names in one expression.
        ("Switched from codeine to tramadol.", [("codeine", "stopped"), ("tramadol", "started")]),
        ("Codeine was replaced by tramadol.", [("Codeine", "stopped"), ("tramadol", "started")]),
        ("Substituted tramadol for codeine.", [("tramadol", "started"), ("codeine", "stopped")]),
        # What is denied or only wished for.
        ("He does not want to stop ramipril.", [("ramipril", "active")]),
        ("Lithium is not to be stopped.", [("Lithium", "active")]),
        ("He has not yet started ramipril.", []),
        ("She never missed a dose of lithium.", [("lithium", "active")]),
        ("Not to restart lithium until reviewed.", [("lithium", "held")]),
        # Another dose.
        ("Ramipril 5 -> 10 mg daily.", [("Ramipril", "changed")]),
        ("↑ ramipril to 10 mg.", [("ramipril", "changed")]),
        ("Ramipril 10 mg daily (was 5 mg).", [("Ramipril", "changed")]),
        # Given on one occasion, or taken.
        ("He was given morphine in the ambulance.", [("morphine", "past")]),
        ("He was given morphine 10 mg twice daily.", [("morphine", "active")]),
        ("Lithium 400 mg, started 2015", [("Lithium", "active")]),
        # By the patient's own doing.
        ("Codeine made him sick so he stopped it.", [("Codeine", "stopped")]),
        ("He has been compliant with ramipril as prescribed.", [("ramipril", "active")]),
        # Another person's.
        ("His mother takes warfarin.", []),
        ("His mother gives him paracetamol.", [("paracetamol", "unknown")]),
        ("Children's ibuprofen as needed", [("Children's ibuprofen", "unknown")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_done_follows_the_build_of_the_sentence(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert done(text) == found


def test_a_remark_before_the_next_name_is_the_next_ones() -> None:
    assert done("P: cont aspirin 81, hold hydrochlorothiazide") == [
        ("aspirin", "active"), ("hydrochlorothiazide", "held")
    ]  # fmt: skip
