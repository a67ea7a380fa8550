"""Abbreviations of conditions that have other meanings: whether the condition is meant here."""

from __future__ import annotations

import re

from documents.pipeline.notes.structure.addresses import is_state
from documents.pipeline.notes.structure.outline import DIAGNOSIS_SECTIONS, Statement
from knowledge import abbreviations, conditions
from knowledge.phrases import tokenize

# Abbreviations that mean something else at least as often: read only in lists of diagnoses.
_DOUBTFUL = frozenset(
    "ED HL OM SI HI LID EPS CIN CAP HIT UC SCD PD ADD PDA ASD AS PID PND DOE PMR LVF".split()
)
_NOT_HERE = {
    "PE": re.compile(r"\s*(?::|-|tubes?\b|exam)"),
    "RA": re.compile(
        r"\s*:?\s*(?:sat|o2|oxygen|pressure|spo2|pulse ox|\d{2,3}\s?%)", re.IGNORECASE
    ),
    "MS": re.compile(
        r"\s*(?:contin|\d|\.|\(|:\s*(?:alert|awake|orient|a ?& ?o|aao|normal|intact|clear|nl\b))",
        re.IGNORECASE,
    ),
    "TTP": re.compile(
        r"\s*(?:over|at|along|throughout|of|to|diffus|on|around|about|left|right|bilat|medial|lateral"
        r"|[lr]\b)",
        re.IGNORECASE,
    ),
    "MI": re.compile(r",?\s*\d{5}"),
    # Dialysis by hours, as wards abbreviate it.
    "IHD": re.compile(r"\s*(?:sessions?|via|mon\b|tue|three|thrice|\d ?x|circuit|catheter|today)"),
    "AF": re.compile(r"\s*\d"),
    "DM": re.compile(r"\s*(?:\d{2,}|cough)"),
}
# "CP" is chest pain among complaints, and other things elsewhere.
_CHEST = re.compile(
    r"\b(?:no|denies|denied|without|c/o|any|had|has|with)\s(?:[\w/ ,]{0,20})?CP\b"
    r"|\bCP\s?[,/]\s?(?:SOB|DOE|palp|dyspnea|N/V)|(?:SOB|palp\w*)\s?[,/]\s?CP\b"
)
# "? PE - D-dimer today": whoever asks for it means the illness.
_ASKED = re.compile(r"(?:\?|r/o)\s*$", re.IGNORECASE)
# "Closed reduction in ED", "ED consultant": a place, and who works there.
_PLACED = {
    "ED": re.compile(
        r"\b(?:in|at|from|to|via|by|through|the|attended|this|our|local|nearest|per|into)[ ]$"
        r"|(?<=[a-z][ ])\($",
        re.IGNORECASE,
    )
}
_PLACE = {
    "ED": re.compile(
        r"[ ](?:visits?|attendances?|admissions?|presentations?|doctors?|consultants?|registrar"
        r"|staff|nurses?|team|reviews?|follow|discharge|letter|notes?|departments?|physicians?|course"
        r"|and home|clinic|stay|care|yesterday|today|on \d|\d)",
        re.IGNORECASE,
    )
}
# "on IHD": what is done for the kidneys.
_DIALYSED = re.compile(r"\b(?:on|via|tolerated|regular|started)\s$", re.IGNORECASE)
# "SpO2 95% OA": on air.
_ON_AIR = re.compile(r"\d\s?%\s*$")
_ROOM_AIR = re.compile(r"(?:%|\bon|sat\w*|o2)\s*(?:on|at|of)?\s*$", re.IGNORECASE)


def is_meant(statement: Statement, short: str, start: int, end: int) -> bool:
    """Whether an abbreviation that has other meanings means the condition here."""
    text = statement.page.text
    if _ASKED.search(text[max(0, start - 6) : start]):
        return True
    if is_state(text, start, end):
        return False
    if (other := _NOT_HERE.get(short)) and other.match(text, end):
        return False
    if _means_another(statement, short, start):
        return False
    if short in _PLACED and (
        _PLACED[short].search(text[max(0, start - 12) : start]) or _PLACE[short].match(text, end)
    ):
        return False
    if short == "CP" and not _CHEST.search(statement.text):
        return False
    if short == "IHD" and _DIALYSED.search(text[max(0, start - 12) : start]):
        return False
    if short == "OA" and _ON_AIR.search(text[max(0, start - 8) : start]):
        return False
    if short == "RA" and _ROOM_AIR.search(text[max(0, start - 16) : start]):
        return False
    if short in _DOUBTFUL:
        return statement.section in DIAGNOSIS_SECTIONS | {"past_history"} and statement.item
    return True


def _means_another(statement: Statement, short: str, start: int) -> bool:
    """Whether the words around decide for a meaning that is not the condition's.

    Only where the list holds the condition's meaning too: else both may be names of one thing.
    """
    spelled = _content(conditions.expansion(short) or "")
    held = [sense for sense in abbreviations.senses(short) if _content(sense.full) & spelled]
    tokens = statement.tokens
    if not held or start not in tokens.starts:
        return False
    printed = abbreviations.at(tokens, tokens.starts.index(start))
    sense = abbreviations.resolve(tokens, printed) if printed else None
    usual = sense is not None and not sense.cues and not sense.topics
    return sense is not None and not usual and sense not in held


def _content(name: str) -> set[str]:
    return {word for word in tokenize(name).words if len(word) > 3}
