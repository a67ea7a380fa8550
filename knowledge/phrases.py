"""Find known phrases in a text: one pass over its words, whatever the size of the lexicon.

Words are compared in lower case and hyphens and apostrophes are passed over, so that
``Toprol-XL``, ``toprol xl`` and ``Alzheimer ' s`` are what they are meant to be. A phrase whose
lexicon entry is an abbreviation in capitals matches only where it is printed in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[^\w\s]|_+")
_PASSED_OVER = frozenset("-'’‘`‐‑–´")

T = TypeVar("T")


@dataclass(slots=True)
class Tokens:
    """The words of ``text``: lower case, with the offsets where each stands."""

    text: str
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """Words ``first`` up to (not including) ``last`` of the tokens, and what they stand for."""

    first: int
    last: int
    value: T


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The words of ``text[start:end]``; offsets count from the beginning of ``text``."""
    found = Tokens(text)
    words, starts, ends = found.words, found.starts, found.ends
    for token in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = token.group()
        if word in _PASSED_OVER:
            continue
        words.append(word.lower())
        starts.append(token.start())
        ends.append(token.end())
    return found


def is_abbreviation(phrase: str) -> bool:
    """Whether an entry is an abbreviation, to be matched with its capitals."""
    letters = [ch for ch in phrase if ch.isalpha()]
    return 1 <= len(letters) <= 5 and sum(ch.isupper() for ch in letters) * 2 > len(letters)


@dataclass(slots=True)
class PhraseIndex(Generic[T]):
    """Phrases by their words. Adding the same phrase again keeps the first value."""

    _entries: dict[tuple[str, ...], tuple[T, str | None]] = field(default_factory=dict)
    _longest: dict[str, int] = field(default_factory=dict)

    def add(self, phrase: str, value: T, *, cased: bool | None = None) -> None:
        """Add ``phrase``; ``cased`` (default: for abbreviations) asks for the printed capitals."""
        words = tuple(tokenize(phrase).words)
        if not words:
            return
        exact = is_abbreviation(phrase) if cased is None else cased
        squeezed = "".join(ch for ch in phrase if ch.isalnum()) if exact else None
        self._entries.setdefault(words, (value, squeezed))
        self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))

    def add_all(self, phrases: Iterable[str], value: T) -> None:
        """Add many phrases with one value."""
        for phrase in phrases:
            self.add(phrase, value)

    def get(self, phrase: str) -> T | None:
        """The value of exactly this phrase, whatever its capitals."""
        entry = self._entries.get(tuple(tokenize(phrase).words))
        return entry[0] if entry else None

    def values(self) -> Iterator[T]:
        """What the phrases stand for, in the order they were added."""
        return (value for value, _ in self._entries.values())

    def at(self, tokens: Tokens, place: int) -> Match[T] | None:
        """The longest phrase that begins at word ``place``."""
        words = tokens.words
        longest = self._longest.get(words[place])
        if longest is None:
            return None
        for size in range(min(longest, len(words) - place), 0, -1):
            entry = self._entries.get(tuple(words[place : place + size]))
            if entry is None:
                continue
            value, squeezed = entry
            if squeezed is not None and not _printed_as(tokens, place, size, squeezed):
                continue
            return Match(place, place + size, value)
        return None

    def matches(self, tokens: Tokens) -> Iterator[Match[T]]:
        """All phrases from left to right, the longest first; none overlap."""
        place, size = 0, len(tokens.words)
        longest = self._longest
        words = tokens.words
        while place < size:
            if words[place] in longest:
                found = self.at(tokens, place)
                if found is not None:
                    yield found
                    place = found.last
                    continue
            place += 1


def _printed_as(tokens: Tokens, place: int, size: int, squeezed: str) -> bool:
    start, end = tokens.starts[place], tokens.ends[place + size - 1]
    return "".join(ch for ch in tokens.text[start:end] if ch.isalnum()) == squeezed
