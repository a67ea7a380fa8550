"""Recorded allergies: the substance as printed, its reaction, and "no known allergies"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from documents.pipeline.notes.outline import Outline, Statement, outline_of
from documents.pipeline.types import Allergy, Page, Source, Status
from knowledge import medicines

_NONE_KNOWN = re.compile(
    r"\b(?:NKDA|NKA|NKFA|no (?:known|reported|recorded|documented)(?: (?:drug|medication|medicine"
    r"|food|environmental|latex|or|and))*"
    r" (?:allerg(?:y|ies)|intolerances?|adverse reactions?)|no (?:drug |medication |medicine "
    r"|food |seasonal )*allergies"
    r"|none known|nil known|nil|no known drug intolerance"
    r"|denies (?:any )?(?:known )?(?:drug |medication |food )*allergies"
    r"|not allergic to (?:any )?\w+)\b"
    r"|^\W*(?:none|nil|nil reported|no|denied|denies|negative|unremarkable)\W*$",
    re.IGNORECASE,
)
# "no known food allergies but is allergic to ..."
_BUT = re.compile(
    r"\b(?:but|except|other than|however)\b.{0,40}\b(?:allerg|react|intoleran)", re.I | re.S
)
# Words without one of which a sentence outside the allergy section says nothing of allergies.
_WORTH = re.compile(
    r"llerg|NKD|NKA|NKFA|naphyla|ntoleran|eactions? to|ensitiv|none known", re.IGNORECASE
)
_PROSE = re.compile(
    r"\b(?:allergic (?:reaction )?to|allergy to|allergies to|anaphyla\w+ to|reactions? to"
    r"|hypersensitiv\w+ to|intoleran\w+ (?:to|of))\s+"
    r"(?P<what>[^.;\n]+)",
    re.IGNORECASE,
)
_BEFORE_WORD = re.compile(
    r"(?P<what>\b(?:[A-Z]?[a-z-]+\s)?[A-Za-z-]+)\s+(?:allergy|allergies)\b(?!\s+(?:profile|status"
    r"|list))",
    re.IGNORECASE,
)
_REACTION_WORD = (
    r"anaphyla\w+|rash(?:es)?|hives|urticaria|itch\w*|swelling|angioedema|nausea|vomiting|diarrhea"
    r"|wheez\w+|dyspnea"
    r"|shortness of breath|cough\w*|bronchospasm|headaches?|dizziness|hypotension|throat \w+"
    r"|gi upset|upset stomach|stomach \w+"
    r"|flushing|syncope|confusion|hallucinations?|tachycardia|tremors?|edema|reaction|blisters?"
    r"|unknown reaction|muscle (?:pain|aches)|myalgias?|dermatitis|eczema|lips? \w+"
    r"|tongue \w+|face \w+|facial \w+|stevens[- ]johnson\w*(?: syndrome)?|sjs|collapse|shock"
    r"|gi intolerance|gi distress|intolerance|drowsiness|sedation|fever|palpitations?"
    r"|rhabdomyolysis|liver \w+|kidney \w+|bleeding|constipation"
    r"|abdominal pain|stomach ache|fatigue|insomnia|agitation|redness|sneezing|runny nose"
)
_REACTION = re.compile(rf"\b(?:{_REACTION_WORD})\b", re.IGNORECASE)
_REACTION_LEAD = re.compile(
    r"\s*(?:\(|:|=|\s[-–—]+\s|,?\s*\b(?:which\s+|that\s+)?(?:causes?|caused|causing|gives?|giving|produces?|with"
    r"|results? in|gave|led to)\b)\s*(?:reaction\s*:)?\s*(?:an?\s+)?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:allerg\w+(?: to)?|drug|food|medication|medications|medicine|environmental|to"
    r"|the patient is|patient is|she is|he is|known|drugs)\s*:?\s+",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\b(?:allergen|substance|ingredient|group description|code system|reaction severity|severity"
    r"|documentation date|informant|date identified)\b",
    re.IGNORECASE,
)
_STOP_WORDS = re.compile(
    r"\b(?:but|however|although|which|because|since|when|as a|in the past|and (?:she|he|has|is"
    r"|can|takes))\b",
    re.IGNORECASE,
)
_NOT_SUBSTANCE = frozenset(
    """status active inactive resolved mild moderate severe none unknown no yes n/a na history
    patient reviewed see chart list updated noted multiple several any other medications medication
    drug drugs food medical date allergies allergy the a documented known this and""".split()
)
# In prose only these, and the medicines of the lexicon, make "... allergy" an allergy.
_KNOWN_SUBSTANCES = frozenset(
    """sulfa latex peanut peanuts shellfish egg eggs milk iodine contrast nut nuts bee wheat soy
    fish dust pollen cat dog tree strawberry gluten dairy adhesive tape""".split()
)
_CLAUSE_REACTION = re.compile(
    rf",?\s*\b(?:which|that)\s+(?:causes?|caused|gives?|gave|led to)\b[^.;]{{0,30}}?"
    rf"(?:{_REACTION_WORD})",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r",(?!\s*(?:which|that)\b)|;|\band\b|\bor\b|&", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:is|was|has|had|reports?|states?|takes?|patient|history|review\w*|no|carries|her|his)\b",
    re.IGNORECASE,
)


def find_allergies(pages: Sequence[Page] | Outline) -> tuple[Allergy, ...]:
    """Allergies of the allergy section and of prose; family members' are not the patient's."""
    found: list[Allergy] = []
    seen: set[tuple[str, Status]] = set()
    for statement in outline_of(pages).statements:
        if statement.section == "family_history":
            continue
        for allergy in _in_statement(statement):
            key = (allergy.substance.lower(), allergy.status)
            if key not in seen:
                seen.add(key)
                found.append(allergy)
    return tuple(found)


def _in_statement(statement: Statement) -> Iterator[Allergy]:
    text = statement.page.text
    listed = statement.section == "allergies"
    if not listed and not _WORTH.search(text, statement.start, statement.end):
        return
    none = _NONE_KNOWN.search(statement.text)
    more = none is not None and _BUT.search(statement.text, none.end())
    if (
        none is not None
        and not more
        and (listed or "llerg" in none.group() or "NK" in none.group())
    ):
        start, end = _trim(text, statement.start + none.start(), statement.start + none.end())
        yield Allergy(text[start:end], _source(statement, start, end), None, Status.ABSENT)
        return
    prose = list(_PROSE.finditer(text, statement.start, statement.end))
    for match in prose:
        if _is_refused(statement, match.start()):
            continue
        yield from _substances(statement, match.start("what"), match.end("what"))
    if prose:
        return
    if listed:
        yield from _listed(statement)
        return
    for match in _BEFORE_WORD.finditer(text, statement.start, statement.end):
        what = match["what"]
        word = what.split()[-1].lower()
        if word in _NOT_SUBSTANCE or _is_refused(statement, match.end("what")):
            continue
        if word in _KNOWN_SUBSTANCES or medicines.find(word) is not None:
            at = match.end("what") - len(what.split()[-1])
            yield Allergy(text[at : match.end("what")], _source(statement, at, match.end("what")))


def _is_refused(statement: Statement, at: int) -> bool:
    before = statement.page.text[statement.start : at].lower()
    before = re.split(r"\b(?:but|however|except)\b", before)[-1]
    return bool(
        re.search(r"\b(?:no|not|denies|without|family|mother|father|check|verify)\b[^.;]*$", before)
    )


def _listed(statement: Statement) -> Iterator[Allergy]:
    text = statement.page.text
    start, end = statement.start, statement.end
    if _HEADER.search(statement.text) and ("|" in statement.text or text[end - 1] != "."):
        return
    while label := _LABEL.match(text[start:end]):
        start += label.end()
    yield from _substances(statement, start, end)


def _substances(statement: Statement, start: int, end: int) -> Iterator[Allergy]:
    """``penicillin (rash), sulfa and latex - hives``: each with the reaction behind it."""
    text = statement.page.text
    if (wall := text.find("|", start, end)) >= 0:
        left, right = _trim(text, start, wall)
        if text.count("(", left, right) > text.count(")", left, right):
            right += text[right : right + 1] == ")"
        if _is_substance(text[left:right]):
            reaction = _REACTION.search(text, wall, end)
            yield _allergy(statement, left, right, reaction.span() if reaction else None)
        return
    clause = _CLAUSE_REACTION.search(text, start, end)
    if (stop := _STOP_WORDS.search(text, start, end)) and not (
        clause and clause.start() <= stop.start()
    ):
        end = stop.start()
    if (stop_at := text.find(". ", start, end)) >= 0:
        end = stop_at
    last: tuple[int, int, int, int] | None = None  # substance and, so far, its reaction
    for left, right in _entries(text, start, end):
        lead = _REACTION_LEAD.search(text, left, right)
        a, b = _trim(text, left, lead.start() if lead else right)
        told = _trim(text, lead.end(), right) if lead else (b, b)
        if _REACTION.fullmatch(text, a, b) and last is not None and last[3] > last[1]:
            last = (*last[:3], b)
            continue
        if not _is_substance(text[a:b]) or _REACTION.fullmatch(text, a, b):
            continue
        if last is not None:
            yield _allergy(statement, last[0], last[1], _told(text, last))
        last = (a, b, *told)
    if last is not None:
        yield _allergy(statement, last[0], last[1], _told(text, last))


def _told(text: str, entry: tuple[int, int, int, int]) -> tuple[int, int] | None:
    start, end = entry[2:]
    return (start, end) if end > start and _REACTION.search(text, start, end) else None


def _entries(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts between commas and "and"; what brackets hold is never cut."""
    left = start
    for cut in _SEPARATOR.finditer(text, start, end):
        if text.count("(", left, cut.start()) > text.count(")", left, cut.start()):
            continue
        yield left, cut.start()
        left = cut.end()
    yield left, end


def _is_substance(words: str) -> bool:
    parts = words.lower().split()
    if not parts or len(parts) > 6 or not any(ch.isalpha() for ch in words):
        return False
    if all(part.strip(".,") in _NOT_SUBSTANCE for part in parts):
        return False
    return not _NO_NAME.search(words)


def _allergy(
    statement: Statement, start: int, end: int, reaction: tuple[int, int] | None
) -> Allergy:
    text = statement.page.text
    last = max(end, reaction[1]) if reaction else end
    return Allergy(
        substance=text[start:end],
        source=_source(statement, start, last),
        reaction=text[reaction[0] : reaction[1]] if reaction else None,
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",.;:*-•"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",.;:*)"):
        end -= 1
    return start, end


def _source(statement: Statement, start: int, end: int) -> Source:
    return Source(statement.page.number, start, end)
