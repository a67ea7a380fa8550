"""Lines that a line leads in: ``Return if`` / ``- fever``, ``Denies`` / ``dysuria``.

One mechanism for next steps, denials, warnings and whatever else a line says of those below it.
A list ends with a blank line, a heading, another lead, another kind of bullet, or a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from documents.pipeline.notes.steps.no_step import is_edge
from documents.pipeline.notes.structure.announced import (
    announced,
    bullet,
    hangs,
    is_lead,
    is_short_item,
    tells,
    warns,
)
from documents.pipeline.notes.structure.statements import Statement

Span = tuple[int, int]

_BLANK = re.compile(r"\n[ \t]*\n")
# No author ends a line so: "there was no" goes on in the next one, however short it is.
_BREAKS_OFF = re.compile(
    r"\b(?:no|not|nor|without|the|an?|any|sin|ni|un[ao]?|el|la)$", re.IGNORECASE
)
_JOINS_ON = re.compile(rf"{_BREAKS_OFF.pattern[:-2]}|and|or|of|with|y|o|de|con)$", re.IGNORECASE)
# "Asthma is well controlled." says something of its own; "chills." ends a list.
_SAYS = re.compile(
    r"\b(?:is|was|are|were|has|had|have|will|remains?|needs?|takes?|es|esta|tiene|toma)\b",
    re.IGNORECASE,
)
# No column of print is narrower: where a line of fewer letters ends, its author ended it.
_NARROWEST = 40


def parted(statements: Sequence[Statement]) -> list[Statement]:
    """The statements; of one that runs over a lead and the lines below it, each line by itself."""
    found: list[Statement] = []
    widths: dict[int, int] = {}
    led = False
    for each in statements:
        text = each.page.text
        lines = _lines(text, each.start, each.end)
        below = bool(
            found
            and (led or is_lead(found[-1].text))
            and found[-1].page is each.page
            and found[-1].title == each.title
            and not _BLANK.search(text, found[-1].end, each.start)
        )
        led = below and len(lines) == 1 and led
        broken = bool(lines) and _BREAKS_OFF.search(text, *lines[0])
        if len(lines) < 2 or broken or bullet(text, each.start) is not None or not each.item:
            found.append(each)
            continue
        opens = _opens(text[slice(*lines[0])], each)
        width = widths.get(each.page.number) or max(map(len, text.split("\n")))
        widths[each.page.number] = width
        items = [text[slice(*line)] for line in (lines if below else lines[1:])]
        if (below or opens) and _is_list(text, lines, items, width):
            found.extend(
                replace(each, start=a, end=b, item=True, _tokens=None, _scopes=None)
                for a, b in lines
            )
            led = True
        else:
            found.append(each)
    return found


def lead_in(statements: Sequence[Statement]) -> None:
    """Tell the items below a line that leads them in that it does."""
    lead: Statement | None = None
    mine: list[Statement] = []
    for place, statement in enumerate(statements):
        if lead is not None and _goes_on(lead, mine, statement):
            statement.lead = lead.text
            mine.append(statement)
            continue
        lead, mine = None, []
        if (statement.item and is_lead(statement.text)) or _leads_on(statements, place):
            lead = statement
    _over_pages(statements)


def _over_pages(statements: Sequence[Statement]) -> None:
    """A list that a page cuts in two goes on behind what is printed at the edges of pages."""
    for place in range(1, len(statements)):
        here, before = statements[place], statements[place - 1]
        if _at_edge(here) or (here.page is before.page and not _at_edge(before)):
            continue
        at = place - 1
        while at > 0 and _at_edge(statements[at]):
            at -= 1
        last = statements[at]
        if not last.lead:
            continue
        kind = bullet(last.page.text, last.start)
        for each in islice(statements, place, None):
            if each.page is not here.page or not _is_alike_over(last, kind, each):
                break
            each.lead = last.lead


def _at_edge(statement: Statement) -> bool:
    return not statement.lead and is_edge(statement.text)


def _is_alike_over(last: Statement, kind: str | None, statement: Statement) -> bool:
    text = statement.page.text
    if not statement.item or statement.title != last.title or is_lead(statement.text):
        return False
    if bullet(text, statement.start) != kind:
        return False
    if kind is not None:
        return True
    begins = last.page.text[last.start], text[statement.start]
    return all(map(str.islower, begins)) and is_short_item(statement.text)


def led_by(statements: Sequence[Statement], place: int) -> Sequence[Statement]:
    """The items that the statement at ``place`` leads in."""
    lead = statements[place]
    end = place + 1
    while end < len(statements) and _is_under(statements[end], lead):
        end += 1
    return statements[place + 1 : end]


def opening(lead: str) -> str:
    """A lead as it stands before its items in one sentence."""
    line = " ".join(lead.split()).rstrip(" :")
    return line if hangs(line) else f"{line} –"


def told_with_lead(item: Statement, printed: str) -> str:
    """An item behind the line that leads it in, in the words of its page as ``printed``."""
    words = printed[item.start : item.end]
    at = item.page.text.rfind(item.lead, 0, item.start) if item.lead else -1
    return words if at < 0 else f"{opening(printed[at : at + len(item.lead)])} {words}"


def _is_under(item: Statement, lead: Statement) -> bool:
    return item.page is lead.page and item.lead == lead.text


def _opens(line: str, statement: Statement) -> bool:
    """Whether a line without a colon says something of the lines below it, and nothing else."""
    if not is_lead(line) and not is_short_item(line):
        return False
    return tells(line) or announced(line, statement.language) is not None


def _leads_on(statements: Sequence[Statement], place: int) -> bool:
    """Whether the lines below, in small letters, go on a line that has not ended: ``Denies``."""
    here = statements[place]
    if place + 1 == len(statements) or not _opens(here.text, here):
        return False
    after = statements[place + 1]
    text = here.page.text
    if after.page is not here.page or text.count("\n", here.end, after.start) != 1:
        return False
    below = here.item and text[after.start].islower() and text[here.end : after.start].isspace()
    return below or bullet(text, after.start) is not None


def _goes_on(lead: Statement, mine: Sequence[Statement], statement: Statement) -> bool:
    """Whether a statement is an item of the list that begins ``lead``, ``mine``."""
    text = statement.page.text
    if not statement.item or statement.page is not lead.page or statement.title != lead.title:
        return False
    before = mine[-1] if mine else lead
    here = bullet(text, statement.start)
    apart = bool(_BLANK.search(text, before.end, statement.start))
    if not mine:
        if apart:
            return here is not None and is_lead(lead.text)
        listed = here is not None or hangs(lead.text) or _is_item(statement.text)
        return listed or warns(lead.text, lead.language)
    # Items that stand apart belong to one list where the first stands apart from its lead, too.
    if apart and not (here and _BLANK.search(text, lead.end, mine[0].start)):
        return False
    if here != bullet(text, mine[0].start):
        return False
    if here is not None:
        return True
    if mine[-1].text.endswith(".") or is_lead(statement.text):
        return False
    if not _is_item(statement.text):
        return False
    return lead.text.rstrip().endswith(":") or _is_alike(text, mine[0], statement)


def _is_item(text: str) -> bool:
    """Whether a line is an item; one with a stop is the last, unless it says more than a name."""
    return is_short_item(text) or (
        not _SAYS.search(text) and is_short_item(text.rstrip().removesuffix("."))
    )


def _is_alike(text: str, one: Statement, other: Statement) -> bool:
    return text[one.start].isupper() == text[other.start].isupper()


def _lines(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    for line in re.compile(r"[^\n]+").finditer(text, start, end):
        left = line.start() + len(line.group()) - len(line.group().lstrip())
        right = line.end() - (len(line.group()) - len(line.group().rstrip()))
        if left < right:
            found.append((left, right))
    return found


def _is_list(text: str, lines: Sequence[Span], items: Sequence[str], width: int) -> bool:
    """Whether lines were ended by their author, and not by the width of the page."""
    if not all(map(is_short_item, (*items[:-1], items[-1].rstrip(" .")))):
        return False
    if any(map(_JOINS_ON.search, items[:-1])):
        return False
    ended = list(_ended(text, lines, max(width, _NARROWEST)))
    return any(ended) and all(ended[1:])


def _ended(text: str, lines: Sequence[Span], width: int) -> Iterator[bool]:
    """Of each line but the last, whether the next one's first word had room on it."""
    for place, (start, end) in enumerate(lines[:-1]):
        begin = text.rfind("\n", 0, start) + 1
        word = text[slice(*lines[place + 1])].split(maxsplit=1)[0]
        yield end - begin + 1 + len(word) <= width
