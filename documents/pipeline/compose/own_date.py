"""The day that a document is of: when one was seen, or when a sample was taken.

Days of what is still to come are none. A note that gives several visits is of the one that it
names first; a stay in hospital is of its last day, on which its paper was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from documents.pipeline.types import DateFound, Findings, Kind, Page, Source, Status

_OF_A_VISIT: Final = ("visit", "collected", "reported")
_OF_A_SAMPLE: Final = ("collected", "visit", "reported")
_VISITS: Final = frozenset(
    {Kind.VISIT_NOTE, Kind.DISCHARGE_SUMMARY, Kind.REFERRAL, Kind.LETTER, Kind.PROCEDURE_NOTE}
)

_BEFORE: Final = 40
# Right before the day: whose day it is.
_DATED: Final = re.compile(
    r"(?:^|[.;,|(]|\s{2})\s*(?:date of (?:this )?letter|letter date|dated|fecha de (?:la )?carta)"
    r"\s?(?:on\b|el\b)?\s?[:–-]?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_TYPED: Final = re.compile(
    r"\b(?:typed|transcribed|date typed|typing date|date of (?:typing|transcription)|transcrit[ao])"
    r"\s?(?:on\b|date\b|el\b)?\s?[:–-]?\s*$",
    re.IGNORECASE,
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


def is_of_its_visit(found: DateFound, findings: Findings, own: DateFound | None = None) -> bool:
    """Whether the day of a paper is said as its visit's: a letter may have a later one of its own.

    No letter is older than its visit: an older day above it is of another paper. ``own`` is the
    day on which the letter says that it was written, if there is one.
    """
    if found.kind != "visit" or findings.kind is not Kind.LETTER:
        return found.kind == "visit" and findings.kind is Kind.VISIT_NOTE
    return own is not None or any(
        each.kind == "reported" and each.value > found.value for each in findings.dates
    )


def written_on(
    found: DateFound, findings: Findings, pages: Sequence[Page]
) -> tuple[DateFound, bool] | None:
    """The day of a letter itself beside that of its visit, and whether it was only typed on it.

    A day that the letter is dated comes before one on which it was typed; what was dictated may
    have been typed and signed on any later day.
    """
    if found.kind != "visit" or findings.kind is not Kind.LETTER:
        return None
    texts = {page.number: page.text for page in pages}
    later = [each for each in findings.dates if each.value >= found.value and each is not found]
    for pattern in (_DATED, _TYPED):
        for each in later:
            text = texts.get(each.source.page, "")
            line = text.rfind("\n", 0, each.source.start) + 1
            if pattern.search(text, max(line, each.source.start - _BEFORE), each.source.start):
                return each, pattern is _TYPED
    return None


def _inside(place: Source, others: Iterable[Source]) -> bool:
    return any(
        place.page == other.page and place.start < other.end and other.start < place.end
        for other in others
    )
