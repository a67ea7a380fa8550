"""Tables of medicines under titles that say what is done with them, as PDFs and Word files are."""

from __future__ import annotations

import io

import pytest

from documents.pipeline.understand import understand_file
from documents.tests import papers

_HEAD = ("Medication", "Dose", "How to take", "Reason")
_TABLES = (
    ("START taking these medicines", ("Edoxaban", "60 mg", "once a day", "Heart rhythm")),
    ("CONTINUE taking these medicines", ("Pravastatin", "20 mg", "at bedtime", "Cholesterol")),
    ("CHANGE how you take these medicines", ("Nadolol", "40 mg", "once a day", "Heart rate")),
    ("STOP taking these medicines", ("Naproxen", "250 mg", "once a day", "Replaced by")),
)


def _done(file: bytes) -> dict[str, str]:
    found = understand_file(io.BytesIO(file))["medications"]
    return {each["name"]: f"{each['status']} {each['intent']}" for each in found}


_DONE = {
    "Edoxaban": "started order",
    "Pravastatin": "active done",
    "Nadolol": "changed order",
}


def test_the_title_over_a_table_is_said_of_its_rows() -> None:
    body = "".join(
        papers.paragraph(title)
        + f"<w:tbl>{papers.row(*_HEAD)}{papers.row(*cells)}</w:tbl>"
        + papers.paragraph("")
        for title, cells in _TABLES
    )
    told = _done(papers.word_file(body.replace("Replaced by", "Stomach")))
    assert told == _DONE | {"Naproxen": "stopped order"}


def test_what_goes_on_below_a_cell_is_no_item_of_the_title() -> None:
    rows = [
        row
        for title, cells in _TABLES
        for row in ((title,), _HEAD, cells, *([("", "", "", "edoxaban")] * ("STOP" in title)))
    ]
    rows[-1] = ("with food", "", "", "edoxaban")
    told = _done(papers.pdf([papers.table(rows)]))
    assert {name: told[name] for name in _DONE} == _DONE
    assert "stopped order" not in (told["Edoxaban"], told.get("edoxaban"))


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("STOP taking these medicines", "stopped order"),
        ("CHANGE how you take these medicines", "changed order"),
        ("Medications to continue", "active done"),
    ],
)
def test_a_title_that_a_table_does_not_stand_under_heads_none_of_it(
    title: str, status: str
) -> None:
    rows = [(title,), ("Naproxen 250 mg daily",), ("Medication", "Dose"), ("Nadolol", "40 mg")]
    told = _done(papers.pdf([papers.table(rows)]))
    assert told == {"Naproxen": status, "Nadolol": "active done"}
