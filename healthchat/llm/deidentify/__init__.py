"""Take out who a text is about before it leaves the clinic's network.

Order matters: known identifiers of the patient by exact match first (however they are spaced or
capitalised), then patterns that look like identifiers (dates of birth, telephone, e-mail, record
and insurance numbers, addresses, names after a title or a label), and last a check that no known
identifier is left, in any spelling that folds to it: if one is, the call is Blocked. A statistical
recogniser has its place between the patterns and the check: give it as ``extra``.

Spans that the laboratory or medicine reader claimed (``keep``) are never masked by a pattern, so
that a result of 555-1234 cells is not taken for a telephone; known identifiers are masked
everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from healthchat.llm.deidentify.known import Known, exact, fold, survivors
from healthchat.llm.deidentify.patterns import PATTERNS
from healthchat.llm.deidentify.people import PATTERNS as PEOPLE
from healthchat.llm.deidentify.people import TITLED
from healthchat.llm.errors import Blocked

__all__ = ["Found", "Known", "Masker", "Recogniser", "Span", "find", "survivors"]

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """One identifier in a text."""

    start: int
    end: int
    kind: str


Recogniser = Callable[[str], Iterable[Found]]


def find(
    text: str,
    known: Sequence[Known] = (),
    *,
    keep: Sequence[Span] = (),
    extra: Recogniser | None = None,
) -> tuple[Found, ...]:
    """All identifiers, left to right, none overlapping; known ones win over patterns."""
    taken: list[Found] = []
    # An address that holds the name must go as a whole: the longest first, names last.
    for each in sorted(known, key=lambda one: (one.kind == "PERSON", -len(one.value))):
        for pattern in exact(each):
            _add(taken, (Found(*m.span(), each.kind) for m in pattern.finditer(text)), ())
    for kind, pattern, group in (*TITLED, *PATTERNS, *PEOPLE):
        _add(taken, (Found(*m.span(group), kind) for m in pattern.finditer(text)), keep)
    if extra is not None:
        _add(taken, extra(text), keep)
    return tuple(sorted(taken, key=lambda found: found.start))


class Masker:
    """Masks the texts of one call with the same placeholders, and restores its reply."""

    def __init__(self, known: Sequence[Known], *, extra: Recogniser | None = None) -> None:
        self._known = tuple(known)
        self._extra = extra
        self._by_value: dict[tuple[str, str], str] = {}
        self._originals: dict[str, str] = {}

    def mask(self, text: str, *, keep: Sequence[Span] = ()) -> str:
        """The text with ``[[PERSON_1]]`` for names and so on. Raises Blocked if one survives."""
        # A document that brings its own placeholders could have one restored in a reply.
        text, keep = without_marks(text.replace("[[", "[("), keep)
        out: list[str] = []
        position = 0
        for found in find(text, self._known, keep=keep, extra=self._extra):
            out += [text[position : found.start], self._placeholder(found, text)]
            position = found.end
        masked = "".join(out) + text[position:]
        if survivors(masked, self._known):
            raise Blocked("identifier_survived")
        return masked

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
            number = sum(kind == found.kind for kind, _ in self._by_value) + 1
            self._by_value[key] = f"[[{found.kind}_{number}]]"
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


def _add(taken: list[Found], more: Iterable[Found], keep: Sequence[Span]) -> None:
    for each in more:
        clear = all(each.end <= t.start or each.start >= t.end for t in taken)
        if clear and all(each.end <= start or each.start >= end for start, end in keep):
            taken.append(each)
