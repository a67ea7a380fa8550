"""Medication activities and immunizations of a C-CDA."""

from __future__ import annotations

from typing import Final

from documents.pipeline.structured import moments
from documents.pipeline.structured.cda import data
from documents.pipeline.structured.cda.context import PLAN, Context
from documents.pipeline.structured.moments import Moment
from documents.pipeline.structured.record import Cell
from documents.pipeline.structured.timing import every
from documents.pipeline.structured.xmltree import Node
from documents.pipeline.types import Medication, MedicationStatus

IMMUNIZATION: Final = frozenset(
    {"2.16.840.1.113883.10.20.22.4.52", "2.16.840.1.113883.10.20.1.24",
     "2.16.840.1.113883.10.20.22.4.120"}
)  # fmt: skip
FREE_TEXT_SIG: Final = "2.16.840.1.113883.10.20.22.4.147"
_BY_STATUS: Final = {
    "active": MedicationStatus.ACTIVE,
    "suspended": MedicationStatus.HELD,
    "held": MedicationStatus.HELD,
    "aborted": MedicationStatus.STOPPED,
}
_BY_WORD: Final = {
    "active": MedicationStatus.ACTIVE,
    "on hold": MedicationStatus.HELD,
    "no longer active": MedicationStatus.PAST,
    "inactive": MedicationStatus.PAST,
    "discontinued": MedicationStatus.STOPPED,
    "completed": MedicationStatus.PAST,
    "prior history": MedicationStatus.PAST,
}
_EVENTS: Final = {
    "HS": "at bedtime", "WAKE": "when waking up", "AC": "before meals", "PC": "after meals",
    "C": "with meals", "CM": "with breakfast", "CD": "with lunch", "CV": "with dinner",
    "ACM": "before breakfast", "ACD": "before lunch", "ACV": "before dinner",
    "PCM": "after breakfast", "PCD": "after lunch", "PCV": "after dinner",
    "IC": "between meals",
}  # fmt: skip
_STATUS_OBSERVATION: Final = "33999-4"


def administration(node: Node, context: Context) -> None:
    """A medicine or a vaccine; one that is withdrawn or negated is said, never listed."""
    name = _name(node, context)
    coded = _status_code(node)
    is_vaccine = bool(data.templates(node) & IMMUNIZATION)
    if coded in {"nullified", "cancelled"}:
        if name:
            context.record.line(Cell(name), Cell("Entered by mistake or cancelled"))
        return
    if node.get("negationInd") == "true":
        _not_taken(name, context, is_vaccine=is_vaccine)
        return
    if not name:
        if words := _instructions(node, "", context):
            context.record.line(Cell(words, label="Instructions"))
        return
    start, end, frequency = _times(node)
    dose = data.quantity(node.child("doseQuantity"))
    rate = data.quantity(node.child("rateQuantity"))
    route = data.name_of(node.child("routeCode"), context.anchors)
    said, status = _status(node, coded, end, context)
    precondition = _precondition(node, context)
    line = context.record.line(
        Cell(name, "name"),
        Cell(dose, "dose", "Dose"),
        Cell(rate, "rate", "Rate"),
        Cell(route, "route", "Route"),
        Cell(frequency, "frequency", "How often"),
        Cell(precondition, "", "If"),
        Cell(said, "status", "Status"),
        Cell(moments.span(start, end), "date", "Date"),
        Cell(_instructions(node, name, context), "", "Instructions"),
    )
    context.record.entries += 1
    if is_vaccine:
        return
    if context.section == PLAN and node.get("moodCode") not in {"", "EVN"}:
        context.record.comes_next(name, line, start)
        return
    context.record.medications.append(
        Medication(
            name=name,
            source=line.source,
            dose=dose or None,
            route=route or None,
            frequency=frequency or None,
            status=status,
            status_source=line.cells.get("status"),
        )
    )


def _not_taken(name: str, context: Context, *, is_vaccine: bool) -> None:
    if name.lower().startswith(("no known", "none")):
        context.record.line(Cell(name))
    elif name:
        context.record.line(Cell(name), Cell("Not given" if is_vaccine else "Not taken"))
    elif not is_vaccine:
        context.record.line(Cell("No known medicines"))


def _name(node: Node, context: Context) -> str:
    product = node.child("consumable", "manufacturedProduct")
    if product is None or FREE_TEXT_SIG in data.templates(node):
        return ""
    material = product.child("manufacturedMaterial") or product.child("manufacturedLabeledDrug")
    if material is None:
        return ""
    code = material.child("code")
    named = data.name_of(code, context.anchors)
    if named:
        return named
    plain = material.child("name")
    if plain is not None and data.says_something(plain.text()):
        return context.anchors.text(plain)
    if code is None or not data.templates(node):
        return ""
    text = context.anchors.text(node.child("text"))
    return text if data.says_something(text) and len(text) <= 120 else ""


def _status_code(node: Node) -> str:
    status = node.child("statusCode")
    return status.get("code").lower() if status is not None else ""


def _status(node: Node, coded: str, end: Moment, context: Context) -> tuple[str, MedicationStatus]:
    """The status in words and its meaning.

    ``completed`` was the only code that C-CDA 1.1 allowed, so there it says nothing by itself.
    """
    for relation in node.children("entryRelationship"):
        inner = relation.child("observation")
        code = inner.child("code") if inner is not None else None
        if inner is not None and code is not None and code.get("code") == _STATUS_OBSERVATION:
            word, _ = data.value_of(inner.child("value"), context.anchors)
            if found := _BY_WORD.get(word.lower()):
                return word, found
    ended = end.day is not None and context.day.day is not None and end.day < context.day.day
    if coded == "completed" and (data.is_versioned(node) or ended):
        return coded, MedicationStatus.PAST
    if coded == "active" and ended:
        return coded, MedicationStatus.UNKNOWN
    return coded, _BY_STATUS.get(coded, MedicationStatus.UNKNOWN)


def _times(node: Node) -> tuple[Moment, Moment, str]:
    """Start, end and how often, from the several times of an administration."""
    start = end = moments.NONE
    often: list[str] = []
    for time in node.children("effectiveTime"):
        kind = time.get("type").rpartition(":")[2]
        period = time.child("period")
        if kind == "PIVL_TS" or period is not None:
            if period is not None:
                often.append(_period(period))
        elif kind == "EIVL_TS" or time.child("event") is not None:
            event = time.child("event")
            often.append(_EVENTS.get(event.get("code"), "") if event is not None else "")
        elif not start.text and not end.text:
            start, end = data.ends_of(time)
    return start, end, ", ".join(each for each in often if each)


def _period(period: Node) -> str:
    low, high = period.child("low"), period.child("high")
    if low is not None and high is not None and low.get("unit") == high.get("unit"):
        return every(f"{low.get('value')}-{high.get('value')}", low.get("unit"))
    return every(period.get("value"), period.get("unit"))


def _precondition(node: Node, context: Context) -> str:
    """What "as needed" depends on."""
    criterion = node.child("precondition", "criterion")
    if criterion is None:
        return ""
    value, _ = data.value_of(criterion.child("value"), context.anchors)
    return value or context.anchors.text(criterion.child("text"))


def _instructions(node: Node, name: str, context: Context) -> str:
    """The author's own words on how to take it, where the entry holds them."""
    text = context.anchors.text(node.child("text"))
    return text if text != name and len(text) <= 300 else ""


def is_status(node: Node) -> bool:
    """Whether an observation is only the status of what is around it."""
    code = node.child("code")
    return code is not None and code.get("code") == _STATUS_OBSERVATION
