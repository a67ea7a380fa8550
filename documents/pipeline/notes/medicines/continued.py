"""Directions on the line below a medicine: ``Sig: 1 tab PO daily``, ``ONE TO BE TAKEN DAILY``."""

from __future__ import annotations

import re
from dataclasses import replace

from documents.pipeline.notes.medicines import amounts, sig
from documents.pipeline.notes.medicines.medicine_status import DOSED
from documents.pipeline.notes.medicines.mentions import find_mentions
from documents.pipeline.notes.structure import direction_lines
from documents.pipeline.notes.structure.outline import Statement
from documents.pipeline.types import Intent, Medication

# Another dose at the head of a line; what is handed out is none.
_DOSE = re.compile(
    r"(?:\d[\d.,]*\s?(?:mg|mcg|µg|g|micrograms?|units?|ml)(?![\w/])"
    r"|(?:\d{1,2}(?!\d)|½|half|one|two|three)\s"
    r"(?:tab\w*|cap\w*|puffs?|drops?|sprays?|patch\w*)(?!\w))"
    r"(?=[^\n]{0,60}?\b(?:daily|days?|nights?|nightly|morning|evening|bed\s?time|weeks?|weekly|hours?"
    r"|b\.?i?\.?d|t\.?i?\.?d|q\.?i?\.?d|o\.?d|if|until|then|before|after|with|at|on|al d[ií]a|cada"
    r"|d[ií]as|noche|semana)\b)",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"(?:not (?:on|with|at|if|in|to|more)|only|except|unless|until|then|but"
    r"|(?:increas|reduc|decreas)(?:e|ing) (?:to|by)|taper\w*|alternat\w+|no (?:tomar|los|el)\b"
    r"|s[oó]lo|salvo|excepto|luego|despu[eé]s)(?!\w)",
    re.IGNORECASE,
)
_WIDEST = 200


def continued(medication: Medication, statement: Statement, following: Statement) -> Medication:
    """The medicine with the directions that are printed on the line below it."""
    if following.page is not statement.page or following.section != statement.section:
        return medication
    text, language = following.page.text, following.language
    start = following.start
    end = direction_lines.own_end(text, start, following.end)
    plain = sig.words(language).order.match(text, start)
    counted = language == "en" and direction_lines.begins(text, start, end)
    listed = statement.section == "medications" or text[start:end].isupper()
    goes_on = listed and _goes_on(medication, statement, following)
    if not plain and not (counted and listed) and not goes_on:
        return medication
    if find_mentions(following):
        return medication
    if goes_on and medication.dose and (medication.frequency or not counted):
        return _left_to_its_lines(medication, following.end)
    if below := direction_lines.wrapped_end(text, start, end):
        return _left_to_its_lines(medication, below)
    here = amounts.counts(text, start, end)
    one = not here or (len(here) == 1 and amounts.is_one(text[slice(*here[0])]))
    more = language == "en" and amounts.by_number(text, start, end)
    if amounts.several(text, start, end) or (medication.dose and (more or not one)):
        return _left_to_its_lines(medication, following.end)
    if medication.dose and medication.frequency:
        return medication
    found = sig.read_directions(text, start, end, language)
    if not found.end:
        return medication
    dose = found.dose and amounts.counted(text, start, end, found.dose)
    return replace(
        medication,
        dose=medication.dose or _slice(text, dose),
        route=medication.route or _slice(text, found.route),
        frequency=medication.frequency or _slice(text, found.frequency),
        source=replace(medication.source, end=max(found.end, dose[1] if dose else 0)),
    )


def _goes_on(medication: Medication, statement: Statement, following: Statement) -> bool:
    """Whether a line says more of the medicine above it: a second dose, or when it is not so.

    ``40 mg daily for 5 days,`` / ``20 mg daily for 5 days``; ``5 mg daily`` / ``except Mondays``.
    """
    text, start = following.page.text, following.start
    between = text[statement.end : start]
    if statement.end <= medication.source.start or statement.end > start:
        return False
    above = text.rfind("\n", 0, start)
    last = text[text.rfind("\n", 0, above) + 1 : above].rstrip()
    if text[above + 1 : start].strip(" \t") or not last or "\n\n" in between:
        return False
    if _DOSE.match(text, start, following.end):
        return True
    begin = text.rfind("\n", 0, medication.source.start) + 1
    own = text[begin : begin + _WIDEST]
    deeper = start - above - 1 > len(own) - len(own.lstrip()) + 1
    return deeper and _BUT.match(text, start, following.end) is not None


def begins_directions(text: str) -> bool:
    """Whether a line begins with how a medicine is taken."""
    return bool(sig.words("en").order.match(text)) or direction_lines.begins(text)


def _left_to_its_lines(medication: Medication, end: int) -> Medication:
    """A medicine whose directions, up to ``end``, are no one dose: they are left to be read."""
    source = replace(medication.source, end=end)
    intent = Intent.OPEN if medication.status in DOSED else medication.intent
    return replace(medication, source=source, intent=intent)


def _slice(text: str, span: tuple[int, int] | None) -> str | None:
    return text[span[0] : span[1]] if span else None
