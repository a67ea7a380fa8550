"""Medicines, allergies, conditions and contacts that a question is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from conversations.answering import asked
from conversations.answering.kinds_asked import is_of_kind
from conversations.answering.phrases import PHRASES
from conversations.answering.question import Question
from conversations.answering.retrieve import search, sentence_at
from conversations.answering.same_words import holds
from conversations.answering.subject_of import shown_of
from conversations.answering.types import AnswerSentence, Cited, Record
from conversations.answering.values_asked import told
from conversations.answering.words import subject, telling, tokens
from documents.pipeline.compose import care, compose
from documents.pipeline.compose.depth import short
from documents.pipeline.compose.medicines import medicine_sentences
from documents.pipeline.language.sentences import number_sentences
from documents.pipeline.notes.allergy.agreement import gainsays
from documents.pipeline.notes.structure.tongues import Tongues
from documents.pipeline.types import (
    Allergy,
    Condition,
    Medication,
    MedicationStatus,
    Status,
    SummarySentence,
)
from knowledge import spanish, spanish_conditions, spanish_medicines
from knowledge.medicines import of_printed as medicine_of
from knowledge.medicines import without_salt

_PHONE = re.compile(r"(?<![\d.-])(?:\+?\d[\d ()./-]{5,16}\d)(?![\d-])")
_CALLS = re.compile(r"(?i)\b(?:call|phone|tel|telephone|contact|fax|llam\w+|tel[eé]fono)\b")
_DOCTOR = re.compile(
    r"\b(?:Dr|Dra|Prof)\b\.? ?[A-ZÁÉÍÓÚÑ]|[a-z], ?(?:M\.?D|D\.?O|MBBS|NP|PA-C)\b|\bM\.D\."
)
_ENDED = frozenset({MedicationStatus.STOPPED, MedicationStatus.HELD})
_BEGUN = frozenset({MedicationStatus.STARTED})
_MOST_CONTACTS = 4

T = TypeVar("T")


def medicines(question: Question) -> Iterator[AnswerSentence]:
    """Medicines: those the question names, else all of them where it asks for medicines."""

    if wanted := _statuses(question):
        for record in question.records:
            some = [m for m in record.findings.medications if m.status in wanted]
            yield from told(_medicines(record, some, question), record)
        return

    def named(medicine: Medication) -> bool:
        name = medicine.name
        known = medicine_of(name)
        if known is not None and question.holds(telling(known.group)):
            return True  # "my blood thinner"
        names = (name, spanish.name(name), spanish_medicines.english(name))
        # The salt of losartan potassium is not what who asks for potassium means.
        words = {word for each in names if each for word in telling(without_salt(each.lower()))}
        return any(holds(question.said, word) for word in words)

    yield from _listed(
        question.records,
        lambda record: record.findings.medications,
        named,
        question.asks(asked.MEDICINES),
        lambda record, some: _medicines(record, some, question),
    )
    if question.asks(asked.HOW_TAKEN) and question.asks(asked.OWN):
        for record in question.records:
            for each in filter(named, record.findings.medications):
                # What a list leaves out: with what it is taken, on which day of the week.
                yield quotation(question, sentence_at(question.passages, record, each.source))


def _medicines(
    record: Record, some: Sequence[Medication], question: Question
) -> Iterator[SummarySentence]:
    if not some:
        return iter(())
    numbered = number_sentences(record.pages)
    return medicine_sentences(some, "document", numbered, question.words)


def _statuses(question: Question) -> frozenset[MedicationStatus]:
    """Which medicines are meant by what was done with them; empty where all are."""
    patterns = (asked.MEDICINES, asked.STARTED, asked.STOPPED)
    if not question.asks(asked.MEDICINES) or question.beyond(*patterns):
        return frozenset()
    for pattern, statuses in ((asked.STOPPED, _ENDED), (asked.STARTED, _BEGUN)):
        if question.asks(pattern):
            return statuses
    return frozenset()


def allergies(question: Question) -> Iterator[AnswerSentence]:
    """What is recorded of allergies; of one substance also what else the documents say of it."""
    if not question.asks(asked.ALLERGIES):
        return
    wanted = next(
        (name for found in asked.ALLERGIC_TO.finditer(question.plain) for name in found.groups()
         if name and subject(name) and not asked.MEDICINES.fullmatch(name)),
        "",
    )  # fmt: skip
    of = {
        record.document_id: [a for a in record.findings.allergies if _is_of(a.substance, wanted)]
        for record in question.records
    }
    every = [each for record in question.records for each in record.findings.allergies]

    def say(record: Record, some: Sequence[Allergy]) -> Iterator[AnswerSentence]:
        sentences = care.allergy_sentences(some, "document", question.words, every)
        return told(sentences, record)

    for record in question.records:
        yield from say(record, of[record.document_id])
    if wanted and not any(of.values()) and not _has_foreign(question.records):
        notice = PHRASES[question.words.language].no_allergy.format(substance=wanted)
        yield AnswerSentence(notice, about="notice")
        yield from quoted(question, wanted)
    for denied in (False, True):
        if denied:
            yield from _disagreements(question)
        for record in question.records:
            own = of[record.document_id]
            others = [a for a in record.findings.allergies if a not in own]
            yield from say(record, [a for a in others if (a.status is Status.ABSENT) is denied])


def _disagreements(question: Question) -> Iterator[AnswerSentence]:
    """What one document names and the same or another one denies: both, and whom to ask."""
    denied = [(r, a) for r in question.records for a in r.findings.allergies]
    for record in question.records:
        ordered = sorted(denied, key=lambda each: each[0] is not record)
        for named in record.findings.allergies:
            other = next((each for each in ordered if gainsays(named, each[1])), None)
            if other is not None:
                cites = (record.cite(named.source), other[0].cite(other[1].source))
                text = care.disagreement(named, other[1], question.words)
                yield AnswerSentence(text, cites, "allergy")


def _has_foreign(records: Sequence[Record]) -> bool:
    """Whether an allergy is told in Spanish: that it is not the one asked for, nobody can say."""
    return any(
        each.status is Status.PRESENT
        and Tongues(record.pages).at(each.source.page, each.source.start) == "es"
        for record in records
        for each in record.findings.allergies
    )


def _is_of(substance: str, wanted: str) -> bool:
    english = spanish_medicines.english(substance) or ""
    names = f"{substance} {spanish.name(substance) or ''} {english}"
    return bool(set(tokens(names)) & set(tokens(wanted)))


def conditions(question: Question) -> Iterator[AnswerSentence]:
    """Conditions: those the question names, else all of them where it asks for conditions."""

    def named(condition: Condition) -> bool:
        ours = spanish.condition(condition.text) or ""
        theirs = spanish_conditions.english_only(condition.text) or ""
        names = (condition.text, ours, theirs)
        if is_of_kind(condition, question) or medicine_of(condition.text):
            return False
        return any(question.holds(telling(name)) for name in names)

    listed = question.asks(asked.LISTED) and question.asks(asked.OWN)
    listed = listed and (question.asks(asked.WHICH) or not question.beyond(asked.LISTED))
    yield from _listed(
        question.records,
        _all_conditions,
        named,
        listed,
        lambda record, some: care.condition_sentences(
            some, "document", question.words, record.pages, _all_conditions(record)
        ),
    )


def _all_conditions(record: Record) -> tuple[Condition, ...]:
    return (*record.findings.conditions, *record.findings.symptoms)


def contacts(question: Question) -> Iterator[AnswerSentence]:
    """The sentences that give a telephone number or name a doctor, where that is asked."""
    for asks, names in ((asked.CONTACT, (_PHONE, _CALLS)), (asked.WHOSE_CARE, (_DOCTOR,))):
        if question.asks(asks):
            quotes = (passage.cited for passage in question.passages)
            found = (c for c in quotes if all(each.search(c.quote) for each in names))
            yield from (quotation(question, cited) for cited in islice(found, _MOST_CONTACTS))


def in_short(question: Question) -> Iterator[AnswerSentence]:
    """The newest document in short, where the question asks what the documents say and no more."""
    if not question.asks(asked.SUMMARY) or question.beyond(asked.SUMMARY):
        return
    if shown_of(question):
        return
    newest = question.records[0]
    summary = compose(newest.pages, newest.findings, question.words.language)
    yield from told(short(summary, newest.findings).sentences, newest)


def quoted(question: Question, about: str) -> Iterator[AnswerSentence]:
    """The sentences that speak about something, in the document's own words."""
    for hit in search(about, question.passages):
        yield quotation(question, hit.passage.cited)


def quotation(question: Question, cited: Cited) -> AnswerSentence:
    """A place in the document's own words."""
    text = PHRASES[question.words.language].says.format(quote=cited.quote)
    return AnswerSentence(text, (cited,), "quote")


def _listed(
    records: Sequence[Record],
    of: Callable[[Record], Sequence[T]],
    named: Callable[[T], bool],
    everything: bool,
    say: Callable[[Record, Sequence[T]], Iterable[SummarySentence]],
) -> Iterator[AnswerSentence]:
    some = [(record, [item for item in of(record) if named(item)]) for record in records]
    if not any(items for _, items in some) and everything:
        some = [(record, list(of(record))) for record in records]
    for record, items in some:
        yield from told(say(record, items), record)
