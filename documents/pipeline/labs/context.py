"""What a line stands under: the part of the document, the specimen, the patient, the day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from documents.pipeline.culture_days import is_of_one_culture
from documents.pipeline.labs.dates import read_date
from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.numbers import Style, decimal_style, groups_by_space
from documents.pipeline.labs.person import Person, read_person
from documents.pipeline.labs.samples import heads_controls
from documents.pipeline.language.day_order import day_first as order_of
from documents.pipeline.notes.medicines.medicine_heads import heads_bare, heads_medicines
from documents.pipeline.notes.structure.headings import exact_kind, likely_kind
from documents.pipeline.types import Page
from knowledge import units
from knowledge.folding import fold


class Mode(StrEnum):
    """What kind of text the lines of a section are."""

    RESULTS = "results"
    REMARKS = "remarks"
    RANGES = "ranges"
    MEDICINES = "medicines"
    PLAN = "plan"
    CONTROLS = "controls"


_END = r"\s*(?:[:\-–.]|$)"
_RULES: tuple[tuple[Mode, re.Pattern[str]], ...] = tuple(
    (mode, re.compile(pattern, re.IGNORECASE))
    for mode, pattern in (
        (Mode.RANGES, rf"(?:reference|normal)\s(?:ranges?|intervals?|values?){_END}\s*$"),
        (
            Mode.MEDICINES,
            r"(?:(?:discharge|current|home|prescribed|active|new|outpatient|admission|transfer|"
            r"your)\s?(?:/\s?transfer\s)?)?(?:medications?|medicines?|prescriptions?|drugs|rx)"
            rf"(?:\s(?:list|prescribed|on discharge|& plan|and plan))?{_END}",
        ),
        (
            Mode.PLAN,
            r"(?:[\w&/ ]{0,24}\b)?(?:plan|recommendations?|recommended (?:urgent )?(?:actions|next "
            r"steps)|instructions?|follow[- ]?up|next steps|goals?|advice|treatment(?: goals?)?)"
            rf"{_END}",
        ),
        (
            Mode.REMARKS,
            r"(?:[\w' ]{0,20}\b)?(?:notes?|interpretations?|comments?|remarks?|clinical (?:"
            r"significance|utility|correlation|use|information|relevance|background)|impression|"
            r"summary|"
            r"conclusion|limitations?|disclaimer|explanation|(?:in|de)creased (?:levels|in)|uses?|"
            r"methodology|references?|important|about (?:this|the) test|what (?:does|is)\b.*)"
            rf"{_END}",
        ),
    )
)
_RESULT_HEAD = re.compile(
    r"\b(?:lab(?:oratory|s)?|results?|tests?|panel|profile|count|haematology|hematology|chemistry|"
    r"biochemistry|urinalysis|serology|immunology|function|screen|study|studies|markers?|"
    r"electrolytes|examination|differential|coagulation|lipids?|thyroid|vitamins?|metabolic)\b",
    re.IGNORECASE,
)
# "Labs (08/07/2026): TSH 2.1": a title that its results follow on the same line.
_OF_BLOOD = (
    r"(?:(?:recent|pertinent|relevant|today['’]?s|outside|admission|discharge|latest|key|booking"
    r"|pre-?\s?(?:chemo\w*|op\w*|treatment|clinic|dose)|baseline|initial|clinic|my|most\srecent"
    r"|routine|his|her|your)\s)?"
    r"(?:labs?(?:oratory)?(?:\s(?:data|results|values|studies|tests|work))?"
    r"|bloods|blood\s(?:tests?|results|work)|investigations?|inv)"
)
_ITS_DAY = (
    r",?\s(?:(?:from|of|on|dated|taken)\s)?"
    r"\(?(?:[\d/.-]{6,10}|\d{1,2}(?:st|nd|rd|th)?[ -][A-Za-z]{3,9}(?:[ -]\d{2,4})?"
    r"|[A-Za-z]{3,9} \d{1,2}(?:, \d{4})?)\)?"
)
_RUN_IN = re.compile(
    rf"{_OF_BLOOD}(?:\s(?:today|results|taken today|(?:this|last)\s(?:week|month|morning)"
    r"|(?:in|from)\s[A-Z][a-z]{2,8}(?:\s\d{4})?)"
    rf"|{_ITS_DAY})?\s?:\s+(?=\S)",
    re.IGNORECASE,
)
# "Recent bloods 18/09/2024" alone on its line.
_DATED = re.compile(rf"{_OF_BLOOD}(?:\sresults)?{_ITS_DAY}", re.IGNORECASE)
# The title of a part of a note: alone on its line, or before what it heads ("Data: sodium 128").
_TITLE = re.compile(r"(?P<title>[^\W\d_][^\d:|]{0,39}?)\s?(?:(?P<colon>:)(?=\s|$)|$)")
_OF_FINDINGS = frozenset({"labs", "exam", "vitals", "findings", "imaging"})
_SPECIMEN_WORDS = frozenset("urine serum plasma blood csf stool".split())
FLUID = "fluid"
"""Any other fluid or tissue of the body: what holds of blood does not hold of it."""
_SPECIMENS = (
    (
        "urine",
        re.compile(
            r"\b(?:urin(?:e|alysis|ary)|urine r/?m|harn|urin|msu|dip\s?stick|orina)\b",
            re.IGNORECASE,
        ),
    ),
    ("stool", re.compile(r"\b(?:stool|fa?ec(?:al|es))\b", re.IGNORECASE)),
    ("csf", re.compile(r"\b(?:csf|cerebrospinal)\b", re.IGNORECASE)),
    (
        FLUID,
        re.compile(
            r"\b(?:fluid(?!\s?(?:&|and|/|,))|effusion|aspirate|ascit\w+|pleural|synovial|peritoneal"
            r"|pericardial|drain(?:age)?|dialysate|sweat|saliva|amniotic|marrow|semen|seminal|sputum"
            r"|swab|lavage|cord (?:blood|gas(?:es)?)|donor|punktat|aszites|erguss|derrame"
            r"|l[ií]quido|liquide|ponction)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "blood",
        re.compile(
            r"\b(?:blood|serum|plasma|hemato\w*|haemato\w*|cbc|liver|kidney|renal|lipid|thyroid|"
            r"biochemistry|chemistry|metabolic|cmp|bmp|electrolytes)\b",
            re.IGNORECASE,
        ),
    ),
)
_STATED = re.compile(
    r"\b(?:specimen|sample|materi[aá]l|mat[eé]riel|muestra|amostra|campione|[eé]chantillon"
    r"|probe(?:nmaterial)?|monster|materiaal)(?:\stype)?\s?[:=]\s*(?P<what>[^:|\n]{3,60})",
    re.IGNORECASE,
)
_STATED_AS = (
    ("urine", re.compile(r"\b(?:urin[ae]?s?|orina|harn|midstream|mo[cč]z?)\b", re.IGNORECASE)),
    (
        "blood",
        re.compile(
            r"\b(?:blood|serum|plasma|soro|suero|siero|s[eé]rum|sang(?:ue|re)?|bloed|blut|edta)\b",
            re.IGNORECASE,
        ),
    ),
)
# Of a birth or a transplant: its title may go on with times and scores.
_ANOTHERS = re.compile(r"(?:umbilical\s)?cord\s(?:blood|gas(?:es)?)\b|donor\b", re.IGNORECASE)
_LEADING = re.compile(
    r"\s*(?:csf|cerebrospinal fluid|urine|urinalysis|serum|blood|stool)\b[^:\d\n]{0,24}:",
    re.IGNORECASE,
)
# "Urinalysis: blood large, nitrite positive": a label and its results, in one line.
_TOLD_BEHIND = re.compile(
    _LEADING.pattern + r"(?=[^\n]*(?:\d|\b(?:positive|negative|neg|trace|nil|clear|small|moderate"
    r"|large|normal|nad|absent|present|unremarkable)\b))[^\n]*[^\s,;&+/-]\s*$",
    re.IGNORECASE,
)
_THOUSANDS: Final = Decimal(10) ** 9
_STOP = re.compile(r"\.\s+(?=[A-Z])")
_COLLECTED = re.compile(
    r"(?:\bcollect(?:ed|ion)|\bdrawn|\bsampl(?:e|ing)\s(?:date|taken)|\bspecimen date"
    r"|\bpr[eé]l[eè]v(?:é|ement)|\b(?:proben|blut)?(?:entnahme|abnahme)|\bentnommen|\bprelievo"
    r"|\bcole(?:c)?tad[oa]|\bdata (?:d[ae] )?(?:coleta|colheita)|\bmuestra tomada|\bcolheita"
    r"|\bfecha de (?:toma|extracci[oó]n)"
    r"|\bextra[ií]d[oa]|\bafname(?:datum)?|\bpobran[ioa]\w*)"
    r"(?:\s(?:on|date|time|at|date/time|date and time|le|du|am|vom|em|el|del|dnia|datum|data))*"
    r"\s*[:|\-]?\s*(?P<when>[^\n]{6,40})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What holds for the whole document."""

    style: Style
    collected: date | None
    day_first: bool | None
    spaced: bool = False
    person: Person = field(default_factory=Person)


