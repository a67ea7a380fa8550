"""Several infections with one result behind them all: ``HIV, hepatitis B and C: negative``.

Each was looked for, and the words behind the last one are said of every one of them. Who has the
first ("Known HIV, hepatitis B and syphilis negative") has it whatever the others are; where the
words leave open which of them is had, and where one is immune, was vaccinated or is still to be
tested, they stand there as nobody's illness.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from documents.pipeline.notes.structure.statements import Statement
from documents.pipeline.types import Condition, Status

_NAME: Final = (
    r"(?:HIV(?:[ -]?[12])?(?:\s?(?:/|and|&)\s?2)?|hep(?:atitis)?[ -]?[A-E]\b|HBV|HCV|syphilis"
    r"|treponema\w*|rubella|measles|mumps|varicella(?:[ -]zoster)?|chicken ?pox|shingles|zoster"
    r"|chlamydia|gonorrh\w+|toxo\w*|CMV|cytomegalovirus|EBV|HTLV|tuberculosis|TB|covid(?:-?19)?"
    r"|sars-cov-2|influenza(?: [AB]\b)?|flu(?: [AB]\b)?|RSV|trichomon\w+|herpes(?: simplex)?|HSV"
    r"|HPV|diphtheria|tetanus|polio(?:myelitis)?|pertussis|whooping cough|MRSA|norovirus|strep"
    r"|parvovirus|malaria|dengue|zika|lyme(?: disease)?|typhoid|yellow fever|rabies|adenovirus"
    r"|legionella|pneumococc\w+|mening\w+|salmonella|shigella|campylobacter|rotavirus)"
)
_MORE: Final = r"(?:\s?(?:,|/|,?\s?\band\b|&)\s?[A-E]\b)*"
_TEST: Final = (
    r"(?:\s+(?:virus|surface|core|e|total|antigen|antibod\w+|ab|ag|ig[gm]|serolog\w+|screen\w*"
    r"|tests?|testing|swabs?|pcr|rna|dna|status|titres?|titers?|results?|bloods?))*"
)
_EACH: Final = rf"{_NAME}{_MORE}{_TEST}"
_AND: Final = r"(?:\s*,\s*(?:and\s+|or\s+|&\s*)?|\s+(?:and|or)\s+|\s*[&/;]\s*)"
_ROW: Final = re.compile(rf"(?<![\w-]){_EACH}(?:{_AND}{_EACH})*(?![\w-])", re.IGNORECASE)
_ITEM: Final = re.compile(rf"(?<![\w-]){_EACH}(?![\w-])", re.IGNORECASE)
_VERB: Final = (
    r"(?:\s*[:=–-])?\s*(?:(?:are|were|is|was|have been|has been|all|both|each|remains?|came back"
    r"|still)\s+)*"
)
_NEGATIVE: Final = re.compile(
    rf"{_VERB}(?:negative|neg\b|non-?\s?reactive|(?:not|un)\s?-?detected)(?!\w)", re.IGNORECASE
)
# What is no result of having it: not looked for, not back, protected; or another person's.
_OPEN: Final = re.compile(
    rf"{_VERB}(?:not\s+(?:been\s+)?(?:tested|done|checked|performed|screened|sent|requested|taken"
    r"|known|available|indicated)|pending|awaited|outstanding|to follow|declined|offered|discussed"
    r"|requested|sent\b|untested|(?:non-?\s?)?immun\w+|vaccin\w+|boosters?|jabs?|shots?"
    r"|up[ -]to[ -]date|given\b)"
    r"|\s+(?:non-?\s?)?(?:negative|positive)\s+(?:mother|father|partner|husband|wife|donor|source"
    r"|contact|household|baby|infant)\b",
    re.IGNORECASE,
)
# Antibodies come with having had it, or with a vaccine.
_ANTIBODY: Final = re.compile(r"\b(?:ig[gm]|antibod\w+|ab|serolog\w+|titres?|titers?)\b", re.I)
_POSITIVE: Final = re.compile(
    rf"{_VERB}(?:positive|reactive|detected|present|equivocal|borderline|low\b|high\b)", re.I
)
# Right before the first one: that one is had.
_HAS: Final = re.compile(
    r"\b(?:known|chronic|has|have|had|having|diagnos\w+ (?:with|of)|treat\w+ (?:for|of)"
    r"|therapy for|living with|lives with|carrier of|positive for|infected with"
    r"|history of)\s+(?:\w+\s+)?\Z|\b(?:problems?|conditions?|diagnos[ei]s):\s*\Z",
    re.IGNORECASE,
)
# Somewhere before it: then it may be had.
_MAY_HAVE: Final = re.compile(
    r"\b(?:known|chronic|has(?! been)|have(?! been)|had|having|with|diagnos\w+|treat\w+|therapy"
    r"|living|carrier|positive|history|problems?|conditions?)\b[^.;\n]*\Z",
    re.IGNORECASE,
)
_SAID: Final = frozenset({Status.PRESENT, Status.ABSENT})
_OURS: Final = _SAID | {Status.POSSIBLE, Status.HYPOTHETICAL}
# "Hepatitis B, hepatitis C, HIV serology and a chest X-ray requested", "Check HIV, hepatitis B".
_REQUESTED: Final = re.compile(
    rf"(?:{_AND}[^.;\n]{{1,70}}?)?\s+(?:(?:have|has|are|is|were|was|been)\s+)*(?:requested|sent"
    r"|ordered|arranged|pending|awaited|please|to be (?:done|sent|checked|taken))\b",
    re.IGNORECASE,
)
_REQUESTS: Final = re.compile(
    r"\b(?:check|request|send|order|arrange|do"
    r"|(?:test|screen|bloods?|swabs?|serology|look)(?:ed|ing)? for)"
    r"\s+(?:an?\s)?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said of the names that begin in ``start:end`` of the page."""

    start: int
    end: int
    status: Status


