"""The entries of a list of allergies: each substance, its reaction, and whether it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from documents.pipeline.notes.allergy import allergy_lists, cleared
from documents.pipeline.notes.allergy.allergens import (
    is_clause,
    is_condition,
    is_known,
    is_substance,
    without_day,
)
from documents.pipeline.notes.medicines.changed_to import times_of
from documents.pipeline.notes.structure import boxes
from documents.pipeline.notes.structure.outline import Statement
from documents.pipeline.notes.structure.sayings import naming, said
from documents.pipeline.types import Allergy, Language, Source, Status
from knowledge.phrases import tokenize

# "alérgica a metamizol y a mariscos"
_TO = re.compile(r"(?:a|al|con|de)\s+(?:(?:la|las|los|el)\s+)?|(?:la|las|los|el)\s+", re.I)
# "to penicillin and to latex"
_TO_ALSO = re.compile(r"(?:also )?to (?:the )?", re.IGNORECASE)
_REACTION_WORD = (
    r"anaphyla\w+|rash(?:es)?|hives|urticaria|itch\w*|swelling|angioedema|nausea|vomiting|diarrho?ea"
    r"|wheez\w*|dyspno?ea"
    r"|shortness of breath|cough\w*|bronchospasm|headaches?|dizziness|hypotension|throat \w+"
    r"|gi (?:upset|bleed\w*)|upset stomach|jaundice|hepatitis|hay fever|breathless\w*|stomach \w+"
    r"|flushing|syncope|confusion|hallucinations?|tachycardia|tremors?|o?edema|reaction|blisters?"
    r"|unknown reaction|muscle (?:pain|aches)|myalgias?|dermatitis|eczema|lips? \w+"
    r"|tongue \w+|face \w+|facial \w+|stevens[- ]johnson\w*(?: syndrome)?|sjs|collapse|shock"
    r"|gi intolerance|gi distress|intolerance|drowsiness|sedation|fever|palpitations?"
    r"|rhabdomyolysis|liver \w+|kidney \w+|bleeding|constipation"
    r"|abdominal pain|stomach ache|fatigue|insomnia|agitation|redness|sneezing|runny nose"
    r"|pancreatitis|neutropa?enia|hyponatra?emia|myopathy|neuropathy|seizures?|sickness|sick"
    r"|vomit|vomited|bloating|indigestion|ulcers?|bone marrow \w+|deranged l\w+"
)
_REACTION = re.compile(rf"\b(?:{_REACTION_WORD})\b", re.IGNORECASE)
_REACTION_LEAD = re.compile(
    rf"\s*(?:/(?=\s?(?:\w+ )?(?:{_REACTION_WORD})\b)|\(|\[|:|=|\s[-–—]+\s"
    r"|,?\s*\b(?:which\s+|that\s+)?(?:causes?|caused|causing|gives?|giving|produces?|with"
    r"|results? in|gave|led to)\b"
    rf"|[ ]{{2,}}(?=(?:\w+ )?(?:{_REACTION_WORD})\b))"
    r"\s*(?:reaction\s*:)?\s*(?:(?:him|her|them|me|you)\s+)?(?:an?\s+)?",
    re.IGNORECASE,
)
_STOP_WORDS = re.compile(
    r"\b(?:but|however|although|which|because|since|when|as a|in the past|and (?:she|he|has|is"
    r"|can|takes))\b",
    re.IGNORECASE,
)
_CLAUSE_REACTION = re.compile(
    rf",?\s*\b(?:which|that)\s+(?:causes?|caused|gives?|gave|led to)\b[^.;]{{0,30}}?"
    rf"(?:{_REACTION_WORD})",
    re.IGNORECASE,
)
# "nausea - Resolved", "hives (inactive)": whether the allergy still stands.
_MARKED = re.compile(
    r"\s*(?:[)\]]\s*)?[-–—|(\[,:]+\s*(?:status\s*:?\s*)?"
    r"(?P<word>active|current|resolved|inactive|outgrown|no longer (?:active|allergic)|removed)"
    r"(?:\s+(?:in\s+)?(?:19|20)\d\d)?\s*[)\]]?\s*(?=$|[\n|;,.])",
    re.IGNORECASE,
)
_CELL_OVER = re.compile(r"\|\s*(?:inactive|resolved|removed|outgrown)\s*(?=\||$)", re.IGNORECASE)
_STANDING = frozenset({"active", "current"})
_SEPARATOR = re.compile(r",(?!\s*(?:which|that)\b)|;|\band\b|\bor\b|&", re.IGNORECASE)
# "Latex: no", "Latex allergy? None"; "contrast: yes, hives".
_NO = re.compile(r"\W*(?:no|none|nil|negative|denie[sd]|n)\b(?!\s+\w)", re.IGNORECASE)
_YES = re.compile(r"\W*(?:yes|y)\b[\s,:;.–-]*", re.IGNORECASE)

# What is told as a reaction, a side effect or an intolerance and not as an allergy.
_NO_ALLERGY = re.compile(
    r"\bside[ -]effects?\b|\bnot (?:an? )?(?:true |real )?allerg\w+|intoleran"
    r"|\befectos? adversos?\b",
    re.IGNORECASE,
)
_REACTION_TO = re.compile(
    r"(?:\b(?:adverse|bad) (?:drug )?reactions? to|intoleran\w+ (?:to|of|al?)|no toleran?)[ \t]*$",
    re.IGNORECASE,
)
_ALLERGIC = re.compile(r"l?lerg|advers", re.IGNORECASE)
_INTOLERANCE = re.compile(r"\s+intolerances?$", re.IGNORECASE)
# "Allergy to penicillin", "Lisinopril adverse reaction": as records name their entries.
_CALLED = re.compile(
    r"(?:allergy|adverse (?:drug )?reaction|hyper-?sensitivity|sensitivity) to (?:the )?(?=\w)",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\s+(?:adverse (?:drug )?reactions?|(?:drug |hyper)?sensitivity)$", re.IGNORECASE
)
_ASIDE = re.compile(r"\s*[(;]\s*(?:a )?(?:side[ -]effect|not\b|intoleran)[^\n]*", re.IGNORECASE)
_DOSED = re.compile(r"\d\s?(?:mg|mcg|g|micrograms?|units?|ml|tablets?|puffs?)\b", re.IGNORECASE)
_BEFORE = 40
# "Co-amoxiclav (Augmentin) - rash": what else it is called.
_OTHER_NAME = re.compile(
    r"\s*\((?P<name>(?!not\b|no\b|avoid|toler)[^\W\d_][\w/-]+(?: [\w/-]+)?)\)", re.IGNORECASE
)


def substances(statement: Statement, start: int, end: int) -> Iterator[Allergy]:
    """``penicillin (rash), sulfa and latex - hives``: each with the reaction behind it."""
    text, language = statement.page.text, statement.language
    reactions = said(_REACTION, language, "reaction")
    if (wall := text.find("|", start, end)) >= 0 and (
        cells := _entry_cells(text, start, end, language)
    ):
        for cell in cells:
            yield from substances(statement, *cell)
        return
    if wall >= 0:
        left, right = without_day(text, *trim(text, start, wall))
        if text.count("(", left, right) > text.count(")", left, right):
            right += text[right : right + 1] == ")"
        if is_substance(text[left:right], language):
            reaction = reactions.search(text, wall, end)
            found = _allergy(statement, left, right, reaction.span() if reaction else None)
            over = _CELL_OVER.search(text, wall, end) is not None
            yield replace(found, status=Status.PAST) if over else found
        return
    clause = said(_CLAUSE_REACTION, language, "clause_reaction").search(text, start, end)
    if (stop := said(_STOP_WORDS, language, "stop_allergy").search(text, start, end)) and not (
        clause and clause.start() <= stop.start()
    ):
        end = stop.start()
    if (stop_at := text.find(". ", start, end)) >= 0:
        end = stop_at
    last: tuple[int, int, int, int] | None = None  # substance and, so far, its reaction
    leads = said(_REACTION_LEAD, language, "reaction_lead")
    cuts = said(_SEPARATOR, language, "separator_allergy")
    for left, right in _entries(text, start, end, cuts):
        if day := without_day(text, *trim(text, left, right)):
            left = max(left, day[0])
        lead = leads.search(text, left, right)
        if lead and language == "es" and _is_both(text, lead, right):
            lead = None
        called = _OTHER_NAME.match(text, lead.start(), right) if lead else None
        known = called is not None and is_known(called["name"], language)
        if called and known and not reactions.search(called["name"]):
            lead = leads.search(text, called.end(), right)
        a, b = without_day(text, *trim(text, left, lead.start() if lead else right))
        to = _TO if language == "es" else _TO_ALSO
        if behind := to.match(text, a, b):
            a = behind.end()
        if language == "en":
            a, b = _named(text, a, b)
        told = trim(text, lead.end(), right) if lead else (b, b)
        words, tail = text[a:b], text[told[0] : told[1]]
        if last is not None and (field := allergy_lists.field(text, a, right)) is not None:
            if field.kind == "reaction" and last[3] <= last[2]:
                last = (*last[:2], *trim(text, field.body, right))
            continue
        if reactions.fullmatch(text, a, b) and last is not None and last[3] > last[1]:
            last = (*last[:3], b)
            continue
        if _DOSED.search(words) and times_of(words):
            break  # it is taken: "allergic to penicillin, warfarin 3 mg daily"
        if language == "es" and is_condition(words):
            break
        if cleared.takes_well(words, language) or (language == "en" and is_clause(words)):
            break
        if not is_substance(words, language) or reactions.fullmatch(text, a, b):
            continue
        if _is_none(words, tail, language) or (
            cleared.takes_well(tail, language) and not cleared.speaks_of_another(tail, language)
        ):
            continue
        if last is not None:
            yield _allergy(statement, last[0], last[1], _told(text, last, language))
        last = (a, b, *told)
    if last is not None:
        yield _allergy(statement, last[0], last[1], _told(text, last, language))


def _is_both(text: str, lead: re.Match[str], end: int) -> bool:
    """Whether "con" joins two parts of one product: ``Trimetoprima con sulfametoxazol``."""
    if lead.group().strip().lower() != "con":
        return False
    behind = text[lead.end() : end].strip(" .,;")
    return is_known(behind, "es") and not is_reaction(behind, "es")


def _named(text: str, start: int, end: int) -> tuple[int, int]:
    """A substance without what its entry calls it: ``Allergy to penicillin``."""
    if called := _CALLED.match(text, start, end):
        start = called.end()
    if (kind := _KIND.search(text[start:end])) and kind.start():
        end = start + kind.start()
    return start, end


def _entry_cells(text: str, start: int, end: int, language: Language) -> list[tuple[int, int]]:
    """The cells of a row that are entries each: ``Penicillin - rash | Codeine - nausea``."""
    leads = said(_REACTION_LEAD, language, "reaction_lead")
    found: list[tuple[int, int]] = []
    left = start
    for cell in text[start:end].split("|"):
        right = left + len(cell)
        lead = leads.search(text, left, right)
        if not cell.strip() or lead is None or not is_known(text[left : lead.start()], language):
            return []
        found.append((left, right))
        left = right + 1
    return found


def _is_none(words: str, tail: str, language: Language) -> bool:
    """Whether what stands behind a name says no, or that a label of a form is no allergen."""
    if not tail or language != "en":
        return False
    if _NO.match(tail):
        return True
    return not is_known(words, language) and not _YES.match(tail) and not is_reaction(tail, "en")


def is_reaction(words: str, language: Language) -> bool:
    """Whether words tell how somebody reacted: a reaction, or a condition or complaint."""
    if said(_REACTION, language, "reaction").search(words):
        return True
    return next(naming(language).names(tokenize(words)), None) is not None


def _told(
    text: str, entry: tuple[int, int, int, int], language: Language
) -> tuple[int, int] | None:
    start, end = entry[2:]
    if yes := _YES.match(text, start, end):
        start = yes.end()
    return (start, end) if end > start and is_reaction(text[start:end], language) else None


def _entries(text: str, start: int, end: int, cuts: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The parts between commas, "and" and boxes; what brackets hold is never cut."""
    left = start
    both = (*cuts.finditer(text, start, end), *boxes.BOX.finditer(text, start, end))
    for cut in sorted(both, key=lambda cut: cut.start()):
        if _is_open(text, left, cut.start()):
            continue
        yield left, cut.start()
        left = cut.end()
    yield left, end


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether a bracket is opened and not closed."""
    return any(
        text.count(each, start, end) > text.count(other, start, end) for each, other in ("()", "[]")
    )


def _allergy(
    statement: Statement, start: int, end: int, reaction: tuple[int, int] | None
) -> Allergy:
    text = statement.page.text
    last = max(end, reaction[1]) if reaction else end
    status = Status.PRESENT
    clause = text[start : statement.end].split(";")[0]
    if statement.section == "allergies":
        clause = clause.split(",")[0]
    if cleared.is_over(clause, statement.language):
        status = Status.PAST
    if (marked := _MARKED.match(text, last, statement.end)) is None and reaction is not None:
        marked = _MARKED.search(text, *reaction)
    if marked is not None:
        over = marked["word"].lower() not in _STANDING
        status = Status.PAST if over else status
        if reaction is not None and reaction[0] < marked.start() < reaction[1]:
            reaction = (reaction[0], marked.start())
        last = max(last, marked.end("word"))
    if reaction is not None and (aside := _ASIDE.search(text, *reaction)):
        reaction = (reaction[0], aside.start())
    title = statement.title
    unlike = bool(
        _NO_ALLERGY.search(clause)
        or _REACTION_TO.search(text[max(statement.start, start - _BEFORE) : start])
        or (_NO_ALLERGY.search(title) and not _ALLERGIC.search(title))
    )
    if (named := _INTOLERANCE.search(text[start:end])) and named.start():
        end = start + named.start()
    return Allergy(
        substance=text[start:end],
        source=source(statement, start, last),
        reaction=text[reaction[0] : reaction[1]] if reaction else None,
        status=status,
        is_reaction=unlike,
    )


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",.;:*-•"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",.;:*)]"):
        end -= 1
    # "hives (2022)" is whole; of "hives (2022", where one bracket is lost, the day is let go.
    for opens, closes in ("()", "[]"):
        if text.count(opens, start, end) > text.count(closes, start, end):
            if text[end : end + 1] == closes:
                end += 1
            elif (cut := text.rfind(opens, start, end)) > start:
                return trim(text, start, cut)
    return start, end


def source(statement: Statement, start: int, end: int) -> Source:
    return Source(statement.page.number, start, end)