def read_facts(pages: Sequence[Page]) -> Facts:
    """Facts that the document states somewhere; None where it does not."""
    texts = [p.text for p in pages]
    day_first = order_of(texts)
    collected = _collected(texts, day_first)
    return Facts(
        decimal_style(texts), collected, day_first, groups_by_space(texts),
        read_person(pages, collected, day_first),
    )  # fmt: skip


def _collected(texts: Iterable[str], day_first: bool | None) -> date | None:
    days = set()
    for text in texts:
        for found in _COLLECTED.finditer(text):
            day = read_date(found.group("when"), day_first=day_first)
            if day and not is_of_one_culture(text, found.start()):
                days.add(day)
    return days.pop() if len(days) == 1 else None


def heading_mode(line: Line) -> Mode | None:
    """The section that this line opens, or None when it opens none."""
    text = line.text.strip(" *_=#\u00b7•-–:>")
    text = re.sub(r"^(?:\d{1,2}|[A-Z])[.)]\s+", "", text)
    if _RUN_IN.match(text):
        return Mode.RESULTS
    if not text or len(text) > 90:
        return None
    if heads_controls(line):
        return Mode.CONTROLS
    first = line.cells[0].text.strip(" *_=#•-–>")
    if len(line.cells) == 1 and heads_medicines(text.lower()):
        return Mode.MEDICINES
    if len(line.cells) == 1 and heads_bare(text):
        return None  # "CONTINUE" heads medicines below "YOUR MEDICATIONS", and no results
    for mode, pattern in _RULES:
        found = pattern.match(first)
        if found and (mode is not Mode.PLAN or len(text) < 60):
            return mode
    if text.lower() in _SPECIMEN_WORDS or _is_fluid(text, line) or _ANOTHERS.match(first):
        return Mode.RESULTS
    words = text.split()
    if len(line.cells) > 2 or len(words) > 9 or any(c.isdigit() for c in text.replace("(", " ")):
        return Mode.RESULTS if _looks_like_panel(text, line) else None
    if text.isupper() or line.text.rstrip().endswith(":") or _looks_like_panel(text, line):
        return Mode.RESULTS
    return None


