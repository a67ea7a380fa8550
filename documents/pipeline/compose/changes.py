"""What is different from before: values, tests and medicines of two documents, side by side.

Nothing is judged beyond the range that is printed beside a value, and nothing is guessed: a value
that was not read for sure is compared with nothing, nor are units that no fixed factor joins, nor
two values of one day that differ. A medicine that is missing "is not listed"; only a document that
says so can say that it was stopped. Numbers are repeated as printed; behind one in another unit
than today's stands in brackets what the chart draws it as.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from documents.pipeline.compose.telling import ENGLISH, Telling
from documents.pipeline.compose.wording import chunks, tidy
from documents.pipeline.readings import figures, read_out
from documents.pipeline.types import Checked, Flag, LabRow, Source
from knowledge import analytes, units

_NAMES = 6


class Kind(StrEnum):
    """What sort of change it is; ``MOVED`` to another side of its range, ``STEADY`` on the same."""

    MOVED = "moved"
    OUTSIDE = "outside"
    VALUE = "value"
    STEADY = "steady"
    NEW_TESTS = "new_tests"
    NOT_REPEATED = "not_repeated"
    NEW_MEDICINE = "new_medicine"
    DOSE = "dose"
    STOPPED = "stopped"
    NOT_LISTED = "not_listed"


@dataclass(frozen=True, slots=True)
class Cite:
    """A place of a document; ``document`` is whatever the caller names documents by."""

    document: str
    source: Source


@dataclass(frozen=True, slots=True)
class Observed:
    """A value of some document; ``on`` is the day it holds for, None where none is known."""

    row: LabRow
    on: date | None
    document: str

    @property
    def cite(self) -> Cite:
        """Its place."""
        return Cite(self.document, self.row.source)


@dataclass(frozen=True, slots=True)
class Change:
    """What is said, where it stands, and for a value: the test it is about.

    ``gaps`` are the words that it was made with, for asking about the same thing.
    """

    text: str
    kind: Kind
    cites: tuple[Cite, ...]
    row: LabRow | None = None
    gaps: Mapping[str, str] = field(default_factory=dict)


_ORDER = tuple(Kind)


def value_changes(
    document: str, readings: Sequence[Observed], words: Telling = ENGLISH
) -> tuple[Change, ...]:
    """One change for each test of ``document`` that has an earlier value, what moved first.

    ``readings`` are the values of all documents, this one's included.
    """
    found = []
    for key in dict.fromkeys(r.row.analyte for r in readings if r.document == document):
        test = analytes.get(key) if key else None
        if test is None:
            continue
        same = [reading for reading in readings if reading.row.analyte == key]
        now = _now([reading for reading in same if reading.document == document])
        before = _before(now, same) if now else None
        if now and before and _comparable(now.row, before.row, test):
            found.append(_value_change(now, before, test, words))
    return tuple(sorted(found, key=lambda change: _ORDER.index(change.kind)))


def panel_changes(
    document: str, readings: Sequence[Observed], words: Telling = ENGLISH
) -> tuple[Change, ...]:
    """Which tests are new, and which of the last report's are missing.

    The last report is the newest earlier document that shares a test with this one; a urine test
    has nothing to repeat of a blood count. Tests are missing only from a report that repeats most
    of the last one: one value asked for again leaves out a whole panel on purpose.
    """
    mine = [reading for reading in readings if reading.document == document]
    day = max((reading.on for reading in mine if reading.on), default=None)
    if day is None or any(reading.on is None for reading in mine):
        return ()
    here = _first_of_each(mine)
    others = [reading for reading in readings if reading.document != document]
    last = _last_report(set(here), [r for r in others if r.on and r.on < day])
    if not last:
        return ()
    since = max(reading.on for reading in last if reading.on)
    known = {reading.row.analyte for reading in others if reading.on is None or reading.on < day}
    new = [reading for key, reading in here.items() if key not in known]
    names = {tidy(reading.row.name).casefold() for reading in mine}
    there = _first_of_each(last)
    repeated = 2 * len(there.keys() & here.keys()) >= len(there)
    gone = [
        reading
        for key, reading in there.items()
        if repeated and key not in here and tidy(reading.row.name).casefold() not in names
    ]
    frames = words.new_tests, words.not_repeated
    kinds = Kind.NEW_TESTS, Kind.NOT_REPEATED
    return tuple(
        Change(
            frame.format(
                names=words.listed([words.test(r.row) for r in part]), date=words.day(since)
            ),
            kind,
            tuple(reading.cite for reading in part),
        )
        for frame, kind, some in zip(frames, kinds, (new, gone), strict=True)
        for part in chunks(some, _NAMES)
    )


def _first_of_each(readings: Iterable[Observed]) -> dict[str, Observed]:
    """One reading for each test of the catalogue, doubtful or not: it stands in the report."""
    found: dict[str, Observed] = {}
    for reading in readings:
        if reading.row.analyte:
            found.setdefault(reading.row.analyte, reading)
    return found


def _last_report(here: set[str], earlier: Sequence[Observed]) -> list[Observed]:
    by_document: dict[str, list[Observed]] = {}
    for reading in earlier:
        by_document.setdefault(reading.document, []).append(reading)
    sharing = [
        some
        for some in by_document.values()
        if any(reading.row.analyte in here for reading in some)
    ]
    return max(sharing, key=lambda some: max(r.on for r in some if r.on), default=[])


def _now(mine: Sequence[Observed]) -> Observed | None:
    """The newest value of this document; None where it is doubtful or there are several."""
    if not mine or any(reading.on is None for reading in mine):
        return None
    newest = max(reading.on for reading in mine if reading.on)
    return _only([reading for reading in mine if reading.on == newest])


def _before(now: Observed, same: Sequence[Observed]) -> Observed | None:
    """The last certain value before it; None where that day has several."""
    earlier = [
        reading
        for reading in same
        if reading.on and now.on and reading.on < now.on and not reading.row.needs_review
    ]
    if not earlier:
        return None
    newest = max(reading.on for reading in earlier if reading.on)
    return _only([reading for reading in earlier if reading.on == newest])


def _only(readings: Sequence[Observed]) -> Observed | None:
    if any(reading.row.needs_review for reading in readings):
        return None
    values = {(tidy(r.row.value).casefold(), tidy(r.row.unit or "")) for r in readings}
    return readings[0] if len(values) == 1 else None


def _comparable(now: LabRow, before: LabRow, test: analytes.Analyte) -> bool:
    if now.comparator or before.comparator:
        return False
    if now.number is None and before.number is None:
        return not any(ch.isdigit() for ch in now.value + before.value)
    return _on_one_scale(now, before, test) is not None


def _on_one_scale(
    now: LabRow, before: LabRow, test: analytes.Analyte
) -> tuple[Decimal, Decimal] | None:
    """Both numbers in one unit, for comparing only; None where they can't be, for certain."""
    if now.number is None or before.number is None:
        return None
    ours, theirs = (
        test.to_canonical(row.number, row.unit) for row in (now, before) if row.number is not None
    )
    if ours is not None and theirs is not None:
        return ours, theirs
    unit, other = (units.parse(row.unit) if row.unit else None for row in (now, before))
    if unit is None or other is None:
        return None
    theirs = units.convert(before.number, other, unit)
    return None if theirs is None else (now.number, theirs)


