"""The extractive core: an answer made of the patient's own values and sentences.

It needs no model and no network. Each part looks for one kind of thing a person asks about; the
first parts that find something answer. Where nothing is found, the answer says exactly that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from conversations.answering.retrieve import passages_of, search
from conversations.answering.triage import urgent_guidance
from conversations.answering.types import Answer, AnswerSentence, Outcome, Record
from conversations.answering.words import EMPTY, stem, telling, tokens
from documents.pipeline.compose import care, values
from documents.pipeline.types import (
    Condition,
    Flag,
    Medication,
    SummarySentence,
)
from knowledge import analytes
from knowledge.analytes import Analyte

NOT_FOUND = (
    "Your documents do not say anything about this that we could find. "
    "Your clinic can answer it, or you can add a document that does."
)
NO_ADVICE = (
    "Please do not start, stop or change a medicine because of this. "
    "Your doctor or pharmacist can tell you what is right for you."
)
NO_DOCUMENTS = "There is no document to look in yet. Add one, and ask again."

_MEDICINES = re.compile(r"\b(?:medic\w*|drugs?|pills?|tablets?|prescri\w*|dos(?:e|es|age))\b", re.I)
_ALLERGIES = re.compile(r"\ballerg\w*", re.I)
_NEXT = re.compile(
    r"\b(?:follow[- ]?ups?|next (?:steps?|visits?|appointments?)|appointments?|come back|"
    r"what (?:should|do|must) i do|see (?:the|my|a) doctor)\b",
    re.I,
)
_OUTSIDE = re.compile(
    r"\b(?:abnormal|out of range|outside|not normal|wrong|off|too (?:high|low)|bad|flagged|"
    r"unusual|concern\w*|worr\w+)\b",
    re.I,
)
_LISTED = re.compile(r"\b(?:diagnos\w*|conditions?|illness\w*|diseases?|problems?)\b", re.I)
_MEANING = re.compile(
    r"\b(?:what (?:is|are|does|do)|what's|mean\w*|measure\w*|explain|why (?:is|was|do|test))\b",
    re.I,
)
_ADVICE = re.compile(
    r"\b(?:(?:should|can|could|may|must) i|do i (?:need|have) to) (?:\w+ ){0,3}?"
    r"(?:stop|start|take|taking|change|skip|double|increase|reduce|quit|use|continue)\b",
    re.I,
)
_OWN = re.compile(r"\b(?:my|mine|i|me|i'm)\b", re.I)
_MOST_WORDS = 6

T = TypeVar("T")


def answer(question: str, records: Sequence[Record]) -> Answer:
    """What the records say about ``question``; ``urgent`` is set whatever they say."""
    urgent = urgent_guidance(question)
    if not records:
        return Answer(Outcome.NOT_FOUND, (AnswerSentence(NO_DOCUMENTS, about="notice"),), urgent)
    asked = question.replace("’", "'")
    found = [sentence for part in _PARTS for sentence in part(asked, records)]
    if not found:
        found = list(_searched(asked, records))
    unique = tuple({each.text: each for each in reversed(found)}.values())[::-1]
    advice = (AnswerSentence(NO_ADVICE, about="notice"),) if _ADVICE.search(asked) else ()
    if not any(sentence.cites for sentence in unique):
        notice = AnswerSentence(NOT_FOUND, about="notice")
        return Answer(Outcome.NOT_FOUND, (notice, *unique, *advice), urgent)
    unique = (*unique, *advice)
    return Answer(Outcome.ANSWERED, unique, urgent)


def mentioned_analytes(question: str) -> tuple[tuple[Analyte, ...], ...]:
    """The tests a question names, longest names first; each may stand for several entries."""
    words = re.findall(r"[\w%+./'-]*\w", question)
    found: dict[tuple[str, ...], tuple[Analyte, ...]] = {}
    taken: set[int] = set()
    for size in range(min(_MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            span = set(range(start, start + size))
            name = words[start : start + size]
            if span & taken or all(word.lower() in EMPTY for word in name):
                continue
            if fits := analytes.candidates(" ".join(name)):
                found.setdefault(tuple(entry.key for entry in fits), fits)
                taken |= span
    return tuple(found.values())


def _values(question: str, records: Sequence[Record]) -> Iterator[AnswerSentence]:
    """Values of the tests the question names; what a test is, where that is asked."""
    for entries in mentioned_analytes(question):
        keys = {entry.key for entry in entries}
        present = set()
        for record in records:
            rows = [row for row in record.findings.labs if row.analyte in keys]
            present |= {row.analyte for row in rows}
            yield from _told(values.each(rows, "report"), record)
        if _MEANING.search(question):
            for entry in [e for e in entries if e.key in present] or entries[:1]:
                yield AnswerSentence(entry.measures, about="reference", reference=entry.reference)


def _named_rows(question: str, records: Sequence[Record]) -> Iterator[AnswerSentence]:
    """Rows whose printed name the question holds, for tests that no catalogue knows."""
    asked = set(tokens(question))
    known = {entry.key for entries in mentioned_analytes(question) for entry in entries}
    for record in records:
        rows = [
            row
            for row in record.findings.labs
            if row.analyte not in known and _all_in(telling(row.name), asked)
        ]
        yield from _told(values.each(rows, "report"), record)


def _outside(question: str, records: Sequence[Record]) -> Iterator[AnswerSentence]:
    """Everything outside its range, where that is what is asked."""
    if not _OUTSIDE.search(question) or mentioned_analytes(question):
        return
    for record in records:
        rows = [
            row
            for row in record.findings.labs
            if row.needs_review or row.flag not in (None, Flag.NORMAL)
        ]
        if not rows and record.findings.labs:
            rows = list(record.findings.labs)
        yield from _told(values.sentences(rows, "report"), record)


def _medicines(question: str, records: Sequence[Record]) -> Iterator[AnswerSentence]:
    """Medicines: those the question names, else all of them where it asks for medicines."""
    asked = set(tokens(question))

    def named(medicine: Medication) -> bool:
        return bool(set(telling(medicine.name)) & asked)

    yield from _listed(
        records,
        lambda record: record.findings.medications,
        named,
        bool(_MEDICINES.search(question)),
        lambda some: care.medicine_sentences(some, "document"),
    )


def _allergies(question: str, records: Sequence[Record]) -> Iterator[AnswerSentence]:
    """What is recorded of allergies."""
    if _ALLERGIES.search(question):
        for record in records:
            yield from _told(care.allergy_sentences(record.findings.allergies, "document"), record)


def _conditions(question: str, records: Sequence[Record]) -> Iterator[AnswerSentence]:
    """Conditions: those the question names, else all of them where it asks for conditions."""
    asked = set(tokens(question))

    def named(condition: Condition) -> bool:
        return _all_in(telling(condition.text), asked)

    yield from _listed(
        records,
        lambda record: (*record.findings.conditions, *record.findings.symptoms),
        named,
        bool(_LISTED.search(question)) and bool(_OWN.search(question)),
        lambda some: care.condition_sentences(some, "document"),
    )


def _next_steps(question: str, records: Sequence[Record]) -> Iterator[AnswerSentence]:
    """Instructions and appointments."""
    if _NEXT.search(question):
        for record in records:
            yield from _told(care.followup_sentences(record.findings.followups, "document"), record)


def _searched(question: str, records: Sequence[Record]) -> Iterator[AnswerSentence]:
    """The sentences that speak about the question, in the document's own words."""
    passages = [passage for record in records for passage in passages_of(record)]
    for hit in search(question, passages):
        cited = hit.passage.cited
        yield AnswerSentence(f"Your document says: “{cited.quote}”", (cited,), "quote")


_PARTS: tuple[Callable[[str, Sequence[Record]], Iterator[AnswerSentence]], ...] = (
    _values,
    _named_rows,
    _outside,
    _medicines,
    _allergies,
    _conditions,
    _next_steps,
)


def _listed(
    records: Sequence[Record],
    of: Callable[[Record], Sequence[T]],
    named: Callable[[T], bool],
    everything: bool,
    say: Callable[[Sequence[T]], Iterable[SummarySentence]],
) -> Iterator[AnswerSentence]:
    some = [(record, [item for item in of(record) if named(item)]) for record in records]
    if not any(items for _, items in some) and everything:
        some = [(record, list(of(record))) for record in records]
    for record, items in some:
        yield from _told(say(items), record)


def _told(sentences: Iterable[SummarySentence], record: Record) -> Iterator[AnswerSentence]:
    for sentence in sentences:
        cites = tuple(map(record.cite, sentence.sources))
        yield AnswerSentence(sentence.text, cites, sentence.about, reference=sentence.reference)


def _all_in(words: Sequence[str], asked: set[str]) -> bool:
    return bool(words) and all(stem(word) in asked or word in asked for word in words)
