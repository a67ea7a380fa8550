"""Kinds of illness that a question is about, each in the whole sentence that speaks of it.

A denial of one specimen or side is no denial of the kind: what the record names as present stands
first, and what it denies is shown behind it, in the document's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from conversations.answering.phrases import PHRASES
from conversations.answering.question import Question
from conversations.answering.retrieve import Passage, sentence_at
from conversations.answering.types import AnswerSentence, Cited, Record
from conversations.answering.words import folded
from documents.pipeline.language.tongue import language_of
from documents.pipeline.types import Condition, Status
from knowledge.asked_kinds import Kind, asked_in

_MOST = 8
_MOST_BEFORE = 300
_MINE = re.compile(r"\bmi\b")
_GAP = re.compile(r"\n[ \t]*\n")
_ITEM = re.compile(
    r"^[ \t]*(?:(?:part|specimen)[ \t]+\w{1,2}|[A-Z]|\d{1,2})[.):][ \t]", re.M | re.I
)
_ORDER = (Status.PRESENT, Status.POSSIBLE, None, Status.PAST, Status.FAMILY, Status.HYPOTHETICAL)
_DENIED = re.compile(
    r"\b(?:no|not|non|never|none|negative|without|den(?:y|ies|ied)|free of|absen\w+|rule[ds]? out"
    r"|benign|screen\w*|sin|niega|nunca|negativ\w+|ausen\w+|descarta\w*|benign[oa])\b"
)


def kinds(question: Question) -> Iterator[AnswerSentence]:
    """What the records say of each kind of illness that the question names."""
    frame = PHRASES[question.words.language]
    for kind in asked_in(_plain(question)):
        places = [place for record in question.records for place in _places(kind, record, question)]
        places.sort(key=lambda place: place[0])
        cited = list(dict.fromkeys(each for _, each in places))
        for each in cited[:_MOST]:
            yield AnswerSentence(frame.says.format(quote=each.quote), (each,), "quote")
        if len(cited) > _MOST:
            yield AnswerSentence(frame.more, about="notice")


def is_of_kind(condition: Condition, question: Question) -> bool:
    """Whether it is told with its kind, which the question names."""
    return any(_holds(kind, condition) for kind in asked_in(_plain(question)))


def _plain(question: Question) -> str:
    """The question without the word that is an illness in English: "mi cita" asks for no MI."""
    if language_of(question.text) != "es":
        return question.plain
    return _MINE.sub(" ", question.plain)


def _holds(kind: Kind, condition: Condition) -> bool:
    return kind.holds(folded(condition.text), [each.code for each in condition.codes])


def _places(kind: Kind, record: Record, question: Question) -> Iterator[tuple[int, Cited]]:
    """Sentences that speak of the kind, each with its rank: the lower, the earlier it is told."""
    ranks: dict[Cited, int] = {}
    found = record.findings
    for each in (*found.conditions, *found.symptoms):
        if _holds(kind, each):
            cited = _labelled(record, sentence_at(question.passages, record, each.source))
            rank = len(_ORDER) if each.status is Status.ABSENT else _ORDER.index(each.status)
            ranks[cited] = min(rank, ranks.get(cited, rank))
    for passage in question.passages:
        if passage.cited.document_id == record.document_id and _speaks(kind, passage):
            denied = _DENIED.search(folded(passage.cited.quote))
            ranks.setdefault(
                _labelled(record, passage.cited), len(_ORDER) if denied else _ORDER.index(None)
            )
    yield from ((rank, cited) for cited, rank in ranks.items())


def _labelled(record: Record, cited: Cited) -> Cited:
    """The sentence with what stands before it in its item: a specimen, a side."""
    place = cited.source
    text = record.pages[place.page - 1].text
    if _ITEM.match(text[place.start : place.end]):
        return cited
    before = text[max(0, place.start - _MOST_BEFORE) : place.start]
    block = before[max((gap.end() for gap in _GAP.finditer(before)), default=0) :]
    starts = [item.start() for item in _ITEM.finditer(block)]
    return (
        record.cite(replace(place, start=place.start - len(block) + starts[-1]))
        if starts
        else cited
    )


def _speaks(kind: Kind, passage: Passage) -> bool:
    return kind.is_spoken_of(folded(passage.cited.quote))