def _value_change(
    now: Observed, before: Observed, test: analytes.Analyte, words: Telling
) -> Change:
    row, old = now.row, before.row
    assert before.on is not None
    name, day = words.test(row), words.day(before.on)
    scale = _on_one_scale(row, old, test)
    if scale is None:
        same = tidy(row.value).casefold() == tidy(old.value).casefold()
        then, here = words.result(old), words.result(row)
        frame = words.same if same else words.word_changed
    else:
        same = scale[0] == scale[1]
        one_unit = tidy(old.unit or "") == tidy(row.unit or "")
        then = (
            tidy(read_out(old))
            if one_unit
            else f"{words.result(old)}{_drawn(row, old, test, words)}"
        )
        here, frame = words.result(row), words.same if same else words.changed
    gaps = {"name": name, "old": then, "new": here, "date": day}
    kind, against = _against_range(row, old, words)
    if kind is Kind.VALUE and same:
        kind = Kind.STEADY
    text = f"{frame[words.is_many(name)].format(**gaps)} {against}".strip()
    if Checked.CORRECTED in (row.checked, old.checked):
        text += f" {words.typed}"
    return Change(text, kind, (now.cite, before.cite), row, gaps)


def _drawn(now: LabRow, before: LabRow, test: analytes.Analyte, words: Telling) -> str:
    """The earlier value in the unit of the newer one, in brackets; empty where no factor is
    certain, or both units are one written in two ways."""
    ours, theirs = (units.parse(row.unit) if row.unit else None for row in (now, before))
    if ours is None or theirs is None or before.number is None or now.unit is None:
        return ""
    if (ours.dimension, ours.scale) == (theirs.dimension, theirs.scale):
        return ""
    value = test.converted(before.number, before.unit, now.unit)
    if value is None:
        return ""
    shown = words.result(replace(now, value=figures(value), ref_low=None, ref_high=None))
    return f" ({shown})"


def _against_range(now: LabRow, before: LabRow, words: Telling) -> tuple[Kind, str]:
    """Where both lie against the range printed beside each; nothing where one has none."""
    if now.flag is None or before.flag is None:
        outside = now.flag not in (None, Flag.NORMAL)
        return (Kind.OUTSIDE if outside else Kind.VALUE), ""
    here, there = words.side_now[now.flag], words.side_now[before.flag]
    if here == there:
        kind = Kind.STEADY if now.flag is Flag.NORMAL else Kind.OUTSIDE
        text = words.side_both[now.flag]
    else:
        kind = Kind.MOVED
        text = words.side_changed.format(
            then=words.side_then[before.flag], now=words.side_now[now.flag]
        )
    same_unit = tidy(now.unit or "") == tidy(before.unit or "")
    if same_unit and (now.ref_low, now.ref_high) != (before.ref_low, before.ref_high):
        text += f" {words.other_range}"
    return kind, text
