"""Ranges of several lines in one cell: whose they are is told by where they stand."""

from __future__ import annotations

from dataclasses import replace

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Box, Flag, LabRow, Page
from documents.tests.lab_column_layouts import Row
from documents.tests.lab_pages import drawn

HEADS: Row = [(0, "Test"), (24, "Result"), (36, "Unit"), (50, "Reference")]
PERSON: Row = [(0, "Patient: Ada Sample  Age: 42 years  Sex: F")]
LINE = 1.0
"""How far the lines of a cell stand apart; a blank row of it parts two cells."""


def page(*cells: list[Row]) -> Page:
    """A page whose cells are set in lines close to each other and far from the next cell's."""
    rows: list[Row] = [row for cell in cells for row in cell]
    heights: list[float] = []
    at = 0.0
    for cell in cells:
        at += 0.6
        for _ in cell:
            heights.append(at)
            at += LINE
    flat = drawn(rows)
    starts = [0]
    for line in flat.text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    words = []
    for word in flat.words:
        number = next(n for n in range(len(rows)) if word.start < starts[n + 1])
        top = heights[number] / 60
        assert word.box is not None
        words.append(replace(word, box=Box(word.box.x0, top, word.box.x1, top + 0.7 / 60)))
    return replace(flat, words=tuple(words))


def steps(name: str, value: str, unit: str, *ranges: str) -> list[Row]:
    """A row whose name stands at the middle of its cell of ranges."""
    cell: list[Row] = [[(50, text)] for text in ranges]
    middle = len(ranges) // 2
    named: Row = [(0, name), (24, value), (36, unit)]
    if len(ranges) % 2:
        cell[middle] = [*named, *cell[middle]]
    else:
        cell.insert(middle, named)
    return cell


def read(*cells: list[Row]) -> list[LabRow]:
    return list(find_labs([page([PERSON], [HEADS], *cells)]))


def test_steps_above_and_below_a_name_are_its_own() -> None:
    sugar, share = read(
        steps("Fasting Glucose", "91", "mg/dL", "Normal: 70 - 99", "Prediabetes: 100 - 125",
              "Diabetes: >= 126"),
        steps("HbA1c", "5.9", "%", "Non diabetic: < 5.7", "Prediabetes: 5.7 - 6.4",
              "Diabetes: >= 6.5"),
    )  # fmt: skip
    assert (sugar.ref_text, sugar.flag) == ("70 - 99", Flag.NORMAL)
    assert (share.ref_text, share.flag) == ("< 5.7", Flag.HIGH)


def test_a_range_for_an_age_is_taken_for_that_age_alone() -> None:
    peptide, sodium = read(
        steps("NT-proBNP", "388", "ng/L", "<75 years: <125", ">75 years: <450"),
        steps("Sodium", "139", "mmol/L", "135-145"),
    )
    assert (peptide.ref_text, peptide.flag) == ("<125", Flag.HIGH)
    assert (sodium.ref_text, sodium.flag) == ("135-145", Flag.NORMAL)


def test_phases_that_nobody_knows_are_left_to_the_words() -> None:
    (hormone, follicle) = read(
        steps("Oestradiol", "112", "pmol/L", "Follicular 114-332", "Mid-cycle 222-1959",
              "Luteal 222-854"),
        steps("FSH", "31.2", "IU/L", "Follicular 3.5-12.5", "Luteal 1.7-7.7"),
    )  # fmt: skip
    assert hormone.flag is None and follicle.flag is None
    assert hormone.ref_text == "Follicular 114-332 / Mid-cycle 222-1959 / Luteal 222-854"
    assert follicle.ref_text == "Follicular 3.5-12.5 / Luteal 1.7-7.7"


def test_a_plain_row_between_two_lists_keeps_its_range() -> None:
    rows = read(
        steps("Ferritin", "210", "ug/L", "Male 30-400", "Female 13-150"),
        steps("Urea", "5.1", "mmol/L", "2.5-7.8"),
        steps("Haemoglobin", "121", "g/L", "Male 130-170", "Female 120-150"),
    )
    assert [(r.ref_text, r.flag) for r in rows] == [
        ("13-150", Flag.HIGH), ("2.5-7.8", Flag.NORMAL), ("120-150", Flag.NORMAL),
    ]  # fmt: skip


def test_hours_and_weeks_before_a_range_are_its_words() -> None:
    (cortisol, count) = read(
        steps("Cortisol", "11.2", "ug/dL", "8 AM: 5.0-23.0", "4 PM: 3.0-16.0"),
        steps("hCG, Quantitative", "1240", "mIU/mL", "Non-pregnant: <5", "3 weeks: 6-71",
              "4 weeks: 10-750", "5 weeks: 217-7138"),
    )  # fmt: skip
    assert cortisol.flag is None and count.flag is None
