"""Results that do not keep to one line: blocks, wrapped names, ranges on the lines below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.ends import is_scale, read_ends
from documents.pipeline.labs.lines import Line, joined, trimmed
from documents.pipeline.labs.names import NAME_FIELD, VALUES, is_known
from documents.pipeline.labs.patterns import RANGES_FOLLOW
from documents.pipeline.labs.tokens import Item, Kind, Scanner

_FIELD = re.compile(
    r"(?:(?:your|the|patient'?s?)\s)?(?:value|result|reading|level|flag|status|units?)\s*:?\s*$"
    r"|(?:your|the|patient'?s?)$",
    re.IGNORECASE,
)
LOOK_AHEAD = 6
"""How many lines below a result its ranges can take."""


def opens_block(lines: Sequence[Line], at: int, scanner: Scanner) -> bool:
    """Whether the line is a name with what is said of its result, which stands on the next."""
    line = lines[at]
    if len(line.cells) < 2 or at + 1 >= len(lines) or not is_known(line.cells[0].text):
        return False
    said = list(scanner.items(line.cells[1].start, line.end))
    first = next(scanner.items(lines[at + 1].start, lines[at + 1].end), None)
    return (
        all(i.kind in {Kind.FLAG, Kind.DATE} or scanner.is_verdict(i) for i in said)
        and first is not None
        and first.kind in {Kind.NUMBER, Kind.BOUND}
    )


def block_at(lines: Sequence[Line], at: int, scanner: Scanner) -> list[Line]:
    """The line at ``at``, a known name alone, joined with 1, 2, … of the fields below it."""
    line = lines[at]
    labelled = NAME_FIELD.match(line.text)
    if labelled:
        line = trimmed(line, line.start + labelled.end())
    if not opens_block(lines, at, scanner) and (
        len(line.cells) > 2 or not is_known(line.text.strip(" :*-•"))
    ):
        return []
    out: list[Line] = []
    for following in lines[at + 1 : at + 5]:
        items = list(scanner.items(following.start, following.end))
        while items and items[0].kind is Kind.TEXT:
            if not _FIELD.match(scanner.text[following.start : items[0].end]):
                break
            items.pop(0)
        if not items or items[0].kind not in VALUES | {Kind.UNIT, Kind.FLAG}:
            break
        if is_known(following.cells[0].text) or is_scale(following, scanner):
            break
        if out and items[0].kind is Kind.WORDS and any(i.kind is Kind.NUMBER for i in items[1:]):
            break
        if out and read_ends(following, scanner):
            break
        line = joined(line, following)
        out.append(line)
    return out


def verdict_of(lines: Sequence[Line], at: int, scanner: Scanner) -> list[tuple[int, int]]:
    """What the line says of the result above it, where it says nothing else (``In range``)."""
    items = list(scanner.items(lines[at].start, lines[at].end)) if at < len(lines) else []
    if len(items) != 1 or not (items[0].kind is Kind.FLAG or scanner.is_verdict(items[0])):
        return []
    return [(items[0].start, items[0].end)]


def ranges_below(lines: Sequence[Line], at: int, scanner: Scanner, draft: Draft) -> list[Item]:
    """Ranges on the lines under a result, each with a label (``Reference range:``, ``Female:``)."""
    if draft.ranges and not any(r.label for r in draft.ranges):
        return []
    out: list[Item] = []
    first = at + 1
    if first < len(lines) and RANGES_FOLLOW.fullmatch(lines[first].text):
        first += 1
    for following in lines[first : first + LOOK_AHEAD]:
        items = list(scanner.items(following.start, following.end))
        if not items or any(i.kind is not Kind.RANGE or not i.bracketed for i in items):
            break
        if not items[0].label and (draft.ranges or out):
            break
        out += items
    return out
