"""Messages into a record: results first, and the clinical parts of any other message."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final

from documents.pipeline.files.refusals import refusal
from documents.pipeline.structured import moments, results
from documents.pipeline.structured.cda.context import ELSE, head_of
from documents.pipeline.structured.hl7v2 import cultures, people, values
from documents.pipeline.structured.hl7v2.message import Message, Segment, parse
from documents.pipeline.structured.moments import Moment
from documents.pipeline.structured.record import Cell, Record, clean
from documents.pipeline.structured.results import Result, number_of
from documents.pipeline.types import Kind

BROKEN: Final = "A line end in the file cuts this result in two."
_UNKNOWN_STATUS: Final = "The file gives this result a status that we do not know."
_REMARKS: Final = {
    "P": "Preliminary", "C": "Corrected", "R": "Not checked yet", "S": "Partial",
    "B": "Corrected", "I": "Still waiting", "O": "Order only", "N": "Not asked for",
    "F": "", "U": "", "V": "", "A": "Added", "": "",
}  # fmt: skip
_WITHDRAWN: Final = {
    "X": "No result can be given",
    "W": "Taken back by the laboratory: it was wrong",
    "D": "Taken back by the laboratory",
}
_NO_RESULT: Final = frozenset({"I", "O", "N"})
_KINDS: Final = {
    "RAD": Kind.IMAGING_REPORT, "CT": Kind.IMAGING_REPORT, "NMR": Kind.IMAGING_REPORT,
    "RUS": Kind.IMAGING_REPORT, "OUS": Kind.IMAGING_REPORT, "RX": Kind.IMAGING_REPORT,
    "SP": Kind.PATHOLOGY_REPORT, "CP": Kind.PATHOLOGY_REPORT,
}  # fmt: skip


def read(text: str, max_pages: int, progress: Callable[[], None] = lambda: None) -> Record:
    """The record in a file of messages; refuses one in which a patient finds nothing."""
    messages = parse(text)
    if len({who for message in messages for who in people.identities(message)}) > 1:
        raise refusal("type_not_accepted", "several people")
    record = Record(max_pages=max_pages)
    record.heading(_title(messages), "title")
    people.header(record, messages)
    replaced = _replaced(messages)
    for message in messages:
        people.clinical(record, message)
        _results(record, message, replaced)
    if not record.entries:
        raise refusal("type_not_accepted", "hl7")
    record.read_words(progress)
    record.kind = _kind(messages, record)
    return record


def _title(messages: Sequence[Message]) -> str:
    if any(message.kind == "MDM" for message in messages):
        return "Document"
    held = any(segment.name == "OBX" for message in messages for segment in message.segments)
    return "Results" if held else "Message"


def _kind(messages: Sequence[Message], record: Record) -> Kind:
    services = {order.raw(24).upper() for message in messages for order in message.all("OBR")}
    kinds = {_KINDS[each] for each in services if each in _KINDS}
    if len(kinds) == 1 and not services - set(_KINDS):
        return kinds.pop()
    if record.labs and any(message.kind in {"ORU", "ORF", "OUL", "RSP"} for message in messages):
        return Kind.LAB_REPORT
    return Kind.OTHER


def _key(order: Segment | None, result: Segment) -> tuple[str, ...]:
    """What a result answers: the lab's order, the test, and which of several of it."""
    named = [order.raw(place) for place in (3, 4)] if order is not None else []
    return (*named, result.component(3, 1) or result.raw(3), result.raw(4))


def _replaced(messages: Sequence[Message]) -> set[int]:
    """The results that a corrected one further on replaces, by identity."""
    corrected: set[tuple[str, ...]] = set()
    replaced: set[int] = set()
    for message in reversed(messages):
        order: Segment | None = None
        keyed: list[tuple[tuple[str, ...], Segment]] = []
        for segment in message.segments:
            order = segment if segment.name == "OBR" else order
            if segment.name == "OBX":
                keyed.append((_key(order, segment), segment))
        for key, segment in reversed(keyed):
            if key in corrected:
                replaced.add(id(segment))
            if segment.raw(11).upper()[:1] == "C":
                corrected.add(key)
    return replaced


def _results(record: Record, message: Message, replaced: set[int]) -> None:
    """Every order with its results and notes, in the order of the message."""
    when, specimen, of = moments.NONE, "", ""
    reports = message.kind == "MDM"
    for name, run in groupby(message.segments, key=lambda segment: segment.name):
        group = list(run)
        if name == "OBR":
            when, specimen = _order(record, group[-1], message)
            reports = message.kind == "MDM" or group[-1].raw(24).upper() in _KINDS
            of = cultures.tested(group[-1], message)
        elif name == "OBX":
            for same in _blocks(group):
                if id(same[0]) in replaced:
                    name = same[0].coded(same[0].raw(3))
                    record.line(
                        Cell(name or "Unnamed test"), Cell("Replaced by a corrected result")
                    )
                    continue
                if not _is_told(record, same, when, reports=reports):
                    _observations(record, same, when, specimen, of)
        elif name == "NTE":
            _notes(record, group)


