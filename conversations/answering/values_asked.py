"""Values that a question is about: of a test it names, of a subject, or all outside their range.

A test is named by the whole of its name: who asks for blood pressure asks for no "Blood" of a
urine test.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from conversations.answering import asked, dated, signs_asked, spanish_names
from conversations.answering.phrases import PHRASES
from conversations.answering.question import Question
from conversations.answering.subjects import subjects_of
from conversations.answering.types import AnswerSentence, Record
from conversations.answering.words import EMPTY, EMPTY_SPANISH, stem, subject, telling
from documents.pipeline.compose import changes, values
from documents.pipeline.compose.telling import telling as frames_of
from documents.pipeline.types import Flag, LabRow, SummarySentence
from knowledge import analytes
from knowledge.analytes import Analyte

_MOST_WORDS = 6
_EXPLAINED = 3
"""Values outside their range of which an answer also says what each test is."""
_MOST_OUTSIDE = 12
"""The newest of them are told; a document's page has all."""
_NOT_ALONE = frozenset("blood type group color colour volume appearance count culture".split())
"""Words that a test's name may begin with, and that alone name none."""
_STEMS_NOT_ALONE = frozenset(map(stem, _NOT_ALONE))
_HIGH = (Flag.HIGH, Flag.CRITICAL_HIGH)
_LOW = (Flag.LOW, Flag.CRITICAL_LOW)


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
            if size == 1 and name[0].lower() in _NOT_ALONE:
                continue
            if size == 1 and name[0] in EMPTY_SPANISH:
                continue  # "la bronquitis" asks for no LA
            if fits := analytes.candidates(" ".join(name)):
                found.setdefault(tuple(entry.key for entry in fits), fits)
                taken |= span
    for fits in spanish_names.mentioned(question):
        found.setdefault(tuple(entry.key for entry in fits), fits)
    return tuple(found.values())


def named(question: Question) -> Iterator[AnswerSentence]:
    """Values of the tests the question names; what a test is, where that is asked."""
    told: set[str] = set()
    own = question.asks(asked.OWN)
    medicine = any(
        set(telling(each.name)) & question.said
        for record in question.records
        for each in record.findings.medications
    )
    for entries in mentioned_analytes(question.text):
        keys = {entry.key for entry in entries}
        rows = _rows(question, keys)
        present = {each.row.analyte for each in rows}
        told |= keys & present
        yield from _dated(question, rows)
        if question.asks(asked.MEANING) and (present or not (own or medicine)):
            for entry in [e for e in entries if e.key in present] or entries[:1]:
                text, reference = question.words.measures(entry.key)
                if text:
                    yield AnswerSentence(text, about="reference", reference=reference)
    yield from _of_subjects(question, told)


def _of_subjects(question: Question, told: set[str]) -> Iterator[AnswerSentence]:
    """Values of an everyday subject, where the question names nothing beside it."""
    for each, rest in subjects_of(question.text):
        if not subject(rest):
            for key in sorted(each.tests - told):
                yield from _dated(question, _rows(question, {key}))
        yield from signs_asked.measured(question, each, subject(rest))


def of_printed_names(question: Question) -> Iterator[AnswerSentence]:
    """Rows whose printed name the question holds, for tests that no catalogue knows."""
    known = {entry.key for entries in mentioned_analytes(question.text) for entry in entries}
    rows = dated.rows_of(
        question.records,
        lambda row: row.analyte not in known and question.holds(_name_of(row)),
        question.words,
    )
    yield from _dated(question, rows)


def _name_of(row: LabRow) -> list[str]:
    """The words that name a row's test: with its specimen, where what is printed names none."""
    printed = telling(row.name)
    if set(printed) - _STEMS_NOT_ALONE:
        return printed
    known = analytes.get(row.analyte) if row.analyte else None
    full = telling(known.name) if known else []
    return full if set(full) - _STEMS_NOT_ALONE else []


def outside(question: Question) -> Iterator[AnswerSentence]:
    """Everything outside its range, where that is what is asked, and of nothing else."""
    if not question.asks(asked.OUTSIDE) or mentioned_analytes(question.text):
        return
    if question.beyond(asked.OUTSIDE) or subjects_of(question.text):
        return
    kept = dated.newest(dated.rows_of(question.records, lambda _: True, question.words))
    wanted = [each for each in kept if _is_wanted(each.row, question)]
    shown = (wanted or kept)[:_MOST_OUTSIDE]
    of = [(r, [each.row for each in shown if each.record is r]) for r in question.records]
    for record, rows in of:
        for sentence in values.sentences(rows, "report", question.words):
            if sentence.reference and len(wanted) > _EXPLAINED:
                continue
            yield _told(sentence, record)
    if len(wanted) > len(shown):
        yield AnswerSentence(PHRASES[question.words.language].more, about="notice")


def _is_wanted(row: LabRow, question: Question) -> bool:
    if row.needs_review:
        return True
    high, low = question.asks(asked.HIGH), question.asks(asked.LOW)
    if high != low:
        return row.flag in (_HIGH if high else _LOW)
    return row.flag not in (None, Flag.NORMAL)


def changed(question: Question) -> Iterator[AnswerSentence]:
    """What is different in the newest report that repeats a test, where no test is asked of."""
    if not question.asks(asked.CHANGED) or question.beyond(asked.CHANGED):
        return
    rows = dated.rows_of(question.records, lambda _: True, question.words)
    readings = [
        changes.Observed(each.row, each.on.value if each.on else None, str(each.record.document_id))
        for each in rows
    ]
    of = {str(record.document_id): record for record in question.records}
    telling_of = frames_of(question.words.language)
    for document in dict.fromkeys(str(each.record.document_id) for each in rows if each.on):
        found = changes.value_changes(document, readings, telling_of)
        for change in found:
            places = [(of[cite.document], cite.source) for cite in change.cites]
            days = [
                (each.record, each.on.source)
                for each in rows
                if each.on and (each.record, each.row.source) in places
            ]
            cites = tuple(record.cite(source) for record, source in (*places, *days))
            yield AnswerSentence(change.text, tuple(dict.fromkeys(cites)), "lab")
        if found:
            return


def last_tested(question: Question) -> Iterator[AnswerSentence]:
    """The day of the newest values, where the question asks when a test was last done."""
    if not question.asks(asked.LAST_TEST) or mentioned_analytes(question.text):
        return
    rows = dated.rows_of(question.records, lambda _: True, question.words)
    for each in rows:
        if each.on is not None:
            day = question.words.day(each.on.value)
            text = PHRASES[question.words.language].newest.format(day=day)
            yield AnswerSentence(text, (each.record.cite(each.on.source),), "lab")
            return


def _rows(question: Question, keys: set[str]) -> list[dated.Dated]:
    return dated.rows_of(question.records, lambda row: row.analyte in keys, question.words)


def _dated(question: Question, rows: Sequence[dated.Dated]) -> Iterator[AnswerSentence]:
    most = dated.MOST if question.asks(asked.BEFORE) else dated.FEW
    for sentence, record in dated.told(rows[:most], question.words):
        yield _told(sentence, record)
    if len(rows) > most:
        yield AnswerSentence(PHRASES[question.words.language].more, about="notice")


def told(sentences: Iterable[SummarySentence], record: Record) -> Iterator[AnswerSentence]:
    """Sentences of the composer as an answer's, with their places in the record."""
    for sentence in sentences:
        yield _told(sentence, record)


def _told(sentence: SummarySentence, record: Record) -> AnswerSentence:
    cites = tuple(map(record.cite, sentence.sources))
    return AnswerSentence(sentence.text, cites, sentence.about, reference=sentence.reference)
