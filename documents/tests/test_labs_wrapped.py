"""Names that take several lines, with their result on one of them."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import LabRow, Page
from documents.tests.lab_pages import drawn

HEAD = "Test                Result    Unit     Range"


def read(*lines: str) -> tuple[LabRow, ...]:
    return find_labs([Page(1, "\n".join(lines))])


@pytest.mark.parametrize("head", [HEAD, ""])
def test_a_result_in_the_middle_of_its_name(head: str) -> None:
    rows = read(
        head,
        "Calcium             2.31      mmol/L   2.15-2.55",
        "Vitamin",
        "                    841       pg/mL    190-900",
        "B12",
        "Magnesium           0.82      mmol/L   0.70-1.00",
    )
    assert [(row.name, row.value, row.analyte) for row in rows] == [
        ("Calcium", "2.31", "calcium"), ("Vitamin B12", "841", "vitamin_b12"),
        ("Magnesium", "0.82", "magnesium"),
    ]  # fmt: skip


def test_a_name_over_two_lines_above_its_result() -> None:
    rows = read(
        HEAD, "Alkaline", "Phosphatase", "                    77        U/L      40-129",
        "Lipase              31        U/L      13-60",
    )  # fmt: skip
    assert [(row.name, row.value) for row in rows] == [
        ("Alkaline Phosphatase", "77"), ("Lipase", "31"),
    ]  # fmt: skip


def test_the_rest_of_a_name_below_its_result() -> None:
    (row,) = read(HEAD, "Alkaline            77        U/L      40-129", "phosphatase")
    assert (row.name, row.analyte) == ("Alkaline phosphatase", "alp")


def test_a_name_in_three_pieces_with_its_result_beside_the_second() -> None:
    (row,) = read(HEAD, "Thyroid", "Stimulating         2.9       mIU/L    0.4-4.0", "Hormone")
    assert (row.name, row.analyte) == ("Thyroid Stimulating Hormone", "tsh")


def test_small_letters_below_a_known_name_make_it_another_test() -> None:
    (row,) = read(HEAD, "Iron                301       ug/dL    250-450", "binding capacity")
    assert (row.name, row.analyte) == ("Iron binding capacity", "tibc")


def test_a_heading_below_a_result_is_no_part_of_its_name() -> None:
    rows = read(HEAD, "Calcium             2.31      mmol/L   2.15-2.55", "Urine")
    assert [(row.name, row.analyte) for row in rows] == [("Calcium", "calcium")]


def test_a_result_between_two_tests_is_given_to_none_of_the_next() -> None:
    rows = read("Glucose", "5.6 mmol/L 3.9-5.6", "Creatinine", "69 umol/L 45-90")
    assert [(row.name, row.value) for row in rows] == [("Glucose", "5.6"), ("Creatinine", "69")]


@pytest.mark.parametrize(
    "lines",
    [("Free", "T4", "15.2 pmol/L 12-22"), ("Free", "T4     15.2     pmol/L     12-22")],
    ids=["below", "beside"],
)
def test_words_above_a_name_that_make_it_another_test_ask(lines: tuple[str, ...]) -> None:
    (row,) = read(*lines)
    assert row.value == "15.2"
    assert row.needs_review


def test_a_heading_above_a_test_does_not_ask() -> None:
    (row,) = read("SERUM", "Calcium     2.31      mmol/L   2.15-2.55")
    assert not row.needs_review


def test_a_word_of_the_name_is_no_mark_where_the_name_goes_on_below() -> None:
    (row,) = find_labs(
        [
            drawn(
                [
                    [(0, "Component"), (30, "Value"), (45, "Flag"), (55, "Reference")],
                    [(0, "Troponin T, High"), (30, "8"), (55, "<=14 ng/L")],
                    [(0, "Sensitivity")],
                ]
            )
        ]
    )
    assert (row.name, row.printed_flag) == ("Troponin T, High Sensitivity", None)
    assert not row.needs_review


def test_a_unit_alone_below_its_range_is_that_of_the_result() -> None:
    sodium, chloride = find_labs(
        [
            drawn(
                [
                    [(0, "Component"), (30, "Value"), (45, "Flag"), (55, "Range & units")],
                    [(0, "Sodium"), (30, "128"), (45, "L"), (55, "136 - 145")],
                    [(55, "mmol/L")],
                    [(0, "Chloride"), (30, "101"), (55, "98 - 107 mmol/L")],
                ]
            )
        ]
    )
    assert (sodium.unit, chloride.unit) == ("mmol/L", "mmol/L")


def test_the_number_of_the_laboratory_is_no_part_of_a_name() -> None:
    rows = find_labs(
        [
            drawn(
                [
                    [(0, "Test"), (30, "Result"), (45, "Flag"), (55, "Units"), (70, "Interval")],
                    [(0, "MCV 01"), (30, "77"), (45, "Low"), (55, "fL"), (70, "79-97")],
                    [(0, "Iron Saturation 01, 02"), (30, "31"), (55, "%"), (70, "15-55")],
                    [(0, "Vitamin B12 01"), (30, "411"), (55, "pg/mL"), (70, "232-1245")],
                ]
            )
        ]
    )
    assert [r.name for r in rows] == ["MCV", "Iron Saturation", "Vitamin B12"]
    assert [r.analyte for r in rows] == ["mcv", "transferrin_saturation", "vitamin_b12"]