def _order(record: Record, order: Segment, message: Message) -> tuple[Moment, str]:
    title = order.coded(order.raw(4))
    when = moments.hl7(order.component(7, 1))
    if not when.text:
        when = moments.hl7(order.component(22, 1))
    specimen = _specimen(order, message)
    record.heading(title or "Order", "results")
    if when.text:
        # A scan takes no sample.
        scanned = _KINDS.get(order.raw(24).upper()) is Kind.IMAGING_REPORT
        record.dated("other" if scanned else "collected", when, "Date")
    reasons = [text for each in order.repeated(31) if (text := order.coded(each))]
    if reasons:
        record.line(Cell(", ".join(reasons), label="Reason"))
    return when, specimen


def _specimen(order: Segment, message: Message) -> str:
    """The specimen that follows the order (SPM), or the one inside it (OBR-15)."""
    place = next(at for at, each in enumerate(message.segments) if each is order)
    for segment in message.segments[place + 1 :]:
        if segment.name == "OBR":
            break
        if segment.name == "SPM":
            return segment.coded(segment.raw(4))
    raw = order.raw(15)
    first = raw.split(order.marks.component)[0] if order.marks.component else raw
    pieces = first.split(order.marks.part) if order.marks.part else [first]
    return next((clean(order.clear(each)) for each in pieces[1:2] + pieces[:1] if each), "")


def _blocks(group: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Neighbours that are lines of one text come together, every other result alone."""
    for _, run in groupby(
        group, key=lambda each: (each.raw(3), each.raw(2).upper() in {"TX", "FT"})
    ):
        same = list(run)
        if len(same) > 1 and same[0].raw(2).upper() in {"TX", "FT"}:
            yield same
        else:
            yield from ([each] for each in same)


def _is_told(record: Record, same: Sequence[Segment], when: Moment, *, reports: bool) -> bool:
    """Whether these are words of a report: of one that is sent in words, or below its heading."""
    first = same[0]
    name = clean(first.coded(first.raw(3)))
    head = head_of(_loinc(first), name)
    status = first.raw(11).upper()[:1]
    if first.raw(2).upper() not in values.WORDS or status in {*_WITHDRAWN, *_NO_RESULT}:
        return False
    shown = [line for each in same for line in values.lines_of(each)]
    if not shown or number_of(shown[0])[1] is not None:
        return False
    if head == ELSE and not (reports and len(shown) > 1):
        return False
    record.line(Cell(name), Cell(_REMARKS.get(status, "")), Cell(when.text, label="Date"))
    record.told(shown, name, head)
    record.entries += 1
    return True


def _observations(
    record: Record, same: Sequence[Segment], when: Moment, specimen: str, of: str
) -> None:
    first = same[0]
    name = first.coded(first.raw(3))
    status = first.raw(11).upper()[:1]
    own = moments.hl7(first.component(14, 1))
    when = own if own.text else when
    if status in _WITHDRAWN:
        record.line(
            Cell(name or "Unnamed test"), Cell(_WITHDRAWN[status]), Cell(when.text, label="Date")
        )
        record.entries += 1
        return
    if values.is_file(first):
        record.line(Cell(name or "File"), Cell("Holds a file that is not shown here"))
        record.not_read(name or "File")
        return
    shown = [line for each in same for line in values.lines_of(each)]
    remark = _REMARKS.get(status, "")
    if not shown or status in _NO_RESULT:
        record.line(Cell(name or "Unnamed test"), Cell(remark or "No value given"))
        return
    if len(shown) > 1:
        record.line(Cell(name), Cell(remark), Cell(when.text, label="Date"))
        record.prose(shown)
        record.entries += 1
        return
    results.add(
        record,
        Result(
            name=name,
            value=shown[0],
            unit=values.unit_of(first),
            expected=results.read_range(values.range_of(first)),
            flag=", ".join(text for each in first.repeated(8) if (text := first.parts(each)[0])),
            code=_loinc(first),
            when=when,
            specimen=specimen,
            remark=remark,
            doubt=_doubt(same, status),
            germ=of,
        ),
    )


def _doubt(same: Sequence[Segment], status: str) -> str:
    if any(each.is_broken for each in same):
        return BROKEN
    return "" if status in _REMARKS else _UNKNOWN_STATUS


def _loinc(segment: Segment) -> str:
    parts = segment.parts(segment.raw(3))
    if len(parts) > 5 and parts[5] == "LN":
        return parts[3]
    return parts[0] if len(parts) > 2 and parts[2] == "LN" else ""


def _notes(record: Record, notes: Sequence[Segment]) -> None:
    for note in notes:
        text = "\n".join(note.words(each) for each in note.repeated(3))
        record.advice(f"Note: {line}" for line in text.split("\n") if clean(line))
