"""Recorded allergies: the substance as printed, its reaction, and "no known allergies"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.pipeline.notes.allergy import allergy_lists, cleared
from documents.pipeline.notes.allergy.allergens import (
    is_condition,
    is_generic,
    is_known,
)
from documents.pipeline.notes.allergy.allergy_entries import is_reaction, source, substances, trim
from documents.pipeline.notes.allergy.bracketed import reaction_behind
from documents.pipeline.notes.allergy.cultures import is_of_culture
from documents.pipeline.notes.allergy.reactions import find_reactions
from documents.pipeline.notes.structure.boxes import Answer, answer
from documents.pipeline.notes.structure.outline import Outline, Statement, outline_of
from documents.pipeline.notes.structure.sayings import said
from documents.pipeline.types import Allergy, Page, Status

_NONE_KNOWN = re.compile(
    r"\b(?:NKDA|NKA|NKFA|no (?:known|reported|recorded|documented)(?: (?:drug|medication|medicine"
    r"|food|environmental|latex|or|and))*"
    r" (?:allerg(?:y|ies)|intolerances?|adverse reactions?)|no (?:drug |medication |medicine "
    r"|food |seasonal |active |current )*allergies"
    r"|none known|nil known|nil(?: to (?:drugs|medicines|medications|foods?))?"
    r"|no known drug intolerance"
    r"|denies (?:any )?(?:known )?(?:drug |medication |food )*allergies"
    r"|not allergic to (?:any )?\w+(?:(?:[ -]|, (?=(?:\w+ ){1,2}or\b))(?!(?:but|and|however"
    r"|except|other|although|though|so|as|because|if|when|while|since|after|who|which|that|he|she|they|it|you"
    r"|has|is|was|can|now|any|at|on|in)\b)\w+){0,6})\b"
    r"|^\W*(?:none|nil|(?:no|none|nil) (?:known|reported|recorded|noted)|no|n|denied|denies"
    r"|negative|unremarkable)\W*$",
    re.IGNORECASE,
)
# What outside the section of allergies says of none that it is of these.
_SPEAKS = re.compile(r"(?i:l?lerg|AMC\b|RAM\b)|NK")
_TURN = re.compile(r"\b(?:but|however|except)\b")
_REFUSED = re.compile(
    r"\b(?:no|not|denies|without|family|check|verify)\b[^.;]*$"
    r"|\b(?:mother|father)\b(?!\s+(?:says|said|reports?|reported|tells|told|states|recalls?"
    r"|mentions?|remembers))[^.;]*$|\b(?:may|might|could|thinks?|wonders?|if|whether"
    r"|possibl[ey]|suspected|query|queried|rule out|(?:any|some|every)one)\b[^.;,]*$|\?[ ]?$"
    r"|\b(?:sister|brother|son|daughter|child|children|wife|husband|partner|mum|mom|dad|aunt|uncle"
    r"|cousin|sibling|parent|grand\w+|twin)s?\s+(?:\w+\s+){0,2}?(?:is|are|was|has|have|had|with"
    r"|gets?|developed)\b[^.;,]*$"
)
# "14-May-2003": no verb.
_MONTH = re.compile(r"\bMay(?=[-/ .,]*\d)|(?<=\d[-/ .])May\b")
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
    r"|hypersensitiv\w+ to|intoleran\w+ (?:to|of)"
    r"|(?P<label>(?:drug |medication |medicine |food )?allerg(?:y|ies)[ \t]*(?::|[ \t][-–—])))"
    r"\s*:?\s+(?P<what>[^.;\n?]+)",
    re.IGNORECASE,
)
_BEFORE_WORD = re.compile(
    r"(?P<what>\b(?:[A-Z]?[a-z-]+\s)?[A-Za-z-]+)\s+(?:allergy|allergies)\b(?!\s+(?:profile|status"
    r"|list))",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:allerg\w+(?: to)?|yes|y|(?:adverse |allergic )?reactions? to|drug|food|medications?"
    r"|medicine|environmental|to"
    r"|the patient is|patient is|she is|he is|known|drugs"
    r")\s*[:,–-]?\s+",
    re.IGNORECASE,
)
# "☐ No ☑ Yes, please list:": what was ticked before the list, and what it asks for.
_CHOSEN = re.compile(
    r"\s*(?:(?:☐|\[[ _]?\]|\([ _]?\))\s*(?:no|none|n|nkda|nka|yes|y|s[ií])\b[\s,/|]*"
    r"|(?:☑|☒|\[[xX✓✔]\]|\([xX✓✔]\))\s*(?:(?:yes|y|s[ií])\b)?[\s,:;.–-]*"
    r"|(?:if (?:yes|so|any)\b,?\s*)?(?:please\s+)?(?:(?:give|provide) )?(?:list|explain|describe"
    r"|specify|state|which|what|details)\b"
    r"(?: (?:below|them|all|here|each|reactions?|ones?))*[\s,:–-]+"
    r"|(?:en caso afirmativo,?\s*)?¿?(?:cu[aá]l(?:es)?|indique|especifique|detalle)\b\??[\s,:–-]+)",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\b(?:allergen|substance|ingredient|group description|code system|reaction severity|severity"
    r"|documentation date|informant|date identified)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\s*(?:status|history)?\s*[:?|=–-]+\s*(?:no|none|nil|negative|denie[sd]|n|not known)\b", re.I
)
# "Drug allergies: nil": of what it is said that none is known.
_OF_A_KIND = re.compile(
    r"(?:(?:drug|medic\w+|food)s? allerg(?:y|ies)|alergias (?:medicament\w+|alimentarias"
    r"|a (?:medic|farm|alim)\w+)|allerg(?:y|ies) to (?:drug|medic\w+|food)s?)[ \t]*[:–-]\s*$",
    re.IGNORECASE,
)
_ASKED = 16

# "Are you allergic to penicillin? ☐ Yes ☑ No", or neither ticked.
_NOT_TOLD = frozenset({Answer.NO, Answer.OPEN})


def find_allergies(pages: Sequence[Page] | Outline) -> tuple[Allergy, ...]:
    """Allergies of the allergy section and of prose; family members' are not the patient's."""
    outline = outline_of(pages)
    found: list[Allergy] = []
    seen: dict[tuple[str, Status], int] = {}
    before: Statement | None = None
    for statement in outline.statements:
        below = allergy_lists.is_below(statement, before)
        asks = before is not None and _asks(before)
        before = statement
        if statement.section == "family_history":
            continue
        if found and (reaction := _reaction_of(statement, found[-1])) is not None:
            found[-1] = reaction
            continue
        for allergy in (*_in_statement(statement, asked=asks), *find_reactions(statement)):
            if below and not (allergy.reaction or is_known(allergy.substance, statement.language)):
                continue
            if answer(statement.page.text, allergy.source.end) in _NOT_TOLD:
                continue
            if is_of_culture(statement, allergy.source.start):
                continue
            key = (allergy.substance.lower(), allergy.status)
            if key not in seen:
                seen[key] = len(found)
                found.append(allergy)
            elif allergy.reaction and not found[seen[key]].reaction:
                # Ticked first, and what happened told below: "Latex - skin rash".
                found[seen[key]] = replace(allergy, is_reaction=found[seen[key]].is_reaction)
    listed = {each.substance.lower() for each in found if not each.is_reaction}
    told = [e for e in found if not e.is_reaction or e.substance.lower() not in listed]
    return outline.printed(told)


def _asks(statement: Statement) -> bool:
    """Whether a form asks here whether there is any allergy; what follows is the answer."""
    text = statement.text
    return text.endswith("?") and bool(re.search(r"llerg", text)) and len(text.split()) <= _ASKED


def _reaction_of(statement: Statement, last: Allergy) -> Allergy | None:
    """The allergy above with what a line ``Reaction: hives`` tells of it, and of no other."""
    if statement.section != "allergies" or last.reaction or last.status is not Status.PRESENT:
        return None
    text, source = statement.page.text, last.source
    field = allergy_lists.field(text, statement.start, statement.end)
    if field is None or field.kind != "reaction" or source.page != statement.page.number:
        return None
    start, end = trim(text, field.body, statement.end)
    told = start < end and is_reaction(text[start:end], statement.language)
    if not told or text.count("\n", source.end, statement.start) > 1:
        return None
    return replace(last, reaction=text[start:end], source=replace(source, end=end))


def _in_statement(statement: Statement, *, asked: bool) -> Iterator[Allergy]:
    text, language = statement.page.text, statement.language
    listed = statement.section == "allergies" or asked
    worth = said(_WORTH, language, "worth_allergy")
    if not listed and not worth.search(text, statement.start, statement.end):
        return
    if statement.text.endswith("?") and answer(text, statement.end - 1) is not Answer.YES:
        return
    none = said(_NONE_KNOWN, language, "none_known").search(statement.text)
    more = none is not None and said(_BUT, language, "but_allergic").search(
        statement.text, none.end()
    )
    if none is not None and not more and (listed or _SPEAKS.search(none.group())):
        if asked and statement.section != "allergies":
            return
        start, end = trim(text, statement.start + none.start(), statement.start + none.end())
        if headed := _OF_A_KIND.search(text, text.rfind("\n", 0, start) + 1, start):
            start = headed.start()
        yield Allergy(text[start:end], source(statement, start, end), None, Status.ABSENT)
        if listed:
            yield from _beside_none(statement, start, end)
            return
    told = said(_PROSE, language, "prose_allergy")
    end = statement.end - statement.text.endswith("?")
    end = end if none is None or more else statement.start + none.start()
    prose = list(told.finditer(text, statement.start, end))
    for match in prose:
        asks = text[match.end() : match.end() + 1] == "?"
        if (asks and answer(text, match.end()) is not Answer.YES) or _is_refused(
            statement, match.start()
        ):
            continue
        named = _SPEAKS.search(match.group()[: match.start("what") - match.start()])
        for number, each in enumerate(
            substances(statement, match.start("what"), match.end("what"))
        ):
            # What a Spanish sentence goes on with is an allergy where it can be one.
            first = bool(named) and number == 0 and not is_condition(each.substance)
            if language == "es" and not (first or is_known(each.substance, "es")):
                break
            if language == "en" and match["label"] and not is_known(each.substance, "en"):
                break
            yield each
    if prose and listed:
        for each in _listed(statement, statement.start, prose[0].start()):
            if is_known(each.substance, language):
                yield each
    if prose or end < statement.end:
        return
    if listed:
        yield from _listed(statement, statement.start, statement.end)
        return
    behind = said(_BEFORE_WORD, language, "allergy_behind")
    for match in behind.finditer(text, statement.start, statement.end):
        word = match["what"].split()[-1]
        if is_generic(word) or _is_refused(statement, match.end("what")):
            continue
        if _NEGATED.match(text, match.end(), statement.end) or not is_known(word, language):
            continue
        at = match.end("what") - len(word)
        over = cleared.is_over(statement.text, language)
        did = reaction_behind(text, match.end(), statement.end)
        yield Allergy(
            text[at : match.end("what")],
            source(statement, at, did[1] if did else match.end("what")),
            text[slice(*did)] if did else None,
            status=Status.PAST if over else Status.PRESENT,
        )


def _beside_none(statement: Statement, start: int, end: int) -> Iterator[Allergy]:
    """What an entry of the list names beside "none known": ``nickel (rash); nil to drugs``."""
    text = statement.page.text
    parts = [(statement.start, start)] if text[:start].rstrip()[-1:] in (";", ",", ".") else []
    if (cut := text.find(";", end, statement.end)) >= 0:
        parts.append((cut + 1, statement.end))
    for left, right in parts:
        for each in _listed(statement, left, right):
            if is_known(each.substance, statement.language):
                yield each


def _is_refused(statement: Statement, at: int) -> bool:
    before = _MONTH.sub(" ", statement.page.text[statement.start : at]).lower()
    before = said(_TURN, statement.language, "but_split").split(before)[-1]
    return bool(said(_REFUSED, statement.language, "refused_allergy").search(before))


def _listed(statement: Statement, start: int, end: int) -> Iterator[Allergy]:
    text = statement.page.text
    header = said(_HEADER, statement.language, "header_allergy")
    named = allergy_lists.field(text, start, end)
    if named is not None and named.kind != "name":
        return
    start = named.body if named is not None else start
    heads = named is None and header.search(statement.text) is not None
    if heads and ("|" in statement.text or text[end - 1] != "."):
        return
    labels = said(_LABEL, statement.language, "label_allergy")
    while label := _CHOSEN.match(text, start, end) or labels.match(text[start:end]):
        start = label.end() if label.re is _CHOSEN else start + label.end()
    yield from substances(statement, start, end)
