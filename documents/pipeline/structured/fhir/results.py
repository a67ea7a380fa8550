"""Observations and diagnostic reports."""

from __future__ import annotations

import base64
import binascii
from typing import Any, Final

from documents.pipeline.files.refusals import refusal
from documents.pipeline.structured import results
from documents.pipeline.structured.fhir import data
from documents.pipeline.structured.fhir.document import Graph, Resource, first, objects, text_of
from documents.pipeline.structured.moments import Moment
from documents.pipeline.structured.record import Cell, Record, clean
from documents.pipeline.structured.results import Result

_WITHDRAWN: Final = {
    "entered-in-error": "Entered by mistake: no value is shown",
    "cancelled": "Cancelled: no value is shown",
}
_REMARKS: Final = {
    "registered": "Registered", "preliminary": "Preliminary", "corrected": "Corrected",
    "amended": "Corrected", "partial": "Partial", "appended": "Added to",
    "unknown": "Status unknown",
}  # fmt: skip
_TIMES: Final = ("effectiveDateTime", "effectivePeriod", "effectiveInstant", "issued")
_MOST_TEXT: Final = 2_000_000


def is_vital(resource: Resource) -> bool:
    """Whether an observation is a vital sign."""
    return "vital-signs" in data.codes(resource.get("category"))


def is_result(resource: Resource) -> bool:
    """Whether an observation is a test's result, by its category or for want of one."""
    found = data.codes(resource.get("category"))
    return bool(found & {"laboratory", "lab", "imaging", "procedure", "exam"}) or not found


def remark(record: Record, graph: Graph, resource: Resource) -> None:
    """An observation that is no measurement (smoking, a survey's answer): lines of text."""
    del graph
    status = text_of(resource.get("status"))
    when = data.when(resource, *_TIMES)
    for holder in (resource, *objects(resource.get("component"))):
        name = data.concept(holder.get("code"))
        value = _WITHDRAWN.get(status) or " ".join(part for part in data.value_of(holder) if part)
        if name and (value or holder is resource):
            record.line(Cell(name), Cell(value), Cell(when.text, label="Date"))


def observation(record: Record, graph: Graph, resource: Resource) -> None:
    """One observation with its components; or a line that says why there is no value."""
    name = data.concept(resource.get("code"))
    status = text_of(resource.get("status"))
    when = data.when(resource, *_TIMES)
    if status in _WITHDRAWN:
        record.line(Cell(name or "Unnamed test"), Cell(_WITHDRAWN[status]))
        record.entries += 1
        return
    said = _REMARKS.get(status, "")
    specimen = _specimen(graph, resource)
    added = _value(record, resource, resource, name, when, said, specimen)
    parts = objects(resource.get("component"))
    for part in parts:
        inner = data.concept(part.get("code"))
        _value(record, part, resource, inner, when, said, specimen)
    if not added and not parts:
        members = objects(resource.get("hasMember"))
        missing = _missing(resource) if not members else ""
        if name:
            record.line(Cell(name), Cell(missing), Cell(when.text, label="Date"))
    for note in objects(resource.get("note")):
        record.advice(f"Note: {line}" for line in text_of(note.get("text")).splitlines() if line)


def _value(
    record: Record, holder: Resource, whole: Resource, name: str, when: Moment, said: str,
    specimen: str,
) -> bool:  # fmt: skip
    value, unit = data.value_of(holder)
    if not value:
        if holder is not whole and name:
            record.line(Cell(name), Cell(_missing(holder)))
        return False
    flags = [_flag(each) for each in objects(holder.get("interpretation"))]
    results.add(
        record,
        Result(
            name=name,
            value=value,
            unit=unit,
            expected=data.expected(holder.get("referenceRange")),
            flag=", ".join(each for each in flags if each),
            code=data.loinc(holder.get("code")),
            when=when,
            specimen=specimen,
            remark=said,
        ),
    )
    return True


def _missing(holder: Resource) -> str:
    """Why no value is shown."""
    if data.holds_value(holder) and not holder.get("dataAbsentReason"):
        return "Holds a value that can’t be shown here"
    reason = data.concept(holder.get("dataAbsentReason"))
    return f"No value given: {reason}" if reason else "No value given"


def _flag(interpretation: Resource) -> str:
    coding = first(interpretation.get("coding"))
    return clean(text_of(coding.get("code"))) or data.concept(interpretation)


def _specimen(graph: Graph, resource: Resource) -> str:
    reference = resource.get("specimen")
    found = graph.find(reference, resource)
    if named := data.concept(found.get("type")):
        return named
    return clean(text_of(first(reference).get("display")))


def report(record: Record, graph: Graph, resource: Resource) -> None:
    """A report: its title, conclusion and text; its results are observations of their own."""
    name = data.concept(resource.get("code")) or "Report"
    status = text_of(resource.get("status"))
    when = data.when(resource, *_TIMES)
    if status in _WITHDRAWN:
        record.line(Cell(name), Cell(_WITHDRAWN[status]))
        return
    record.line(Cell(name), Cell(_REMARKS.get(status, "")), Cell(when.text, label="Date"))
    for reference in objects(resource.get("result")):
        target = text_of(reference.get("reference"))
        if target.startswith("#") and (inner := graph.find(reference, resource)):
            observation(record, graph, inner)
    if conclusion := text_of(resource.get("conclusion")):
        record.line(Cell("Conclusion:"))
        record.told(conclusion.splitlines(), name, "Impression")
    if coded := data.concepts(resource.get("conclusionCode")):
        record.line(Cell(coded, label="Conclusion"))
    for form in objects(resource.get("presentedForm")):
        attachment(record, form, name, "Impression")


def attachment(record: Record, form: Resource, title: str, head: str) -> None:
    """The text of an attached plain text, read below ``head``; any other file is named only."""
    kind = text_of(form.get("contentType"))
    content: Any = form.get("data")
    if not isinstance(content, str) or not kind.startswith("text/plain"):
        name = clean(text_of(form.get("title"))) or "A file"
        sort = clean(kind) or "of another kind"
        record.line(Cell(f"{name} ({sort}) is attached and not shown here."))
        record.not_read(f"{title}: {name} ({sort})")
        return
    if len(content) > _MOST_TEXT:
        raise refusal("too_large")
    try:
        words = base64.b64decode(content).decode("utf-8").splitlines()
    except (binascii.Error, ValueError):
        raise refusal("damaged") from None
    if head:
        record.told(words, title, head)
    else:
        record.prose(words)
