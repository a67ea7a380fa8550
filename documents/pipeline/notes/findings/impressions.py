"""What reports conclude, and what notes and letters tell of scans, biopsies, heart tests and
scopes, statement by statement, as printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.pipeline.notes.findings.concluded import REPORTS, find_concluded
from documents.pipeline.notes.structure.addresses import is_address
from documents.pipeline.notes.structure.endings import closes
from documents.pipeline.notes.structure.outline import Outline, Statement, outline_of
from documents.pipeline.notes.structure.spoken import ADVICE
from documents.pipeline.types import Impression, Kind, LabRow, Page, Source, Status
from knowledge import conditions

_SCAN = (
    r"(?:x-?rays?|radiographs?|cxr|kub|\bct\b|cat scan|\bmri\b|\bmra\b|mrcp|ultrasound|sonogram"
    r"|\bu/?s\b|doppler|echo(?:cardiogram|cardiography)?|\btte\b|\btee\b|mammogram|mammography"
    r"|dexa|dxa|bone (?:scan|density)|pet(?:[/-]ct)?|scan|angiogram|venogram|myelogram|hida"
    r"|v/q|fluoroscopy|barium (?:swallow|meal|enema)|imaging|\buss\b|ctpa|hrct|ctca|fibroscan"
    r"|elastography|dmsa|mag-?3|muga|mibg)"
)
_OTHER_TEST = (
    r"(?:ecgs?|ekgs?|electrocardiograms?|holter|event monitor|(?:stress|treadmill|exercise) test"
    r"|(?:coronary |cardiac )?(?:angiograph(?:y|ies)|catheteri[sz]ation)|\w*biops(?:y|ies)"
    r"|pathology"
    r"|histolog(?:y|ies)|cytology|(?:pap|cervical) (?:smear|test)|smear|screening"
    r"|endoscop(?:y|ies)|(?!m[ai]cro|stetho)\w{4,}oscop(?:y|ies)|egd|spirometry"
    r"|pulmonary function tests?|pfts|eeg|emg|nerve conduction stud(?:y|ies)|sleep study"
    r"|ogd|ercp|\bett\b|\d+[ -]?(?:hours?|hr|h|days?) (?:ecg |ambulatory )?tape|loop recorder"
    r"|colonography"
    r"|mammograms?|ecograf[ií]a|ecocardiograma|electrocardiograma|radiograf[ií]a|resonancia"
    r"|tomograf[ií]a|\btac\b|mamograf[ií]a|biopsia|colonoscopia|gastroscopia|endoscopia)"
)
_STUDY = rf"\b(?:{_SCAN}s?|{_OTHER_TEST})\b"
# "showed", "came back": it has been done, whatever was asked for before it.
_TOLD = (
    r"(?:showed|revealed|demonstrated|found|detected|identified|confirmed|suggested|came back|was"
    r"|(?<!been )reported(?! (?:by|on|in|to)\b)|excluded|ruled out"
    r"|were|has shown|have shown|mostr[oó]|revel[oó]|evidenci[oó]|fue|confirm[oó])"
)
_NOT_AHEAD = "".join(
    rf"(?<!\b{word} )" for word in "to may will might would could should can not".split()
)
_TELLS = re.compile(
    rf"{_STUDY}[^.;\n]{{0,80}}?\b(?:(?P<told>{_TOLD})|show(?:s|ing)?|reveal(?:s|ing)?"
    rf"|{_NOT_AHEAD}(?:demonstrate|suggest|confirm)s?|suggestive|(?-i:NAD|WNL)"
    r"|nil (?:acute|of note)|benign|consistent with|concerning for|positive for"
    r"|negative(?: for)?|unremarkable|normal|abnormal|clear|without|no evidence|no acute|(?:is|are)"
    r" (?:positive|significant|notable|consistent|suspicious|stable|unchanged)"
    r"|muestra|revela|evidencia|sin (?:alteraciones|hallazgos))\b"
    rf"|{_STUDY}(?:\s(?:of\s(?:the\s)?)?[\w/-]+){{0,4}}\s*(?:\([^)\n]{{1,30}}\))?\s*[:–]\s*\w"
    rf"|{_STUDY}\s*(?:\([^)\n]{{1,30}}\))?\s-\s\w"
    rf"|{_STUDY}\s(?:(?:lv)?ef\s)?\d[\d.]*\s?(?:kpa|%)"
    r"|\b(?P<seen>no evidence|no signs?|seen|found|noted|shown|confirmed|evident)\b"
    r"[^.;\n]{0,80}?"
    rf"\b(?:on|by|at)\s(?:[\w-]+\s){{0,3}}?{_STUDY}"
    r"|\byour (?:[\w-]+ ){0,4}results?\b[^.;\n]{0,30}?(?:(?P<result>\b(?:is|are|was|were|shows?"
    r"|showed|came back))\s(?!(?:available|back|ready|attached|enclosed|in|on|being|not|now|sent"
    r"|below|posted)\b)|:\s*\w)",
    re.IGNORECASE,
)
_NAMES = re.compile(_STUDY, re.IGNORECASE)
_IT_SHOWS = re.compile(
    r"(?:it|this|these|they|which|findings|images|that|results?)\b.{0,24}?\b(?:show|reveal"
    r"|demonstrat"
    r"|confirm|indicat|suggest)\w*",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|recommend\w*|order(?:ed|s)?|schedul\w+|plan(?:ned)?|obtain|consider|needs?|repeat"
    r"|pending|awaiting|refer\w*|follow[- ]?up (?:with|in)|should|if|whether|unless"
    r"|reasons? for|indications? for|screening for|consent for|prep(?:aration)? for)\b",
    re.IGNORECASE,
)
# What may be, or is asked, or only said of such tests in general.
_UNSURE = re.compile(
    r"\b(?:will|would|should|(?-i:may)|might|can|could|if|whether|until|unless|pending|awaiting|due|next"
    r"|not (?:been )?(?:done|performed)|declin\w+|refus\w+|scheduled|booked|arranged)\b",
    re.IGNORECASE,
)
# "was done" and no more tells nothing.
_ONLY_DONE = re.compile(
    r"\W*(?:(?:not|also|then|recently|last \w+)\s)?(?:done|performed|obtained|completed|ordered"
    r"|requested|scheduled|booked|sent|taken|discussed|offered|reviewed|cancelled"
    r"|carried out|recommended|reported (?:by|on|in|to)"
    r"|on|at|in|by|due|made|given|needed|advised|arranged|planned|repeated|considered|deferred)"
    r"\b(?:(?!\b(?:show|reveal|demonstrat|confirm|found|suggest|consistent|normal|negative|positive"
    r"|unremarkable|clear|benign|no\b|abnormal)).)*",
    re.IGNORECASE | re.DOTALL,
)
_NOT_YET = re.compile(
    r"\W*(?:(?:results?|report|still|is|to be|currently)\s)*(?:pending|await\w*|to follow|due|not"
    r" (?:yet )?(?:done|performed|available|indicated|needed)|scheduled|ordered|requested|booked"
    r"|recommended|none|n/?a|overdue|refer\w*|every|next|in \d+"
    r"|\d+ (?:weeks?|months?|years?)|declined)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\b(?:impression|conclusion|opinion|interpretation)\s*:\s*", re.IGNORECASE)
_TO_READER = re.compile(r"\b(?:your?|su|sus|usted)\b", re.IGNORECASE)
_STEP = re.compile(
    rf"{_AHEAD.pattern}|^\W*(?:please|if|call)\b|\blike you to\b|\bdue\b", re.IGNORECASE
)
_NEAR = 4
_GAP = re.compile(r"\n[ \t]*\n")
_NONE = re.compile(r"^\W*(?:no|negative|without|absence)\b", re.IGNORECASE)
_CONCLUDING = frozenset({"impression"})
_SILENT = frozenset(
    {"family_history", "medications", "allergies", "identity", "indication", "immunizations"}
)
_AHEAD_OF = frozenset(
    {"plan", "followup", "instructions", ADVICE, "past_history", "surgical_history"}
)
_REPORT = frozenset({"findings", "technique"})


def find_impressions(
    pages: Sequence[Page] | Outline, kind: Kind = Kind.OTHER, rows: Sequence[LabRow] = ()
) -> tuple[Impression, ...]:
    """What a report concludes, or its culture; in a note, the statements that tell of a scan.

    ``rows`` are the values that were read from a laboratory's report.
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
    telling: Statement | None = None
    signed: tuple[int, str] | None = None
    for statement in outline.statements:
        # Who signs, and what stands below that, is no conclusion.
        part = statement.page.number, statement.title
        if closes(statement.text):
            telling = None
            if statement.section in _CONCLUDING:
                signed = part
        if part == signed or is_address(statement.text):
            continue
        start = _begin(statement, report=report)
        if start is None and before is not None and _goes_on(before, statement):
            start = statement.start
        if start is not None:
            telling = statement
        elif kind is Kind.LETTER and telling is not None and _explains(telling, statement):
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


