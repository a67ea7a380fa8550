"""The day that a document is of: when one was seen, or when a sample was taken.

Days of what is still to come are none. A note that gives several visits is of the one that it
names first; a stay in hospital is of its last day, on which its paper was written.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from documents.pipeline.types import DateFound, Findings, Kind, Source, Status

_OF_A_VISIT: Final = ("visit", "collected", "reported")
_OF_A_SAMPLE: Final = ("collected", "visit", "reported")
_VISITS: Final = frozenset(
    {Kind.VISIT_NOTE, Kind.DISCHARGE_SUMMARY, Kind.REFERRAL, Kind.LETTER, Kind.PROCEDURE_NOTE}
)


def own_date(findings: Findings) -> DateFound | None:
    """The date and its place; None where none is given."""
    ahead = [
        *(each.source for each in findings.appointments if each.status is not Status.PAST),
        *(each.source for each in findings.followups),
    ]
    dates = [each for each in findings.dates if not _inside(each.source, ahead)]
    for kind in _OF_A_VISIT if findings.kind in _VISITS else _OF_A_SAMPLE:
        some = [each for each in dates if each.kind == kind]
        if some and kind == "visit" and findings.kind is Kind.DISCHARGE_SUMMARY:
            return max(some, key=lambda each: each.value)
        if some:
            return some[0]
    return None


def is_of_its_visit(found: DateFound, findings: Findings) -> bool:
    """Whether the day of a paper is said as its visit's: a letter may have a later one of its own.

    No letter is older than its visit: an older day above it is of another paper.
    """
    if found.kind != "visit" or findings.kind is not Kind.LETTER:
        return found.kind == "visit" and findings.kind is Kind.VISIT_NOTE
    return any(each.kind == "reported" and each.value > found.value for each in findings.dates)


def _inside(place: Source, others: Iterable[Source]) -> bool:
    return any(
        place.page == other.page and place.start < other.end and other.start < place.end
        for other in others
    )
