"""Take out who a text is about before it leaves the clinic's network.

Order matters: known identifiers of the patient by exact match first (however they are spaced or
capitalised), then patterns that look like identifiers (``patterns``: dates, telephone, e-mail,
record and insurance numbers, addresses, names after a title or a label), then words that are no
words and so are names (``unusual``), and last a check that no known identifier is left, in any
spelling that folds to it: if one is, the call is Blocked. A statistical recogniser has its place
before the check: give it as ``extra``.

Spans that the laboratory or medicine reader claimed (``keep``) are never masked by a pattern, so
that a result of 555-1234 cells is not taken for a telephone; medical words (``clinical``) are no
names; known identifiers are masked everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from healthchat.llm.deidentify.casing import with_capitals
from healthchat.llm.deidentify.codes import as_figures, find_codes
from healthchat.llm.deidentify.known import Known, find_known, fold, survivors
from healthchat.llm.deidentify.numbers import WEAK
from healthchat.llm.deidentify.patterns import FIGURES, NUMBERS, PATTERNS, TOWN_SCALE, TOWNS
from healthchat.llm.deidentify.people import INITIALS, TITLES
from healthchat.llm.deidentify.spelling import bare
from healthchat.llm.deidentify.unusual import find_unusual
from healthchat.llm.errors import Blocked

__all__ = ["Clinical", "Found", "Known", "Masker", "Recogniser", "Span", "find", "survivors"]

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """One identifier in a text."""

    start: int
    end: int
    kind: str


Recogniser = Callable[[str], Iterable[Found]]
Clinical = Callable[[str], Sequence[Span]]
"""A reader of medical words: where in a text they stand."""


def find(
    text: str,
    known: Sequence[Known] = (),
    *,
    keep: Sequence[Span] = (),
    clinical: Sequence[Span] = (),
    extra: Recogniser | None = None,
) -> tuple[Found, ...]:
    """All identifiers, left to right, none overlapping; known ones win over patterns.

    ``keep`` are results and doses that nothing but a known identifier may mask; ``clinical``
    medical words that are no names, however they are written (Hodgkin).
    """
    taken = _Taken(text, keep)
    letters = bare(text) if known else bare("")
    # An address that holds the name must go as a whole: the longest first, names last.
    for each in sorted(known, key=lambda one: (one.kind == "PERSON", -len(one.value))):
        for start, end in find_known(letters, each):
            taken.add(Found(start, end, each.kind), claimed_too=True)
    written, text = text, with_capitals(text)
    if written != text:
        shouted = written if written.isupper() else "".join(map(_capital, written))
        for kind, pattern, group in NUMBERS:
            for match in pattern.finditer(shouted):
                taken.add(Found(*match.span(group), kind))
    figures = as_figures(text)
    if figures != text:
        # Of a number that was misread the whole goes, not the part that was read well.
        for kind, pattern, group in FIGURES:
            for match in pattern.finditer(figures):
                start, end = match.span(group)
                if figures[start:end] != text[start:end]:
                    taken.add(Found(start, end, kind))
    for kind, pattern, group in PATTERNS:
        for match in pattern.finditer(text):
            taken.add(Found(*match.span(group), kind))
    names = [(each.start, each.end) for each in taken.found if each.kind in _NAMES]
    others = [(each.start, each.end) for each in taken.found if each.kind not in _NAMES]
    scales = [match.span() for match in TOWN_SCALE.finditer(text)]
    for start, end in find_unusual(text, [*clinical, *keep, *others, *scales], names):
        taken.add_rest(start, end)
    medical = _Taken(text, clinical)
    for kind, pattern, group in (*INITIALS, *WEAK, *TOWNS):
        for match in pattern.finditer(text):
            if medical.is_free(*match.span(group)):
                taken.add(Found(*match.span(group), kind))
    for kind, start, end in find_codes(text):
        figures_only = "".join(ch if ch.isdecimal() else " " for ch in text[start:end])
        long = len(figures_only.replace(" ", "")) >= _LONG
        if medical.is_free(start, end) or (long and _free(medical, figures_only, start)):
            taken.add_rest(start, end, kind)
    for found in extra(text) if extra else ():
        taken.add(found)
    titled = (taken.with_title(found) for found in taken.found)
    return tuple(sorted(titled, key=lambda each: each.start))


def _capital(letter: str) -> str:
    return letter.upper() if len(letter.upper()) == 1 else letter


_LONG = 6
"""A code of so many figures is one, whatever medicine has of its letters."""


def _free(medical: _Taken, figures: str, start: int) -> bool:
    return all(
        medical.is_free(start + each.start(), start + each.end())
        for each in re.finditer(r"\d+", figures)
    )


_TITLE_ROOM = 24
_NAMES = ("PERSON", "ADDRESS")


class _Taken:
    """What is masked of a text so far; the first to come keeps its place."""

    def __init__(self, text: str, keep: Sequence[Span]) -> None:
        self.found: list[Found] = []
        self._text = text
        self._masked = bytearray(len(text))
        self._closed = bytearray(len(text))
        for start, end in keep:
            self._closed[start:end] = b"\x01" * len(self._closed[start:end])

    def add(self, found: Found, *, claimed_too: bool = False) -> None:
        """Take a span as a whole, or not at all."""
        span = slice(found.start, found.end)
        if any(self._masked[span]) or (any(self._closed[span]) and not claimed_too):
            return
        self.found.append(found)
        self._masked[span] = b"\x01" * (found.end - found.start)

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing of a span is claimed."""
        return not any(self._closed[start:end])

    def with_title(self, found: Found) -> Found:
        """A person with the title before the name, and ``Baby girl``."""
        if found.kind != "PERSON":
            return found
        near = max(0, found.start - _TITLE_ROOM)
        match = TITLES.search(self._text, near, found.start)
        if match is None or any(self._masked[match.start() : found.start]):
            return found
        self._masked[match.start() : found.start] = b"\x01" * (found.start - match.start())
        return Found(match.start(), found.end, found.kind)

    def add_rest(self, start: int, end: int, kind: str | None = None) -> None:
        """Take what is left of a span beside what is settled already."""
        at = start
        while at < end:
            stop = at
            while stop < end and not (self._masked[stop] or self._closed[stop]):
                stop += 1
            piece = self._text[at:stop]
            if any(ch.isalnum() for ch in piece):
                trimmed = piece.strip(" \t\n,.;:-")
                begin = at + piece.index(trimmed)
                guess = "ADDRESS" if any(ch.isdigit() for ch in trimmed) else "PERSON"
                self.add(Found(begin, begin + len(trimmed), kind or guess))
            at = stop + 1