def heads_findings(line: Line) -> bool:
    """Whether the line begins a part of a note that tells what was found, which ends a list of
    medicines above it: ``Objective``, ``Data: sodium 128``, ``Recent bloods 18/09/2024``."""
    if _DATED.fullmatch(line.text.strip(" *_=#\u00b7:")):
        return True
    title = _TITLE.match(line.text.strip(" *_=#\u00b7•-–>"))
    if title is None or not title["title"][0].isupper():
        return False
    kinds = [exact_kind(title["title"]), exact_kind(fold(title["title"]), "es")]
    if title["colon"]:
        kinds += [likely_kind(title["title"]), likely_kind(fold(title["title"]), "es")]
    return next((kind for kind in kinds if kind), None) in _OF_FINDINGS


def _is_fluid(text: str, line: Line) -> bool:
    """Whether the line is a title that names another fluid than blood (``Drain fluid``)."""
    if len(line.cells) > 1 or len(text.split()) > 4 or any(c.isdigit() for c in text):
        return False
    return heading_specimen_of(text) == FLUID and not text.endswith(".")


def _looks_like_panel(text: str, line: Line) -> bool:
    return (
        len(line.cells) == 1
        and len(text.split()) <= 8
        and bool(_RESULT_HEAD.search(text))
        and (text.istitle() or text.isupper() or text[0].isupper())
        and not text.endswith(".")
    )


def leading_specimen(line: Line, until: int) -> str | None:
    """The specimen that a line names before its results (``CSF: glucose 40, protein 120``)."""
    found = _LEADING.match(line.page.text, line.origin, max(until, line.origin) + 24)
    return heading_specimen_of(found.group()) if found else None


def own_specimen(draft: Draft) -> str | None:
    """The specimen that a result's line names before it, as far as its sentence reaches.

    Cells told by the thousand are of the blood; of an amount in a later sentence nobody knows.
    """
    line, until = draft.line, draft.name.start
    specimen = leading_specimen(line, until)
    found = _LEADING.match(line.page.text, line.origin, until) if specimen else None
    if found is None or draft.unit is None:
        return specimen
    if not _STOP.search(line.page.text, found.end(), until + 1):
        return specimen
    unit = units.parse(line.page.text[slice(*draft.unit)])
    if unit and unit.dimension == "count/volume" and unit.scale >= _THOUSANDS:
        return None
    draft.parted |= bool(unit and unit.dimension.endswith("/volume"))
    return specimen


def heading_specimen(line: Line) -> str | None:
    """The specimen that a heading names; one with its results behind it is no heading of more."""
    return None if _TOLD_BEHIND.match(line.text) else heading_specimen_of(line.text)


def heading_specimen_of(text: str) -> str | None:
    """The specimen that words name."""
    for specimen, pattern in _SPECIMENS:
        if pattern.search(text):
            return specimen
    return None


def stated_specimen(line: Line) -> str | None:
    """The one specimen that a line says its results are of (``Specimen: urine``), if any."""
    found = _STATED.search(line.text)
    said = {which for which, p in _STATED_AS if found and p.search(found.group("what"))}
    return said.pop() if len(said) == 1 else None
