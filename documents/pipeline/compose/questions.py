"""What a patient may want to ask at the next visit: questions made of what a document holds.

Each is about something that stands in the document, in a fixed order of weight, and none suggests
what the answer could be: no illness is named that the document does not name, and no change of
treatment is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from documents.pipeline.compose import values
from documents.pipeline.compose.changes import Change, Cite, Kind
from documents.pipeline.compose.medicine_changes import capital, ingredient
from documents.pipeline.compose.medicines import place_of
from documents.pipeline.compose.next_steps import Step
from documents.pipeline.compose.telling import ENGLISH, Telling
from documents.pipeline.compose.urgent import Urgent
from documents.pipeline.compose.wording import quoted
from documents.pipeline.notes.allergy.clashes import clashes
from documents.pipeline.types import (
    Allergy,
    Findings,
    Flag,
    Intent,
    LabRow,
    Medication,
    MedicationStatus,
    Status,
)

MOST = 6
_ALONE = 2
_MOVED = frozenset(
    {
        MedicationStatus.STARTED,
        MedicationStatus.CHANGED,
        MedicationStatus.STOPPED,
        MedicationStatus.HELD,
    }
)
_CHANGES = {Kind.DOSE: "dose", Kind.NOT_LISTED: "not_listed"}


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the places it is about."""

    text: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """All that the questions are made of; ``allergies`` are those of every document."""

    document: str
    findings: Findings
    urgent: Sequence[Urgent] = ()
    changes: Sequence[Change] = ()
    steps: Sequence[Step] = ()
    allergies: Sequence[tuple[str, Allergy]] = ()

    def cite(self, *found: LabRow | Medication | Step) -> tuple[Cite, ...]:
        """Where in the document they stand."""
        return tuple(Cite(self.document, each.source) for each in found)


def questions(held: Held, words: Telling = ENGLISH) -> tuple[Question, ...]:
    """At most ``MOST``, what weighs most first; one of each sort before a second of any."""
    sorts = [
        list(_once(some))
        for some in (
            _urgent(held, words),
            _clash(held, words),
            _values(held, words),
            _medicines(held, words),
            _steps(held, words),
            _possible(held, words),
            _doubtful(held, words),
        )
    ]
    rounds = [each for row in zip_longest(*sorts) for each in row if each is not None]
    kept = rounds[:MOST]
    return tuple(each for some in sorts for each in some if each in kept)


def _once(found: Iterable[Question]) -> Iterator[Question]:
    seen: set[str] = set()
    for each in found:
        if each.text not in seen:
            seen.add(each.text)
            yield each


def _urgent(held: Held, words: Telling) -> Iterator[Question]:
    for each in held.urgent:
        if not each.doubtful:
            text = words.question.urgent.format(
                name=words.test(each.row), value=words.result(each.row)
            )
            yield Question(text, held.cite(each.row))


def _clash(held: Held, words: Telling) -> Iterator[Question]:
    """Of the allergies of all documents: what one visit recorded holds at the next."""
    where = {allergy: document for document, allergy in reversed(held.allergies)}
    for each in clashes(held.findings.medications, [allergy for _, allergy in held.allergies]):
        frame = words.question.clash_reaction if each.allergy.is_reaction else words.question.clash
        text = frame.format(
            substance=words.words.substance(each.allergy.substance),
            name=words.medicine_name(each.medication),
        )
        place = Cite(where[each.allergy], each.allergy.source)
        yield Question(text, (*held.cite(each.medication), place))


def _values(held: Held, words: Telling) -> Iterator[Question]:
    """Those that moved out of their range, then the others outside it; the last ones together."""
    asked = {each.row for each in held.urgent}
    for change in held.changes:
        row = change.row
        if change.kind is Kind.MOVED and row is not None and row not in asked and _is_outside(row):
            asked.add(row)
            yield Question(words.question.moved.format(**change.gaps), change.cites)
    newest, _ = values.newest(held.findings.labs)
    rest = [row for row in newest if _is_outside(row) and row not in asked and not row.when]
    alone = rest if len(rest) <= _ALONE + 1 else rest[:_ALONE]
    for row in alone:
        assert row.flag is not None
        name = words.test(row)
        frame = words.question.outside[row.flag][words.is_many(name)]
        yield Question(frame.format(name=name, value=words.result(row)), held.cite(row))
    together = rest[len(alone) :]
    if together:
        names = words.listed([words.test(row) for row in together])
        yield Question(words.question.more_outside.format(names=names), held.cite(*together))


def _is_outside(row: LabRow) -> bool:
    return not row.needs_review and row.flag not in (None, Flag.NORMAL)


def _medicines(held: Held, words: Telling) -> Iterator[Question]:
    told = words.question
    frames: Mapping[tuple[MedicationStatus, Intent], str] = {
        (MedicationStatus.STARTED, Intent.DONE): told.started,
        (MedicationStatus.STARTED, Intent.ORDER): told.to_start,
        (MedicationStatus.CHANGED, Intent.DONE): told.changed,
        (MedicationStatus.CHANGED, Intent.ORDER): told.to_change,
        (MedicationStatus.STOPPED, Intent.DONE): told.stopped,
        (MedicationStatus.STOPPED, Intent.ORDER): told.to_stop,
        (MedicationStatus.HELD, Intent.DONE): told.held,
        (MedicationStatus.HELD, Intent.ORDER): told.to_hold,
    }
    said: set[str] = set()
    settled = [(each, frames.get((each.status, each.intent))) for each in held.findings.medications]
    settled += [
        (each, told.unsettled)
        for each in held.findings.medications
        if each.intent is Intent.OPEN and (each.status in _MOVED or each.status_source)
    ]
    for each, frame in settled:
        if frame is not None and ingredient(each.name) not in said:
            said.add(ingredient(each.name))
            place = Cite(held.document, place_of(each))
            yield Question(capital(frame.format(name=words.medicine_name(each))), (place,))
    for change in held.changes:
        if change.kind in _CHANGES and change.gaps["key"] not in said:
            frame = getattr(told, _CHANGES[change.kind])
            yield Question(capital(frame.format(**change.gaps)), change.cites)


def _steps(held: Held, words: Telling) -> Iterator[Question]:
    for step in held.steps:
        if step.asks_when:
            text = words.question.followup.format(quote=quoted(step.text.rstrip(".")))
            yield Question(text, held.cite(step))


def _possible(held: Held, words: Telling) -> Iterator[Question]:
    for each in held.findings.conditions:
        if each.status is Status.POSSIBLE:
            text = words.question.possible.format(name=words.words.condition(each))
            yield Question(text, (Cite(held.document, each.source),))


def _doubtful(held: Held, words: Telling) -> Iterator[Question]:
    rows = [row for row in held.findings.labs if row.needs_review][:4]
    if rows:
        names = words.listed([words.test(row) for row in rows])
        yield Question(words.question.doubtful.format(names=names), held.cite(*rows))