def as_their_results_say(statement: Statement, found: Sequence[Condition]) -> list[Condition]:
    """The conditions of a statement, those that have one result together by what it says."""
    rows = tuple(_told(statement)) if found else ()
    said: list[Condition] = []
    for condition in found:
        row = next((r for r in rows if r.start <= condition.source.start < r.end), None)
        ours = row is not None and condition.status in (
            _SAID if row.status is Status.HYPOTHETICAL else _OURS
        )
        said.append(replace(condition, status=row.status) if row and ours else condition)
    return said


def _told(statement: Statement) -> Iterator[_Told]:
    text = statement.page.text
    for row in _ROW.finditer(text, statement.start, statement.end):
        items = list(_ITEM.finditer(text, *row.span()))
        if not items:
            continue
        stop = statement.end
        antibodies = _ANTIBODY.search(items[-1].group()) is not None
        asked = _REQUESTED.match(text, row.end(), stop) is not None
        asked = asked or _REQUESTS.search(text, statement.start, row.start()) is not None
        if (
            _OPEN.match(text, row.end(), stop)
            or (asked and len(items) > 1)
            or (antibodies and _POSITIVE.match(text, row.end(), stop))
        ):
            yield from (_Told(*item.span(), Status.HYPOTHETICAL) for item in items)
        elif _NEGATIVE.match(text, row.end(), stop):
            before = text[max(0, row.start() - 120) : row.start()]
            yield from _negative(text, items, before)


def _negative(text: str, items: list[re.Match[str]], before: str) -> Iterator[_Told]:
    """One result for all; but for those that the words before them say or may say are had."""
    had = 0
    if _HAS.search(before) and len(items) > 1:
        had = 1
        while had < len(items) - 1 and "," not in text[items[had - 1].end() : items[had].start()]:
            had += 1
        yield from (_Told(*item.span(), Status.PRESENT) for item in items[:had])
    elif _MAY_HAVE.search(before):
        yield from (_Told(*item.span(), Status.HYPOTHETICAL) for item in items[:-1])
        had = len(items) - 1
    yield from (_Told(*item.span(), Status.ABSENT) for item in items[had:])
