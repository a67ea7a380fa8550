"""A question beside the records it is put to, with what its parts ask of both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from conversations.answering.retrieve import Passage, passages_of
from conversations.answering.types import Record
from conversations.answering.words import folded, stem, subject, tokens
from documents.pipeline.compose.language import Wording


@dataclass(frozen=True)
class Question:
    """``text`` is what is asked, ``words`` the language that is answered in.

    Without ``today`` no day is known to be over.
    """

    text: str
    records: Sequence[Record]
    words: Wording
    today: date | None = None

    @cached_property
    def plain(self) -> str:
        """In small letters without accents, as the patterns of ``asked`` see it."""
        return folded(self.text)

    @cached_property
    def said(self) -> frozenset[str]:
        """All its words, stemmed."""
        return frozenset(tokens(self.text))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every sentence of the records."""
        return tuple(passage for record in self.records for passage in passages_of(record))

    def asks(self, pattern: re.Pattern[str]) -> bool:
        """Whether it is about what a pattern of ``asked`` looks for."""
        return pattern.search(self.plain) is not None

    def beyond(self, *patterns: re.Pattern[str]) -> frozenset[str]:
        """The words that name something, without those that the patterns know."""
        left = self.plain
        for pattern in patterns:
            left = pattern.sub(" ", left)
        return frozenset(subject(left))

    def holds(self, words: Sequence[str]) -> bool:
        """Whether the question says all of these words, and there are some."""
        return bool(words) and all(stem(word) in self.said or word in self.said for word in words)
