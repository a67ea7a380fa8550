"""Data types of FHIR as text: concepts, quantities, periods, timings."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from documents.pipeline.structured import moments
from documents.pipeline.structured.fhir.document import Resource, first, objects, strings, text_of
from documents.pipeline.structured.groups import Group, label_of, read_groups
from documents.pipeline.structured.moments import Moment
from documents.pipeline.structured.record import clean
from documents.pipeline.structured.results import Range, number_of, read_range, shown_unit, written
from documents.pipeline.structured.timing import times

LOINC: Final = "http://loinc.org"
_EVENTS: Final = {
    "MORN": "in the morning", "AFT": "in the afternoon", "EVE": "in the evening",
    "NIGHT": "at night", "HS": "at bedtime", "WAKE": "when waking up", "C": "with meals",
    "CM": "with breakfast", "CD": "with lunch", "CV": "with dinner", "AC": "before meals",
    "ACM": "before breakfast", "ACD": "before lunch", "ACV": "before dinner",
    "PC": "after meals", "PCM": "after breakfast", "PCD": "after lunch", "PCV": "after dinner",
}  # fmt: skip


def concept(value: Any) -> str:
    """A concept (or a bare code) in words: its text, a display, else its code."""
    for each in objects(value):
        if text := clean(text_of(each.get("text"))):
            return text
        codings = objects(each.get("coding")) or ([each] if "code" in each else [])
        for key in ("display", "code"):
            for coding in codings:
                if text := clean(text_of(coding.get(key))):
                    return text
        # R5 and some profiles wrap the concept once more.
        if isinstance(each.get("concept"), dict):
            return concept(each["concept"])
    return ""


def concepts(value: Any) -> str:
    """Several concepts in words."""
    return ", ".join(text for each in objects(value) if (text := concept(each)))


def codes(value: Any) -> set[str]:
    """All codes of a concept, or of a list of them; a bare string is its own code."""
    found = {each.lower() for each in strings(value)}
    for each in objects(value):
        for coding in objects(each.get("coding")) or [each]:
            if code := text_of(coding.get("code")):
                found.add(code.lower())
    return found


def loinc(value: Any) -> str:
    """The LOINC code of a concept."""
    for coding in objects(first(value).get("coding")):
        if text_of(coding.get("system")).rstrip("/") == LOINC:
            return text_of(coding.get("code"))
    return ""


def unit(quantity: Resource) -> str:
    """A quantity's unit as it is shown, else its code."""
    return shown_unit(text_of(quantity.get("unit")) or text_of(quantity.get("code")))


def quantity(value: Any) -> tuple[str, str]:
    """A quantity's value with its comparator, and its unit; ("", "") without a value."""
    if not isinstance(value, dict) or not isinstance(value.get("value"), str):
        return "", ""
    return f"{clean(text_of(value.get('comparator')))}{clean(value['value'])}", unit(value)


def amount(value: Any) -> str:
    """A quantity in one piece: ``5 mg``."""
    return " ".join(part for part in quantity(value) if part)


def value_of(holder: Resource, stem: str = "value") -> tuple[str, str]:
    """``value[x]`` of any type as text, and its unit; ("", "") where there is none."""
    name = next((key for key in holder if re.match(rf"{stem}[A-Z]", key)), "")
    value = holder.get(name)
    kind = name[len(stem) :]
    if kind in {"Quantity", "Age", "Duration", "SimpleQuantity", "Money"}:
        return quantity(value)
    if kind in {"CodeableConcept", "Coding"}:
        return concept(value), ""
    if kind == "Range" and isinstance(value, dict):
        low, high = first(value.get("low")), first(value.get("high"))
        ends = [quantity(low)[0], quantity(high)[0]]
        shown = written(*ends)
        return (shown.replace(">= ", ">=").replace("<= ", "<="), unit(high) or unit(low))
    if kind == "Ratio" and isinstance(value, dict):
        return _ratio(value)
    if kind == "Period":
        return moments.span(*period(value)), ""
    if kind in {"DateTime", "Date", "Instant"}:
        return moments.iso(text_of(value)).value, ""
    if kind == "Boolean" and isinstance(value, bool):
        return ("true" if value else "false"), ""
    if kind in {"String", "Integer", "Decimal", "Time", "Markdown", "Code"}:
        return clean(text_of(value)), ""
    return "", ""


