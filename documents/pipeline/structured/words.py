"""The words of a record that no code stands for, read as the words of a note are.

Each part is put below the heading by which a note would announce it and given to the finders of
notes; what they find points at the record's own pages again. What is coded stays as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final, TypeVar

from documents.pipeline import bounded
from documents.pipeline.notes.medicines.entries import identity
from documents.pipeline.notes.steps.followups import find_followups
from documents.pipeline.notes.structure.headings import exact_kind
from documents.pipeline.recognise import recognise
from documents.pipeline.types import (
    Findings,
    FollowUp,
    Medication,
    MedicationStatus,
    Page,
    Refused,
    Source,
    Status,
)

Found = TypeVar("Found")
_AT_ONCE: Final = 40_000
"""Characters that are read together: parts that belong together, and no more at a time."""
_SECONDS: Final = 10.0
"""Of processor time for what is read together: the reading process must not fall silent."""
_NOTHING: Final = re.compile(
    r"(?i)\W*(?:no|none|not|nothing|nil|n/?a|unknown|unremarkable)\b.{0,80}"
)
# What the words decide on a medicine that a coded list has too is told beside that.
_DECIDED: Final = frozenset(
    {MedicationStatus.CHANGED, MedicationStatus.STOPPED, MedicationStatus.HELD}
)
_LISTS: Final = (
    "labs", "medications", "conditions", "symptoms", "allergies", "followups", "procedures",
    "impressions", "vitals", "appointments",
)  # fmt: skip
_NAMED: Final = frozenset({"conditions", "symptoms", "procedures", "impressions", "followups"})
_TOLD_BY: Final[dict[str, frozenset[str]]] = {
    "allergies": frozenset({"allergies"}),
    "medications": frozenset({"medications", "followups"}),
    "problems": _NAMED, "diagnosis": _NAMED, "past_history": _NAMED,
    "family_history": frozenset({"conditions"}),
    "procedures": frozenset({"procedures", "followups"}),
    "instructions": frozenset({"followups", "appointments", "medications"}),
    "vitals": frozenset({"vitals", "labs"}),
    "social_history": _NAMED, "immunizations": frozenset(),
}  # fmt: skip
"""What a part can tell, by what its heading announces; a part of another kind can tell all."""
_MEASURED: Final = frozenset({"labs", "vitals"})
_IN_CELLS: Final = frozenset({"allergies", "medications", "problems", "diagnosis", "past_history"})
"""Lists: a row of theirs is read cell by cell, and its head names nothing."""
_GAP: Final = re.compile(r" ( +)")


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that stand on the pages, below ``head`` for the finders; ``title`` is the file's.

    ``heads`` are those of its lines that stand above a table's columns. Without ``head`` the part
    is shown only.
    """

    title: str
    head: str
    lines: tuple[tuple[Source, str], ...]
    heads: frozenset[str] = frozenset()
    was: bool = False

    @property
    def kind(self) -> str:
        """What its heading announces."""
        return exact_kind(self.head) or ""


def read(parts: Sequence[Part], progress: Callable[[], None]) -> tuple[Findings, list[str]]:
    """What the parts tell, and the titles of those that told nothing."""
    found: dict[str, list[Any]] = {name: [] for name in _LISTS}
    unread: list[str] = []
    for batch in _batches(parts):
        places: list[Source] = []
        for name, value in _told([each for each in batch if each.head]):
            part = next((each for each in batch if _holds(each, value.source)), None)
            if part is None or name not in _TOLD_BY.get(part.kind, _LISTS):
                continue
            if name == "labs" and part.kind not in _MEASURED and not (value.unit or value.ref_text):
                # "WBC (85048)" among what was ordered: a bare number there is no result.
                continue
            told = _then(value) if part.was and name == "medications" else value
            found[name].append(told)
            places.append(value.source)
        unread += [each.title for each in batch if not _is_told(each, places)]
        progress()
    lists: dict[str, Any] = {name: tuple(values) for name, values in found.items()}
    return Findings(**lists), unread


def _batches(parts: Sequence[Part]) -> Iterator[list[Part]]:
    batch: list[Part] = []
    length = 0
    for part in parts:
        size = sum(len(text) for _, text in part.lines)
        if batch and length + size > _AT_ONCE:
            yield batch
            batch, length = [], 0
        batch.append(part)
        length += size
    if batch:
        yield batch


def _is_told(part: Part, places: Sequence[Source]) -> bool:
    """Whether something was found in it, or all that it says is that there is nothing."""
    if all(_NOTHING.fullmatch(text) for _, text in part.lines):
        return True
    return any(_holds(part, place) for place in places)


def _holds(part: Part, place: Source) -> bool:
    """Whether that begins on one of its lines."""
    first, last = part.lines[0][0], part.lines[-1][0]
    inside = (first.page, first.start) <= (place.page, place.start)
    return inside and (place.page, place.start) < (last.page, last.end)


