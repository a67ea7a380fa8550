"""Tables saved as separated values are read as tables; a letter with commas is not one."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline.files.extract import open_document
from documents.pipeline.files.separated import as_table
from documents.pipeline.understand import understand_file

_CELL = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1, max_size=12)


def _understood(text: str) -> list[tuple[str, str, str | None]]:
    rows = understand_file(io.BytesIO(text.encode()))["labs"]
    return [(row["name"], row["value"], row["flag"]) for row in rows]


def test_a_date_beside_a_value_never_joins_it_and_no_sentence_loses_its_value() -> None:
    text = (
        "Test,Date,Result,Unit,Reference\n"
        'Potassium,2025-10-01,6.3,mmol/L,3.5-5.1\nHemoglobin,2025-10-01,"12,1",g/dL,12.0-16.0\n'
    )
    assert _understood(text) == [("Potassium", "6.3", "high"), ("Hemoglobin", "12,1", "normal")]
    said = [each["text"] for each in understand_file(io.BytesIO(text.encode()))["summary"]]
    assert "Your potassium is 6.3 mmol/L." in said


def test_a_decimal_comma_between_semicolons_stays_one_number() -> None:
    text = "Parameter;Ergebnis;Einheit;Referenz\nKalium;4,1;mmol/l;3,5-5,1\n"
    assert _understood(text) == [("Kalium", "4,1", "normal")]


@given(
    st.lists(st.lists(_CELL, min_size=3, max_size=3), min_size=1, max_size=6), st.sampled_from(";,")
)
def test_every_cell_comes_back(rows: list[list[str]], mark: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark, lineterminator="\n")
    writer.writerows([["Test", "Result", "Unit"], *rows])
    told = as_table(out.getvalue())
    assert told is not None
    for row, line in zip(rows, told.split("\n")[1:], strict=True):
        cells = [" ".join(cell.split()) for cell in row]
        assert " ".join(line.split()) == " ".join(filter(None, cells))
        for cell in filter(None, cells):
            assert cell in line


def test_an_empty_cell_moves_none_of_its_neighbours() -> None:
    told = as_table("Test,Old,New\nZinc,,12\nIron,7,8\n")
    assert told is not None
    head, zinc, iron = told.split("\n")
    assert head.index("New") == zinc.index("12") == iron.index("8")


@pytest.mark.parametrize(
    "text",
    [
        "Dear Dr Field, thank you, as always\nShe is well, happy, and active, at home\n",
        "Sodium 140, potassium 4.1, chloride 101\nUrea 5, creatinine 80, glucose 5.4\n",
        "Test,Result,Unit\nSodium,140\n",
        "Test,Result\nSodium,140\n",
        "Test,Result,Unit\n",
        'Test,Result,Unit\n"' + "x" * 200_000 + "\n",
    ],
)
def test_what_is_no_table_stays_as_it_is(text: str) -> None:
    assert as_table(text) is None
    with open_document(io.BytesIO(text.encode())) as document:
        assert "".join(read.page.text for read in document.pages()) == text
