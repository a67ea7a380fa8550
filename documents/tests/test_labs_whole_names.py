"""A test named in several words is read by all of them, with what is said between them or not."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page


def _told(text: str) -> list[tuple[str | None, str, bool]]:
    rows = find_labs([Page(1, f"Dear Ms. Vane,\n\n{text}\n")])
    return [(row.analyte, row.value, row.needs_review) for row in rows]


@pytest.mark.parametrize(
    ("text", "analyte"),
    [
        ('Your LDL ("bad") cholesterol is 171 mg/dL.', "ldl"),
        ("Your HDL (good) cholesterol is 41 mg/dL.", "hdl"),
        ("Your HDL “good” cholesterol is 41 mg/dL.", "hdl"),
        ('Your LDL, or "bad" cholesterol, was 171 mg/dL.', "ldl"),
        ("Your LDL or bad cholesterol was 171 mg/dL.", "ldl"),
        ("Your bad cholesterol was 171 mg/dL.", "ldl"),
        ('Your "bad" (LDL) cholesterol was 171 mg/dL.', "ldl"),
        ("Your free (unbound) T4 was 0.7 ng/dL.", "free_t4"),
        ("Your direct (conjugated) bilirubin was 2.1 mg/dL.", "bilirubin_direct"),
        ("Your ionized (free) calcium was 1.04 mmol/L.", "calcium_ionized"),
        ("Your glycated (A1c) hemoglobin was 7.9%.", "hba1c"),
    ],
)
def test_what_is_said_between_the_words_of_a_name_does_not_cut_it(text: str, analyte: str) -> None:
    ((found, _, asks),) = _told(text)
    assert (found, asks) == (analyte, False)


@pytest.mark.parametrize(
    "text",
    [
        "Your remnant cholesterol was 37 mg/dL.",
        "Your pancreatic amylase was 44 U/L.",
        "Your bioavailable testosterone was 120 ng/dL.",
        "The transcutaneous bilirubin was 9 mg/dL.",
    ],
)
def test_a_name_known_by_its_last_word_alone_asks(text: str) -> None:
    assert all(asks for _, _, asks in _told(text))


@pytest.mark.parametrize(
    ("text", "analyte"),
    [
        ("Your fasting cholesterol was 211 mg/dL.", "cholesterol_total"),
        ("Your most recent cholesterol was 211 mg/dL.", "cholesterol_total"),
        ("Your cholesterol was 211 mg/dL.", "cholesterol_total"),
        ("Your kidney test, the creatinine, was 1.4 mg/dL.", "creatinine"),
        ("Your non-HDL cholesterol was 160 mg/dL.", "non_hdl"),
    ],
)
def test_words_that_name_no_other_test_leave_it_sure(text: str, analyte: str) -> None:
    ((found, _, asks),) = _told(text)
    assert (found, asks) == (analyte, False)


def test_what_stands_in_brackets_may_be_another_test() -> None:
    assert [a for a, _, _ in _told("Your sodium (potassium) chloride was 101 mmol/L.")] != [
        "sodium"
    ]
    assert _told("Your direct or indirect bilirubin was 1.9 mg/dL.") != [
        ("bilirubin_direct", "1.9", False)
    ]
