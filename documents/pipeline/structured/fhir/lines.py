"""The resources that are shown as a line of text each, and what some of them say is to come."""

from __future__ import annotations

from typing import Final

from documents.pipeline.structured import moments
from documents.pipeline.structured.fhir import data
from documents.pipeline.structured.fhir.document import Graph, Resource, objects, text_of
from documents.pipeline.structured.record import Cell, Record, clean
from documents.pipeline.types import Procedure, Stage

MISTAKE: Final = "Entered by mistake"
_NAMES: Final = ("vaccineCode", "code", "type", "serviceType", "description", "category", "class")
_DATES: Final = (
    "occurrenceDateTime", "performedDateTime", "performedPeriod", "performedString", "start",
    "occurrencePeriod", "period", "date", "created", "authoredOn", "billablePeriod", "recordedDate",
    "recorded", "started", "issued",
)  # fmt: skip
_STATUSES: Final = ("status", "lifecycleStatus")
_READ: Final = frozenset(
    {"Immunization", "Procedure", "Appointment", "ServiceRequest", "CarePlan", "Goal", "Encounter",
     "Flag"}
)  # fmt: skip
"""Of these the line tells what a person asks; of any other kind it tells only that it is there."""
_AHEAD: Final = frozenset({"not-started", "scheduled", "in-progress"})
_STAGES: Final = {
    "completed": Stage.DONE, "in-progress": Stage.DONE, "preparation": Stage.PLANNED,
}  # fmt: skip
# What nobody has ordered.
_ONLY_THOUGHT: Final = frozenset({"proposal", "option"})
_TO_COME: Final = {
    "Appointment": frozenset({"booked", "proposed", "pending"}),
    "ServiceRequest": frozenset({"active", "draft"}),
}


def plain(record: Record, graph: Graph, resource: Resource) -> None:
    """Any other resource as one line: what, status, day. Some are things still to come."""
    del graph
    kind = text_of(resource.get("resourceType"))
    status = next((told for key in _STATUSES if (told := text_of(resource.get(key)))), "")
    name = ""
    for key in _NAMES:
        value = resource.get(key)
        name = clean(value) if isinstance(value, str) else data.concept(value)
        if name:
            break
    if status == "entered-in-error":
        record.line(Cell(name or kind), Cell(MISTAKE))
        return
    reason = data.concepts(resource.get("reasonCode")) or data.concept(resource.get("statusReason"))
    when = data.when(resource, *_DATES)
    intent = text_of(resource.get("intent"))
    forbidden = resource.get("doNotPerform") is True
    line = record.line(
        Cell(_words(kind)), Cell("Not to be done" if forbidden else ""), Cell(name, "name"),
        Cell(reason, "", "Reason"), Cell(status, "status", "Status"),
        Cell(intent if intent in _ONLY_THOUGHT else "", "intent", "Intent"),
        Cell(when.text, "date", "Date"),
    )  # fmt: skip
    settled = not forbidden and intent not in _ONLY_THOUGHT
    if status in _TO_COME.get(kind, ()) and name and settled:
        record.comes_next(name, line, when)
    if kind == "Procedure" and name and status in _STAGES:
        stage = _STAGES[status]
        record.procedures.append(
            Procedure(name, line.cells["name"], stage, on=when.day if stage is Stage.DONE else None)
        )
    if kind not in _READ:
        record.not_read(_words(kind))
    for note in objects(resource.get("note")):
        record.prose(f"Note: {line}" for line in text_of(note.get("text")).splitlines() if line)


def plan(record: Record, graph: Graph, resource: Resource) -> None:
    """A care plan: its title, its words, and each of its activities with how far it is."""
    status = text_of(resource.get("status"))
    name = clean(text_of(resource.get("title"))) or data.concept(resource.get("category"))
    if status == "entered-in-error" or not (name or resource.get("activity")):
        plain(record, graph, resource)
        return
    start, end = data.period(resource.get("period"))
    record.line(
        Cell("Care plan"), Cell(name, "name"), Cell(status, "status", "Status"),
        Cell(moments.span(start, end), "date", "Date"),
    )  # fmt: skip
    runs = status == "active"
    if words := text_of(resource.get("description")).splitlines():
        if runs:
            record.told(words, name or "Care plan", "Plan")
        else:
            record.prose(words)
    for activity in objects(resource.get("activity")):
        for detail in objects(activity.get("detail")):
            told = text_of(detail.get("description")) or data.concept(detail.get("code"))
            if not clean(told):
                continue
            forbidden = detail.get("doNotPerform") is True
            how = text_of(detail.get("status"))
            when = data.when(detail, "scheduledPeriod", "scheduledString")
            line = record.line(
                Cell("Not to be done" if forbidden else ""), Cell(told, "name"),
                Cell(how, "status", "Status"), Cell(when.text, "date", "Date"),
            )  # fmt: skip
            if runs and how in _AHEAD and not forbidden:
                record.comes_next(clean(told), line, when)


def _words(kind: str) -> str:
    """``ServiceRequest`` as ``Service request``."""
    spaced = "".join(f" {char.lower()}" if char.isupper() else char for char in clean(kind)[:60])
    return spaced.strip().capitalize()
