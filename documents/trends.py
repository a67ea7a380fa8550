"""A patient's values over time, from all their documents.

Values share an axis only where the catalogue converts their units for certain. What is not
certain is told in the table with its reason and is never drawn: a value to be checked, a limit
(``<5``), a result in words, one without a date.

Names and numbers are encrypted, so the rows of this one patient are decrypted for the request and
sorted in memory; ``MOST`` bounds how many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_noop

from documents.charts import NARROW, WIDE, Chart, Mark, Point, Shape, draw, spark
from documents.corrections import with_words
from documents.duplicates import said_before
from documents.models import Document, LabResult, Status
from documents.own_days import sample_days
from documents.pipeline.readings import figures, read_out
from documents.pipeline.types import Flag, LabRow
from documents.pressures import whole_pressures
from documents.records import decode
from healthchat.actor import Actor
from knowledge import analytes, units

MOST = 5000
"""How many values of the newest documents are looked at; a chart of more could not be read."""

REVIEW = gettext_noop("Not drawn: please check this value against your report.")
LIMIT = gettext_noop("Not drawn: the report gives a limit, not one number.")
WORDS = gettext_noop("Not drawn: this result is not one number.")
UNDATED = gettext_noop("Not drawn: the document does not say on which day this was measured.")
UNIT = gettext_noop("Not drawn: we can’t compare its unit with others.")

_SHAPES = {
    Flag.NORMAL: Shape.INSIDE,
    Flag.LOW: Shape.BELOW,
    Flag.CRITICAL_LOW: Shape.BELOW,
    Flag.HIGH: Shape.ABOVE,
    Flag.CRITICAL_HIGH: Shape.ABOVE,
    Flag.ABNORMAL: Shape.OUTSIDE,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of one document; ``on`` is the day it holds for, None where none is printed.

    ``was`` is what we had read where the patient corrected it; ``pressure`` the whole blood
    pressure (``120/80``) that it is one number of. ``no_later`` is the last day that its document
    gives of itself: no value without a day of its own is of a later one.
    """

    lab_id: UUID
    document_id: UUID
    document_name: str
    row: LabRow
    on: date | None
    was: str = ""
    pressure: str = ""
    no_later: date | None = None

    @property
    def cite(self) -> str:
        """The value's place, as the document's address takes it."""
        place = self.row.source
        return f"{place.page}-{place.start}-{place.end}"

    @property
    def flag(self) -> Flag | None:
        """Where it lies against its range; None where its reading is not certain."""
        return None if self.row.needs_review else self.row.flag


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table: a reading, and ``note`` on why or how it is drawn."""

    reading: Reading
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Values on one axis, oldest first; ``converted`` where not all were printed in ``unit``."""

    unit: str
    points: tuple[Point, ...]
    converted: bool = False

    @property
    def charts(self) -> tuple[tuple[str, Chart], ...]:
        """The drawing for a phone and for a desk."""
        return ("narrow", draw(self.points, NARROW)), ("wide", draw(self.points, WIDE))

    @property
    def has_range(self) -> bool:
        """Whether any range is drawn."""
        return any(p.low is not None or p.high is not None for p in self.points)

    @property
    def has_outside(self) -> bool:
        """Whether any value is drawn as outside its range."""
        return any(p.shape in (Shape.ABOVE, Shape.BELOW, Shape.OUTSIDE) for p in self.points)

    @property
    def in_words(self) -> str:
        """What the drawing shows, for whoever does not see it."""
        first, last = self.points[0], self.points[-1]
        told = gettext("%(value)s on %(day)s") % {
            "value": f"{last.text} {self.unit}".strip(),
            "day": _day(last.on),
        }
        if len(self.points) == 1:
            return gettext("One value: %(told)s.") % {"told": told}
        lowest = min(self.points, key=lambda p: p.value)
        highest = max(self.points, key=lambda p: p.value)
        return gettext(
            "%(count)s values from %(first)s to %(last)s. "
            "Lowest %(lowest)s, highest %(highest)s. The last one drawn: %(told)s."
        ) % {
            "count": len(self.points),
            "first": _day(first.on),
            "last": _day(last.on),
            "lowest": lowest.text,
            "highest": highest.text,
            "told": told,
        }


@dataclass(frozen=True, slots=True)
class Trend:
    """All values of one test: ``entries`` newest first, those without a date last."""

    analyte: analytes.Analyte
    entries: tuple[Entry, ...]
    lines: tuple[Line, ...]

    @property
    def latest(self) -> Reading:
        """The newest value of those with a day; any, where none has one."""
        return self.entries[0].reading

    @property
    def without_day(self) -> int:
        """How many values have no day."""
        return sum(each.reading.on is None for each in self.entries)

    @property
    def is_unordered(self) -> bool:
        """Whether there are several values and none is the newest for certain.

        One without a day may be newer than all that have one, but for one of a document that says
        of itself that it is no later.
        """
        newest = self.latest.on
        return len(self.entries) > 1 and any(
            newest is None or each.reading.no_later is None or each.reading.no_later > newest
            for each in self.entries
            if each.reading.on is None
        )

    @property
    def spark(self) -> tuple[str, Mark] | None:
        """The small line of the list: of the newest axis, where it has two days or more."""
        points = self.lines[0].points if self.lines else ()
        return spark(points) if len({point.on for point in points}) > 1 else None


