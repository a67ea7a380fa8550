"""Vital signs as printed: blood pressure, pulse, temperature and the like, each with its place.

A number is read only behind a sign's own name and where it is one that the sign can have; what is
a goal, a limit to watch or an earlier measurement says so in its status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from documents.pipeline.notes.structure.outline import Outline, Statement, outline_of
from documents.pipeline.notes.vital_signs import signs_spanish, weight_changes
from documents.pipeline.notes.vital_signs.signs import (
    FOREIGN,
    PERSON,
    REST,
    SIGNS,
    Sign,
    is_whole,
    number_in,
)
from documents.pipeline.notes.vital_signs.vital_cards import cards
from documents.pipeline.types import Page, Source, Status, VitalSign

_NO_SECTIONS = frozenset({"medications", "allergies", "family_history", "immunizations"})
# The line of another part, below a short one: "Drug history: nil" / "Observations: HR 84".
_HEADED = re.compile(
    r"\W*(?:(?:nursing |clinical |initial |admission |triage )?obs(?:ervations)?|vitals?(?: signs)?"
    r"|o/e|on examination|exam(?:ination)?|signos vitales|constantes(?: vitales)?)"
    r"(?: (?:today|on arrival|at triage))?\s?[:–-]",
    re.IGNORECASE,
)
_SIGNS = {"en": SIGNS, "es": signs_spanish.SPANISH_SIGNS}
_PATTERNS = {
    language: tuple((s, s.pattern(weak=False), s.pattern(weak=True), s.behind()) for s in signs)
    for language, signs in _SIGNS.items()
}
# Any sign's name: most sentences have none, and no sign has to be looked for in them.
_NAMED = {
    language: re.compile(
        r"(?<![\w/])(?:"
        + "|".join(name for s in signs for name in (s.names, s.weak, s.after) if name)
        + r")(?![A-Za-z_/])",
        re.IGNORECASE,
    )
    for language, signs in _SIGNS.items()
}  # fmt: skip
_LONGEST_HEAD = 8
# What heads somebody else's signs.
_OF_ANOTHER = re.compile(
    r"\bf(?:o)?et(?:al|us)\b|\bfeto\b|\b(?:mother|father|husband|wife|partner|sister|brother)['’]s\b"
    r"|\b(?:madre|padre|marido|mujer|esposo|esposa)\b",
    re.IGNORECASE,
)
# ``120 over 80`` is a value, and ``over 80`` no limit.
_OVER = re.compile(r"\d{2,3}\s+over\s+\d{2,3}")
_WATCHED = re.compile(
    r"\b(?:goals?|targets?|keep|maintain|below|under|above|over|less than|greater than|more than"
    r"|at least|higher than|lower than|exceeds?|between|if|when|should|call|notify|hold for"
    r"|parameters?|lower|bring|limit|aim\w*)\b|[<>≤≥]",
    re.IGNORECASE,
)
# ``100.4 F or higher`` says from where on something counts.
_AND_UP = re.compile(
    r"\s?(?:or|and|o)\s(?:higher|more|above|greater|over|less|lower|below|under|more than|m[aá]s"
    r"|menos|mayor|menor)\b",
    re.IGNORECASE,
)
# "Pain (NRS)   7/10   2/10": two visits side by side, and the first is not of now.
_NEXT_VISIT = re.compile(r"[ \t]*(?:\||[ \t]{2}|\t)[ \t|]*\d{1,2}\s?/\s?10\b")
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|prior|last (?:visit|time|week|month|year)|earlier|baseline|was \d+ at"
    r"|months? ago|weeks? ago|years? ago|days? ago|yesterday|in (?:19|20)\d\d|at home|home"
    r"|on admission|on arrival|triage|history of|usual|birth)\b",
    re.IGNORECASE,
)


def find_vitals(pages: Sequence[Page] | Outline) -> tuple[VitalSign, ...]:
    """Every sign with its value, in reading order; the same value is given once."""
    found: list[VitalSign] = []
    seen: set[tuple[str, str, Status]] = set()
    outline = outline_of(pages)
    statements = [
        each
        for each in outline.statements
        if each.section not in _NO_SECTIONS or _HEADED.match(each.text)
    ]
    every = [sign for statement in statements for sign in _in_statement(statement)]
    every += [sign for page in outline.read_pages for sign in _on_cards(page, outline)]
    for sign in sorted(every, key=lambda each: (each.source.page, each.source.start)):
        key = (sign.key, "".join(sign.value.split()), sign.status)
        if key not in seen:
            seen.add(key)
            found.append(sign)
    return tuple(found)


def _on_cards(page: Page, outline: Outline) -> Iterator[VitalSign]:
    """The signs whose label stands above the value; what heads them says whose and of when."""
    language = outline.tongues.at(page.number, 0)
    relatives = [
        (each.start, each.end)
        for each in outline.statements
        if each.page.number == page.number and each.section == "family_history"
    ]
    watched, earlier = _WATCHED, _EARLIER
    if language == "es":
        watched, earlier = signs_spanish.WATCHED, signs_spanish.EARLIER
    for card in cards(page.text, language):
        status, above = Status.PRESENT, page.text[slice(*card.above)]
        if _OF_ANOTHER.search(above):
            continue
        if any(start <= card.name[0] < end for start, end in relatives):
            continue
        if len(above.split()) > _LONGEST_HEAD:
            above = ""  # a sentence of its own, and no head of what stands below it
        if watched.search(above):
            status = Status.HYPOTHETICAL
        elif earlier.search(above):
            status = Status.PAST
        value = page.text[slice(*card.value)]
        yield VitalSign(
            key=card.sign.key,
            name=page.text[slice(*card.name)],
            value=value,
            unit=page.text[slice(*card.unit)] if card.unit else None,
            source=Source(page.number, card.name[0], (card.unit or card.value)[1]),
            value_source=Source(page.number, *card.value),
            number=number_in(value),
            status=status,
        )


def _in_statement(statement: Statement) -> list[VitalSign]:
    text = statement.text
    if not any(map(str.isdigit, text)) or not _NAMED[statement.language].search(text):
        return []
    every = list(_read(statement, weak=True))
    # "T 37.2 P 88 R 18": single letters are signs only in company.
    among = statement.section == "vitals" or len({sign.key for sign in every}) > 2
    found = every if among else list(_read(statement, weak=False))
    # "T37 P88" among them, and "P53" alone is a protein's.
    glued = [sign for sign in found if _is_glued(sign)]
    if len({sign.key for sign in glued}) < 2:
        found = [sign for sign in found if sign not in glued]
    found.sort(key=lambda sign: sign.source.start)
    kept: list[VitalSign] = []
    for sign in found:
        if not kept or sign.source.start >= kept[-1].source.end:
            kept.append(sign)
    return kept


def _is_glued(sign: VitalSign) -> bool:
    return len(sign.name) == 1 and sign.value_source.start == sign.source.start + 1


def _read(statement: Statement, *, weak: bool) -> Iterator[VitalSign]:
    text = statement.page.text
    for sign, plain, among, behind in _PATTERNS[statement.language]:
        for pattern in (among if weak else plain, behind):
            found = pattern.finditer(text, statement.start, statement.end) if pattern else ()
            yield from (
                _sign(statement, sign, m) for m in found if _counts(statement, sign, m, weak)
            )


def _counts(statement: Statement, sign: Sign, match: re.Match[str], weak: bool) -> bool:
    value, unit = match["value"], match["unit"]
    if unit is None and not (sign.bare or weak or is_whole(value)):
        return False
    text = statement.page.text
    if sign.key in {"weight", "height"} and REST.match(text, match.end()):
        return False
    if sign.key == "pain" and _NEXT_VISIT.match(text, match.end()):
        return False
    before = text[max(statement.start, match.start() - 40) : match.start()]
    between = text[match.end("name") : match.start("value")]
    if sign.key == "weight" and weight_changes.is_change(before, between):
        return False
    if statement.language == "es":
        if signs_spanish.AT_BIRTH.match(text, match.end("name")):
            return False
        return sign.can_be(value, unit) and not signs_spanish.FOREIGN.search(before)
    if match["name"].lower() in {"weighs", "weighed"}:
        return sign.can_be(value, unit) and bool(PERSON.search(before))
    return sign.can_be(value, unit) and not FOREIGN.search(before)


def _sign(statement: Statement, sign: Sign, match: re.Match[str]) -> VitalSign:
    page = statement.page.number
    return VitalSign(
        key=sign.key,
        name=match["name"],
        value=match["value"],
        unit=match["unit"],
        source=Source(page, match.start(), match.end()),
        value_source=Source(page, *match.span("value")),
        number=number_in(match["value"]),
        status=_status(statement, match),
    )


def _status(statement: Statement, match: re.Match[str]) -> Status:
    """A goal or limit, an earlier value, or one of the day: the words since the last clause."""
    text = statement.page.text
    before = text[max(statement.start, match.start() - 40) : match.start()]
    before = _OVER.sub("", re.split(r"[,;|.](?:\s|$)", before)[-1])
    between = text[match.end("name") : match.start("value")]
    after = text[match.end() : match.end() + 24]
    watched, earlier = _WATCHED, _EARLIER
    if statement.language == "es":
        watched, earlier = signs_spanish.WATCHED, signs_spanish.EARLIER
    if watched.search(before) or watched.search(between) or _AND_UP.match(after):
        return Status.HYPOTHETICAL
    told = f"{before} {between} {re.split(r'[,;|.]', after)[0]}"
    return Status.PAST if earlier.search(told) else Status.PRESENT
