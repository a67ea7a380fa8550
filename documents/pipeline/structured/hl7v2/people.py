"""Who a message is about, and what it holds beside results: allergies, diagnoses, visits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from documents.pipeline.structured import moments
from documents.pipeline.structured.hl7v2.message import Message, Segment
from documents.pipeline.structured.record import Cell, Record, clean
from documents.pipeline.types import (
    Allergy,
    Condition,
    Medication,
    MedicationStatus,
    Status,
)

_MEDICINES: Final = {"RXO": 1, "RXE": 2, "RXD": 2, "RXG": 4}
_HEADED: Final = frozenset({"AL1", "DG1", "RXA", "SCH", "PR1", *_MEDICINES})
_NOT_NOW: Final = frozenset({"M", "B", "A", "N", "P", "S", "BAD"})
"""Table HL7 0200: maiden, birth, alias, nick, of a partner, pseudonym, wrong."""
_SEXES: Final = {"M": "male", "F": "female"}
_ENDED: Final = frozenset({"Cancelled", "Deleted", "Noshow"})


def identities(message: Message) -> Iterator[str]:
    """Whom a message is about: one text for each person, empty ones left out."""
    for segment in message.all("PID"):
        number = segment.component(3, 1) or segment.component(2, 1)
        if who := number or _name(segment):
            yield who.casefold()


def _name(segment: Segment) -> str:
    """The first name that is not marked as a former or an assumed one; else the first."""
    names = list(segment.repeated(5))
    kinds = {each: [*segment.parts(each), *[""] * 7][6].upper() for each in names}
    names.sort(key=lambda each: kinds[each] in _NOT_NOW)
    for each in names:
        family, given, middle, *_ = [*segment.parts(each), "", "", ""]
        mark = segment.marks.part
        family = family.split(mark)[0] if mark else family
        if name := clean(f"{given} {middle} {family}"):
            return name
    return ""


def header(record: Record, messages: Sequence[Message]) -> None:
    """The day of the file, who sent it, and the name and birth date of its patient."""
    sent = moments.hl7(messages[0].segments[0].component(7, 1))
    record.dated("reported", sent, "Date")
    record.sender(messages[0].segments[0].component(4, 1))
    people = [each for message in messages for each in message.all("PID")]
    person = next(iter(people), None)
    if person is None:
        return
    told = {each.component(8, 1).upper() for each in people} - {""}
    record.sex = _SEXES.get(told.pop(), "") if len(told) == 1 else ""
    if name := _name(person):
        record.line(Cell(name, label="Name"))
    record.born(moments.hl7(person.component(7, 1)))


def clinical(record: Record, message: Message) -> None:
    """Allergies, diagnoses, medicines, vaccines, procedures and appointments of a message."""
    for segment in message.segments:
        if segment.name in _HEADED:
            _READERS[segment.name](record, segment)


def _allergy(record: Record, segment: Segment) -> None:
    substance = segment.coded(segment.raw(3))
    if not substance:
        return
    reactions = "; ".join(text for each in segment.repeated(5) if (text := segment.clear(each)))
    day = moments.hl7(segment.component(6, 1))
    line = record.line(
        Cell("Allergy"), Cell(substance, "name"), Cell(reactions, "reaction", "Reaction"),
        Cell(day.text, label="Date"),
    )  # fmt: skip
    record.allergies.append(Allergy(substance, line.source, clean(reactions) or None))
    record.entries += 1


def _diagnosis(record: Record, segment: Segment) -> None:
    name = segment.coded(segment.raw(3))
    described = segment.clear(segment.raw(4)).strip()
    bare = not segment.component(3, 2)
    name = described if described and bare else name
    if not name:
        return
    day = moments.hl7(segment.component(5, 1))
    code = segment.component(3, 1)
    line = record.line(
        Cell("Diagnosis"), Cell(name, "name"), Cell(code if code != name else "", label="Code"),
        Cell(day.text, label="Date"),
    )  # fmt: skip
    # HL7 0052: A admitting, W working (both not settled), F final.
    status = Status.POSSIBLE if segment.raw(6).upper() in {"A", "W"} else Status.PRESENT
    record.conditions.append(Condition(clean(name), status, line.source))
    record.entries += 1


def _medicine(record: Record, segment: Segment) -> None:
    place = _MEDICINES[segment.name]
    name = segment.coded(segment.raw(place))
    if not name:
        return
    amount, unit = segment.component(place + 1, 1), segment.coded(segment.raw(place + 3))
    if segment.name == "RXO":
        amount, unit = segment.component(2, 1), segment.coded(segment.raw(4))
    elif segment.name != "RXE":
        amount = unit = ""
    elif amount:
        unit = segment.coded(segment.raw(5))
    dose = clean(f"{amount} {unit}") if amount else ""
    line = record.line(Cell("Medicine"), Cell(name, "name"), Cell(dose, "dose", "Dose"))
    record.medications.append(
        Medication(clean(name), line.source, dose or None, status=MedicationStatus.UNKNOWN)
    )
    record.entries += 1


def _vaccine(record: Record, segment: Segment) -> None:
    name = segment.coded(segment.raw(5))
    if not name:
        return
    day = moments.hl7(segment.component(3, 1))
    refused = segment.raw(20).upper() in {"RE", "NA"} or segment.raw(21).upper() == "D"
    record.line(
        Cell("Given" if not refused else "Not given"), Cell(name, "name"),
        Cell(day.text, label="Date"),
    )  # fmt: skip
    record.entries += 1


def _procedure(record: Record, segment: Segment) -> None:
    name = segment.coded(segment.raw(3)) or segment.clear(segment.raw(4))
    if not clean(name):
        return
    day = moments.hl7(segment.component(5, 1))
    record.line(Cell("Procedure"), Cell(name, "name"), Cell(day.text, label="Date"))
    record.entries += 1


def _appointment(record: Record, segment: Segment) -> None:
    named = (segment.coded(segment.raw(place)) for place in (7, 8, 6))
    what = next((each for each in named if any(char.isalpha() for char in each)), "")
    day = moments.hl7(segment.component(11, 4))
    status = segment.coded(segment.raw(25)).capitalize()
    if not what and not day.text:
        return
    line = record.line(
        Cell("Appointment", "what"), Cell(what, "name"), Cell(status, label="Status"),
        Cell(day.text, "date", "Date"),
    )  # fmt: skip
    record.entries += 1
    if status not in _ENDED:
        record.comes_next(clean(what) or "Appointment", line, day)


_READERS: Final = {
    "AL1": _allergy, "DG1": _diagnosis, "RXA": _vaccine, "SCH": _appointment,
    "PR1": _procedure, **dict.fromkeys(_MEDICINES, _medicine),
}  # fmt: skip
