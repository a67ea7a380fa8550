"""A visit printed as a card of lines: ``Date: 18 June``, ``Time: 10:15``, ``With: Dr Mock``.

So is a planned operation: ``Operation: hernia repair``, ``Date: 12 March``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from documents.pipeline.notes.structure.fields import is_planned
from documents.pipeline.notes.structure.statements import Statement

_LINE: Final = re.compile(
    r"(?P<label>date|day|time|when|with|who|provider|doctor|clinician|where|location|place|address"
    r"|clinic|department|reason|for|phone|type|fecha|hora|dia|con|lugar|m[eé]dico|servicio"
    r"|especialidad|profesional|doctora?|consultorio|consulta|sala|unidad|centro|direccion|motivo"
    r"|prestacion|agenda|sede|tipo(?: de (?:cita|consulta|visita))?)"
    r"(?: (?:and time|of visit|of appointment|for visit|y hora|de (?:la )?(?:cita|visita)))?"
    r"\s*:\s*\S",
    re.IGNORECASE,
)
_OF_VISITS: Final = frozenset({"followup"})

# A title with the day of the visit that the sheet is of: "Visit 4 May 2026".
_TITLE: Final = re.compile(
    r"\W*(?:(?:office|clinic|outpatient|hospital|emergency|telephone|video|home|your) )?"
    r"(?:visit|encounter)(?: (?:date|on|of))?[ :,–-]*"
    r"(?:\w+day,? )?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+\.?,? \d{4}|[A-Z][a-z]+\.? \d{1,2},? \d{4})\W*",
    re.IGNORECASE,
)


def is_own_title(statement: Statement) -> bool:
    """Whether a line only says of which visit a sheet is; one of the next steps may come."""
    return statement.section not in _OF_VISITS and bool(_TITLE.fullmatch(statement.text))


def joined(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements; the lines of one card of a visit as one."""
    return tuple(_joined(statements))


def _joined(statements: Sequence[Statement]) -> Iterator[Statement]:
    card: Statement | None = None
    labels: set[str] = set()
    for each in statements:
        line = _LINE.match(each.text) if each.section in _OF_VISITS and each.item else None
        label = line["label"].casefold() if line else ""
        if is_planned(each):
            label = each.text
        if card is not None and label and label not in labels and _is_below(card, each):
            card = replace(card, end=each.end, _tokens=None, _scopes=None)
            labels.add(label)
            continue
        if card is not None:
            yield card
        card, labels = (each, {label}) if label else (None, set())
        if card is None:
            yield each
    if card is not None:
        yield card


def _is_below(card: Statement, each: Statement) -> bool:
    between = card.page.text[card.end : each.start]
    return each.page is card.page and each.title == card.title and between.count("\n") == 1
