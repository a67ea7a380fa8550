"""What stands beside a summary, as the page shows it: every line tied to the places it is about.

A place of this document is one that the page lights up; one of another document is a link to it
there, with that document's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from documents.comparing import Alarm, Beside
from documents.pipeline.compose.changes import Change, Cite, Kind
from documents.pipeline.compose.next_steps import Step
from documents.pipeline.compose.questions import Question
from documents.pipeline.compose.telling import Telling
from documents.pipeline.compose.urgent import Urgent, signs_of
from documents.pipeline.compose.values import URGENT
from documents.pipeline.types import Checked, Source
from documents.places import Place, Places
from documents.presentation import Part

_MEDICINE = frozenset({Kind.NEW_MEDICINE, Kind.DOSE, Kind.STOPPED, Kind.NOT_LISTED})


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place in another document."""

    url: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, its places here and its places elsewhere."""

    text: str
    here: tuple[Place, ...]
    elsewhere: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something that comes next, and its place."""

    step: Step
    place: Place

    @property
    def past(self) -> bool:
        """Whether its day is over."""
        return self.step.is_past(timezone.localdate())


@dataclass(frozen=True, slots=True)
class UrgentLine:
    """An urgent value, why it is shown first, and its place; ``typed`` by the patient."""

    urgent: Urgent
    shown: str
    why: str
    place: Place

    @property
    def typed(self) -> bool:
        """Whether the value is the patient's own correction."""
        return self.urgent.row.checked is Checked.CORRECTED


@dataclass(frozen=True, slots=True)
class ShownAlarm:
    """The note that comes first on the page."""

    alarm: Alarm
    lines: tuple[UrgentLine, ...]
    signs: tuple[str, ...]

    @property
    def doubtful_only(self) -> bool:
        """Whether no value of it was read for sure."""
        return all(line.urgent.doubtful for line in self.lines)


@dataclass(frozen=True, slots=True)
class ShownBeside:
    """All of it. ``steady`` are the values that are where they were, for whoever wants them."""

    alarm: ShownAlarm | None
    values: tuple[Line, ...]
    steady: tuple[Line, ...]
    medicines: tuple[Line, ...]
    questions: tuple[Line, ...]
    steps: tuple[NextStep, ...]

    @property
    def has_changes(self) -> bool:
        """Whether there is anything to compare at all."""
        return bool(self.values or self.steady or self.medicines)


def is_said_beside(part: Part, beside: ShownBeside) -> bool:
    """Whether a part of the summary says no more than what stands beside it: whom to call, which
    the page says first, and next steps, which have a list of their own with their days.

    A model's wording is more than the list has.
    """
    if part.about == URGENT:
        return beside.alarm is not None
    if part.about != "followup":
        return False
    listed: dict[int, list[Place]] = {}
    for step in beside.steps:
        listed.setdefault(step.place.page, []).append(step.place)
    return all(
        not sentence.by_model
        and all(_overlaps(place, listed.get(place.page, ())) for place in sentence.places)
        for group in part.groups
        for sentence in group.sentences
    )


def _overlaps(place: Place, others: Iterable[Place]) -> bool:
    return any(place.start < other.end and other.start < place.end for other in others)


def show_beside(told: Beside, document: str, places: Places, words: Telling) -> ShownBeside:
    """With a place for each source; ``document`` is this document's own name among the cites."""
    shown = _Shower(document, places, told.names)
    changes: dict[Kind, list[Change]] = {kind: [] for kind in Kind}
    for change in told.changes:
        changes[change.kind].append(change)
    moving = [c for kind, some in changes.items() for c in some if kind is not Kind.STEADY]
    return ShownBeside(
        show_alarm(told.alarm, places, words) if told.alarm else None,
        shown.lines(c for c in moving if c.kind not in _MEDICINE),
        shown.lines(changes[Kind.STEADY]),
        shown.lines(c for c in moving if c.kind in _MEDICINE),
        shown.lines(told.questions),
        tuple(NextStep(step, places.of(step.source)) for step in told.steps),
    )


def show_alarm(alarm: Alarm, places: Places, words: Telling) -> ShownAlarm:
    """The urgent values with their places."""
    lines = tuple(
        UrgentLine(each, each.shown(words), each.why(words), places.of(each.row.source))
        for each in alarm.urgent
    )
    return ShownAlarm(alarm, lines, tuple(map(words.sign, signs_of(alarm.urgent))))


def cite_url(document: str, source: Source) -> str:
    """A place's address: the document, opened at the place, which is its first."""
    cite = f"{source.page}-{source.start}-{source.end}"
    return f"{reverse('documents:detail', args=[document])}?cite={cite}#place-1"


@dataclass(frozen=True, slots=True)
class _Shower:
    document: str
    places: Places
    names: Mapping[str, str]

    def lines(self, told: Iterable[Change | Question]) -> tuple[Line, ...]:
        return tuple(Line(each.text, *self._split(each.cites)) for each in told)

    def _split(self, cites: Sequence[Cite]) -> tuple[tuple[Place, ...], tuple[Elsewhere, ...]]:
        here = tuple(self.places.of(c.source) for c in cites if c.document == self.document)
        there: dict[str, Elsewhere] = {}  # a document once, at its first place
        for each in cites:
            if each.document != self.document:
                name = self.names.get(each.document, "")
                there.setdefault(
                    each.document, Elsewhere(cite_url(each.document, each.source), name)
                )
        return here, tuple(there.values())
