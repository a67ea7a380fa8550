"""A value that should not wait, in a question or where it leads: whom to call, before the answer.

Either a figure that is typed beside a test and that ``knowledge.critical`` calls critical, or the
newest value of a test that the question names, where it is critical in the patient's own document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from conversations.answering import dated
from conversations.answering.phrases import PHRASES
from conversations.answering.question import Question
from conversations.answering.values_asked import mentioned_analytes
from conversations.answering.words import folded
from documents.pipeline.compose.telling import telling
from documents.pipeline.compose.urgent import find_urgent
from knowledge import critical, spanish, units, warning_signs
from knowledge.analytes import Analyte
from knowledge.critical import Side

_LINK = (
    r"(?:\s*(?:[:=]|\b(?:levels?|results?|values?|number|test|today|now|only|about|is|was|are|were"
    r"|of|at|came|back|as|reads?|says?|nivel|resultado|valor|es|esta|fue|salio|de|en|hoy|ahora)\b))*"
)
_FIGURE = re.compile(
    _LINK + r"\s*(?P<figure>\d{1,6}(?:[.,]\d{1,3})?)(?![\d/.-]*\d)\s*(?P<unit>[a-zµ%][\w/^*µ.]*|%)?"
)
_NOT_A_RESULT = re.compile(
    r"(?:days?|weeks?|months?|years?|times?|hours?|points?|tablets?|pills?|dias?|semanas?|meses"
    r"|anos?|veces|horas?|pastillas?|x|am|pm|mg|mcg|g|meq|ml)\b"
)


@dataclass(frozen=True, slots=True)
class Calls:
    """The numbers that the patient's clinic has given; empty where it has given none."""

    clinic: str = ""
    closed: str = ""
    emergency: str = ""


def guidance(question: Question, calls: Calls) -> str | None:
    """Whom to call first, or None where nothing critical is named."""
    printed = list(dict.fromkeys(_printed(question)))
    known = " ".join(shown for shown, _ in printed)
    typed = ((shown, signs) for figure, shown, signs in _typed(question) if figure not in known)
    found = [*printed, *typed]
    if not found:
        return None
    phrases, language = PHRASES[question.words.language], question.words.language
    signs = dict.fromkeys(sign for _, of in found for sign in of)
    told = [spanish.warning_sign(each) or each if language == "es" else each for each in signs]
    values = phrases.and_then.join(dict.fromkeys(shown for shown, _ in found))
    number = phrases.clinic_at.format(number=calls.clinic) if calls.clinic else phrases.clinic_known
    closed = phrases.closed_at.format(number=calls.closed) if calls.closed else phrases.closed
    first = phrases.critical.format(values=values)
    last = phrases.signs.format(
        emergency=calls.emergency or phrases.emergency, signs="; ".join(told)
    )
    return " ".join((first, number, closed, last))


def _typed(question: Question) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Figures that stand right behind a test's name, as typed and as told."""
    seen: set[int] = set()
    for entries in mentioned_analytes(question.text):
        names = {folded(name) for each in entries for name in _names(each)}
        for name in sorted(names, key=len, reverse=True):
            for at in re.finditer(rf"\b{re.escape(name)}\b", question.plain):
                figure = _FIGURE.match(question.plain, at.end())
                if figure is None or _NOT_A_RESULT.fullmatch(figure["unit"] or ""):
                    continue
                if figure.start("figure") in seen:
                    continue
                seen.add(figure.start("figure"))
                number = Decimal(figure["figure"].replace(",", "."))
                unit = figure["unit"] or ""
                unit = unit.rstrip(".") if "/" in unit or "%" in unit else ""
                for entry in entries:
                    if side := _side(entry, number, unit):
                        shown = f"{name} {figure['figure']} {unit}".strip()
                        yield figure["figure"], shown, warning_signs.signs_of(entry.key, side)


def _names(entry: Analyte) -> Iterator[str]:
    """What it is called, in each language."""
    yield from (entry.name, *entry.synonyms)
    if ours := spanish.analyte(entry.key):
        yield ours.name.partition(" (")[0]


def _side(entry: Analyte, number: Decimal, unit: str) -> Side | None:
    """The critical side; without a unit only where it is critical in each unit that fits."""
    if unit:
        return critical.critical_side(entry.key, number, unit) if units.parse(unit) else None
    fits = [u for u in entry.accepted_units if entry.is_possible(number, u) is True]
    sides = {critical.critical_side(entry.key, number, u) for u in fits}
    return sides.pop() if len(sides) == 1 else None


def _printed(question: Question) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The newest values of the tests that the question names."""
    frames = telling(question.words.language)
    named = {entry.key for some in mentioned_analytes(question.text) for entry in some}
    rows = dated.rows_of(question.records, lambda row: row.analyte in named, question.words)
    for each in find_urgent(each.row for each in dated.newest(rows)):
        yield each.shown(frames), each.signs
