"""One coded result as a line and a ``LabRow``: shared by every format."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from documents.pipeline.labs import flags
from documents.pipeline.labs.person import person_of
from documents.pipeline.labs.review import (
    FLAG_DISAGREES,
    IMPOSSIBLE,
    RANGE_MISFIT,
    UNIT_MISFIT,
)
from documents.pipeline.readings import rounded
from documents.pipeline.structured import moments
from documents.pipeline.structured.groups import Group, group_of, read_groups
from documents.pipeline.structured.moments import Moment
from documents.pipeline.structured.record import Cell, Record, clean
from documents.pipeline.structured.short_names import shown_name
from documents.pipeline.types import Flag, LabRow
from knowledge import analytes, units

_NUMBER: Final = r"[+-]?(?:\d{1,30}(?:\.\d{1,30})?|\.\d{1,30})(?:[eE][+-]?\d{1,2})?"
_QUANTITY: Final = re.compile(rf"(?P<sign><=|>=|<|>|≤|≥)?\s*(?P<number>{_NUMBER})")
_BETWEEN: Final = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?:-|–|to)\s*(?P<high>{_NUMBER})\s*(?P<unit>\S.*)?"
)
_BOUND: Final = re.compile(
    rf"(?P<sign>[<>≤≥](?:\s?(?:or\s?)?=)?|=[<>])\s*(?P<number>{_NUMBER})\s*(?P<unit>\S.*)?",
    re.IGNORECASE,
)
# Said of how a value was come by; in brackets behind a range of one group it would say of whom.
_METHOD: Final = re.compile(
    r"\s*\((?:calc(?:ulated)?|computed|measured|direct|est(?:imated)?|normal|reference|ref)\.?\)$",
    re.IGNORECASE,
)
_SUSCEPTIBLE: Final = frozenset({"S", "I", "R", "MS", "VS", "SDD", "NS", "SYN-R", "SYN-S"})
_COMMENTS: Final = frozenset({"8251-1", "48767-8", "55107-7"})
_COMMENT: Final = re.compile(
    r"(?i)(?:lab(?:oratory)?|service|test)?\s*(?:comments?|remarks?|notes?)"
)
_LONGEST_CODE: Final = 40
LONGEST: Final = 300
"""A value with more characters than this is prose."""


@dataclass(frozen=True, slots=True)
class Range:
    """What is expected: ``text`` as shown; bounds where the file gives one simple range.

    ``groups`` are ranges that each hold for some people only.
    """

    text: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    strict: bool = False
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A coded result. ``code`` is its LOINC code; ``remark`` is said behind the value.

    ``doubt`` asks for review with that reason. ``germ`` is what a medicine was tested against.
    """

    name: str
    value: str
    unit: str = ""
    expected: Range = Range()
    flag: str = ""
    code: str = ""
    when: Moment = moments.NONE
    specimen: str = ""
    remark: str = ""
    doubt: str = ""
    germ: str = ""


def number_of(text: str) -> tuple[str | None, Decimal | None]:
    """Comparator and number of a value that is nothing else; (None, None) otherwise."""
    found = _QUANTITY.fullmatch(text.strip())
    if not found:
        return None, None
    return found["sign"], Decimal(found["number"])


def read_range(text: str) -> Range:
    """The bounds of a range given as text, where it is one simple range; else its text alone."""
    text = clean(text)
    told = _METHOD.sub("", text)
    if found := _BETWEEN.fullmatch(told):
        low, high = Decimal(found["low"]), Decimal(found["high"])
        if low <= high and _is_unit(found["unit"]):
            return Range(text, low, high, found["unit"] or "")
    elif (found := _BOUND.fullmatch(told)) and _is_unit(found["unit"]):
        bound, sign = Decimal(found["number"]), found["sign"]
        strict = sign in {"<", ">"}
        low_side = ">" in sign or "≥" in sign
        return Range(
            text, bound if low_side else None, None if low_side else bound,
            found["unit"] or "", strict,
        )  # fmt: skip
    return Range(text, groups=read_groups(text))


