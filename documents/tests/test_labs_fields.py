"""Pages of a portal with a field a line: every entry is read as printed, or it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline.compose import compose
from documents.pipeline.labs import read_labs
from documents.pipeline.recognise import recognise
from documents.pipeline.types import LabRow, Page

TESTS = (
    ("HEMOGLOBIN", "g/dL", "11.7", "15.5"),
    ("Potassium, Serum", "mmol/L", "3.5", "5.3"),
    ("PLATELET COUNT", "Thousand/uL", "140", "400"),
    ("TSH", "mIU/L", "0.40", "4.50"),
    ("Serum sodium level", "mmol/L", "133", "146"),
    ("MAGNESIUM", "mg/dL", "1.6", "2.6"),
    ("Glucose, Fasting", "mg/dL", "65", "99"),
    ("INR", "", "0.9", "1.1"),
    ("NT-PROBNP", "pg/mL", "", "125"),
    ("EGFR", "mL/min/1.73m2", "60", ""),
    ("FERRITIN", "ng/mL", "30", "400"),
)
VALUES = {
    "low": ("10.2", "3.1", "88", "0.12", "128", "1.2", "51", "0.7", "", "48", "12"),
    "high": ("16.4", "5.9", "455", "7.81", "151", "2.9", "118", "2.4", "1,840", "", "612"),
    "normal": ("12.9", "4.4", "233", "2.05", "139", "2.1", "84", "1.0", "71", "88", "140"),
}
LABELS = ("Normal range: ", "Standard Range: ", "Reference range: ", "Normal range\n")
MARKS = {"low": ("Low", "L", "Below range"), "high": ("High", "H", "Above range")}
BETWEEN = ("", "View trends\n", "Past results\n", "Result status: Final\n")
BEHIND = (
    "", "Comments: Seen again with the next sample.\n", "INR in target for this treatment\n",
    "Resulting lab: Maple Street Laboratory\n", "View trends\nPast results\n",
)  # fmt: skip


@dataclass(frozen=True)
class Printed:
    """One entry as it is printed, and what is to be read of it."""

    text: str
    name: str
    value: str
    side: str
    mark: str | None


@st.composite
def entries(draw: st.DrawFn) -> Printed:
    """An entry of any test, its fields in one of the orders that portals have."""
    at = draw(st.integers(0, len(TESTS) - 1))
    name, unit, low, high = TESTS[at]
    side = draw(st.sampled_from([side for side in VALUES if VALUES[side][at]]))
    value = VALUES[side][at]
    mark = draw(st.sampled_from((None, *MARKS.get(side, ()))))
    bound = draw(st.sampled_from(("{0}", "{1}{0}"))) if not (low and high) else ""
    span = f"{low} - {high}" if low and high else bound.format(high or low, "<" if high else ">=")
    lead = "" if low and high else "below " if high else "above "
    beside = draw(st.booleans())
    range_line = f"{draw(st.sampled_from(LABELS))}{lead}{span} {unit}".rstrip() + "\n"
    shown = value + (f" {unit}" if beside and unit else "")
    if mark:
        shown += draw(st.sampled_from((f"   {mark}", f" {mark}", f"\n{mark}")))
    label = draw(st.sampled_from(("", "Value\n", "Your value\n", "Value: ", "Result: ")))
    fields = [range_line, draw(st.sampled_from(BETWEEN)), f"{label}{shown}\n"]
    if label and draw(st.booleans()):
        fields = [fields[2], fields[0]]
    text = f"{name}\n{''.join(fields)}{draw(st.sampled_from(BEHIND))}"
    return Printed(text + draw(st.sampled_from(("", "\n"))), name, value, side, mark)


def _read(text: str) -> tuple[Sequence[LabRow], set[str]]:
    rows, unread = read_labs([Page(1, text)])
    return rows, {each.title for each in unread}


@given(st.lists(entries(), min_size=1, max_size=6, unique_by=lambda entry: entry.name))
def test_each_entry_is_read_as_printed_or_told(page: list[Printed]) -> None:
    text = "Test Results\nCollected on May 3, 2026 8:05 AM\n\n" + "".join(e.text for e in page)
    rows, unread = _read(text)
    found = {row.name: row for row in rows}
    assert len(found) == len(rows) and set(found) <= {entry.name for entry in page}
    for entry in page:
        row = found.get(entry.name)
        if row is None:
            assert entry.name in unread
        elif not row.needs_review:
            said = (row.value, row.flag.value if row.flag else None, row.printed_flag)
            assert said == (entry.value, entry.side, entry.mark)
            assert row.ref_text and str(row.observed_on) == "2026-05-03"
    assert not unread, "each of these can be read"


@pytest.mark.parametrize(
    ("lines", "value", "unit", "flag"),
    [
        ("BACTERIA\nNormal value: None seen /HPF\nValue\nMany /HPF Abnormal", "Many", "/HPF",
         "Abnormal"),
        ("APPEARANCE\nNormal value: Clear\nValue\nCloudy  Abnormal", "Cloudy", None, "Abnormal"),
        ("HEPATITIS C ANTIBODY\nNormal value: Non-Reactive\nValue\nReactive  Abnormal", "Reactive",
         None, "Abnormal"),
        ("MAGNESIUM\nNormal range: 1.6 - 2.6 mg/dL\n1.6\n2.6\nValue\n1.5\nLow", "1.5", "mg/dL",
         "Low"),
        ("POTASSIUM\nNormal range: 3.5 - 5.3 mmol/L\n3.5 5.3\n5.9 High", "5.9", "mmol/L", "High"),
    ],
)  # fmt: skip
def test_marks_and_limits_are_told_apart(
    lines: str, value: str, unit: str | None, flag: str
) -> None:
    (row,), unread = _read(f"Test Results\n\n{lines}\n")
    assert (row.value, row.unit, row.printed_flag) == (value, unit, flag)
    assert not unread and not row.needs_review


@pytest.mark.parametrize(
    "entry",
    [
        "FERRITIN\nNormal range: 30 - 400 ng/mL\n",
        "FERRITIN\nNormal range: 30 - 400 ng/mL\nValue\nsmudged ink\n",
        "SPECKLED THING\nNormal value: Negative\nValue\nNuclear, fine\n",
        "SODIUM\nNormal range: 135 - 146 mmol/L\n110  135  146  170\n",
    ],
)
def test_an_entry_without_a_value_that_we_know_is_told(entry: str) -> None:
    name = entry.split("\n")[0]
    rows, unread = _read(f"Test Results\n\n{entry}\nTSH\nNormal range: 0.4 - 4.5\nValue\n2.1\n")
    assert ([row.name for row in rows], unread) == (["TSH"], {name})
    pages = [Page(1, f"Test Results\n\n{entry}\nTSH\nNormal range: 0.4 - 4.5\nValue\n2.1\n")]
    for language, said in (("en", "Please check"), ("es", "revise")):
        told = compose(pages, recognise(pages), "es" if language == "es" else "en").sentences
        assert any(said in each.text and name in each.text for each in told), told


@pytest.mark.parametrize(
    "text",
    [
        "FERRITIN\nNormal range: 30 - 400 ng/mL\nValue\nPending\n",
        "REFERENCE RANGES\nFERRITIN\nNormal range: 30 - 400 ng/mL\n",
        "Component\nYour Value\nStandard Range\nFlag\n",
        "Ask your doctor about iron\nResults may vary from day to day.\n",
    ],
)
def test_what_holds_no_result_is_not_told_as_one(text: str) -> None:
    assert _read(f"Test Results\n\n{text}") == ((), set())


TABLE = (
    "Test            Result     {head}     Reference\n"
    "Sodium          139        22      135 - 146\n"
    "Potassium       4.1        12      3.5 - 5.3\n"
    "Chloride        102        31      98 - 107\n"
    "{row}\n"
)


@pytest.mark.parametrize(
    ("head", "row", "told"),
    [
        ("Foo", "Hemoglobin                 10.2    11.7 - 15.5", {"Hemoglobin"}),
        ("Foo", "Ferritin        ???                30 - 400", {"Ferritin"}),
        ("Foo", "Ferritin        see below          30 - 400", set()),
        ("Foo", "Ferritin        NOT APPLICABLE     30 - 400", set()),
        ("Foo", "Ferritin        ---                30 - 400", set()),
        ("Foo", "Ferritin                           30 - 400", set()),
        ("Previous", "Ferritin                   140     30 - 400", set()),
    ],
)
def test_a_row_of_which_no_result_can_be_read_is_told(head: str, row: str, told: set[str]) -> None:
    rows, unread = _read(TABLE.format(head=head, row=row))
    assert [each.value for each in rows] == ["139", "4.1", "102"]
    assert unread == told


def test_a_row_is_not_told_as_unread_where_its_test_is_read_elsewhere() -> None:
    row = "Hemoglobin                 10.2    11.7 - 15.5"
    rows, unread = _read(TABLE.format(head="Foo", row=row) + "\nHemoglobin: 10.2 g/dL\n")
    assert "Hemoglobin" in {each.name for each in rows} and not unread


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Test  Result  Flag  Reference\nAppearance  Cloudy  Abnormal  Clear\n",
         ("Cloudy", "Clear", "Abnormal")),
        ("URINALYSIS\nBacteria   Few None seen\n", ("Few", "None seen", None)),
        ("URINALYSIS\nNitrite   Positive Negative   A\n", ("Positive", "Negative", "A")),
        ("Test Name        In Range        Out Of Range   Reference Range\n"
         "TSH              2.11                           0.40-4.50 mIU/L\n"
         "HEPATITIS C ANTIBODY  NON-REACTIVE               NON-REACTIVE\n",
         ("NON-REACTIVE", "NON-REACTIVE", None)),
    ],
)  # fmt: skip
def test_what_is_usual_and_what_marks_stand_beside_words(
    text: str, said: tuple[str, str, str | None]
) -> None:
    row = _read(text)[0][-1]
    assert (row.value, row.ref_text, row.printed_flag) == said
