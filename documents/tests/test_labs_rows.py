"""What a row holds: flags, comparators, words, ranges, dates, and what asks for review."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Flag, LabRow, Page, Reader, Word
from documents.tests.lab_column_layouts import Row
from documents.tests.lab_pages import drawn, typed


def rows(text: str) -> tuple[LabRow, ...]:
    return find_labs([Page(1, text)])


def one(text: str) -> LabRow:
    found = rows(text)
    assert len(found) == 1, found
    return found[0]


HEAD = "Test                Result    Unit      Reference Range     Flag\n"


@pytest.mark.parametrize(
    ("value", "printed", "low", "high", "flag"),
    [
        ("5.7", "< 5.7", None, "5.7", Flag.HIGH),
        ("5.6", "< 5.7", None, "5.7", Flag.NORMAL),
        ("5.7", "<= 5.7", None, "5.7", Flag.NORMAL),
        ("200", "Up to 200", None, "200", Flag.NORMAL),
        ("40", "> 40", "40", None, Flag.LOW),
        ("40", ">= 40", "40", None, Flag.NORMAL),
        ("12.0", "12.0 - 15.5", "12.0", "15.5", Flag.NORMAL),
        ("15.6", "12.0\u201315.5", "12.0", "15.5", Flag.HIGH),
        ("11.9", "12.0 to 15.5", "12.0", "15.5", Flag.LOW),
        ("38", "40 - 999", "40", "999", Flag.LOW),
        ("<5", "0 - 10", "0", "10", Flag.NORMAL),
        ("<5", "3 - 10", "3", "10", None),
        (">90", "> 59", "59", None, Flag.NORMAL),
        (">60", "> 90", "90", None, None),
        (">500", "10 - 40", "10", "40", Flag.HIGH),
        ("<0.01", "0.40 - 4.00", "0.40", "4.00", Flag.LOW),
    ],
)
def test_flag_comes_from_the_printed_range(
    value: str, printed: str, low: str | None, high: str | None, flag: Flag | None
) -> None:
    row = one(HEAD + f"Ferritin            {value:<9} ng/mL     {printed}\n")
    assert row.value == value
    assert row.ref_text == printed
    assert row.ref_low == (Decimal(low) if low else None)
    assert row.ref_high == (Decimal(high) if high else None)
    assert row.flag == flag


def test_no_printed_range_no_computed_flag() -> None:
    row = one("- Hemoglobin: 7.1 g/dL (Low)")
    assert (row.flag, row.printed_flag, row.ref_text) == (None, "Low", None)


def test_printed_and_computed_flag_that_disagree_ask_for_review() -> None:
    row = one(HEAD + "Sodium              140       mmol/L    135 - 145           HIGH\n")
    assert (row.flag, row.printed_flag) == (Flag.NORMAL, "HIGH")
    assert row.needs_review
    assert row.review_reason and "flag" in row.review_reason


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("H", "H"),
        ("*** HIGH ***", "HIGH"),
        ("(H)", "H"),
        ("\u2191", "\u2191"),
        ("Slightly High", "Slightly High"),
        ("CRITICAL HIGH", "CRITICAL HIGH"),
        ("Borderline", "Borderline"),
        ("Above range", "Above range"),
    ],
)
def test_printed_flag_is_kept_as_printed(printed: str, shown: str) -> None:
    row = one(HEAD + f"Potassium           6.1       mmol/L    3.5 - 5.1           {printed}\n")
    assert (row.printed_flag, row.flag, row.needs_review) == (shown, Flag.HIGH, False)


@pytest.mark.parametrize(
    ("name", "value", "expected", "flag"),
    [
        ("HBsAg", "Non-Reactive", "Non-Reactive", Flag.NORMAL),
        ("HBsAg", "Reactive", "Non-Reactive", Flag.ABNORMAL),
        ("Urine Protein", "Trace", "Negative", Flag.ABNORMAL),
        ("Nitrite, Urine", "Negative", "Negative", Flag.NORMAL),
        ("Urine Glucose", "2+", "Negative", Flag.ABNORMAL),
        ("Malaria Parasite", "Not detected", "Not detected", Flag.NORMAL),
    ],
)
def test_results_in_words(name: str, value: str, expected: str, flag: Flag) -> None:
    row = one(
        f"Test                  Result           Reference\n{name:<21} {value:<16} {expected}\n"
    )
    assert (row.value, row.number, row.ref_text, row.flag) == (value, None, expected, flag)
    assert row.analyte is not None


def test_titres_and_blood_groups() -> None:
    text = (
        "Test                  Result           Reference\n"
        "ANA Titer             1:320            < 1:80\n"
        "Blood Group           B Positive\n"
    )
    assert [(r.name, r.value) for r in rows(text)] == [
        ("ANA Titer", "1:320"),
        ("Blood Group", "B Positive"),
    ]


def test_counts_per_field_given_as_a_range() -> None:
    text = (
        "URINE EXAMINATION\n"
        "Test           Result      Unit    Reference\n"
        "Pus Cells      2 - 4       /HPF    0 - 5\n"
    )
    row = one(text)
    assert (row.value, row.unit, row.ref_text, row.analyte) == (
        "2 - 4",
        "/HPF",
        "0 - 5",
        "urine_wbc",
    )
    assert row.flag is Flag.NORMAL


def test_one_name_with_two_units_is_two_tests() -> None:
    text = HEAD + (
        "Neutrophils         61.0      %         40.0 - 80.0\n"
        "Neutrophils         4.20      10^3/uL   2.00 - 7.00\n"
    )
    assert [r.analyte for r in rows(text)] == ["neutrophils_percent", "neutrophils"]


def test_the_specimen_of_the_heading_decides() -> None:
    text = "URINALYSIS\nGlucose: Negative\nProtein: Trace\n\nBLOOD CHEMISTRY\nGlucose: 92 mg/dL\n"
    assert [r.analyte for r in rows(text)] == ["urine_glucose", "urine_protein", "glucose"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Hemoglobin          132       g/dL      12.0 - 16.0", "not possible"),
        ("Creatinine          0.9       umol/L    0.6 - 1.2", "not possible"),
        ("Platelet Count      2.1       lakh/uL   150000 - 400000", "different units"),
        ("Creatinine          0.9       10^3/uL   0.6 - 1.2", "not given in the unit"),
    ],
)
def test_impossible_units_and_scales_ask_for_review(line: str, why: str) -> None:
    row = one(HEAD + line + "\n")
    assert row.needs_review
    assert row.review_reason and why in row.review_reason


def test_range_in_another_scale_of_the_same_unit_is_converted() -> None:
    row = one("White Blood Cells  7600 /uL  (4.0 - 11.0 x10^3/uL)")
    assert (row.ref_text, row.ref_low, row.ref_high) == (
        "4.0 - 11.0",
        Decimal(4000),
        Decimal(11000),
    )
    assert (row.flag, row.needs_review) == (Flag.NORMAL, False)


def test_lakh_and_grouped_thousands() -> None:
    text = HEAD + (
        "Platelets           2.6       lakh/uL   1.5 - 4.5\n"
        "WBC                 9,500     /uL       4,000 - 11,000\n"
    )
    first, second = rows(text)
    assert (first.value, first.flag) == ("2.6", Flag.NORMAL)
    assert (second.value, second.number, second.ref_low) == ("9,500", Decimal(9500), Decimal(4000))


def _scan(text: str, **marks: tuple[str | None, float]) -> Page:
    page = typed([[(0, line)] for line in text.splitlines()])
    words = []
    at = 0
    for piece in page.text.split():
        start = page.text.index(piece, at)
        at = start + len(piece)
        doubt, confidence = marks.get(f"w_{piece.replace('.', '_')}", (None, 0.97))
        words.append(Word(piece, start, at, None, confidence, doubt))
    boxed = drawn([[(0, line)] for line in page.text.splitlines()])
    return replace(
        boxed,
        reader=Reader.OCR,
        words=tuple(
            replace(b, confidence=w.confidence, doubt=w.doubt)
            for b, w in zip(boxed.words, words, strict=True)
        ),
    )


def test_a_number_that_two_readers_saw_differently_asks_for_review() -> None:
    line = "Hemoglobin 10.2 g/dL 12.0 - 17.5"
    assert not find_labs([_scan(line)])[0].needs_review
    for doubted in ("10_2", "12_0", "17_5", "g/dL"):
        row = find_labs([_scan(line, **{f"w_{doubted}": ("70.2", 0.97)})])[0]
        assert row.needs_review, doubted
    assert find_labs([_scan(line, w_10_2=(None, 0.2))])[0].needs_review


def test_a_lost_decimal_point_in_a_scan_asks_for_review() -> None:
    row = find_labs([_scan("Potassium 41 mmol/L 3.5 - 5.1")])[0]
    assert row.needs_review
    row = find_labs([_scan("HbA1c 5.1 % 40 - 56")])[0]
    assert row.needs_review


def test_letters_read_for_digits_are_not_guessed() -> None:
    page = _scan("Test Result Unit Range\nCreatinine l.2 mg/dL 0.6 - 1.2")
    row = find_labs([page])[0]
    assert (row.value, row.number, row.flag, row.needs_review) == ("l.2", None, None, True)


def test_date_columns_are_separate_observations() -> None:
    table: list[Row] = [
        [
            (2, "Test"),
            (30, "2026-01-14"),
            (44, "2025-07-02"),
            (58, "Units"),
            (70, "Reference Range"),
        ],
        [(2, "Hemoglobin A1c"), (30, "6.1"), (44, "7.4 H"), (58, "%"), (70, "4.0 - 5.6")],
        [(2, "Creatinine"), (44, "0.9"), (58, "mg/dL"), (70, "0.6 - 1.2")],
    ]
    for page in (drawn(table), typed(table)):
        found = find_labs([page])
        assert [(r.name, r.value, r.unit, r.observed_on, r.flag) for r in found] == [
            ("Hemoglobin A1c", "6.1", "%", date(2026, 1, 14), Flag.HIGH),
            ("Hemoglobin A1c", "7.4", "%", date(2025, 7, 2), Flag.HIGH),
            ("Creatinine", "0.9", "mg/dL", date(2025, 7, 2), Flag.NORMAL),
        ]


def test_the_day_of_collection_holds_for_the_report() -> None:
    row = one("Collected: 14-Mar-2026 08:10\nSodium  140  mmol/L  135 - 145\n")
    assert row.observed_on == date(2026, 3, 14)
    row = one("Collected: 03/04/2026\nSodium  140  mmol/L  135 - 145\n")
    assert row.observed_on is None


def test_ranges_by_sex_need_the_sex() -> None:
    line = "Hemoglobin   12.8   g/dL   Male: 13.0 - 17.0  Female: 12.0 - 15.0\n"
    unknown = one(line)
    assert (unknown.flag, unknown.ref_low) == (None, None)
    assert unknown.ref_text and "13.0 - 17.0" in unknown.ref_text
    assert one("Sex: Male\n" + line).flag is Flag.LOW
    assert one("Gender: Female\n" + line).flag is Flag.NORMAL


def test_graded_ranges_take_the_good_one() -> None:
    row = one(
        "Total Cholesterol   215   mg/dL   Desirable: < 200  Borderline: 200 - 239  High: > 240\n"
    )
    assert (row.ref_text, row.flag) == ("< 200", Flag.HIGH)


def test_values_first_and_all_ranges_in_a_list_later() -> None:
    text = (
        "CHEMISTRY\nNA: 138 mEq/L\nK: 5.9 mEq/L\nCREAT: 0.8 mg/dL\n\n"
        "Reference Ranges:\nNA: 135-145 mEq/L\nK: 3.5-5.0 mEq/L\nCREAT: 0.6-1.2 mg/dL\n"
    )
    assert [(r.name, r.value, r.ref_text, r.flag) for r in rows(text)] == [
        ("NA", "138", "135-145", Flag.NORMAL),
        ("K", "5.9", "3.5-5.0", Flag.HIGH),
        ("CREAT", "0.8", "0.6-1.2", Flag.NORMAL),
    ]


def test_a_name_that_the_catalogue_does_not_know_is_kept_under_a_header() -> None:
    row = one(HEAD + "Zonulin             61.2      ng/mL     0 - 58              H\n")
    assert (row.name, row.analyte, row.flag) == ("Zonulin", None, Flag.HIGH)


def test_the_box_covers_the_row() -> None:
    page = drawn([[(2, "Sodium"), (38, "140"), (52, "mmol/L"), (66, "135 - 145")]])
    box = find_labs([page])[0].box
    assert box is not None
    assert box.x0 < 0.05 < 0.6 < box.x1


def test_any_of_several_usual_words_is_usual() -> None:
    text = (
        "URINALYSIS\n"
        "Test            Result      Reference\n"
        "Protein         Trace       Negative/Trace\n"
        "Glucose         Negative    Negative or trace\n"
        "Ketones         3+          Negative/Trace\n"
        "Nitrite         Positive    Negative\n"
    )
    found = [(row.name, row.ref_text, row.flag) for row in find_labs([Page(1, text)])]
    assert found == [
        ("Protein", "Negative/Trace", Flag.NORMAL),
        ("Glucose", "Negative or trace", Flag.NORMAL),
        ("Ketones", "Negative/Trace", None),
        ("Nitrite", "Negative", Flag.ABNORMAL),
    ]
