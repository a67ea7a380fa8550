"""What stands beside a summary, as the page shows it: every line tied to the places it is about.

A place of this document is one that the page lights up; one of another document is a link to it
there, with that document's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from documents.alarms import Alarm
from documents.models import Document
from documents.pipeline.compose.changes import Cite
from documents.pipeline.compose.next_steps import Step
from documents.pipeline.compose.telling import Telling
from documents.pipeline.compose.urgent import Urgent
from documents.pipeline.types import Checked, Source
from documents.places import Place, Places
from documents.preparing import Told
from healthchat.actor import Actor
from healthchat.leaves import Leaf


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
    lines: Leaf[UrgentLine]
    signs: tuple[str, ...]

    @property
    def doubtful_only(self) -> bool:
        """Whether no value of it was read for sure."""
        return self.alarm.doubtful_only


@dataclass(frozen=True, slots=True)
class ShownBeside:
    """All of it, each list as far as it is shown. ``steady`` are the values that are where they
    were, for whoever wants them."""

    alarm: ShownAlarm | None
    values: Leaf[Line]
    steady: Leaf[Line]
    medicines: Leaf[Line]
    questions: tuple[Line, ...]
    steps: Leaf[NextStep]

    @property
    def has_changes(self) -> bool:
        """Whether there is anything to compare at all."""
        return bool(self.values.total or self.steady.total or self.medicines.total)


def show_beside(
    actor: Actor,
    document: Document,
    told: Mapping[str, Leaf[Told]],
    steps: Leaf[Step],
    alarm: ShownAlarm | None,
    places: Places,
) -> ShownBeside:
    """With a place for each source, and the name of each other document that is led to.

    ``told`` are the parts of ``values``, ``steady``, ``medicines`` and ``questions``.
    """
    own = str(document.id)
    cited = {
        cite.document for leaf in told.values() for each in leaf.items for cite in each.cites
    } - {own}
    others = Document.objects.visible_to(actor).filter(id__in=cited)
    shown = _Shower(own, places, {str(each.id): each.file_name for each in others})
    lines = {name: leaf.showing(shown.lines(leaf.items)) for name, leaf in told.items()}
    return ShownBeside(
        alarm,
        lines["values"],
        lines["steady"],
        lines["medicines"],
        tuple(lines["questions"].items),
        steps.showing([NextStep(step, places.of(step.source)) for step in steps.items]),
    )


def show_alarm(alarm: Alarm, leaf: Leaf[Urgent], places: Places, words: Telling) -> ShownAlarm:
    """Some of its urgent values with their places, and all of its signs."""
    lines = [
        UrgentLine(each, each.shown(words), each.why(words), places.of(each.row.source))
        for each in leaf.items
    ]
    return ShownAlarm(alarm, leaf.showing(lines), tuple(map(words.sign, alarm.signs)))


def cite_url(document: str, source: Source) -> str:
    """A place's address: the document, opened at the place, which is its first."""
    cite = f"{source.page}-{source.start}-{source.end}"
    return f"{reverse('documents:detail', args=[document])}?cite={cite}#place-1"


@dataclass(frozen=True, slots=True)
class _Shower:
    document: str
    places: Places
    names: Mapping[str, str]

    def lines(self, told: Iterable[Told]) -> tuple[Line, ...]:
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
