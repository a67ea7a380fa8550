"""Result and vital sign observations of a C-CDA."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from documents.pipeline.structured import results
from documents.pipeline.structured.cda import data
from documents.pipeline.structured.cda.context import Context
from documents.pipeline.structured.cda.narrative import Anchors
from documents.pipeline.structured.groups import read_groups
from documents.pipeline.structured.record import Cell, clean
from documents.pipeline.structured.results import Range, Result
from documents.pipeline.structured.xmltree import Node

WITHDRAWN: Final = frozenset({"aborted", "cancelled", "nullified", "obsolete"})
_PENDING: Final = {"active": "Preliminary", "held": "On hold", "suspended": "On hold"}
_UNITS: Final = "246514001"


def observation(node: Node, context: Context) -> None:
    """One result: its line and row, or a line that says why there is no value."""
    code = node.child("code")
    name = data.name_of(code, context.anchors) or _name_beside(node, context)
    status = _status(node) or context.status
    when = data.moment_of(node.child("effectiveTime"))
    when = when if when.text else context.when
    values = list(node.children("value"))
    shown = [pair for each in values if (pair := data.value_of(each, context.anchors))[0]]
    if status in WITHDRAWN or not shown:
        reason = data.unknown(values[0] if values else None)
        said = "Taken back by the laboratory" if status in WITHDRAWN else reason.capitalize()
        label = name or clean(code.get("code") if code is not None else "")
        if label:
            context.record.line(Cell(label), Cell(said), Cell(when.text, label="Date"))
        return
    for value, unit in shown:
        flags = [each for each in node.children("interpretationCode") if not each.get("nullFlavor")]
        results.add(
            context.record,
            Result(
                name=name,
                value=value,
                unit=unit or _unit_beside(node),
                expected=_expected(node, context),
                flag=", ".join(
                    clean(each.get("code") or each.get("displayName")) for each in flags
                ),
                code=data.loinc_of(code),
                when=when,
                specimen=_specimen(node, context),
                remark=_PENDING.get(status, ""),
            ),
        )


def _status(node: Node) -> str:
    status = node.child("statusCode")
    return status.get("code").lower() if status is not None else ""


def _name_beside(node: Node, context: Context) -> str:
    """A name from the narrative, where the code has none and the text is no whole row."""
    text = context.anchors.text(node.child("text"))
    return text if data.says_something(text) and len(text) <= 60 and "  " not in text else ""


def _unit_beside(node: Node) -> str:
    """The unit of a value that is not a quantity, given in an observation of its own."""
    for relation in node.children("entryRelationship"):
        inner = relation.child("observation")
        code = inner.child("code") if inner is not None else None
        if inner is not None and code is not None and code.get("code") == _UNITS:
            value = inner.child("value")
            number = results.number_of(data.value_of(node.child("value"), _NO_ANCHORS)[0])[1]
            if value is not None and number is not None:
                return value.get("code") or clean(value.text())
    return ""


_NO_ANCHORS: Final = Anchors(Node("none", {}))


def is_unit(node: Node) -> bool:
    """Whether an observation only carries the unit of the one around it."""
    code = node.child("code")
    return code is not None and code.get("code") == _UNITS


def _specimen(node: Node, context: Context) -> str:
    for part in node.children("specimen"):
        code = part.child("specimenRole", "specimenPlayingEntity", "code")
        if name := data.name_of(code, context.anchors):
            return name
    return context.specimen


def specimen_of(node: Node, context: Context) -> str:
    """The specimen that a battery names for all of its results."""
    return _specimen(node, context)


def _expected(node: Node, context: Context) -> Range:
    """The reference ranges as text; bounds where there is one range that is simply normal."""
    found: list[tuple[str, Node | None, str]] = []
    for each in node.children("referenceRange"):
        area = each.child("observationRange")
        if area is None:
            continue
        value = area.child("value")
        text = context.anchors.text(area.child("text"))
        if not text and value is not None:
            shown, unit = data.value_of(value, context.anchors)
            text = f"{shown} {unit}".strip()
        meaning = area.child("interpretationCode")
        label = meaning.get("code") if meaning is not None else ""
        if text:
            found.append((text, value, label))
    if not found:
        return Range()
    whole = "; ".join(f"{text} ({label})" if _marks(label) else text for text, _, label in found)
    normal = [each for each in found if not _marks(each[2])]
    if len(normal) != 1 or (len(found) > 1 and normal[0][2] != "N"):
        return Range(whole, groups=read_groups(whole))
    text, value, _ = normal[0]
    if value is not None and (value.child("low") is not None or value.child("high") is not None):
        low, high, unit, strict = data.bounds(value)
        if low is not None or high is not None:
            return Range(whole, low, high, unit, strict)
    read = results.read_range(text)
    return replace(read, text=whole)


def _marks(label: str) -> bool:
    """Whether a range is labelled as something else than the normal one."""
    return bool(label) and label != "N"
