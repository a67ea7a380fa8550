"""Recorded allergies: the substance as printed, its reaction, and "no known allergies"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from documents.pipeline.notes import boxes
from documents.pipeline.notes.allergens import is_below, is_condition, is_known
from documents.pipeline.notes.boxes import Answer, answer
from documents.pipeline.notes.outline import Outline, Statement, outline_of
from documents.pipeline.notes.sayings import said
from documents.pipeline.types import Allergy, Language, Page, Source, Status
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
# What outside the section of allergies says of none that it is of these.
_SPEAKS = re.compile(r"(?i:l?lerg|AMC\b|RAM\b)|NK")
# "alérgica a metamizol y a mariscos"
_TO = re.compile(r"(?:a|al|con|de)\s+(?:(?:la|las|los|el)\s+)?|(?:la|las|los|el)\s+", re.I)
_TURN = re.compile(r"\b(?:but|however|except)\b")
_REFUSED = re.compile(r"\b(?:no|not|denies|without|family|mother|father|check|verify)\b[^.;]*$")
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
# "nausea - Resolved", "hives (inactive)": whether the allergy still stands.
_MARKED = re.compile(
    r"\s*(?:[)\]]\s*)?[-–—|(\[,:]+\s*(?:status\s*:?\s*)?"
    r"(?P<word>active|current|resolved|inactive|outgrown|no longer (?:active|allergic)|removed)"
    r"\s*[)\]]?\s*(?=$|[\n|;,.])",
    re.IGNORECASE,
)
_STANDING = frozenset({"active", "current"})
_SEPARATOR = re.compile(r",(?!\s*(?:which|that)\b)|;|\band\b|\bor\b|&", re.IGNORECASE)
_NO_NAME = re.compile(
    r"\b(?:is|was|has|had|reports?|states?|takes?|patient|history|review\w*|no|not|carries"
    r"|her|his)\b",
    re.IGNORECASE,
)

# "Are you allergic to penicillin? ☐ Yes ☑ No", or neither ticked.
_NOT_TOLD = frozenset({Answer.NO, Answer.OPEN})


def find_allergies(pages: Sequence[Page] | Outline) -> tuple[Allergy, ...]:
    """Allergies of the allergy section and of prose; family members' are not the patient's."""
    outline = outline_of(pages)
    found: list[Allergy] = []
    seen: set[tuple[str, Status]] = set()
    before: Statement | None = None
    for statement in outline.statements:
        below = is_below(statement, before)
        before = statement
        if statement.section == "family_history":
            continue
        for allergy in _in_statement(statement):
            if below and not (allergy.reaction or is_known(allergy.substance)):
                continue
            if answer(statement.page.text, allergy.source.end) in _NOT_TOLD:
                continue
            key = (allergy.substance.lower(), allergy.status)
            if key not in seen:
                seen.add(key)
                found.append(allergy)
    return outline.printed(found)


def _in_statement(statement: Statement) -> Iterator[Allergy]:
    text = statement.page.text
    listed = statement.section == "allergies"
    language = statement.language
    worth = said(_WORTH, language, "worth_allergy")
    if not listed and not worth.search(text, statement.start, statement.end):
        return
    none = said(_NONE_KNOWN, language, "none_known").search(statement.text)
    more = none is not None and said(_BUT, language, "but_allergic").search(
        statement.text, none.end()
    )
    if none is not None and not more and (listed or _SPEAKS.search(none.group())):
        start, end = _trim(text, statement.start + none.start(), statement.start + none.end())
        yield Allergy(text[start:end], _source(statement, start, end), None, Status.ABSENT)
        return
    told = said(_PROSE, language, "prose_allergy")
    prose = list(told.finditer(text, statement.start, statement.end))
    for match in prose:
        if _is_refused(statement, match.start()):
            continue
        named = _SPEAKS.search(match.group()[: match.start("what") - match.start()])
        for number, each in enumerate(
            _substances(statement, match.start("what"), match.end("what"))
        ):
            # What a Spanish sentence goes on with is an allergy where it can be one.
            first = bool(named) and number == 0 and not is_condition(each.substance)
            if language == "es" and not (first or is_known(each.substance)):
                break
            yield each
    if prose:
        return
    if listed:
        yield from _listed(statement)
        return
    behind = said(_BEFORE_WORD, language, "allergy_behind")
    for match in behind.finditer(text, statement.start, statement.end):
        what = match["what"]
        word = what.split()[-1].lower()
        if word in _NOT_SUBSTANCE or _is_refused(statement, match.end("what")):
            continue
        if word in _KNOWN_SUBSTANCES or medicines.find(word) is not None:
            at = match.end("what") - len(what.split()[-1])
            yield Allergy(text[at : match.end("what")], _source(statement, at, match.end("what")))


def _is_refused(statement: Statement, at: int) -> bool:
    before = statement.page.text[statement.start : at].lower()
    before = said(_TURN, statement.language, "but_split").split(before)[-1]
    return bool(said(_REFUSED, statement.language, "refused_allergy").search(before))


def _listed(statement: Statement) -> Iterator[Allergy]:
    text = statement.page.text
    start, end = statement.start, statement.end
    header = said(_HEADER, statement.language, "header_allergy")
    if header.search(statement.text) and ("|" in statement.text or text[end - 1] != "."):
        return
    labels = said(_LABEL, statement.language, "label_allergy")
    while label := labels.match(text[start:end]):
        start += label.end()
    yield from _substances(statement, start, end)


def _substances(statement: Statement, start: int, end: int) -> Iterator[Allergy]:
    """``penicillin (rash), sulfa and latex - hives``: each with the reaction behind it."""
    text, language = statement.page.text, statement.language
    reactions = said(_REACTION, language, "reaction")
    if (wall := text.find("|", start, end)) >= 0:
        left, right = _trim(text, start, wall)
        if text.count("(", left, right) > text.count(")", left, right):
            right += text[right : right + 1] == ")"
        if _is_substance(text[left:right], language):
            reaction = reactions.search(text, wall, end)
            yield _allergy(statement, left, right, reaction.span() if reaction else None)
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
        lead = leads.search(text, left, right)
        a, b = _trim(text, left, lead.start() if lead else right)
        if language == "es" and (to := _TO.match(text, a, b)):
            a = to.end()
        told = _trim(text, lead.end(), right) if lead else (b, b)
        if reactions.fullmatch(text, a, b) and last is not None and last[3] > last[1]:
            last = (*last[:3], b)
            continue
        if language == "es" and is_condition(text[a:b]):
            break
        if not _is_substance(text[a:b], language) or reactions.fullmatch(text, a, b):
            continue
        if last is not None:
            yield _allergy(statement, last[0], last[1], _told(text, last, reactions))
        last = (a, b, *told)
    if last is not None:
        yield _allergy(statement, last[0], last[1], _told(text, last, reactions))


def _told(
    text: str, entry: tuple[int, int, int, int], reactions: re.Pattern[str]
) -> tuple[int, int] | None:
    start, end = entry[2:]
    return (start, end) if end > start and reactions.search(text, start, end) else None


def _entries(text: str, start: int, end: int, cuts: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The parts between commas, "and" and boxes; what brackets hold is never cut."""
    left = start
    both = (*cuts.finditer(text, start, end), *boxes.BOX.finditer(text, start, end))
    for cut in sorted(both, key=lambda cut: cut.start()):
        if text.count("(", left, cut.start()) > text.count(")", left, cut.start()):
            continue
        yield left, cut.start()
        left = cut.end()
    yield left, end


