"""The extractive core: an answer made of the patient's own values and sentences.

It needs no model and no network. Each part looks for one kind of thing a person asks about; the
first parts that find something answer. Where nothing is found, the answer says exactly that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from conversations.answering import asked, dated, spanish_names
from conversations.answering.phrases import PHRASES
from conversations.answering.retrieve import passages_of, search
from conversations.answering.triage import urgent_guidance
from conversations.answering.types import Answer, AnswerSentence, Outcome, Record
from conversations.answering.words import EMPTY, folded, stem, telling, tokens
from documents.pipeline.compose import care, values
from documents.pipeline.compose.language import Wording, wording
from documents.pipeline.types import (
    Condition,
    Flag,
    Language,
    Medication,
    SummarySentence,
)
from knowledge import analytes, spanish
from knowledge.analytes import Analyte

_MOST_WORDS = 6

T = TypeVar("T")


def answer(question: str, records: Sequence[Record], language: Language = "en") -> Answer:
    """What the records say about ``question``; ``urgent`` is set whatever they say.

    A question may be asked in any language that the portal speaks; it is answered in ``language``.
    """
    urgent = urgent_guidance(question, language)
    phrases, words = PHRASES[language], wording(language)
    if not records:
        notice = AnswerSentence(phrases.no_documents, about="notice")
        return Answer(Outcome.NOT_FOUND, (notice,), urgent)
    said = question.replace("’", "'")
    found = [sentence for part in _PARTS for sentence in part(said, records, words)]
    if not found:
        found = list(_searched(said, records, words))
    unique = _once(found)
    wants_advice = asked.ADVICE.search(folded(said))
    advice = (AnswerSentence(phrases.no_advice, about="notice"),) if wants_advice else ()
    if not any(sentence.cites for sentence in unique):
        notice = AnswerSentence(phrases.not_found, about="notice")
        return Answer(Outcome.NOT_FOUND, (notice, *unique, *advice), urgent)
    unique = (*unique, *advice)
    return Answer(Outcome.ANSWERED, unique, urgent)


def _once(found: Iterable[AnswerSentence]) -> tuple[AnswerSentence, ...]:
    """Each once; what is said of a value is said of each value that it holds for."""
    kept: dict[tuple[str, object], AnswerSentence] = {}
    for each in found:
        own = each.cites if each.about == "lab" and not each.reference else ()
        kept.setdefault((each.text, own), each)
    return tuple(kept.values())


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
    for fits in spanish_names.mentioned(question):
        found.setdefault(tuple(entry.key for entry in fits), fits)
    return tuple(found.values())


def _values(question: str, records: Sequence[Record], words: Wording) -> Iterator[AnswerSentence]:
    """Values of the tests the question names; what a test is, where that is asked."""
    for entries in mentioned_analytes(question):
        keys = {entry.key for entry in entries}
        rows = dated.rows_of(records, lambda row, keys=keys: row.analyte in keys, words)  # type: ignore[misc]
        present = {each.row.analyte for each in rows}
        yield from _dated(rows[: dated.MOST], words)
        if asked.MEANING.search(folded(question)):
            for entry in [e for e in entries if e.key in present] or entries[:1]:
                text, reference = words.measures(entry.key)
                if text:
                    yield AnswerSentence(text, about="reference", reference=reference)


def _named_rows(
    question: str, records: Sequence[Record], words: Wording
) -> Iterator[AnswerSentence]:
    """Rows whose printed name the question holds, for tests that no catalogue knows."""
    said = set(tokens(question))
    known = {entry.key for entries in mentioned_analytes(question) for entry in entries}
    rows = dated.rows_of(
        records,
        lambda row: row.analyte not in known and _all_in(telling(row.name), said),
        words,
    )
    yield from _dated(rows[: dated.MOST], words)


def _outside(question: str, records: Sequence[Record], words: Wording) -> Iterator[AnswerSentence]:
    """Everything outside its range, where that is what is asked."""
    if not asked.OUTSIDE.search(folded(question)) or mentioned_analytes(question):
        return
    kept = dated.newest(dated.rows_of(records, lambda _: True, words))
    for record in records:
        labs = [each.row for each in kept if each.record is record]
        rows = [row for row in labs if row.needs_review or row.flag not in (None, Flag.NORMAL)]
        yield from _told(values.sentences(rows or labs, "report", words), record)


def _medicines(
    question: str, records: Sequence[Record], words: Wording
) -> Iterator[AnswerSentence]:
    """Medicines: those the question names, else all of them where it asks for medicines."""
    said = set(tokens(question))

    def named(medicine: Medication) -> bool:
        names = f"{medicine.name} {spanish.name(medicine.name) or ''}"
        return bool(set(telling(names)) & said)

    yield from _listed(
        records,
        lambda record: record.findings.medications,
        named,
        bool(asked.MEDICINES.search(folded(question))),
        lambda some: care.medicine_sentences(some, "document", words),
    )


def _allergies(
    question: str, records: Sequence[Record], words: Wording
) -> Iterator[AnswerSentence]:
    """What is recorded of allergies."""
    if asked.ALLERGIES.search(folded(question)):
        for record in records:
            allergies = record.findings.allergies
            yield from _told(care.allergy_sentences(allergies, "document", words), record)


def _conditions(
    question: str, records: Sequence[Record], words: Wording
) -> Iterator[AnswerSentence]:
    """Conditions: those the question names, else all of them where it asks for conditions."""
    said = set(tokens(question))

    def named(condition: Condition) -> bool:
        ours = spanish.condition(condition.text) or ""
        return _all_in(telling(condition.text), said) or _all_in(telling(ours), said)

    yield from _listed(
        records,
        lambda record: (*record.findings.conditions, *record.findings.symptoms),
        named,
        _lists_own(folded(question)),
        lambda some: care.condition_sentences(some, "document", words),
    )


def _next_steps(
    question: str, records: Sequence[Record], words: Wording
) -> Iterator[AnswerSentence]:
    """Instructions and appointments."""
    if asked.NEXT.search(folded(question)):
        for record in records:
            steps = record.findings.followups
            yield from _told(care.followup_sentences(steps, "document", words), record)


def _searched(question: str, records: Sequence[Record], words: Wording) -> Iterator[AnswerSentence]:
    """The sentences that speak about the question, in the document's own words."""
    passages = [passage for record in records for passage in passages_of(record)]
    for hit in search(question, passages):
        cited = hit.passage.cited
        text = PHRASES[words.language].says.format(quote=cited.quote)
        yield AnswerSentence(text, (cited,), "quote")


_PARTS: tuple[Callable[[str, Sequence[Record], Wording], Iterator[AnswerSentence]], ...] = (
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


def _lists_own(question: str) -> bool:
    return bool(asked.LISTED.search(question)) and bool(asked.OWN.search(question))


def _dated(rows: Sequence[dated.Dated], words: Wording) -> Iterator[AnswerSentence]:
    for sentence, record in dated.told(rows, words):
        yield from _told([sentence], record)


def _told(sentences: Iterable[SummarySentence], record: Record) -> Iterator[AnswerSentence]:
    for sentence in sentences:
        cites = tuple(map(record.cite, sentence.sources))
        yield AnswerSentence(sentence.text, cites, sentence.about, reference=sentence.reference)


def _all_in(words: Sequence[str], asked: set[str]) -> bool:
    return bool(words) and all(stem(word) in asked or word in asked for word in words)
