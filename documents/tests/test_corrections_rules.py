"""What a patient may say of a value: understood, refused, or asked twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline import corrections, grounding
from documents.pipeline.compose import compose
from documents.pipeline.corrections import Correction, corrected, judge
from documents.pipeline.types import Checked, Findings, Flag, Kind, LabRow, Language, Page, Source

TODAY = date(2026, 5, 3)
TEXT = "Hemoglobin  9.1  g/dL  13.0 - 17.0  L"
ROW = LabRow(
    name="Hemoglobin",
    value="9.1",
    unit="g/dL",
    source=Source(1, 0, len(TEXT)),
    value_source=Source(1, 12, 15),
    ref_text="13.0 - 17.0",
    ref_low=Decimal("13.0"),
    ref_high=Decimal("17.0"),
    printed_flag="L",
    flag=Flag.LOW,
    number=Decimal("9.1"),
    analyte="hemoglobin",
    specimen="blood",
    observed_on=date(2026, 3, 2),
)
AS_READ = Correction.of(ROW)


@pytest.mark.parametrize(
    ("typed", "number", "comparator"),
    [
        ("14.9", "14.9", None),
        (" 14,9 ", "14.9", None),
        ("<5", "5", "<"),
        ("> 19.5", "19.5", ">"),
        ("negative", None, None),
        ("not detected", None, None),
        ("1:160", None, None),
        ("2+", None, None),
        ("5-10", None, None),
    ],
)
def test_a_value_is_a_number_a_limit_or_words(
    typed: str, number: str | None, comparator: str | None
) -> None:
    said = replace(AS_READ, value=typed)
    assert judge(ROW, said, today=TODAY).errors == {}
    row = corrected(ROW, said)
    assert row.number == (Decimal(number) if number else None)
    assert row.comparator == comparator
    assert row.checked is Checked.CORRECTED


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", corrections.NO_VALUE),
        ("4O", corrections.NOT_UNDERSTOOD),
        ("14.9 g/dL", corrections.NOT_UNDERSTOOD),
        ("12 or 13", corrections.NOT_UNDERSTOOD),
        ("x" * 61, corrections.NOT_UNDERSTOOD),
        ("1,234", corrections.TWO_WAYS),
        ("1490", corrections.NOT_POSSIBLE),
        ("-3", corrections.NOT_POSSIBLE),
    ],
)
def test_what_is_no_value_is_refused_in_words(typed: str, message: str) -> None:
    assert judge(ROW, replace(AS_READ, value=typed), today=TODAY).errors == {"value": message}


@pytest.mark.parametrize(
    ("typed", "low", "high", "flag"),
    [
        ("8 - 12", "8", "12", Flag.NORMAL),
        ("< 9", None, "9", Flag.HIGH),
        ("up to 10", None, "10", Flag.NORMAL),
        (">= 9.2", "9.2", None, Flag.LOW),
        ("", None, None, None),
    ],
)
def test_a_corrected_range_gives_a_new_flag(
    typed: str, low: str | None, high: str | None, flag: Flag | None
) -> None:
    said = replace(AS_READ, ref_text=typed or None)
    assert not judge(ROW, said, today=TODAY).errors
    row = corrected(ROW, said)
    assert (row.ref_low, row.ref_high) == (low and Decimal(low), high and Decimal(high))
    assert row.flag is flag


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("17.0 - 13.0", corrections.RANGE_TURNED),
        ("see note 4", corrections.RANGE_UNCLEAR),
        ("1,234 - 2,345", corrections.TWO_WAYS),
    ],
)
def test_a_range_that_is_none_is_refused(typed: str, message: str) -> None:
    errors = judge(ROW, replace(AS_READ, ref_text=typed), today=TODAY).errors
    assert errors == {"ref_text": message}


@pytest.mark.parametrize(
    ("unit", "doubt"),
    [
        ("g/L", None),
        ("mmol/L", None),
        ("mmHg", corrections.UNIT_UNUSUAL),
        ("florp", corrections.UNIT_UNKNOWN),
        (None, corrections.UNIT_MISSING),
    ],
)
def test_a_unit_that_does_not_fit_asks_twice(unit: str | None, doubt: str | None) -> None:
    value = "95" if unit == "g/L" else "9.2"
    said = replace(AS_READ, value=value, unit=unit, ref_text=None)
    judged = judge(ROW, said, today=TODAY)
    assert judged.errors == {}
    assert judged.doubts == ({"unit": doubt} if doubt else {})


def test_a_range_in_another_unit_asks_twice_and_gives_no_flag() -> None:
    said = replace(AS_READ, unit="g/L", value="91", ref_text="130 - 170")
    assert judge(ROW, said, today=TODAY).doubts == {}
    wrong = replace(AS_READ, unit="mg/dL", value="9100")
    assert judge(ROW, wrong, today=TODAY).doubts == {"ref_text": corrections.RANGE_UNUSUAL}
    assert corrected(ROW, wrong).flag is None


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (date(2026, 5, 4), corrections.FUTURE),
        (date(1899, 12, 31), corrections.LONG_AGO),
    ],
)
def test_a_day_is_neither_to_come_nor_long_ago(day: date, message: str) -> None:
    errors = judge(ROW, replace(AS_READ, observed_on=day), today=TODAY).errors
    assert errors == {"observed_on": message}


@pytest.mark.parametrize(
    "typed",
    [
        *("½", "²", "9½", "9.1²", "x²", "①", "Ⅳ", "٣", "９.１", "1:١٦٠", "∞"),
        *("1e5", "10^3", "1/2", "007", "9.1.2", "5.", "~5", "5*", "nega\u202etive", "9\u200b.1"),
    ],
)
def test_a_sign_that_is_no_plain_figure_is_refused(typed: str) -> None:
    errors = judge(ROW, replace(AS_READ, value=typed), today=TODAY).errors
    assert errors == {"value": corrections.NOT_UNDERSTOOD}
    assert corrected(ROW, replace(AS_READ, value=typed)).number is None


COMMAS = replace(
    ROW,
    name="TSH",
    analyte="tsh",
    unit="mIU/L",
    value="2,417",
    number=Decimal("2.417"),
    ref_text="0,4 - 4,0",
    ref_low=Decimal("0.4"),
    ref_high=Decimal("4.0"),
)
WHOLE = replace(COMMAS, value="2", number=Decimal(2), ref_text=None, ref_low=None, ref_high=None)
POINTS = replace(COMMAS, value="2.4", number=Decimal("2.4"), ref_text="0.4 - 4.0")
BOTH = replace(COMMAS, value="2.4", number=Decimal("2.4"))
THOUSANDS = replace(WHOLE, value="2,417", number=Decimal(2417))


@pytest.mark.parametrize(
    ("row", "typed", "number"),
    [
        (COMMAS, "1,234", "1.234"),
        (COMMAS, "9,1", "9.1"),
        (COMMAS, "<0,005", "0.005"),
        (COMMAS, "1.234,5", "1234.5"),
        (COMMAS, "2.41", "2.41"),
        (POINTS, "9,1", "9.1"),
        (POINTS, "0,123", "0.123"),
        (POINTS, "1.234", "1.234"),
        (POINTS, "1,234.5", "1234.5"),
        (POINTS, "1234,5", "1234.5"),
        (WHOLE, "9,1", "9.1"),
        (WHOLE, "1.234", "1.234"),
        (WHOLE, "12,3456", "12.3456"),
    ],
)
def test_a_comma_is_taken_as_the_page_writes_it_or_where_it_can_be_one_thing_only(
    row: LabRow, typed: str, number: str
) -> None:
    said = replace(Correction.of(row), value=typed)
    assert judge(row, said, today=TODAY).errors.get("value") in (None, corrections.NOT_POSSIBLE)
    assert corrected(row, said).number == Decimal(number)


@pytest.mark.parametrize(
    ("row", "typed", "message"),
    [
        (POINTS, "1,234", corrections.TWO_WAYS),
        (WHOLE, "<1,234", corrections.TWO_WAYS),
        (BOTH, "1,234", corrections.TWO_WAYS),
        (THOUSANDS, "1,234", corrections.TWO_WAYS),
        (COMMAS, "1.234", corrections.POINT_TWO_WAYS),
    ],
)
def test_a_comma_or_point_that_may_stand_between_thousands_is_asked_about(
    row: LabRow, typed: str, message: str
) -> None:
    said = replace(Correction.of(row), value=typed)
    assert judge(row, said, today=TODAY).errors == {"value": message}
    said = replace(Correction.of(row), ref_text=f"0 - {typed.lstrip('<')}")
    assert judge(row, said, today=TODAY).errors == {"ref_text": message}


def test_a_figure_that_is_left_alone_is_worth_what_it_was_read_as() -> None:
    said = replace(Correction.of(THOUSANDS), observed_on=date(2026, 4, 1), unit="mIU/L")
    assert judge(THOUSANDS, said, today=TODAY).errors.get("value") != corrections.TWO_WAYS
    assert corrected(THOUSANDS, said).number == 2417
    count = replace(THOUSANDS, name="Platelets", analyte="platelets", unit="/uL", value="251,000")
    count = replace(count, number=Decimal(251_000))
    said = replace(Correction.of(count), observed_on=date(2026, 4, 1))
    assert judge(count, said, today=TODAY).errors == {}
    assert corrected(count, said).number == 251_000


@pytest.mark.parametrize(
    ("row", "typed", "doubt"),
    [
        (ROW, "hello", True),
        (ROW, "NaN", True),
        (ROW, "negative", False),
        (ROW, "<5", False),
        (replace(ROW, value="clear", number=None), "pale yellow", False),
    ],
)
def test_any_words_in_the_place_of_a_number_are_asked_about(
    row: LabRow, typed: str, doubt: bool
) -> None:
    judged = judge(row, replace(Correction.of(row), value=typed), today=TODAY)
    assert judged.errors == {}
    assert (judged.doubts.get("value") == corrections.NO_NUMBER) is doubt


def test_words_against_an_expected_word_give_a_flag() -> None:
    row = replace(ROW, name="Hepatitis C antibody", analyte=None, unit=None, ref_text="Negative")
    said = Correction("positive", None, "Negative")
    assert corrected(row, said).flag is Flag.ABNORMAL
    assert corrected(row, replace(said, value="negative")).flag is Flag.NORMAL


@given(
    st.text(max_size=80),
    st.text(max_size=40),
    st.text(max_size=80),
    st.dates(),
)
def test_whatever_is_typed_is_judged_and_never_breaks(
    value: str, unit: str, ref_text: str, day: date
) -> None:
    said = Correction(value, unit or None, ref_text or None, day)
    judged = judge(ROW, said, today=TODAY)
    row = corrected(ROW, said)
    if not judged.errors:
        assert row.value
    assert (row.name, row.source, row.value_source) == (ROW.name, ROW.source, ROW.value_source)


@given(
    st.decimals(min_value=4, max_value=22, places=1).map(str),
    st.sampled_from([None, "12 - 16", "< 15", "11.5 - 15.5"]),
)
def test_the_summary_holds_no_number_that_neither_page_nor_patient_gave(
    value: str, ref_text: str | None
) -> None:
    page = Page(1, TEXT)
    row = corrected(ROW, Correction(value, "g/dL", ref_text, None))
    languages: tuple[Language, ...] = ("en", "es")
    for language in languages:
        summary = compose([page], Findings(Kind.LAB_REPORT, labs=(row,)), language)
        own = [s for s in summary.sentences if s.about == "corrected"]
        assert own
        for sentence in summary.sentences:
            said = [f"{value} {ref_text}"] if sentence.about == "corrected" else []
            assert not grounding.invented(sentence.text, [TEXT, *said])
            assert (
                sentence.about == "corrected"
                or "9.1" not in sentence.text
                or "“" in (sentence.text)
            )


def test_a_number_that_nobody_gave_is_left_out_even_beside_a_correction() -> None:
    from documents.pipeline.compose import corrected as told

    row = corrected(ROW, replace(AS_READ, value="14.9"))
    assert grounding.invented("You corrected this value: 15.2", told.said_of([row], [row.source]))
    assert told.said_of([ROW], [ROW.source]) == []
    assert told.said_of([row], [Source(1, 0, 3)]) == []