def _is_substance(words: str, language: Language) -> bool:
    parts = words.lower().split()
    if not parts or len(parts) > 6 or not any(ch.isalpha() for ch in words):
        return False
    if all(part.strip(".,") in _NOT_SUBSTANCE for part in parts):
        return False
    return not said(_NO_NAME, language, "no_name_allergy").search(words)


def _allergy(
    statement: Statement, start: int, end: int, reaction: tuple[int, int] | None
) -> Allergy:
    text = statement.page.text
    last = max(end, reaction[1]) if reaction else end
    status = Status.PRESENT
    if (marked := _MARKED.match(text, last, statement.end)) is None and reaction is not None:
        marked = _MARKED.search(text, *reaction)
    if marked is not None:
        over = marked["word"].lower() not in _STANDING
        status = Status.PAST if over else status
        if reaction is not None and reaction[0] < marked.start() < reaction[1]:
            reaction = (reaction[0], marked.start())
        last = max(last, marked.end("word"))
    return Allergy(
        substance=text[start:end],
        source=_source(statement, start, last),
        reaction=text[reaction[0] : reaction[1]] if reaction else None,
        status=status,
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",.;:*-•"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",.;:*)"):
        end -= 1
    return start, end


def _source(statement: Statement, start: int, end: int) -> Source:
    return Source(statement.page.number, start, end)
