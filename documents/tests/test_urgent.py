"""Values that should not wait: which rows, what is said, and what never is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline.compose import values
from documents.pipeline.compose.telling import ENGLISH
from documents.pipeline.compose.urgent import find_urgent, signs_of
from documents.pipeline.language import readability
from documents.pipeline.types import Flag, LabRow, Source
from knowledge import critical, warning_signs

PLACE = Source(1, 0, 20)


def row(
    name: str = "Potassium", value: str = "6.4", unit: str | None = "mmol/L", **more: Any
) -> LabRow:
    number = Decimal(value.lstrip("<>")) if value.lstrip("<>")[:1].isdigit() else None
    fields = {"analyte": name.lower(), "number": number, **more}
    return LabRow(name, value, unit, PLACE, PLACE, **fields)


@pytest.mark.parametrize("mark", ["HH", "(HH)", "*CH", "critical", "Critical High", "panic", "PH"])
def test_the_reports_own_mark_settles_it(mark: str) -> None:
    (found,) = find_urgent([row(value="5.3", printed_flag=mark, flag=Flag.HIGH)])
    assert found.printed
    assert found.side == "high"
    assert found.why().startswith(f"It is marked “{mark.strip('*')}”.")


@pytest.mark.parametrize("mark", ["H", "L", "N", "*", "A", "high", "abnormal", "borderline high"])
def test_an_ordinary_mark_does_not(mark: str) -> None:
    assert find_urgent([row(value="5.3", printed_flag=mark, flag=Flag.HIGH)]) == ()


def test_c_is_critical_only_out_of_the_range() -> None:
    assert find_urgent([row(value="5.3", printed_flag="C", flag=Flag.HIGH)])
    assert find_urgent([row("Calcium", "9.1", "mg/dL", printed_flag="C", flag=Flag.NORMAL)]) == ()


def test_alert_is_left_to_the_limits_where_they_know_the_test() -> None:
    """Some print it on any value out of its range; of a test without limits the report knows."""
    slight = row("Sodium", "134", printed_flag="Alert", flag=Flag.LOW)
    assert find_urgent([slight]) == ()
    (far,) = find_urgent([row(value="6.9", printed_flag="Alert", flag=Flag.HIGH)])
    assert far.side == "high"
    unknown = row("Marker", "12", "U/L", analyte=None, printed_flag="Alert", flag=Flag.HIGH)
    odd_unit = row("Sodium", "134", "bananas", printed_flag="Alert", flag=Flag.LOW)
    unsure = row("Sodium", "134", printed_flag="Alert", needs_review=True)
    assert len(find_urgent([unknown, odd_unit, unsure])) == 3
    told = [each.text for each in values.sentences([slight], "report")]
    assert any("“Alert”" in text for text in told), told


def test_without_a_mark_the_limits_decide() -> None:
    low, high = find_urgent([row(value="2.4", flag=Flag.LOW), row(value="6.4", flag=Flag.HIGH)])
    assert (low.side, high.side) == ("low", "high")
    assert not high.printed
    assert "this high" in high.why()
    assert find_urgent([row(value="5.3", flag=Flag.HIGH)]) == ()


def test_the_reports_own_range_knows_the_patient_better_than_our_limits() -> None:
    assert find_urgent([row(value="6.2", flag=Flag.NORMAL)]) == ()


@pytest.mark.parametrize("unit", [None, "", "mg/dL", "bananas"])
def test_a_unit_that_does_not_fit_alarms_nobody(unit: str | None) -> None:
    assert find_urgent([row(value="6.4", unit=unit, flag=Flag.HIGH)]) == ()


def test_an_open_value_counts_on_its_own_side_only() -> None:
    above = row("Glucose", ">600", "mg/dL", comparator=">", flag=Flag.HIGH)
    assert [each.side for each in find_urgent([above])] == ["high"]
    below = row("Glucose", "<600", "mg/dL", comparator="<")
    assert find_urgent([below]) == ()


def test_a_doubtful_value_is_to_be_checked_and_is_not_left_out() -> None:
    (found,) = find_urgent([row(needs_review=True, flag=None)])
    assert found.doubtful
    assert "could not read this for sure" in found.why()


def test_the_same_value_twice_is_said_once() -> None:
    twice = [row(flag=Flag.HIGH), replace(row(flag=Flag.HIGH), source=Source(2, 0, 20))]
    assert len(find_urgent(twice)) == 1


def test_signs_fit_the_test_and_its_side() -> None:
    assert "a heartbeat that is uneven, very fast or very slow" in signs_of(find_urgent([row()]))
    low, high = (warning_signs.signs_of("glucose", side) for side in ("low", "high"))
    assert low != high
    assert warning_signs.signs_of("ferritin", "low") == warning_signs.groups()[-1].signs


def test_every_test_with_a_limit_has_signs_of_its_own() -> None:
    general = warning_signs.groups()[-1]
    named = {test for group in warning_signs.groups() for test in group.tests}
    assert set(critical.limits()) <= named
    for key, limit in critical.limits().items():
        for side, bound in (("low", limit.low), ("high", limit.high)):
            if bound is not None:
                assert warning_signs.signs_of(key, side) != general.signs, (key, side)  # type: ignore[arg-type]


def test_all_of_it_reads_easily_and_names_no_illness_and_no_treatment() -> None:
    told = ENGLISH.urgent
    said = [told.doubtful, told.called_out, told.low, told.high, told.unsided]
    said += [f"Call now if you have {sign}." for g in warning_signs.groups() for sign in g.signs]
    assert readability.grade_sentences(said) <= 6
    forbidden = {"take", "eat", "drink", "dose", "attack", "stroke", "medicine"}
    assert not forbidden & set(" ".join(said).lower().split())


@given(
    value=st.decimals(0, 1000, places=1, allow_nan=False),
    unit=st.sampled_from(["mmol/L", "mg/dL", "mEq/L", "g/dL", "%", "", None]),
    flag=st.sampled_from([None, Flag.LOW, Flag.HIGH, Flag.NORMAL]),
)
def test_only_a_limit_that_is_reached_makes_an_unmarked_value_urgent(
    value: Decimal, unit: str | None, flag: Flag | None
) -> None:
    given_row = row(value=str(value), unit=unit, flag=flag)
    side = critical.critical_side("potassium", value, unit)
    found = find_urgent([given_row])
    assert bool(found) == (side is not None and flag is not Flag.NORMAL)
    if found:
        assert found[0].shown() == f"potassium {value} {unit}".strip()