def _then(medicine: Medication) -> Medication:
    """A medicine that was given there and then: nothing says that it is taken now."""
    if medicine.status in _DECIDED:
        return medicine
    return replace(medicine, status=MedicationStatus.PAST, status_source=None)


def _told(batch: Sequence[Part]) -> Iterator[tuple[str, Any]]:
    sheets: dict[int, _Sheet] = {}
    for part in batch:
        for place, text in part.lines:
            new = place.page not in sheets
            sheet = sheets.setdefault(place.page, _Sheet())
            if place is part.lines[0][0]:
                sheet.write(f"\n{part.head}:\n" if not new else f"{part.head}:\n", None)
            if part.kind in _IN_CELLS:
                if " ".join(text.split()) in part.heads:
                    continue
                text = _GAP.sub(r"|\1", text)
            sheet.write(f"{text}\n", place)
    try:
        with bounded.at_most(_SECONDS):
            findings = recognise([Page(number=n, text=sheet.text) for n, sheet in sheets.items()])
    except Refused:
        # Words on several people, or made to be slow: they are shown, and named as not read.
        return
    for name in _LISTS:
        for each in getattr(findings, name):
            if (placed := _placed(each, sheets)) is not None:
                yield name, placed


class _Sheet:
    """The lines of one page that are read, and where each of them stands on the record's page."""

    def __init__(self) -> None:
        self.text = ""
        self._starts: list[int] = []
        self._places: list[Source | None] = []

    def write(self, text: str, place: Source | None) -> None:
        self._starts.append(len(self.text))
        self._places.append(place)
        self.text += text

    def place(self, source: Source) -> Source | None:
        """Where that stands on the record's page; None where it is no line of it."""
        first, last = (bisect_right(self._starts, at) - 1 for at in (source.start, source.end - 1))
        if self._places[first] is None:
            first += 1
        if first > last or any(self._places[at] is None for at in range(first, last + 1)):
            return None
        begins, ends = self._places[first], self._places[last]
        assert begins is not None and ends is not None
        return Source(
            begins.page,
            begins.start + max(0, source.start - self._starts[first]),
            min(ends.end, ends.start + source.end - self._starts[last]),
        )


def _placed(value: Found, sheets: dict[int, _Sheet]) -> Found | None:
    """The finding with every place of it on the record's pages; None where one is not there."""
    changed: dict[str, Source] = {}
    for each in fields(value):  # type: ignore[arg-type]
        place = getattr(value, each.name)
        if isinstance(place, Source):
            there = sheets[place.page].place(place)
            if there is None:
                return None
            changed[each.name] = there
    return replace(value, **changed)  # type: ignore[type-var]


def beside(coded: Findings, read: Findings) -> Findings:
    """What only the words tell; what a coded entry names already is left to that."""
    conditions = {each.text.casefold() for each in (*coded.conditions, *coded.symptoms)}
    values = {(each.name.casefold(), each.value) for each in coded.labs}
    done = {each.text.casefold() for each in coded.procedures}
    steps = {each.text.casefold() for each in coded.followups}
    medicines = {identity(each.name) for each in coded.medications}
    substances = {each.substance.casefold() for each in coded.allergies}
    return replace(
        read,
        labs=tuple(row for row in read.labs if (row.name.casefold(), row.value) not in values),
        medications=tuple(
            each
            for each in read.medications
            if each.status in _DECIDED or identity(each.name) not in medicines
        ),
        conditions=tuple(
            each for each in read.conditions if each.text.casefold() not in conditions
        ),
        symptoms=tuple(each for each in read.symptoms if each.text.casefold() not in conditions),
        allergies=tuple(
            each
            for each in read.allergies
            if each.substance.casefold() not in substances
            and not (coded.allergies and each.status is Status.ABSENT)
        ),
        followups=tuple(each for each in read.followups if each.text.casefold() not in steps),
        procedures=tuple(each for each in read.procedures if each.text.casefold() not in done),
    )


def steps(page: int, written: Sequence[tuple[Source, str]], under: str) -> Iterator[FollowUp]:
    """The next steps in lines that stand below each other on one page."""
    begin = written[0][0].start
    text = "\n".join(line for _, line in written)
    head = f"{under}:\n" if under else ""
    for step in find_followups([Page(number=page, text=head + text)]):
        moved = begin - len(head)
        place = _moved(step.source, moved)
        if place.start < begin:
            continue
        lead = _moved(step.lead, moved) if step.lead else None
        yield replace(step, source=place, lead=lead if lead and lead.start >= begin else None)


def _moved(place: Source, by: int) -> Source:
    return replace(place, start=place.start + by, end=place.end + by)
