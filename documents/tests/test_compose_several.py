"""Many values of a test, none of them known to be the last, are told together, not one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.compose.depth import short
from documents.pipeline.compose.questions import Held, questions
from documents.pipeline.types import Findings, Flag, Kind, LabRow, Page, Source


def rows_of(*values: str, name: str = "Sodium") -> tuple[tuple[Page, ...], tuple[LabRow, ...]]:
    """A page for each value, and its row."""
    pages, rows = [], []
    for number, value in enumerate(values, 1):
        line = f"{name} {value} mmol/L 136-145"
        flag = Flag.NORMAL if 136 <= int(value) <= 145 else Flag.LOW
        pages.append(Page(number, f"{line}\nPatient resting.\n"))
        rows.append(
            LabRow(
                name,
                value,
                "mmol/L",
                Source(number, 0, len(line)),
                Source(number, len(name) + 1, len(name) + 1 + len(value)),
                ref_text="136-145",
                flag=flag,
                number=Decimal(value),
                analyte="sodium",
            )
        )
    return tuple(pages), tuple(rows)


def said(pages: tuple[Page, ...], rows: tuple[LabRow, ...]) -> list[str]:
    findings = Findings(kind=Kind.VISIT_NOTE, labs=rows)
    return [each.text for each in compose(pages, findings).sentences if each.about == "lab"]


@pytest.mark.parametrize(
    ("values", "side"),
    [
        (("130", "133", "140"), "Some of them are not in the range printed on the note (136-145)."),
        (("130", "133", "131"), "They are not in the range printed on the note (136-145)."),
        (("137", "140", "144"), "They are in the range printed on the note (136-145)."),
    ],
)
def test_many_values_are_told_from_the_least_to_the_most(
    values: tuple[str, ...], side: str
) -> None:
    told = said(*rows_of(*values))
    low, high = min(values), max(values)
    assert told == [f"The note gives several values of sodium, from {low} to {high} mmol/L.", side]


def test_two_values_and_values_of_several_days_are_told_as_before() -> None:
    assert "Your sodium is 130 mmol/L." in said(*rows_of("130", "133"))
    pages, rows = rows_of("130", "133", "140")
    dated = tuple(replace(row, observed_on=date(2026, 1, n)) for n, row in enumerate(rows, 1))
    assert "Older values are in the table." in said(pages, dated)


def test_a_critical_value_and_other_names_are_told_by_themselves() -> None:
    pages, rows = rows_of("110", "133", "140")
    urgent = (replace(rows[0], flag=Flag.CRITICAL_LOW), *rows[1:])
    assert "Your sodium is 110 mmol/L." in said(pages, urgent)
    named = tuple(replace(row, name=f"Sodium {n}") for n, row in enumerate(rows))
    assert not any("several" in text for text in said(pages, named))


def test_the_short_form_and_the_questions_name_the_test_once() -> None:
    pages, rows = rows_of("130", "131", "132", "133", "134", "135")
    findings = Findings(kind=Kind.VISIT_NOTE, labs=rows)
    brief = short(compose(pages, findings), findings)
    assert any("sodium" in each.text for each in brief.sentences)
    assert not any("Your sodium is" in each.text for each in brief.sentences)
    asked = [each.text for each in questions(Held("new", findings))]
    assert sum("sodium" in text for text in asked) == 1
