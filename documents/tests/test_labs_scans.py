"""Rows of scans: what two readers leave open asks for review, what the print settles does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.ocr.agree import NOTHING, doubts, same
from documents.pipeline.ocr.first import ReadWord
from documents.pipeline.ocr.second import SecondWord
from documents.pipeline.ocr.tidy import tidy
from documents.pipeline.types import LabRow, Page, Reader
from documents.tests.lab_column_layouts import Row
from documents.tests.lab_pages import drawn

Mark = tuple[str | None, float]


def scan(rows: Sequence[Row], **marks: Mark) -> Page:
    """A page of a picture; ``marks`` are doubt and confidence of words (``_`` for a point)."""
    page = drawn(rows)
    words = []
    for word in page.words:
        doubt, confidence = marks.get("w" + word.text.replace(".", "_"), (None, 0.99))
        words.append(replace(word, doubt=doubt, confidence=confidence))
    return replace(page, words=tuple(words), reader=Reader.OCR)


def one(*parts: str, **marks: Mark) -> LabRow:
    at = (2, 38, 52, 66, 86)
    (row,) = find_labs([scan([list(zip(at, parts, strict=False))], **marks)])
    return row


POTASSIUM = ("Potassium", "4.1", "mmol/L", "3.5 - 5.1")


def test_a_clean_row_asks_nothing() -> None:
    assert not one(*POTASSIUM).needs_review


@pytest.mark.parametrize(
    ("word", "doubt"),
    [("w4_1", "4.7"), ("w4_1", "9"), ("w3_5", "8.5"), ("w5_1", NOTHING), ("wmmol/L", "mg/dL")],
)
def test_another_reading_asks(word: str, doubt: str) -> None:
    assert one(*POTASSIUM, **{word: (doubt, 0.99)}).needs_review


def test_a_point_that_only_the_second_reader_lost_is_settled_by_the_precision() -> None:
    marks = {"w4_1": ("41", 0.99), "w3_5": ("35-51", 0.99), "w5_1": ("35-51", 0.99)}
    assert not one(*POTASSIUM, **marks).needs_review
    assert one(*POTASSIUM, w4_1=("41", 0.8)).needs_review
    assert one("Potassium", "4.1", "mmol/L", "3 - 5", w4_1=("41", 0.99)).needs_review


def test_letters_that_are_no_unit_do_not_shake_one_that_fits() -> None:
    assert not one(*POTASSIUM, **{"wmmol/L": ("mmovL", 0.98)}).needs_review
    assert one(*POTASSIUM, **{"wmmol/L": ("mmovL", 0.7)}).needs_review
    assert one("CRP", "4.1", "mg/L", "0.0 - 5.0", **{"wmg/L": ("mg/dL", 0.99)}).needs_review


@pytest.mark.parametrize(
    "parts",
    [
        ("Potassium", "41", "mmol/L", "3.5 - 5.1"),
        ("Uric Acid", "4", "mg/dL", "3.5 - 7.2"),
        ("Hematocrit", "41.2", "96", "36.0 - 46.0"),
        ("Alkaline Phosphatase", "177", "UXL", "44 - 121"),
        ("Glucose", "170", "mg/dL", "70.99"),
    ],
)
def test_a_print_that_does_not_hold_together_asks(parts: tuple[str, ...]) -> None:
    assert one(*parts).needs_review


def test_a_name_that_is_another_test_to_the_second_reader_asks() -> None:
    assert one("ALT", "41", "U/L", "7 - 56", wALT=("AST", 0.99)).needs_review
    assert not one("ALT", "41", "U/L", "7 - 56", wALT=("ALY", 0.99)).needs_review


def test_a_unit_missing_among_units_asks() -> None:
    table: list[Row] = [
        [(2, name), (38, value), (52, unit), (66, ref)]
        for name, value, unit, ref in (
            ("Sodium", "139", "mmol/L", "135 - 145"),
            POTASSIUM,
            ("Chloride", "101", "mmol/L", "98 - 107"),
            ("INR", "1.1", "", "0.8 - 1.2"),
            ("Hematocrit", "41.2", "", "36.0 - 46.0"),
        )
    ]
    asking = [r.name for r in find_labs([scan(table)]) if r.needs_review]
    assert asking == ["Hematocrit"]
    assert not any(r.needs_review for r in find_labs([drawn(table)]))


def _doubt(first: str, *second: str) -> str | None:
    step = 1 / len(second)
    seen = [SecondWord(s, i * step, (i + 1) * step) for i, s in enumerate(second)]
    return doubts([ReadWord(first, 0.0, 1.0, 1.0)], seen)[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("57", ("S7",)),
        ("41", ("4]",)),
        ("5.1", ("5,1",)),
        ("7.8", ("Calcium:", "7.8")),
        (">40", ("»>40",)),
        ("139", ("139mmolL",)),
    ],
)
def test_readings_that_are_the_same_print(first: str, second: tuple[str, ...]) -> None:
    assert _doubt(first, *second) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("7", ("1", "7")),
        ("5.1", ("51",)),
        ("1.234", ("1,234",)),
        ("82", ("62",)),
        ("<5", ("5",)),
        ("108.6", ("106.6",)),
    ],
)
def test_readings_that_are_not(first: str, second: tuple[str, ...]) -> None:
    assert _doubt(first, *second) is not None
    assert not same(first, "".join(second))


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("UIL", "U/L"),
        ("mgldL", "mg/dL"),
        ("mmollL", "mmol/L"),
        ("KluL", "K/uL"),
        ("Alc", "A1c"),
        ("gall", "gall"),
        ("mmol", "mmol"),
        ("101", "101"),
    ],
)
def test_slips_that_leave_one_reading(seen: str, meant: str) -> None:
    assert tidy(seen) == meant