def _is_unit(text: str | None) -> bool:
    return not text or units.parse(text) is not None


def written(low: str, high: str, unit: str = "") -> str:
    """A structured range in print: ``3.5 - 5.1 mmol/L``, ``>= 60``, ``<= 5``."""
    tail = f" {unit}" if unit else ""
    if low and high:
        return f"{low} - {high}{tail}"
    if low:
        return f">= {low}{tail}"
    return f"<= {high}{tail}" if high else ""


def shown_unit(unit: str) -> str:
    """UCUM writes "no unit" as ``1``; beside a value that would read as part of it."""
    return "" if unit.strip() in {"1", "{}"} else clean(unit)


def add(record: Record, result: Result, *, prefix: str = "") -> LabRow | None:
    """Write the result's line and keep its row; None where it has no value to show."""
    result = replace(
        result,
        name=clean(result.name) or _fallback_name(result.code),
        value=clean(result.value),
        unit=shown_unit(result.unit),
    )
    if not result.value:
        return None
    method = _METHOD.search(result.unit)
    printed = result.name
    unit = result.unit[: method.start()] if method else result.unit
    coded = by_loinc().get(result.code, ())
    only = coded[0] if len(coded) == 1 else None
    result = replace(result, unit=unit, name=shown_name(printed, only, unit or None, result.value))
    if _is_comment(result):
        record.advice([f"Comment: {result.value}"])
        record.entries += 1
        return None
    if len(result.value) > LONGEST:
        # A report in words, sent as a value: to be read, not to be listed.
        record.line(Cell(result.name), Cell(result.when.text, label="Date"), Cell(result.remark))
        record.prose([result.value])
        record.entries += 1
        return None
    if result.germ or _is_susceptibility(result):
        # How a germ in a dish stands to a medicine: nothing that was measured in the patient.
        record.line(
            Cell(result.name), Cell(result.value), Cell(result.unit, space=" "),
            Cell(result.flag, label="Against the germ"), Cell(result.germ, label="Germ"),
            Cell(result.when.text, label="Date"), Cell(result.remark),
        )  # fmt: skip
        record.entries += 1
        return None
    holds = _for_the_patient(result.expected, record, result.when)
    low, high, _ = _bounds(holds, result.unit or None)
    shown = rounded(result.value, low, high)
    line = record.line(
        Cell(prefix, "prefix"),
        Cell(result.name, "name"),
        Cell(f"({printed})" if printed != result.name else "", space=" "),
        Cell(result.value, "value"),
        Cell(result.unit, "unit", space=" "),
        Cell(method.group().strip() if method else "", space=" "),
        Cell(shown if shown != result.value else "", label="Rounded"),
        Cell(result.expected.text, "range", "Range"),
        Cell(result.flag, "flag", "Flag"),
        Cell(result.specimen, "specimen", "Specimen"),
        Cell(result.when.text, "date", "Date"),
        Cell(result.remark, "remark"),
    )
    row = judge(
        LabRow(
            name=result.name,
            value=result.value,
            unit=result.unit or None,
            source=line.source,
            value_source=line.cells["value"],
            ref_text=clean(holds.text) or None,
            printed_flag=clean(result.flag) or None,
            specimen=clean(result.specimen).lower() or None,
            observed_on=result.when.day,
        ),
        replace(result, expected=holds),
    )
    record.labs.append(row)
    record.entries += 1
    return row


def _is_susceptibility(result: Result) -> bool:
    """Whether a germ is told to be susceptible or resistant (HL7 0078): not of a test we know."""
    told = {each.strip().upper() for each in result.flag.split(",")} - {""}
    if not told or not told <= _SUSCEPTIBLE or result.expected.text:
        return False
    return analyte_of(result.code, result.name, result.unit or None, result.value) is None


def _for_the_patient(expected: Range, record: Record, when: Moment) -> Range:
    """What is expected with the bounds for the patient's sex and age, where there are such."""
    person = person_of(record.sex, record.birthday, when.day)
    own = group_of(expected.groups, person)
    return Range(expected.text, own.low, own.high, own.unit, own.strict) if own else expected


