"""A record of hundreds of pages costs in proportion to its length, not to its square."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from documents.pipeline.compose import compose
from documents.pipeline.compose.depth import short
from documents.pipeline.types import (
    Findings,
    Flag,
    FollowUp,
    Kind,
    LabRow,
    Page,
    Source,
    Summary,
    SummarySentence,
)
from tests.work import steps_of

LINE = "Sodium  {value}  mmol/L  135 - 145"
STEP = "Follow up with interventional cardiology regarding anticoagulation, item {number}."


def long_record(pages: int, rows: int, steps: int) -> tuple[tuple[Page, ...], Findings]:
    """``rows`` values in range and ``steps`` next steps in hard words, on each of ``pages``."""
    made: list[Page] = []
    labs: list[LabRow] = []
    followups: list[FollowUp] = []
    for number in range(1, pages + 1):
        text = ""
        for each in range(rows):
            value = str(136 + each % 9)
            source = Source(number, len(text), len(text) + len(LINE.format(value=value)))
            at = source.start + len("Sodium  ")
            labs.append(
                LabRow(
                    "Sodium",
                    value,
                    "mmol/L",
                    source,
                    Source(number, at, at + 3),
                    ref_text="135 - 145",
                    ref_low=Decimal(135),
                    ref_high=Decimal(145),
                    flag=Flag.NORMAL,
                    number=Decimal(value),
                    analyte="sodium",
                )
            )
            text += LINE.format(value=value) + "\n"
        for each in range(steps):
            step = STEP.format(number=number * steps + each)
            followups.append(FollowUp(step, Source(number, len(text), len(text) + len(step))))
            text += step + "\n"
        made.append(Page(number, text))
    found = Findings(kind=Kind.LAB_REPORT, labs=tuple(labs), followups=tuple(followups))
    return tuple(made), found


def test_the_summary_of_a_record_twice_as_long_takes_twice_the_work() -> None:
    one, two = (long_record(pages, 20, 10) for pages in (20, 40))
    compose(*one)  # lexicons are read once
    single, double = (steps_of(partial(compose, *made)) for made in (one, two))
    assert double < 2.6 * single


def test_a_sentence_about_twice_as_many_values_takes_twice_the_work() -> None:
    def told(pages: int) -> tuple[Summary, Findings]:
        _, found = long_record(pages, 50, 1)
        everything = tuple(row.source for row in found.labs)
        said = SummarySentence("Most of the values are in the range.", everything, "lab")
        return Summary((said, said), 3.0), found

    one, two = told(20), told(40)
    short(*one)
    single, double = (steps_of(partial(short, *made)) for made in (one, two))
    assert double < 2.6 * single
