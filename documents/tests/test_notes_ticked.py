"""Forms with a column for each answer: what a tick says, and what no tick leaves unsaid."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline.files.extract import open_document
from documents.pipeline.notes import find_conditions
from documents.pipeline.notes.structure.ticked import rows
from documents.pipeline.types import Page, Status
from documents.tests.papers import pdf, table


def said(*pages: Page) -> dict[str, str]:
    return {c.text: c.status.value for c in find_conditions(pages)}


def text(*lines: str) -> dict[str, str]:
    return said(Page(1, "\n".join(lines)))


def test_a_tick_says_what_stands_above_it() -> None:
    assert text(
        "Review of systems",
        "Symptom | Yes | No | Since",
        "Fever | | X | ",
        "Cough | ✓ | | 3 days",
        "Weight loss | [ ] | [x] |",
    ) == {"Fever": "absent", "Cough": "present", "Weight loss": "absent"}


def test_a_row_without_a_tick_is_not_told() -> None:
    assert text("Symptom | Yes | No", "Fever | X |", "Cough | |", "", "Gout.") == {
        "Fever": "present",
        "Gout": "present",
    }


def test_a_row_ticked_twice_is_not_told() -> None:
    assert text("Symptom | Yes | No", "Fever | X |", "Cough | X | X") == {"Fever": "present"}


def test_whose_illness_it_is() -> None:
    assert text(
        "Past medical history",
        "Condition | Self | Mother | Father",
        "Diabetes | | X |",
        "Hypertension | X | | X",
        "Glaucoma | | |",
    ) == {"Diabetes": "family", "Hypertension": "present"}


def test_columns_of_plain_text_stand_one_above_the_other() -> None:
    assert text(
        "                     Now    In the past",
        "Asthma               x",
        "Pneumonia                   x",
        "Migraine",
    ) == {"Asthma": "present", "Pneumonia": "past"}


def test_a_tick_between_two_columns_is_not_told() -> None:
    assert text(
        "Symptom              Yes      No",
        "Fever                X",
        "Cough                      X",
    ) == {"Fever": "present"}


def test_the_columns_of_a_printed_page(tmp_path: Path) -> None:
    printed = table(
        [
            ("Symptom", "Yes", "No"),
            ("Fever", "", "X"),
            ("Cough", "X"),
            ("Wheezing", "", "X"),
            ("Headache",),
        ]
    )
    file = tmp_path / "form.pdf"
    file.write_bytes(pdf([[*printed, (60, 300, 10, "Assessment: migraine.")]]))
    with open_document(file, images=False) as document:
        pages = [read.page for read in document.pages()]
    assert said(*pages) == {
        "Fever": "absent",
        "Cough": "present",
        "Wheezing": "absent",
        "migraine": "present",
    }


@pytest.mark.parametrize(
    "lines",
    [
        ("Problem | Onset | Status", "Gout | 2011 | Active"),
        ("Patient | Mother", "Gout | Anna Made-Up"),
        ("Yes, she has gout  No fever", "Gout"),
        ("Name | Past | Present", "Gout | see letter | see letter"),
    ],
)
def test_other_tables_are_none(lines: tuple[str, ...]) -> None:
    assert rows(Page(1, "\n".join(lines))) == ()


def test_a_list_below_a_form_is_no_part_of_it() -> None:
    found = text("Symptom  Yes  No", "Fever  X", "Assessment", "1. Gout", "2. Psoriasis")
    assert found["Gout"] == found["Psoriasis"] == "present"


CELLS = st.lists(st.sampled_from(["", "X", "no", "Yes", "No", "Gout", "Self", " "]), max_size=5)


@given(st.lists(CELLS, max_size=8), st.sampled_from(["|", " | ", "  ", "\t"]))
def test_every_row_lies_on_the_page_and_in_order(lines: list[list[str]], wall: str) -> None:
    page = Page(1, "\n".join(wall.join(cells) for cells in lines))
    found = rows(page)
    assert all(0 <= row.start < row.end <= len(page.text) for row in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(row.status is None or isinstance(row.status, Status) for row in found)