def _is_comment(result: Result) -> bool:
    """Whether words on the results were sent as if they were one."""
    named = result.code in _COMMENTS or _COMMENT.fullmatch(result.name)
    return bool(named) and not result.doubt and number_of(result.value)[1] is None


def judge(row: LabRow, result: Result) -> LabRow:
    """What can be computed from the coded parts, and whether they fit together."""
    comparator, number = number_of(row.value)
    analyte = analyte_of(result.code, row.name, row.unit, row.value)
    low, high, fits = _bounds(result.expected, row.unit)
    reasons = [result.doubt] if result.doubt else []
    if not fits:
        reasons.append(RANGE_MISFIT)
    flag: Flag | None = None
    if number is not None:
        flag = flags.compute(number, comparator, low, high, strict=result.expected.strict)
        if analyte is not None and analyte.is_possible(number, row.unit) is False:
            reasons.append(IMPOSSIBLE)
    if analyte is None and _unit_misfits(result.code, row.unit):
        reasons.append(UNIT_MISFIT)
    if flags.disagrees(row.printed_flag, flag):
        reasons.append(FLAG_DISAGREES)
    return replace(
        row,
        ref_low=low,
        ref_high=high,
        flag=flag,
        comparator=comparator,
        number=number,
        analyte=analyte.key if analyte else None,
        specimen=row.specimen or (analyte.specimen if analyte else None),
        needs_review=bool(reasons),
        review_reason=" ".join(dict.fromkeys(reasons)) or None,
    )


def analyte_of(
    code: str, name: str, unit: str | None, value: str | None
) -> analytes.Analyte | None:
    """The catalogue's test: by its LOINC code where we know it, else by name; unit must fit."""
    coded = by_loinc().get(code, ())
    if len(coded) == 1:
        parsed = units.parse(unit) if unit else None
        return coded[0] if parsed is None or coded[0].accepts(parsed) else None
    return analytes.find(name, unit, value)


@lru_cache(maxsize=1)
def by_loinc() -> Mapping[str, tuple[analytes.Analyte, ...]]:
    """The catalogue by LOINC code."""
    found: dict[str, list[analytes.Analyte]] = {}
    for analyte in analytes.catalogue().values():
        for code in {analyte.loinc or "", *analyte.loinc_by_dimension.values()} - {""}:
            found.setdefault(code, []).append(analyte)
    return {code: tuple(entries) for code, entries in found.items()}


def _unit_misfits(code: str, unit: str | None) -> bool:
    """Whether the code names a test that is never given in this unit."""
    coded = by_loinc().get(code, ())
    parsed = units.parse(unit) if unit else None
    return bool(coded) and parsed is not None and not any(a.accepts(parsed) for a in coded)


def _bounds(expected: Range, unit: str | None) -> tuple[Decimal | None, Decimal | None, bool]:
    """The range's bounds in the value's unit; not where they are in units that don't convert."""
    if not expected.unit or not unit or expected.unit == unit:
        return expected.low, expected.high, True
    given, wanted = units.parse(expected.unit), units.parse(unit)
    if given is None or wanted is None:
        same = expected.unit.casefold() == unit.casefold()
        return (expected.low, expected.high, True) if same else (None, None, True)
    if (given.dimension, given.scale) == (wanted.dimension, wanted.scale):
        return expected.low, expected.high, True
    ends = [
        units.convert(end, given, wanted) if end is not None else None
        for end in (expected.low, expected.high)
    ]
    lost = any(
        old is not None and new is None
        for old, new in zip((expected.low, expected.high), ends, strict=True)
    )
    return (None, None, False) if lost else (ends[0], ends[1], True)


def _fallback_name(code: str) -> str:
    """A name for a result whose file gives only a code."""
    coded: Sequence[analytes.Analyte] = by_loinc().get(code, ())
    if len(coded) == 1:
        return coded[0].name
    return f"Test {clean(code)[:_LONGEST_CODE]}" if clean(code) else "Unnamed test"