class Masker:
    """Masks the texts of one call with the same placeholders, and restores its reply."""

    def __init__(
        self,
        known: Sequence[Known],
        *,
        clinical: Clinical | None = None,
        extra: Recogniser | None = None,
    ) -> None:
        self._known = tuple(known)
        self._clinical = clinical
        self._extra = extra
        self._by_value: dict[tuple[str, str], str] = {}
        self._count: Counter[str] = Counter()
        self._originals: dict[str, str] = {}

    def mask(self, text: str, *, keep: Sequence[Span] = ()) -> str:
        """The text with ``[[PERSON_1]]`` for names and so on. Raises Blocked if one survives."""
        return self.mask_and_tell(text, keep=keep)[0]

    def mask_and_tell(
        self, text: str, *, keep: Sequence[Span] = ()
    ) -> tuple[str, tuple[Found, ...]]:
        """The same, and what was masked: places among the ``visible_places`` of the text."""
        text, keep = without_marks(text, keep)
        # A document that brings its own placeholders could have one restored in a reply.
        text = text.replace("[[", "[(")
        clinical = self._clinical(text) if self._clinical else ()
        every = find(text, self._known, keep=keep, clinical=clinical, extra=self._extra)
        out: list[str] = []
        position = 0
        for found in every:
            out += [text[position : found.start], self._placeholder(found, text)]
            position = found.end
        masked = "".join(out) + text[position:]
        if survivors(masked, self._known):
            raise Blocked("identifier_survived")
        return masked, every

    def restore(self, value: Any) -> Any:
        """The same JSON value with every placeholder of this call put back."""
        if isinstance(value, str):
            return re.sub(
                r"\[\[[A-Z]+_\d+\]\]", lambda m: self._originals.get(m.group(), m.group()), value
            )
        if isinstance(value, list):
            return [self.restore(each) for each in value]
        if isinstance(value, dict):
            return {key: self.restore(each) for key, each in value.items()}
        return value

    def _placeholder(self, found: Found, text: str) -> str:
        value = text[found.start : found.end]
        key = (found.kind, fold(value))
        if key not in self._by_value:
            self._count[found.kind] += 1
            self._by_value[key] = f"[[{found.kind}_{self._count[found.kind]}]]"
            self._originals[self._by_value[key]] = value
        return self._by_value[key]


def without_marks(text: str, spans: Sequence[Span]) -> tuple[str, Sequence[Span]]:
    """The text without invisible marks, which inside a name would hide it, and spans moved along.

    Offsets of what is left are those of ``visible_places``.
    """
    places = visible_places(text)
    if len(places) == len(text):
        return text, spans
    moved = [(bisect_left(places, start), bisect_left(places, end)) for start, end in spans]
    return "".join(text[at] for at in places), moved


def visible_places(text: str) -> list[int]:
    """The offsets of everything but invisible marks (Unicode's format characters)."""
    return [at for at, ch in enumerate(text) if unicodedata.category(ch) != "Cf"]
