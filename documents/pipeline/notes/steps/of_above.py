"""A step that speaks of what stands before it: ``Take 1 capsule every 8 hours`` below a medicine.

Told alone it is of nothing, or of anything: it is told behind the words that it speaks of.
"""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.notes.steps import bids
from documents.pipeline.notes.steps.calls_for_help import is_bare, lists_warnings
from documents.pipeline.notes.structure.statements import Statement
from knowledge import medicines

_TAKE: Final = (
    r"\W*(?:please |(?:debe(?:ra)?|puede) )?(?:take|use|apply|give|inhale|inject|instill?|insert"
    r"|swallow|chew|dissolve|tom[ae]r?|tomar[aá]|us[ae]r?|apli(?:car?|que)(?:se)?"
    r"|inhal[ae]r?|inyect[ae]r?(?:se)?|administr[ae]r?|d[ae]r|pon(?:er|ga)(?:se)?|instil[ae]r?"
    r"|disolver|disuelva|mastica?r|mastique|chupar|coloca?r(?:se)?|coloque|continuar)"
)
_N: Final = (
    r"(?:\d+(?:[.,/]\d+)?(?:\s?(?:-|–|a|o|u|to|or)\s?\d+)?|[½¼¾]|an?|one|two|three|half(?: an?)?"
    r"|un[oa]?|dos|tres|cuatro|medi[oa]|un cuarto(?: de)?)"
)
_OF_IT: Final = (
    r"(?:comp|tab|cap|c[aá]ps|past|p[ií]ld|gragea|gota|drop|puff|inhal|disparo|pulsaci|pulveriz"
    r"|nebuli|aplicaci|sobre|sachet|cucharad|teaspoon|tablespoon|ampolla|vial|supositorio|[oó]vulo"
    r"|parche|patch|pill|spray|dosis\b|dose|unidad|unit|m[cl]?g\b|ml\b|cc\b|ui\b|vez|veces|times?\b)"
)
_ALONE: Final = (
    r"(?:every\b|each\b|once|twice|daily|nightly|at (?:night|bedtime)|in the (?:morning|evening)"
    r"|with (?:food|meals?|breakfast|water|milk)|before (?:meals|food|bed|breakfast)"
    r"|after (?:meals|food)"
    r"|as (?:needed|directed)|on an empty"
    r"|cada|diari|al (?:acostarse|dia|d[ií]a|levantarse)|por la|en ayunas|con (?:las? |el |los )?"
    r"(?:comida|alimento|desayuno|cena|agua|leche)|antes de|despu[eé]s de|por v[ií]a|v[ií]a"
    r"|si (?:hay |tiene )?(?:dolor|fiebre|precisa))"
)
_DIRECTS: Final = re.compile(rf"{_TAKE}\s+(?:{_N}\s*{_OF_IT}|{_ALONE})", re.IGNORECASE)
# What is measured, eaten or drunk is no medicine: "Tomar 1 vez al día la tensión".
_NO_MEDICINE: Final = re.compile(
    r"\b(?:temperatur|tensi[oó]n|presi[oó]n|pulso|glucemia|glicemia|blood pressure|l[ií]quid"
    r"|fluids|ice\b|hielo|fr[ií]o|calor|heat|shower|ducha|ba[ñn]o)",
    re.IGNORECASE,
)
# A case that is only pointed at: "If you notice this, stop the tablets", "If these are not met".
_POINTS: Final = re.compile(
    r"\W*(?:and |but |then |please )?(?:if|when|whenever|unless|should)\s(?:(?:you|he|she|they|we"
    r"|your (?:child|baby|doctor|gp)|(?:the|your) \w+)\s)?(?:[a-z]+\s){0,2}?"
    r"(?:this|that(?=[\s,](?:happens?|occurs?|is|does|was)\b|,)|these|(?:any|one|either|none|all)"
    r" of (?:these|them|this))\b(?!\s(?!(?:is|are|happens?|occurs?|does|do|gets?|becomes?|goes|has"
    r"|have|continues?|symptoms?|signs?|side[- ]effects|problems?|last|lasts|develops?|appears?"
    r"|starts?|or|and|at|on|in|while|after|during|please|stop|call|tell|contact|speak|see|ring"
    r"|you)\b)[a-z])|\W*(?:a|the) copy (?:of (?:it|this|them) )?(?:should|must|will|can|may|to)\b",
    re.IGNORECASE,
)
_STRENGTH: Final = re.compile(r"\d\s?(?:m?c?g|ml|%)", re.IGNORECASE)
_MOST_WORDS: Final = 16
_FEW_WORDS: Final = 4
_FAR: Final = 2


def speaks_of(
    statement: Statement, before: Statement, text: str, *, joined: bool, step: bool
) -> bool:
    """Whether what a statement speaks of is said by the one before it.

    ``step``: that one is a step itself, ``joined`` one that is told behind what it speaks of.
    """
    near = text[before.end : statement.start]
    lines = near.count("\n")
    if before.page is not statement.page or near.strip(" \t\n.;:-–•*") or lines > _FAR:
        return False
    if directs(statement):
        words = len(before.text.split())
        named = joined or _names_medicine(before) or _STRENGTH.search(before.text) is not None
        # A short line that is no step may be a name that nobody here knows: "Flutox jarabe".
        named = named or (lines == 1 and not step and words <= _FEW_WORDS)
        return named and words <= _MOST_WORDS
    if near.strip() or lines > 1:
        return False
    if (before.text.endswith("?") or lists_warnings(before)) and is_bare(statement):
        return True
    pointed = points(statement)
    if (statement.item and (lines or not pointed)) or before.title != statement.title:
        return False
    return pointed or bool(bids.SPOKEN_OF.search(statement.text))


def points(statement: Statement) -> bool:
    """Whether a statement begins with a case, or a thing, that only the one before it names."""
    return _POINTS.match(statement.text) is not None


def directs(statement: Statement) -> bool:
    """Whether a statement tells how something is taken, and does not tell what."""
    found = _DIRECTS.match(statement.text)
    return (
        found is not None
        and _NO_MEDICINE.search(statement.text, 0, found.end() + 30) is None
        and not _names_medicine(statement)
    )


def _names_medicine(statement: Statement) -> bool:
    return next(medicines.index().matches(statement.tokens), None) is not None
