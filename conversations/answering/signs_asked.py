"""Measured signs that a question is about: pressure, pulse, weight, each where it was measured.

Where the question says more ("at home", "at the heart clinic") only what stands under these words
is told: a pressure of the clinic is none that was measured at home.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from conversations.answering import asked
from conversations.answering.phrases import PHRASES
from conversations.answering.question import Question
from conversations.answering.retrieve import Passage, sentence_at
from conversations.answering.same_words import same_as
from conversations.answering.subjects import Subject
from conversations.answering.types import AnswerSentence, Cited, Record
from conversations.answering.words import folded, tokens
from documents.pipeline.types import Status

_MOST, _TITLE_LINES = 8, 2
_IS = re.compile(r"(?:\W+(?:is|was|of|at|today|now|es|era|fue|de|hoy)\b)*\W{1,4}\d")
_HEAD = 300
"""Characters of a first page that tell whose paper it is."""


def measured(question: Question, asks: Subject, rest: Sequence[str]) -> Iterator[AnswerSentence]:
    """What the documents say of a sign, in their own sentences."""
    if not asks.signs or question.asks(asked.MEDICINES):
        return
    places = dict(_places(question, asks))
    if rest:
        wanted = [same_as(word) for word in rest]
        places = {cited: words for cited, words in places.items() if all(w & words for w in wanted)}
    frames = PHRASES[question.words.language]
    for cited in islice(places, _MOST):
        yield AnswerSentence(frames.says.format(quote=cited.quote), (cited,), "quote")
    if len(places) > _MOST:
        yield AnswerSentence(frames.more, about="notice")


def _places(question: Question, asks: Subject) -> Iterator[tuple[Cited, frozenset[str]]]:
    """Each sentence that gives the sign, with the words that tell where it was measured."""
    for record in question.records:
        head = tokens(record.pages[0].text[:_HEAD]) if record.pages else []
        title = folded(" ".join(_lines(record)[:_TITLE_LINES]))
        passages = [p for p in question.passages if p.cited.document_id == record.document_id]
        for sign in record.findings.vitals:
            if sign.key in asks.signs and sign.status is not Status.HYPOTHETICAL:
                cited = sentence_at(passages, record, sign.source)
                under = next((p.under for p in passages if p.cited == cited), ())
                yield cited, frozenset((*tokens(cited.quote), *under, *head))
        for passage in passages:
            if _gives(passage, asks, title):
                yield passage.cited, frozenset((*passage.words, *passage.under, *head))


def _lines(record: Record) -> list[str]:
    text = record.pages[0].text if record.pages else ""
    return [line for line in text.splitlines() if line.strip()]


def _gives(passage: Passage, asks: Subject, title: str) -> bool:
    """Whether it gives a figure of the sign: right behind its name or, where no other figure is
    written so, anywhere beside or under its name, which may be the paper's title."""
    said = folded(passage.cited.quote)
    if asks.figure is None:
        return any(_IS.match(said, name.end()) for name in asks.pattern.finditer(said))
    named = any(asks.pattern.search(text) for text in (said, " ".join(passage.under), title))
    return bool(named and asks.figure.search(said))