def _explains(telling: Statement, statement: Statement) -> bool:
    """Whether a letter that tells its reader of a test goes on about it: to the paragraph's end."""
    between = telling.page.text[telling.end : statement.start]
    return (
        telling.page is statement.page
        and _TO_READER.search(telling.text) is not None
        and not _GAP.search(between)
        and not _STEP.search(statement.text)
    )


def _begin(statement: Statement, *, report: bool) -> int | None:
    """Where the conclusion begins in a statement; None where it is none."""
    if statement.section in _CONCLUDING and report:
        return statement.start
    label = _LABEL.search(statement.page.text, statement.start, statement.end)
    told = _TELLS.search(statement.text) if statement.section not in _SILENT else None
    if statement.section == "imaging":
        if _NOT_YET.match(statement.text, told.end() - 1 if told else 0):
            return None
        return label.end() if label else _with_its_test(statement)
    if told is None or _NOT_YET.match(statement.text, told.end() - 1):
        return None
    past = told["told"]
    if statement.section in _AHEAD_OF and not (past or told["seen"] or told["result"]):
        return None
    if past and _ONLY_DONE.fullmatch(statement.text, told.end()):
        return None
    ahead = _UNSURE if past else _AHEAD
    return None if ahead.search(statement.text, 0, told.end()) else statement.start


def _with_its_test(statement: Statement) -> int:
    """Where a statement begins, with the test that stands right before it: ``ECG: normal``."""
    title = statement.title
    near = max(0, statement.start - len(title) - _NEAR)
    before = statement.page.text[near : statement.start].rstrip(" \t:")
    if title and before.endswith(title) and _NAMES.search(title):
        return near + len(before) - len(title)
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
