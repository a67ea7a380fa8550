"""Data types of HL7 V3 as text: codes, quantities, intervals, times."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from documents.pipeline.structured import moments
from documents.pipeline.structured.cda.narrative import Anchors
from documents.pipeline.structured.moments import Moment
from documents.pipeline.structured.record import clean
from documents.pipeline.structured.results import number_of, shown_unit
from documents.pipeline.structured.xmltree import Node

LOINC: Final = "2.16.840.1.113883.6.1"
_UNKNOWN: Final = {
    "UNK": "unknown", "ASKU": "asked but unknown", "NAV": "not available yet", "NASK": "not asked",
    "NA": "not applicable", "MSK": "not shown for privacy", "TRC": "trace", "QS": "enough",
    "NINF": "below what can be measured", "PINF": "above what can be measured",
}  # fmt: skip


def says_something(text: str) -> bool:
    """Whether a name is one: some systems write ``????`` where they have none."""
    return any(char.isalnum() for char in text)


def name_of(code: Node | None, anchors: Anchors) -> str:
    """A code in words: its display name, its original text, or that of a translation."""
    if code is None:
        return ""
    translations = list(code.children("translation"))
    tries = [
        code.get("displayName"),
        anchors.text(code.child("originalText")),
        *(each.get("displayName") for each in translations),
        *(anchors.text(each.child("originalText")) for each in translations),
    ]
    return next((clean(each) for each in tries if says_something(each)), "")


def loinc_of(code: Node | None) -> str:
    """The LOINC code among a code and its translations."""
    if code is None:
        return ""
    for each in (code, *code.children("translation")):
        if each.get("codeSystem") == LOINC and each.get("code"):
            return each.get("code")
    return ""


def value_of(value: Node | None, anchors: Anchors) -> tuple[str, str]:
    """A value of any type as text, and its unit; ("", "") where none is given."""
    if value is None:
        return "", ""
    kind = value.get("type").rpartition(":")[2]
    if value.child("low") is not None or value.child("high") is not None:
        if kind.endswith("TS"):
            return moments.span(*ends_of(value)), ""
        return interval(value)
    if value.child("numerator") is not None:
        return _ratio(value)
    if value.get("nullFlavor"):
        return _instead(value, anchors)
    if kind in {"TS", "TS.US"} and value.get("value"):
        return moments.hl7(value.get("value")).value, ""
    if kind not in {"CD", "CE", "CO", "CS", "CV"} and value.get("value"):
        return clean(value.get("value")), shown_unit(value.get("unit"))
    named = name_of(value, anchors)
    if named:
        return named, ""
    return clean(value.text()) or anchors.text(value) or clean(value.get("code")), ""


def _instead(value: Node, anchors: Anchors) -> tuple[str, str]:
    """What stands in for a value that its author could not give in the usual form."""
    for each in value.children("translation"):
        if each.get("value"):
            unit = shown_unit(each.get("unit")) or name_of(each, anchors)
            return clean(each.get("value")), unit or clean(each.get("code"))
    return name_of(value, anchors) or clean(value.text()) or anchors.text(value), ""


def unknown(value: Node | None) -> str:
    """Why there is no value, in words."""
    flavor = value.get("nullFlavor") if value is not None else ""
    return _UNKNOWN.get(flavor, "no value given")


def interval(node: Node) -> tuple[str, str]:
    """An interval of quantities: ``<5``, ``>=60``, ``2 - 5``, and its unit."""
    low, high = (_end(node.child(name)) for name in ("low", "high"))
    unit = shown_unit(high[1] or low[1])
    if low[0] and high[0]:
        if low[0] == high[0] and low[1] == high[1]:
            return low[0], unit
        if low[1] and high[1] and low[1] != high[1]:
            return f"{low[0]} {low[1]} - {high[0]}", unit
        return f"{low[0]} - {high[0]}", unit
    if low[0]:
        return f"{'>=' if low[2] else '>'}{low[0]}", unit
    return (f"{'<=' if high[2] else '<'}{high[0]}", unit) if high[0] else ("", "")


def bounds(node: Node) -> tuple[Decimal | None, Decimal | None, str, bool]:
    """The numbers of an interval, its unit, and whether a bound itself lies outside."""
    low, high = (_end(node.child(name)) for name in ("low", "high"))
    strict = bool((low[0] and not low[2]) or (high[0] and not high[2]))
    return number_of(low[0])[1], number_of(high[0])[1], high[1] or low[1], strict


def _end(node: Node | None) -> tuple[str, str, bool]:
    if node is None or node.get("nullFlavor"):
        return "", "", True
    return clean(node.get("value")), clean(node.get("unit")), node.get("inclusive") != "false"


def _ratio(node: Node) -> tuple[str, str]:
    """``1:40`` for plain numbers, ``5 mg / 1 mL`` with units."""
    top, bottom = (_end(node.child(name)) for name in ("numerator", "denominator"))
    if not top[0] or not bottom[0]:
        return "", ""
    if shown_unit(top[1]) or shown_unit(bottom[1]):
        return " ".join(f"{top[0]} {top[1]} / {bottom[0]} {bottom[1]}".split()), ""
    return f"{top[0]}:{bottom[0]}", ""


def quantity(node: Node | None) -> str:
    """A dose: ``1 Tablet``, ``5 - 10 mg``; empty where none is given."""
    if node is None:
        return ""
    if node.child("low") is not None or node.child("high") is not None:
        value, unit = interval(node)
    else:
        value, unit = clean(node.get("value")), shown_unit(node.get("unit"))
    return f"{value} {unit}".strip() if value else ""


def ends_of(node: Node | None) -> tuple[Moment, Moment]:
    """Start and end of a time; a point in time is its own start."""
    if node is None:
        return moments.NONE, moments.NONE
    if node.get("value"):
        return moments.hl7(node.get("value")), moments.NONE
    low, high = node.child("low"), node.child("high")
    return (
        moments.hl7(low.get("value")) if low is not None else moments.NONE,
        moments.hl7(high.get("value")) if high is not None else moments.NONE,
    )


def moment_of(node: Node | None) -> Moment:
    """The day something holds for: the point, else the start, else the end."""
    start, end = ends_of(node)
    return start if start.text else end


def templates(node: Node) -> set[str]:
    """The templates an entry says it follows."""
    return {each.get("root") for each in node.children("templateId")}


def is_versioned(node: Node) -> bool:
    """Whether the entry follows C-CDA 2.1, whose templates carry a date."""
    return any(each.get("extension") for each in node.children("templateId"))
