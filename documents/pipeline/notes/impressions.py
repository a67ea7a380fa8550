"""What reports conclude, and what notes tell of scans, statement by statement, as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.pipeline.notes.concluded import REPORTS, find_concluded
from documents.pipeline.notes.endings import closes
from documents.pipeline.notes.outline import Outline, Statement, outline_of
from documents.pipeline.types import Impression, Kind, Page, Source, Status
from knowledge import conditions

_SCAN = (
    r"(?:x-?rays?|radiographs?|cxr|kub|\bct\b|cat scan|\bmri\b|\bmra\b|mrcp|ultrasound|sonogram"
    r"|\bu/?s\b|doppler|echo(?:cardiogram|cardiography)?|\btte\b|\btee\b|mammogram|mammography"
    r"|dexa|dxa|bone (?:scan|density)|pet(?:[/-]ct)?|scan|angiogram|venogram|myelogram|hida"
    r"|v/q|fluoroscopy|barium swallow|imaging)"
)
_TELLS = re.compile(
    rf"\b{_SCAN}\b[^.;\n]{{0,80}}?\b(?:show(?:s|ed|ing)?|reveal(?:s|ed)?|demonstrat(?:es|ed)"
    r"|found|suggest(?:s|ed|ive)|confirm(?:s|ed)|consistent with|concerning for|positive for"
    r"|negative(?: for)?|unremarkable|normal|clear|without|no evidence|no acute|(?:is|was|were"
    r"|are) (?:negative|normal|unremarkable"
    rf"|clear|positive|significant|notable|consistent|suspicious|stable|unchanged))\b"
    rf"|\b{_SCAN}\s*(?:\([^)\n]{{1,30}}\))?\s*[:–-]\s*\w",
    re.IGNORECASE,
)
_NAMES = re.compile(rf"\b{_SCAN}\b", re.IGNORECASE)
_IT_SHOWS = re.compile(
    r"(?:it|this|these|they|which|findings|images|that|results?)\b.{0,24}?\b(?:show|reveal"
    r"|demonstrat"
    r"|confirm|indicat|suggest)\w*",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|recommend\w*|order(?:ed|s)?|schedul\w+|plan(?:ned)?|obtain|consider|needs?|repeat"
    r"|pending|awaiting|refer\w*|follow[- ]?up (?:with|in)|should)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\b(?:impression|conclusion|opinion|interpretation)\s*:\s*", re.IGNORECASE)
_NONE = re.compile(r"^\W*(?:no|negative|without|absence)\b", re.IGNORECASE)
_CONCLUDING = frozenset({"impression"})
_SHOWING = frozenset({"imaging", "labs", "history_present", "course", "assessment", "plan",
                      "assessment_plan", "findings", "other", ""})  # fmt: skip
_REPORT = frozenset({"findings", "technique"})


def find_impressions(
    pages: Sequence[Page] | Outline, kind: Kind = Kind.OTHER, rows: int = 0
) -> tuple[Impression, ...]:
    """What a report concludes, or its culture; in a note, the statements that tell of a scan.

    ``rows`` is how many values were read from a laboratory's report.
    """
    outline = outline_of(pages)
    if kind in REPORTS or kind is Kind.LAB_REPORT:
        return tuple(
            Impression(text, place, _status_at(outline, place))
            for text, place in find_concluded(outline, kind, rows)
        )
    sections = {heading.kind for heading in outline.headings}
    report = bool(sections & _REPORT and "impression" in sections)
    found: list[Impression] = []
    before: Statement | None = None
    signed: tuple[int, str] | None = None
    for statement in outline.statements:
        # Who signs, and what stands below that, is no conclusion.
        part = statement.page.number, statement.title
        ends = statement.section in _CONCLUDING and closes(statement.text)
        if part == signed or ends:
            signed = part
            continue
        start = _begin(statement, report=report)
        if start is None and before is not None and _goes_on(before, statement):
            start = statement.start
        before = statement
        if start is None or statement.page.text[start : statement.end].count(" ") < 1:
            continue
        text = statement.page.text[start : statement.end]
        if not any(text == each.text for each in found):
            source = Source(statement.page.number, start, statement.end)
            found.append(Impression(text, source, _status(statement, start)))
    return tuple(found)


def _goes_on(before: Statement, statement: Statement) -> bool:
    """``An echo was reviewed. It demonstrates ...``: the second sentence is what was seen."""
    told = before.section == statement.section and _NAMES.search(before.text)
    return bool(told and not _AHEAD.search(before.text) and _IT_SHOWS.match(statement.text))


def _begin(statement: Statement, *, report: bool) -> int | None:
    """Where the conclusion begins in a statement; None where it is none."""
    if statement.section in _CONCLUDING and report:
        return statement.start
    label = _LABEL.search(statement.page.text, statement.start, statement.end)
    if statement.section == "imaging":
        return label.end() if label else statement.start
    told = statement.section in _SHOWING and _TELLS.search(statement.text)
    if not told or _AHEAD.search(statement.text[: told.end()]):
        return None
    return statement.start


def _status_at(outline: Outline, place: Source) -> Status:
    page = next(page for page in outline.read_pages if page.number == place.page)
    language = outline.tongues.at(place.page, place.start)
    whole = Statement(page, place.start, place.end, "", item=True, language=language)
    return _status(whole, place.start)


def _status(statement: Statement, start: int) -> Status:
    """ABSENT or POSSIBLE only where all that is named is so spoken of."""
    tokens = statement.tokens
    said = {
        statement.scopes.status(name.first, name.last)
        for name in conditions.names(tokens)
        if tokens.starts[name.first] >= start
    }
    if not said:
        text = statement.page.text[start : statement.end]
        return Status.ABSENT if _NONE.match(text) else Status.PRESENT
    for status in (Status.ABSENT, Status.POSSIBLE, Status.PAST):
        if said == {status}:
            return status
    return Status.PRESENT if Status.PRESENT in said else Status.POSSIBLE
