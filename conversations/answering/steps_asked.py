"""Instructions and appointments that a question is about: what is to come first, then what is over.

A visit that is cancelled is told last and as such: alone it would read as the one that holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from conversations.answering import asked
from conversations.answering.phrases import PHRASES
from conversations.answering.question import Question
from conversations.answering.same_words import holds
from conversations.answering.types import AnswerSentence, Record
from conversations.answering.values_asked import told
from conversations.answering.words import folded, tokens
from documents.pipeline.compose import care
from documents.pipeline.types import FollowUp, Source, Status

_CANCELLED = re.compile(
    r"\b(?:cancel(?:l?ed|ada|ado)\w*|called off|no[- ]show|missed|did not (?:come|attend)"
    r"|anulad[oa]s?|suspendid[oa]s?|no (?:acudio|asistio))\b"
)
_VISITS = re.compile(
    r"\b(?:appointments?|visits?|clinic|follow[- ]?up|see|seen|return|come back|check-?up|citas?"
    r"|consultas?|revision|control|seguimiento|volver|acudir)\b"
)
_FILLERS = frozenset({"next", "proxim", "proxima", "proximo", "due"})
_TITLES = frozenset({"dr", "dra", "prof", "mr", "ms", "mrs"})
_COMING, _PAST, _OFF = range(3)


@dataclass(frozen=True, slots=True)
class _Told:
    """A step of a record; ``state`` tells whether it is to come."""

    record: Record
    step: FollowUp
    state: int
    on: date | None

    @property
    def order(self) -> tuple[int, int]:
        """What is to come, the soonest first; then what was, the newest first."""
        day = self.on.toordinal() if self.on else date.max.toordinal()
        return self.state, day if self.state == _COMING else -day


def next_steps(question: Question) -> Iterator[AnswerSentence]:
    """Instructions and appointments: those that hold most of the question's words, else all.

    Who asks when one thing is to come is told of no other thing.
    """
    when = question.asks(asked.WHEN)
    if not (when or question.asks(asked.NEXT)):
        return
    wanted = question.beyond(asked.NEXT) - _TITLES - _FILLERS
    steps = [each for record in question.records for each in _steps(record, question.today)]
    some = _holding(wanted, steps)
    if not some and not (when and wanted) and question.asks(asked.NEXT):
        visits = [each for each in steps if _VISITS.search(folded(each.step.text))]
        some = (question.asks(asked.VISIT) and visits) or steps
    phrases = PHRASES[question.words.language]
    for each in sorted(some, key=lambda step: step.order):
        if each.state == _COMING:
            said = care.followup_sentences([each.step], "document", question.words)
            yield from told(said, each.record)
            continue
        cited = each.record.cite(each.step.source)
        frame = phrases.cancelled if each.state == _OFF else phrases.was
        yield AnswerSentence(frame.format(quote=cited.quote), (cited,), "followup")


def _holding(wanted: Iterable[str], steps: Sequence[_Told]) -> list[_Told]:
    """The steps that hold as many of the words as any does; none where none holds one."""
    counted = [
        (sum(bool(holds(words, word)) for word in wanted), step)
        for step in steps
        for words in [tokens(step.step.text)]
    ]
    most = max((count for count, _ in counted), default=0)
    return [step for count, step in counted if most and count == most]


def _steps(record: Record, today: date | None) -> Iterator[_Told]:
    """Each step, or each line of it that has a day of its own."""
    for whole in _once(record):
        for step in _parts(whole, record):
            days = [d.value for d in record.findings.dates if _inside(d.source, step.source)]
            statuses = {
                visit.status
                for visit in record.findings.appointments
                if step is whole and _inside(visit.source, step.source)
            }
            on = max(days, default=None)
            if _CANCELLED.search(folded(step.text)) or statuses == {Status.ABSENT}:
                state = _OFF
            elif statuses == {Status.PAST} or (on and today and on < today):
                state = _PAST
            else:
                state = _COMING
            yield _Told(record, step, state, on)


def _once(record: Record) -> Iterator[FollowUp]:
    """Instructions, and the visits that stand in none of them."""
    steps = record.findings.followups
    yield from steps
    for visit in record.findings.appointments:
        if not any(_inside(visit.source, step.source) for step in steps):
            yield FollowUp(visit.text, visit.source)


def _parts(step: FollowUp, record: Record) -> list[FollowUp]:
    """A list of visits read as one step: its lines, where more than one has a day."""
    place = step.source
    text = record.pages[place.page - 1].text[place.start : place.end]
    ends = [0, *(found.end() for found in re.finditer(r"\n", text)), len(text)]
    lines = [
        replace(place, start=place.start + start, end=place.start + end)
        for start, end in pairwise(ends)
        if text[start:end].strip()
    ]
    dates = record.findings.dates
    dated = [any(_inside(day.source, line) for day in dates) for line in lines]
    if len(lines) < 2 or not all(dated):
        return [step]
    return [FollowUp(record.cite(line).quote, line) for line in lines]


def _inside(one: Source, other: Source) -> bool:
    return one.page == other.page and other.start <= one.start and one.end <= other.end
