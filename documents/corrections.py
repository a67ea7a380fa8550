"""The values of a document as they count: as read, or as the patient confirmed or corrected them.

What was read is never changed. Each word of the patient is a ``LabCorrection`` beside it, the
newest on a value counts, and it is applied whenever values are read (``values_of``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from documents.models import LabCorrection, LabResult
from documents.pipeline import corrections
from documents.pipeline.corrections import Correction
from documents.pipeline.types import Checked, LabRow, Source
from documents.records import decode


class Verb(StrEnum):
    """What a patient did with a value."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Said:
    """One word of the patient on one value: ``reading`` is the row as we had read it."""

    verb: Verb
    reading: LabRow
    correction: Correction | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A word of the patient and when it was said."""

    said: Said
    at: datetime


@dataclass(frozen=True, slots=True)
class Value:
    """A value: ``read`` as it was read, ``row`` as it counts, ``history`` oldest first."""

    lab_id: UUID
    document_id: UUID
    number: int
    read: LabRow
    row: LabRow
    history: tuple[Step, ...] = ()

    @property
    def version(self) -> str:
        """Another one as soon as it is read anew or anything is said of it."""
        return f"{self.lab_id}:{len(self.history)}"

    @property
    def step(self) -> Step | None:
        """The word of the patient that counts now; None where it is as it was read."""
        return self.history[-1] if self.history and self.row.checked else None

    @property
    def is_corrected(self) -> bool:
        """Whether the patient's figures stand in the place of ours."""
        return self.row.checked is Checked.CORRECTED

    @property
    def is_confirmed(self) -> bool:
        """Whether the patient said that our reading is right."""
        return self.row.checked is Checked.CONFIRMED

    @property
    def taken_as(self) -> str:
        """The number that we take our reading for, where it can be read in two ways."""
        number = self.read.number
        plain = self.read.value.strip("<>=≤≥ ")
        return "" if number is None or str(number) == plain else format(number, "f")

    @property
    def was(self) -> str:
        """The value and unit that we had read, where the patient corrected them."""
        same = (self.read.value, self.read.unit) == (self.row.value, self.row.unit)
        return "" if same else f"{self.read.value} {self.read.unit or ''}".strip()

    @property
    def changes(self) -> tuple[tuple[str, str, str], ...]:
        """What was corrected: its name, what we read, what the patient says."""
        before, after = Correction.of(self.read), Correction.of(self.row)
        pairs = (
            (gettext("Value"), before.value, after.value),
            (gettext("Unit"), before.unit, after.unit),
            (gettext("Range"), before.ref_text, after.ref_text),
            (gettext("Date"), _day(before.observed_on), _day(after.observed_on)),
        )
        nothing = gettext("nothing")
        return tuple((name, a or nothing, b or nothing) for name, a, b in pairs if a != b)


def values_of(documents: Iterable[UUID]) -> list[Value]:
    """The values of documents, by document and number; call inside scope."""
    wanted = list(documents)
    return values_in(
        LabResult.objects.filter(document__in=wanted).order_by("document_id", "number")
    )


def values_in(labs: Iterable[LabResult]) -> list[Value]:
    """These values, in the order given; call inside scope."""
    return with_words([(lab, decode(LabRow, lab.row)) for lab in labs])


def find_value(document_id: UUID, number: int) -> Value | None:
    """One value of a document; call inside scope."""
    labs = LabResult.objects.filter(document=document_id, number=number)
    return next(iter(values_in(labs)), None)


def latest_day() -> date:
    """The last day that a test can be of: today, wherever on earth it already is tomorrow."""
    return (timezone.now() + timedelta(hours=14)).date()


def with_words(labs: Iterable[tuple[LabResult, LabRow]]) -> list[Value]:
    """Rows that were read, with what the patient said of them; in the order given."""
    rows = list(labs)
    words: dict[tuple[UUID, Place], list[Step]] = {}
    told = LabCorrection.objects.filter(document__in={lab.document_id for lab, _ in rows})
    for each in told.order_by("number"):
        said = decode(Said, each.said)
        key = (each.document_id, place_of(said.reading))
        words.setdefault(key, []).append(Step(said, each.created_at))
    return [_value(lab, row, words.get((lab.document_id, place_of(row)), [])) for lab, row in rows]


Place = tuple[str, Source, Source]


def place_of(row: LabRow) -> Place:
    """What tells a value apart in its document, however often that is read."""
    return row.name, row.source, row.value_source


def _value(lab: LabResult, read: LabRow, history: list[Step]) -> Value:
    row = counting(read, history[-1].said) if history else read
    return Value(lab.id, lab.document_id, lab.number, read, row, tuple(history))


def counting(read: LabRow, said: Said) -> LabRow:
    """The row that counts while ``said`` is the newest word on ``read``."""
    if said.verb is Verb.CORRECTED and said.correction is not None:
        return corrections.corrected(read, said.correction)
    same = Correction.of(said.reading) == Correction.of(read)
    if said.verb is Verb.CONFIRMED and same:
        return corrections.confirmed(read)
    return read


def _day(on: date | None) -> str | None:
    return date_format(on, "DATE_FORMAT") if on else None