def readings_of(actor: Actor) -> tuple[Reading, ...]:
    """Every value of every document that is ready, newest documents first; call inside scope.

    None of a document that is, or may be, about somebody else. As the patient confirmed or
    corrected them; of two files of one report, each value once.
    """
    documents = {
        document.id: document
        for document in Document.objects.visible_to(actor).counting().filter(status=Status.READY)
    }
    labs = LabResult.objects.filter(document__in=documents).order_by(
        "-document__created_at", "document_id", "number"
    )[:MOST]
    values = with_words((lab, decode(LabRow, lab.row)) for lab in labs)
    days, last = sample_days({v.document_id for v in values if v.row.observed_on is None})
    whole = whole_pressures(values)
    readings = [
        Reading(
            value.lab_id,
            value.document_id,
            documents[value.document_id].file_name,
            value.row,
            value.row.observed_on or (None if value.row.when else days.get(value.document_id)),
            value.was,
            whole.get(value.lab_id, ""),
            last.get(value.document_id),
        )
        for value in values
    ]
    doubled = said_before(
        ((each.document_id, each.row, each.on) for each in readings),
        {document.id: bytes(document.report_index) for document in documents.values()},
    )
    return tuple(each for each, again in zip(readings, doubled, strict=True) if not again)


def trends_of(readings: Iterable[Reading]) -> tuple[Trend, ...]:
    """One trend for each test that the catalogue knows, by name."""
    grouped: dict[str, list[Reading]] = {}
    for reading in readings:
        if reading.row.analyte and analytes.get(reading.row.analyte):
            grouped.setdefault(reading.row.analyte, []).append(reading)
    return tuple(sorted(map(trend_of, grouped.values()), key=lambda t: t.analyte.name.casefold()))


def trend_of(readings: Sequence[Reading]) -> Trend:
    """The values of one test (all with the same catalogue key), put on as few axes as is right."""
    analyte = analytes.get(readings[0].row.analyte or "")
    assert analyte is not None
    newest = sorted(readings, key=lambda r: (r.on is not None, r.on or date.min), reverse=True)
    reasons = {reading.lab_id: _reason(reading, analyte) for reading in newest}
    axes: dict[str, list[Reading]] = {}
    for reading in newest:
        if not reasons[reading.lab_id]:
            axes.setdefault(_axis(reading.row, analyte) or "", []).append(reading)
    lines, notes = [], {}
    for some in axes.values():
        line, told = _line(some, analyte)
        lines.append(line)
        notes.update(told)
    entries = tuple(Entry(r, reasons[r.lab_id] or notes.get(r.lab_id, "")) for r in newest)
    return Trend(analyte, entries, tuple(lines))


def _reason(reading: Reading, analyte: analytes.Analyte) -> str:
    """Why a value is not drawn; empty where it is."""
    row = reading.row
    if row.needs_review:
        return gettext(REVIEW)
    if row.comparator:
        return gettext(LIMIT)
    if row.number is None:
        return gettext(WORDS)
    if reading.on is None:
        return gettext(UNDATED)
    return "" if _axis(row, analyte) is not None else gettext(UNIT)


def _axis(row: LabRow, analyte: analytes.Analyte) -> str | None:
    """Values with the same answer can share an axis; None: with nothing."""
    assert row.number is not None
    if analyte.to_canonical(row.number, row.unit) is not None:
        return "canonical"
    unit = units.parse(row.unit) if row.unit else None
    return unit.dimension if unit and units.convert(row.number, unit, unit) is not None else None


def _line(readings: Sequence[Reading], analyte: analytes.Analyte) -> tuple[Line, dict[UUID, str]]:
    """One axis, and what to tell of values that were converted for it; ``readings`` newest first.

    Where all were printed in the same unit the axis has it, and nothing is converted.
    """
    newest = readings[0].row
    printed = {_same(reading.row.unit) for reading in readings}
    unit, converted = newest.unit, len(printed) > 1
    if converted and analyte.to_canonical(Decimal(1), newest.unit) is not None:
        unit = analyte.canonical_unit
    points, notes = [], {}
    for reading in reversed(readings):
        row = reading.row
        assert row.number is not None
        assert reading.on is not None
        value, low, high = (
            _convert(number, row.unit, unit, analyte) if converted else number
            for number in (row.number, row.ref_low, row.ref_high)
        )
        if value is None:
            continue
        changed_unit = converted and _same(row.unit) != _same(unit)
        text = figures(value) if changed_unit else read_out(row)
        if changed_unit:
            notes[reading.lab_id] = gettext("Drawn as %(value)s.") % {"value": f"{text} {unit}"}
        shape = _SHAPES[row.flag] if row.flag else Shape.PLAIN
        points.append(Point(reading.on, value, text, shape, low, high))
    return Line(unit or "", tuple(points), converted), notes


def _convert(
    number: Decimal | None, given: str | None, wanted: str | None, analyte: analytes.Analyte
) -> Decimal | None:
    if number is None:
        return None
    if wanted == analyte.canonical_unit:
        return analyte.to_canonical(number, given)
    ours, theirs = units.parse(given or ""), units.parse(wanted or "")
    return units.convert(number, ours, theirs) if ours and theirs else None


def _same(unit: str | None) -> object:
    """Two spellings of one unit give the same."""
    parsed = units.parse(unit) if unit else None
    return (parsed.dimension, parsed.scale) if parsed else unit


def _day(on: date) -> str:
    return date_format(on, "DATE_FORMAT")
