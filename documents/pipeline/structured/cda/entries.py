"""The walk over a section's coded entries: which statement is what, and what it is part of."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from documents.pipeline.structured import moments
from documents.pipeline.structured.cda import data, medicines, problems, results
from documents.pipeline.structured.cda.context import (
    ALLERGIES,
    FAMILY,
    MEDICINES,
    PAST,
    PLAN,
    PROBLEMS,
    RESULTS,
    VITALS,
    Context,
)
from documents.pipeline.structured.record import Cell
from documents.pipeline.structured.xmltree import Node

_CDA: Final = "2.16.840.1.113883.10.20."
_RESULT: Final = frozenset({_CDA + "22.4.2", _CDA + "22.4.27", _CDA + "1.31"})
_PROBLEM: Final = frozenset(
    {_CDA + "22.4.4", _CDA + "22.4.46", _CDA + "1.28", _CDA + "22.4.19", _CDA + "1.42"}
)
_ALLERGY: Final = frozenset({_CDA + "22.4.7", _CDA + "24.3.90", _CDA + "1.18"})
_STATEMENTS: Final = (
    "observation", "organizer", "act", "substanceAdministration", "procedure", "encounter",
    "supply",
)  # fmt: skip
_RELATED: Final = ("entryRelationship", "component", "entry")
_PLANNED: Final = frozenset({"INT", "RQO", "PRP", "PRMS", "ARQ", "APT", "GOL"})


def visit(node: Node, context: Context) -> None:
    """One clinical statement and all that hangs from it."""
    if node.name == "observation":
        _observation(node, context)
    elif node.name == "organizer":
        _organizer(node, context)
    elif node.name == "substanceAdministration":
        medicines.administration(node, context)
        _below(node, context)
    elif node.name == "act":
        _act(node, context)
    elif node.name in {"procedure", "encounter", "supply"}:
        _named(node, context)
        _below(node, context)


def _below(node: Node, context: Context) -> None:
    for relation in node.children(*_RELATED):
        for inner in relation.children(*_STATEMENTS):
            if not (inner.name == "observation" and _is_detail(inner)):
                visit(inner, context)


def _below_allergy(node: Node, context: Context) -> None:
    """What hangs from an allergy is never an allergy itself; its own line tells most of it."""
    for relation in node.children(*_RELATED):
        for inner in relation.children("act"):
            visit(inner, context)


def _is_detail(node: Node) -> bool:
    """An observation that only says something about the one around it."""
    code = node.child("code")
    return (
        results.is_unit(node)
        or medicines.is_status(node)
        or (code is not None and code.get("code") in {"SEV", "SEVERITY"})
    )


def _observation(node: Node, context: Context) -> None:
    found = data.templates(node)
    planned = node.get("moodCode") in _PLANNED
    if planned:
        _planned(node, context)
    elif found & _ALLERGY or (context.section == ALLERGIES and not found & (_RESULT | _PROBLEM)):
        problems.allergy(node, context)
        _below_allergy(node, context)
        return
    elif found & _PROBLEM or (context.section in {PROBLEMS, PAST, FAMILY} and _is_coded(node)):
        problems.problem(node, context)
    elif found & _RESULT or context.section in {RESULTS, VITALS}:
        results.observation(node, context)
    else:
        _other(node, context)
    _below(node, context)


def _is_coded(node: Node) -> bool:
    value = node.child("value")
    return value is not None and value.get("type").rpartition(":")[2] in {"CD", "CE", "CV"}


def _organizer(node: Node, context: Context) -> None:
    when = data.moment_of(node.child("effectiveTime"))
    status = node.child("statusCode")
    subject = node.child("subject", "relatedSubject")
    inner = replace(
        context,
        when=when if when.text else context.when,
        status=_withdrawn(status),
        specimen=results.specimen_of(node, context),
    )
    if subject is not None:
        relation = data.name_of(subject.child("code"), context.anchors)
        inner = replace(inner, is_family=True, relation=relation or "Family")
    title = data.name_of(node.child("code"), context.anchors)
    if title and context.section == RESULTS and subject is None:
        context.record.line(Cell(title), Cell(when.text, label="Date"))
    _below(node, inner)


def _withdrawn(status: Node | None) -> str:
    """A battery that was taken back takes its results with it; any other status is its own."""
    code = status.get("code").lower() if status is not None else ""
    return code if code in results.WITHDRAWN else ""


def _act(node: Node, context: Context) -> None:
    """A wrapper (a concern, an encounter's diagnosis), or a statement in words."""
    status = node.child("statusCode")
    code = status.get("code").lower() if status is not None else ""
    before = context.record.entries
    _below(node, replace(context, status=code))
    if context.record.entries == before:
        _named(node, context)


def _named(node: Node, context: Context) -> None:
    """A procedure, visit, instruction or comment: a line with its name, status and day."""
    name = data.name_of(node.child("code"), context.anchors)
    if name.lower() in {"concern", "diagnosis", "medication"}:
        name = ""
    words = context.anchors.text(node.child("text"))
    if node.name == "act" and words and words != name and len(words) <= 400:
        name = f"{name}: {words}" if name else words
    if not name or node.name == "supply":
        return
    status = node.child("statusCode")
    code = status.get("code").lower() if status is not None else ""
    if code in results.WITHDRAWN:
        context.record.line(Cell(name), Cell("Cancelled or entered by mistake"))
        return
    start, end = data.ends_of(node.child("effectiveTime"))
    said = "Not done" if node.get("negationInd") == "true" else ""
    line = context.record.line(
        Cell(name, "name"), Cell(said), Cell(moments.span(start, end), "date", "Date")
    )
    if node.get("moodCode") in _PLANNED and not said:
        context.record.comes_next(name, line, start)


def _planned(node: Node, context: Context) -> None:
    """A test that is planned, or a goal: something to come, never a result."""
    name = data.name_of(node.child("code"), context.anchors)
    value, unit = data.value_of(node.child("value"), context.anchors)
    goal = node.get("moodCode") == "GOL"
    if not name and not value:
        return
    when = data.moment_of(node.child("effectiveTime"))
    line = context.record.line(
        Cell("Goal" if goal else "Planned"),
        Cell(name or value, "name"),
        Cell(f"{value} {unit}".strip() if name else ""),
        Cell(when.text, "date", "Date"),
    )
    if not goal and context.section == PLAN:
        context.record.comes_next(name or value, line, when)


def _other(node: Node, context: Context) -> None:
    """Any other observation (smoking, function, a finding): name and value as a line of text."""
    name = data.name_of(node.child("code"), context.anchors)
    value, unit = data.value_of(node.child("value"), context.anchors)
    status = node.child("statusCode")
    withdrawn = status is not None and status.get("code").lower() in results.WITHDRAWN
    if name.lower() == "assertion":
        name = ""
    if withdrawn or not (name or value) or context.section == MEDICINES:
        return
    said = "Not present" if node.get("negationInd") == "true" else ""
    when = data.moment_of(node.child("effectiveTime"))
    context.record.line(
        Cell(name), Cell(f"{value} {unit}".strip()), Cell(said), Cell(when.text, label="Date")
    )
