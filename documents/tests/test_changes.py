"""What changed between documents: told from both prints, and never more than they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline import grounding
from documents.pipeline.compose.changes import (
    Change,
    Cite,
    Kind,
    Observed,
    panel_changes,
    value_changes,
)
from documents.pipeline.compose.telling import ENGLISH
from documents.pipeline.readings import figures
from documents.pipeline.types import (
    Checked,
    Flag,
    LabRow,
    Source,
)
from knowledge import analytes, units

_IN_BRACKETS = re.compile(r" \(([\d.]+)[ %][^)]*\)(?= to )")

THEN, NOW = date(2026, 3, 3), date(2026, 6, 3)


def seen(value: str, unit: str | None = "mmol/L", document: str = "new", on: date | None = NOW,
         name: str = "Potassium", start: int = 0, **more: Any) -> Observed:  # fmt: skip
    number = Decimal(value) if value[:1].isdigit() else None
    fields = {"analyte": name.lower(), "number": number, **more}
    place = Source(1, start, start + 30)
    return Observed(LabRow(name, value, unit, place, place, **fields), on, document)


def before(
    value: str, unit: str | None = "mmol/L", on: date | None = THEN, **more: Any
) -> Observed:
    return seen(value, unit, more.pop("document", "old"), on, **more)


def texts(changes: Sequence[Change]) -> list[str]:
    return [change.text for change in changes]


def test_a_value_that_left_its_range() -> None:
    (change,) = value_changes("new", [seen("5.2", flag=Flag.HIGH), before("4.1", flag=Flag.NORMAL)])
    assert change.text == (
        "Your potassium went from 4.1 to 5.2 mmol/L since 3 March 2026. "
        "It was in the printed range then; it is above it now."
    )
    assert change.kind is Kind.MOVED
    assert [cite.document for cite in change.cites] == ["new", "old"]


def test_units_that_convert_are_told_as_printed_and_the_earlier_as_it_is_drawn() -> None:
    readings = [
        seen("124", "g/L", name="Hemoglobin", flag=Flag.LOW),
        before("9.1", "g/dL", name="Hemoglobin", flag=Flag.LOW),
    ]
    (change,) = value_changes("new", readings)
    assert "went from 9.1 g/dL (91 g/L) to 124 g/L since" in change.text
    assert "below the printed range both times" in change.text


def test_a_value_in_another_unit_shows_which_way_it_went() -> None:
    readings = [
        seen("6.0", "%", name="HbA1c"),
        before("44", "mmol/mol", name="HbA1c"),
    ]
    (change,) = value_changes("new", readings)
    assert "from 44 mmol/mol (6.176%) to 6.0" in change.text
    assert not any(
        "(" in text for text in texts(value_changes("new", [seen("5.2", "mmol/l"), before("4.1")]))
    )


def test_the_same_amount_is_the_same() -> None:
    (change,) = value_changes(
        "new", [seen("4.10", flag=Flag.NORMAL), before("4.1", flag=Flag.NORMAL)]
    )
    assert change.text.startswith("Your potassium is 4.10 mmol/L, the same as on 3 March 2026.")
    assert change.kind is Kind.STEADY


def test_results_in_words() -> None:
    key = "urine_ketones"
    readings = [seen("Negative", None, analyte=key), before("Positive", None, analyte=key)]
    (change,) = value_changes("new", readings)
    assert "“Positive” on 3 March 2026. It is “Negative” now." in change.text


@pytest.mark.parametrize(
    "readings",
    [
        [seen("5.2"), before("4.1", needs_review=True)],
        [seen("5.2", needs_review=True), before("4.1")],
        [seen("5.2"), before("4.1", "mg/dL")],
        [seen("5.2", None), before("4.1", None)],
        [seen("5.2"), before("4.1", comparator="<")],
        [seen("5.2"), before("4.1", on=None)],
        [seen("5.2", on=None), before("4.1")],
        [seen("5.2"), before("4.1", on=NOW)],
        [seen("5.2"), before("4.1", on=NOW + timedelta(days=1))],
        [seen("5.2"), before("4.1"), before("4.3")],
        [seen("5.2"), seen("5.4"), before("4.1")],
        [seen("5.2", analyte=None), before("4.1", analyte=None)],
        [before("4.1")],
        [seen("5.2")],
    ],
)
def test_what_is_not_certain_or_not_earlier_is_compared_with_nothing(
    readings: list[Observed],
) -> None:
    assert value_changes("new", readings) == ()


def test_the_last_certain_value_counts() -> None:
    readings = [
        seen("5.2"),
        before("4.1"),
        before("3.9", on=THEN - timedelta(days=90), document="older"),
        before("9.9", on=THEN + timedelta(days=9), document="doubt", needs_review=True),
    ]
    (change,) = value_changes("new", readings)
    assert "from 4.1 to 5.2" in change.text


def test_other_ranges_and_own_figures_are_told() -> None:
    readings = [
        seen("5.2", flag=Flag.HIGH, ref_high=Decimal("5.1"), checked=Checked.CORRECTED),
        before("5.0", flag=Flag.NORMAL, ref_high=Decimal("5.5")),
    ]
    (change,) = value_changes("new", readings)
    assert ENGLISH.other_range in change.text
    assert ENGLISH.typed in change.text


def test_no_word_of_better_or_worse() -> None:
    readings = [seen("5.2", flag=Flag.HIGH), before("4.1", flag=Flag.NORMAL)]
    said = " ".join(texts(value_changes("new", readings))).lower()
    assert not [word for word in ("better", "worse", "good", "bad", "improv") if word in said]


UNITS = ["mmol/L", "mEq/L", "mg/dL", "g/dL", "g/L", "10*3/uL", "%", "U/L", "ng/mL", "", None]
VALUES = st.one_of(
    st.decimals(0, 999, places=1, allow_nan=False).map(str),
    st.sampled_from(["Negative", "positive", "trace"]),
)
FLAGS = st.sampled_from([None, Flag.LOW, Flag.HIGH, Flag.NORMAL])
TESTS = ["Potassium", "Hemoglobin", "Glucose", "Platelets", "TSH"]


@st.composite
def histories(draw: st.DrawFn) -> tuple[dict[str, str], list[Observed]]:
    """Documents of made-up rows, as text, with the values found in them."""
    texts_of: dict[str, str] = {}
    readings: list[Observed] = []
    for number in range(draw(st.integers(1, 4))):
        document = "new" if number == 0 else f"old-{number}"
        on = draw(st.sampled_from([None, NOW, THEN, date(2025, 1, 2)]))
        text = ""
        for name in draw(st.lists(st.sampled_from(TESTS), max_size=4)):
            value, unit = draw(VALUES), draw(st.sampled_from(UNITS))
            start = len(text)
            text += f"{name} {value} {unit or ''}"
            place = Source(1, start, len(text))
            text += "\n"
            number_of = Decimal(value) if value[0].isdigit() else None
            readings.append(
                Observed(
                    LabRow(name, value, unit, place, place, analyte=name.lower(), number=number_of,
                           needs_review=draw(st.booleans()), flag=draw(FLAGS)),
                    on,
                    document,
                )
            )  # fmt: skip
        texts_of[document] = text
    return texts_of, readings


@given(histories())
def test_every_number_stands_in_one_of_the_two_places(
    made: tuple[dict[str, str], list[Observed]],
) -> None:
    pages, readings = made
    found: dict[Cite, Observed] = {reading.cite: reading for reading in readings}
    for change in value_changes("new", readings):
        now, old = (found[cite] for cite in change.cites)
        assert now.document == "new"
        assert old.on and now.on and old.on < now.on
        assert not now.row.needs_review
        assert not old.row.needs_review
        quotes = [pages[c.document][c.source.start : c.source.end] for c in change.cites]
        said = change.text.replace(ENGLISH.day(old.on), "")
        if drawn := _IN_BRACKETS.search(said):
            assert Decimal(drawn[1]) == _drawn(old.row, now.row)
            said = said.replace(drawn[0], "")
        assert grounding.invented(said, quotes) == ()
        if now.row.number is not None and old.row.number is not None:
            assert _convertible(now.row, old.row)


def _drawn(row: LabRow, other: LabRow) -> Decimal:
    """The number of a row in the unit of another, to as many figures as are shown."""
    test = analytes.get(row.analyte or "")
    assert test is not None
    assert row.number is not None
    converted = test.converted(row.number, row.unit, other.unit)
    assert converted is not None
    return Decimal(figures(converted))


def _convertible(one: LabRow, other: LabRow) -> bool:
    test = analytes.get(one.analyte or "")
    assert test is not None
    assert one.number is not None
    both = [test.to_canonical(Decimal(1), row.unit) is not None for row in (one, other)]
    parsed = [units.parse(row.unit or "") for row in (one, other)]
    same = bool(parsed[0] and parsed[1] and parsed[0].dimension == parsed[1].dimension)
    return all(both) or same


@given(histories())
def test_a_test_is_new_or_missing_only_where_it_is(
    made: tuple[dict[str, str], list[Observed]],
) -> None:
    _, readings = made
    mine = {r.row.analyte for r in readings if r.document == "new"}
    for change in panel_changes("new", readings):
        for cite in change.cites:
            (named,) = {r.row.analyte for r in readings if r.cite == cite}
            assert (cite.document == "new") == (change.kind is Kind.NEW_TESTS)
            assert (named in mine) == (change.kind is Kind.NEW_TESTS)


def test_new_tests_and_tests_not_repeated() -> None:
    readings = [
        seen("5.2"),
        seen("9", "ng/mL", name="Ferritin", start=40),
        before("4.1"),
        before("2.1", "mIU/L", name="TSH", start=40),
    ]
    assert texts(panel_changes("new", readings)) == [
        "New since your report of 3 March 2026: ferritin.",
        "Your report of 3 March 2026 also had TSH. This one does not.",
    ]


def test_a_report_of_something_else_has_nothing_to_repeat() -> None:
    assert panel_changes("new", [seen("5.2"), before("2.1", "mIU/L", name="TSH")]) == ()


def test_one_value_asked_for_again_misses_nothing_of_a_whole_panel() -> None:
    panel = [
        before("2.1", "mIU/L", name="TSH", start=40),
        before("9", "ng/mL", name="Ferritin", start=80),
    ]
    assert panel_changes("new", [seen("5.2"), before("4.1"), *panel]) == ()
