"""Tables of medicines under titles that say what is done with them, as PDFs and Word files are."""

from __future__ import annotations

import io

import pytest

from documents.pipeline.notes.medicines.medications import find_medications
from documents.pipeline.types import Page
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


@pytest.mark.parametrize(
    "row",
    [
        ("Nadolol 40 mg", "1", "1", "with food"),
        ("Nadolol 40 mg", "1", "", "for pressure"),
        ("Insulin glargine", "", "18 units", ""),
    ],
)
def test_figures_under_the_times_of_a_day_are_left_to_their_row(row: tuple[str, ...]) -> None:
    rows = [("Medication", "Morning", "Bedtime", "Comments"), row]
    assert all(told.endswith("open") for told in _done(papers.pdf([papers.table(rows)])).values())


def test_a_row_that_says_how_often_needs_no_columns_of_the_day() -> None:
    rows = [
        ("Medication", "Dose", "Morning", "Evening"),
        ("Nadolol", "40 mg twice daily", "1", "1"),
    ]
    assert _done(papers.pdf([papers.table(rows)])) == {"Nadolol": "active done"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We increased nadolol from 40 mg to 80 mg daily.", ["80 mg changed done"]),
        ("Plan: Reduce nadolol from 80 to 40 mg daily.", ["40 mg changed order"]),
        ("Nadolol decreased from 80 mg to 40 mg daily.", ["40 mg changed done"]),
        # Nobody says that it was done, or it goes by steps: the sentence itself is shown.
        ("Medications\nNadolol - from 40 to 80 mg daily", ["40 to 80 mg active open"]),
        ("Increase nadolol from 40 mg to 80 mg over four weeks.", ["open"]),
        ("Nadolol could be increased from 40 mg to 80 mg.", ["open"]),
    ],
)
def test_the_later_dose_is_told_where_the_sentence_binds_both(text: str, told: list[str]) -> None:
    found = find_medications((Page(1, f"{text}\n"),))
    assert len(found) == len(told)
    for m, want in zip(found, told, strict=True):
        assert f"{m.dose} {m.status} {m.intent}".endswith(want)


@pytest.mark.parametrize(
    "text",
    [
        "Medications\nOxaliplatin 85 mg/m2 IV",
        "Regimen: vincristine 1.4 mg/m2 d1, prednisone 100 mg d1-5",
        "Plan: carboplatin AUC 5 d1 q21d",
        "Medications\nPaclitaxel weekly, cycle 3 of 12",
        "Medications\nCapecitabine 1500 mg twice daily days 1-14 every 21 days",
    ],
)
def test_what_a_clinic_gives_in_cycles_is_shown_as_printed(text: str) -> None:
    found = find_medications((Page(1, f"{text}\n"),))
    assert found
    assert all(str(each.intent) == "open" for each in found)


def test_a_medicine_of_every_day_beside_such_a_regimen_is_told() -> None:
    text = "Medications\nOxaliplatin 85 mg/m2 IV\nNadolol 40 mg daily\n"
    found = find_medications((Page(1, text),))
    assert f"{found[-1].name} {found[-1].status} {found[-1].intent}" == "Nadolol active done"
