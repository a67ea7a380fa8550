"""Lines put together again to the paragraphs that they were printed from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from documents.pipeline.labs.context import Mode
from documents.pipeline.labs.lines import Line, joined

_OPENS = re.compile(r"(?:[-•·▪●○‣>*–—+]+\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s)")
_CLOSES = re.compile(r"[.:;!?][\"”)]?$")
_FULL = 0.6
_SAID = re.compile(r"\d\S*(?:\s[^\s\d]\S*)?\s(?:and|with|to)\s|/[A-Za-z]+\s\d")
_LIST = re.compile(r"\d[^,;]{0,24}[,;]\s+(?:and\s+)?[A-Za-z]")
_JOINED = re.compile(r"\s(?:and|with|but|while|whereas|then)\s")
# A line that ends so goes on in the next one.
_OPEN_ENDED = re.compile(
    r"[a-z]{2,},?\s(?:an?|the|of|with|without|for|and|or|in|to|at|by|from|is|are|was|than|between|that|which|your)$"
)
_CLAUSE = re.compile(
    r"\s(?:is|are|was|were)\s[^,;]*[,;]\s+[A-Za-z]|[\w%)]\.\s+(?:[A-Z][A-Za-z]|[a-z]{1,2}[A-Z])"
)
# A line that begins so is the rest of the one above: a list of tests, say, with one verdict.
_LINKS = re.compile(r"(?i:and|or|with|but|plus)\s|(?:y|e|con)\s")


@dataclass(frozen=True, slots=True)
class Said:
    """A line of text, the kind of section it stands in, and the specimen of its heading."""

    line: Line
    mode: Mode
    specimen: str | None = None


def is_sentence(line: Line) -> bool:
    """Whether the line is of running text: many words, in one piece, most of them small."""
    if line.piped or len(line.cells) > 2:
        return False
    found = line.text.split()
    small = sum(1 for word in found if re.match(r"[(\"]?[a-z]{2,}[,.;:)]*$", word))
    return len(found) >= 7 and small * 2 >= len(found)


def is_told(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is running text: a sentence in one piece, or the rest of the one above."""
    line = lines[at]
    if len(line.cells) > 1:
        return False
    return is_sentence(line) or (at > 0 and _is_rest(lines[at - 1], line))


def _is_rest(above: Line, line: Line) -> bool:
    """Whether a line is the rest of a sentence that the line above it leaves open."""
    if len(above.cells) > 1 or len(line.cells) > 1 or not line.text[:1].islower():
        return False
    between = above.page.text[above.end : line.start]
    if between.count("\n") > 1:
        return False
    linked = _LINKS.match(line.text) and not _CLOSES.search(above.text)
    return bool(linked or _OPEN_ENDED.search(above.text))


def tells_more(line: Line) -> bool:
    """Whether a line that gave a result as a table does may tell another one in its words."""
    if _LIST.search(line.text) or is_sentence(line) or _SAID.search(line.text):
        return True
    if len(line.cells) > 1:
        return False
    digits = [at for at, letter in enumerate(line.text) if letter.isdigit()]
    joined = digits and _JOINED.search(line.text, digits[0], digits[-1])
    return bool(joined or _CLAUSE.search(line.text))


def paragraphs(lines: Sequence[Said]) -> Iterator[Said]:
    """Lines that go on below each other as one; all others as they are."""
    held: Said | None = None
    previous: Line | None = None
    for said in lines:
        if held and previous and said.mode is held.mode and _goes_on(previous, said.line):
            held = replace(held, line=joined(held.line, said.line))
        else:
            if held:
                yield held
            held = said
        previous = said.line
    if held:
        yield held


def _goes_on(first: Line, second: Line) -> bool:
    """Whether a sentence that began above goes on in ``second``, the very next line."""
    if first.page is not second.page or len(second.cells) > 1:
        return False
    rest = _is_rest(first, second)
    if not (is_sentence(first) or rest):
        return False
    between = first.page.text[first.end : second.start]
    if between.count("\n") > 1 or second.piped or _OPENS.match(second.text):
        return False
    if _CLOSES.search(first.text) and not re.search(r"\b(?:vs|approx|no)\.$", first.text):
        return False
    return rest or len(second.text) < len(first.text) / _FULL
