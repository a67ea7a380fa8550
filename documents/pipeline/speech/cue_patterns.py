"""Expressions of word classes: one line stands for every way in which notes say the same.

A pattern is a row of elements: a word, words to choose from (``is|was``), a class (``<exclude>``),
the beginning or the end of a word (``prophyla~``, ``~ly``), up to so many words that do not matter
(``*3``; ``**3`` where numbers may be among them), a slot for a name (``§``), and the words that it
speaks of (``{6}``: up to six, in its middle), what may not come next (``!,``). A ``?`` behind a
word or a class makes it optional: ``cannot <surely>? <exclude>`` is "cannot entirely rule out" and
more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Generic, TypeVar

from knowledge.phrases import tokenize

T = TypeVar("T")

# A gap never runs over a number or into another clause.
_GAP = r"(?:(?!(?:{ends}) )[^\W\d_]+ ){{0,{most}}}?"
_GAP_ENDS = (
    "and|or|but|if|when|which|who|however|days?|weeks?|months?|years?|is|was|are|were|be|been|has"
    "|have|had|no|not|never|without|negative|positive|normal|because|due"
)
# The wider gap runs over numbers too; it ends with the sentence, and at a slot.
_WIDE = r"(?:(?![.;|!?§] )\S+ ){{0,{0}}}?"
_INSIDE = r"(?P<inside>(?:(?![.;|!?] )\S+ ){{1,{0}}}?)"
_SHORTEST_PREFIX = 4


class Line:
    """The words of a sentence on one line, so that a pattern can be held against them."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.text = "".join(word + " " for word in words)
        self._places: dict[int, int] = {}
        self._offsets: list[int] = []
        offset = 0
        for place, word in enumerate(words):
            self._places[offset] = place
            self._offsets.append(offset)
            offset += len(word) + 1
        self._places[offset] = len(words)

    def offset(self, place: int) -> int:
        """Where word ``place`` begins."""
        return self._offsets[place]

    def place(self, offset: int) -> int:
        """Which word begins at an offset."""
        return self._places[offset]


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Words ``first`` up to ``last`` match; they speak of ``inside``, where the pattern says so."""

    first: int
    last: int
    value: T
    inside: tuple[int, int] | None = None


@dataclass(slots=True)
class PatternIndex(Generic[T]):
    """Patterns by the words they can begin with; of those that match, the longest is taken.

    ``gap_ends`` are the words that a gap never runs over, as an expression; English ones if empty.
    """

    classes: Mapping[str, Sequence[str]]
    gap_ends: str = ""
    _by_word: dict[str, list[tuple[re.Pattern[str], T]]] = field(default_factory=dict)
    _by_prefix: dict[str, list[tuple[str, re.Pattern[str], T]]] = field(default_factory=dict)

    def add(self, pattern: str, value: T) -> None:
        """Add a pattern; the first of two equally long ones that match is taken."""
        elements = pattern.split()
        compiled = re.compile("".join(self._element(each) for each in elements))
        for begin in self._beginnings(elements):
            if begin.endswith("~"):
                key = begin[:_SHORTEST_PREFIX]
                self._by_prefix.setdefault(key, []).append((begin[:-1], compiled, value))
            else:
                self._by_word.setdefault(begin, []).append((compiled, value))

    def at(self, line: Line, place: int) -> Found[T] | None:
        """The longest match that begins at word ``place``."""
        word = line.words[place]
        exact = self._by_word.get(word, ())
        begun = self._by_prefix.get(word[:_SHORTEST_PREFIX], ())
        if not exact and not begun:
            return None
        offset = line.offset(place)
        best: tuple[re.Match[str], T] | None = None
        for compiled, value in chain(exact, ((c, v) for p, c, v in begun if word.startswith(p))):
            match = compiled.match(line.text, offset)
            if match is not None and (best is None or match.end() > best[0].end()):
                best = match, value
        if best is None:
            return None
        match, value = best
        inside = match.re.groupindex and match.span("inside")
        return Found(
            place,
            line.place(match.end()),
            value,
            (line.place(inside[0]), line.place(inside[1])) if inside else None,
        )

    def _words(self, element: str) -> tuple[str, ...]:
        """The words and phrases that a word, a choice or a class stands for."""
        if " " in element:
            return (element,)
        found: list[str] = []
        for choice in element.split("|"):
            named = choice.startswith("<")
            found.extend(self.classes[choice[1:-1]] if named else (choice,))
        return tuple(found)

    def _element(self, element: str) -> str:
        if element.startswith("**"):
            return _WIDE.format(element[2:])
        if element.startswith("*"):
            return _GAP.format(ends=self.gap_ends or _GAP_ENDS, most=element[1:])
        if element.startswith("!"):
            return f"(?!{re.escape(element[1:])} )"
        if element.startswith("{"):
            return _INSIDE.format(element[1:-1])
        optional = element.endswith("?") and len(element) > 1
        words = self._words(element.removesuffix("?") if optional else element)
        choices = "|".join(_spelt(word) for word in sorted(words, key=len, reverse=True))
        return f"(?:(?:{choices}) )" + ("?" if optional else "")

    def _beginnings(self, elements: Sequence[str]) -> set[str]:
        """The words that a pattern can begin with; a gap never stands first."""
        found: set[str] = set()
        for element in elements:
            optional = element.endswith("?") and len(element) > 1
            words = self._words(element.removesuffix("?") if optional else element)
            for word in words:
                if word.startswith("~"):
                    continue
                first = word if word.endswith("~") and " " not in word else _parts(word)[0]
                found.add(first)
            if not optional:
                break
        return found


@cache
def _parts(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as a sentence's are: without hyphens and apostrophes."""
    return tuple(tokenize(phrase).words)


def _spelt(phrase: str) -> str:
    if phrase.startswith("~"):
        return r"[^\W\d_]+" + re.escape(phrase[1:])
    if phrase.endswith("~"):
        return " ".join(map(re.escape, _parts(phrase[:-1]))) + r"\S*"
    return " ".join(map(re.escape, _parts(phrase)))
