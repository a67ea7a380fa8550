"""Lists without heads whose results lead: ``140 mmol/L  Sodium  usual 133 to 146``.

A figure in front of a name is that name's only where the page does so throughout: several lines
begin with a figure and its unit, a test that is given in that unit follows, all names stand below
each other, and no other figure stands on the line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.named import Named
from documents.pipeline.labs.tokens import Item, Kind, Scanner
from knowledge import analytes, units

_LEAST: Final = 3
_SLACK: Final = 0.01
_FIGURES: Final = frozenset({Kind.NUMBER, Kind.BOUND})
_SPANS: Final = frozenset({Kind.RANGE, Kind.BOUND})


def read_mirrored(lines: Sequence[Line], scanner: Scanner) -> Mapping[int, Draft]:
    """The draft of each such line by where it begins; none where they are few or out of line."""
    found = {line.start: draft for line in lines if (draft := _draft(line, scanner))}
    places = [draft.line.place(draft.name.start, draft.name.end)[0] for draft in found.values()]
    slack = _SLACK if max(places, default=0) <= 1 else 1.0
    return found if len(found) >= _LEAST and max(places) - min(places) <= slack else {}


def _draft(line: Line, scanner: Scanner) -> Draft | None:
    if line.piped or len(line.cells) == 1:
        return None
    first, name, *_ = line.cells
    lead = list(scanner.items(first.start, first.end))
    unit = _unit(lead)
    if unit is None or not _is_given_in(name.text, scanner.text[slice(*unit)]):
        return None
    rest = list(scanner.items(name.end, line.end))
    if any(item.kind in {Kind.NUMBER, Kind.UNREADABLE, Kind.DATE, Kind.PAIR} for item in rest):
        return None
    return Draft(
        line, Named(name.start, name.end, name.end, True), lead[0], unit=unit,
        ranges=[item for item in rest if item.kind in _SPANS],
        flags=[(item.start, item.end) for item in rest if _is_mark(item, scanner)],
        text_words=sum(item.kind is Kind.TEXT for item in rest), end=line.end,
    )  # fmt: skip


def _is_mark(item: Item, scanner: Scanner) -> bool:
    return item.kind is Kind.FLAG or scanner.is_verdict(item)


def _unit(lead: Sequence[Item]) -> tuple[int, int] | None:
    """The unit of a cell that is a figure and its unit."""
    if not lead or lead[0].kind not in _FIGURES:
        return None
    if len(lead) == 1:
        return lead[0].unit
    behind = lead[1]
    return (behind.start, behind.end) if len(lead) == 2 and behind.kind is Kind.UNIT else None


def _is_given_in(name: str, unit: str) -> bool:
    parsed = units.parse(unit)
    return parsed is not None and any(t.accepts(parsed) for t in analytes.candidates(name))
