"""Rows of medicines, however their cells are parted, with what is done in a cell of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline.notes import find_medications
from documents.pipeline.types import Page

PARTINGS = (" | ", "\t", "     ", " / ", "; ")
ACTIONS = {
    "STOP": ("stopped", "order"), "Stopped": ("stopped", "done"),
    "Discontinued": ("stopped", "done"),
    "HOLD": ("held", "order"), "On hold": ("held", "done"), "New": ("started", "order"),
    "Continue": ("active", "done"), "unchanged": ("active", "done"), "Changed": ("changed", "done"),
    "Increase": ("changed", "order"), "Completed": ("past", "done"),
}  # fmt: skip
NAMES = ("Ramipril", "Diclofenac", "Furosemide", "Apixaban", "Metformin")


def read(text: str) -> list[tuple[str, str | None, str, str]]:
    return [
        (m.name, m.dose, str(m.status), str(m.intent)) for m in find_medications((Page(1, text),))
    ]


@given(
    st.sampled_from(PARTINGS),
    st.lists(st.sampled_from(sorted(ACTIONS)), min_size=5, max_size=5),
    st.booleans(),
)
def test_a_cell_tells_of_its_own_row(parting: str, actions: list[str], first: bool) -> None:
    head = ["Medication", "Dose", "Action"]
    rows = [[name, "5 mg", action] for name, action in zip(NAMES, actions, strict=True)]
    if first:
        head, rows = ["Action", *head[:2]], [[row[2], *row[:2]] for row in rows]
    text = "\n".join(parting.join(row) for row in (head, *rows))
    assert read(text) == [
        (name, "5 mg", *ACTIONS[action]) for name, action in zip(NAMES, actions, strict=True)
    ]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Warfarin | 3 mg | Stopped 2 May", ("stopped", "done")),
        ("Metformin | 500 mg | hold until the scan", ("held", "open")),
        ("Diclofenac / 50 mg / tds / stop 3 days before surgery", ("active", "open")),
        ("Lithium - 400 mg - nocte - stopped", ("stopped", "done")),
    ],
)
def test_a_cell_that_goes_on(row: str, found: tuple[str, str]) -> None:
    ((_, _, *told),) = read(f"MEDICATIONS\n{row}")
    assert tuple(told) == found


def test_a_status_on_a_line_of_its_own() -> None:
    text = "Medicine: Ramipril\nDose: 5 mg\nStatus: stopped\n\nMedicine: Apixaban\nStatus: new\n"
    assert [each[2:] for each in read(text)] == [("stopped", "done"), ("started", "order")]


def test_what_follows_a_semicolon_is_said_of_the_next() -> None:
    text = "Plan: stop aspirin; continue ramipril; hold metformin; new glasses\nHe is well."
    assert [each[2:] for each in read(text)] == [
        ("stopped", "order"), ("active", "done"), ("held", "order")
    ]  # fmt: skip