def holds_value(holder: Resource) -> bool:
    """Whether there is a value of some kind, readable here or not."""
    return any(re.match(r"value[A-Z]", key) for key in holder)


def _ratio(value: Resource) -> tuple[str, str]:
    top, bottom = quantity(value.get("numerator")), quantity(value.get("denominator"))
    if not top[0] or not bottom[0]:
        return "", ""
    if top[1] or bottom[1]:
        return " ".join(f"{top[0]} {top[1]} / {bottom[0]} {bottom[1]}".split()), ""
    return f"{top[0]}:{bottom[0]}", ""


def period(value: Any) -> tuple[Moment, Moment]:
    """Start and end."""
    if not isinstance(value, dict):
        return moments.NONE, moments.NONE
    return moments.iso(text_of(value.get("start"))), moments.iso(text_of(value.get("end")))


def when(holder: Resource, *names: str) -> Moment:
    """The first of these times that is given: a date, or the start of a period."""
    for name in names:
        value = holder.get(name)
        if isinstance(value, str) and value:
            return moments.iso(value)
        start, end = period(value)
        if start.text or end.text:
            return start if start.text else end
    return moments.NONE


def expected(value: Any) -> Range:
    """The reference ranges as text; bounds where there is one that is simply normal."""
    found: list[tuple[str, Resource, bool]] = []
    for each in objects(value):
        low, high = quantity(each.get("low")), quantity(each.get("high"))
        text = clean(text_of(each.get("text"))) or written(low[0], high[0], high[1] or low[1])
        kinds = codes(each.get("type"))
        simple = kinds <= {"normal"} and not each.get("age") and not each.get("appliesTo")
        years, of = value_of({"valueRange": each["age"]}) if each.get("age") else ("", "")
        label = ", ".join(
            part
            for part in (
                concept(each.get("type")) if kinds - {"normal"} else "",
                concepts(each.get("appliesTo")),
                f"age {years} {of}".strip() if years else "",
            )
            if part
        )
        if text:
            found.append((f"{text} ({label})" if label else text, each, simple))
    if not found:
        return Range()
    whole = "; ".join(text for text, _, _ in found)
    normal = [each for _, each, is_simple in found if is_simple]
    if len(normal) != 1 or (len(found) > 1 and not codes(normal[0].get("type"))):
        groups = tuple(_group(each) for _, each, _ in found if _is_normal(each))
        if not any(group.label for group in groups):
            return Range(whole, groups=read_groups(whole))
        return Range(whole, groups=groups if all(_is_bounded(each) for each in groups) else ())
    low, high = quantity(normal[0].get("low")), quantity(normal[0].get("high"))
    if low[0] or high[0]:
        return Range(whole, number_of(low[0])[1], number_of(high[0])[1], high[1] or low[1])
    read = read_range(clean(text_of(normal[0].get("text"))))
    return replace(read, text=whole)


def _is_normal(given: Resource) -> bool:
    return codes(given.get("type")) <= {"normal"}


def _is_bounded(group: Group) -> bool:
    return group.low is not None or group.high is not None


def _group(given: Resource) -> Group:
    """A range with the people that it is for, by their sex and age."""
    people = [concept(each) for each in objects(given.get("appliesTo"))]
    age = first(given.get("age"))
    youngest, oldest = quantity(age.get("low")), quantity(age.get("high"))
    label = label_of(people, youngest[0], oldest[0], youngest[1] or oldest[1])
    low, high = quantity(given.get("low")), quantity(given.get("high"))
    if low[0] or high[0]:
        return Group(label, number_of(low[0])[1], number_of(high[0])[1], high[1] or low[1])
    read = read_range(clean(text_of(given.get("text"))))
    return Group(label, read.low, read.high, read.unit, read.strict)


def frequency(timing: Any) -> str:
    """How often, from a ``Timing``."""
    for each in objects(timing):
        if text := concept(each.get("code")) if isinstance(each.get("code"), dict) else "":
            return text
        repeat = first(each.get("repeat"))
        said = times(
            text_of(repeat.get("frequency")), text_of(repeat.get("frequencyMax")),
            text_of(repeat.get("period")), text_of(repeat.get("periodUnit")),
        ) if repeat.get("period") or repeat.get("frequency") else ""  # fmt: skip
        events = [_EVENTS[e] for e in strings(repeat.get("when")) if e in _EVENTS]
        if parts := [part for part in (said, *events) if part]:
            return ", ".join(parts)
    return ""
