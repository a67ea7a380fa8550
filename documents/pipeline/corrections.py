"""What a patient says of a value that was read from their document, and the row that follows.

Pure: a row as read and the patient's word in, the row that counts out. The word itself is checked
here too: what cannot be is refused, what is unlikely needs a second yes. A corrected row is marked
``Checked.CORRECTED``: its figures are the patient's and need not stand in the document.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from documents.pipeline.labs import flags, vocabulary
from documents.pipeline.labs.numbers import Style
from documents.pipeline.labs.review import UNREADABLE
from documents.pipeline.labs.tokens import Item, Kind, Scanner
from documents.pipeline.types import Checked, Flag, LabRow
from knowledge import analytes, units

NO_VALUE = "Type the value as it stands on the page."
NOT_UNDERSTOOD = "We don’t understand this. Type a number such as 4.9 or <5, or one word or two."
TWO_WAYS = "This number can be read in two ways. Type it without a comma."
POINT_TWO_WAYS = "Your page writes decimals with a comma. Type this number in the same way."
NOT_POSSIBLE = "Nobody can have this value in this unit. Look at the number and the unit again."
RANGE_UNCLEAR = "We don’t understand this range. Type it like 3.5 - 5.1, or <200."
RANGE_TURNED = "The first number of a range is the smaller one."
FUTURE = "This day has not come yet."
LONG_AGO = "This day is too long ago."
NO_NUMBER = "We read a number here, and this is none. Does the page really say so?"
UNIT_UNKNOWN = "We don’t know this unit. Is it spelled as on the page?"
UNIT_UNUSUAL = "This test is not usually given in this unit. Does the page really say so?"
UNIT_MISSING = "Without a unit we can’t compare this value with others. Does the page give none?"
RANGE_UNUSUAL = "This range does not fit the unit. Does the page really say so?"
CANNOT_CONFIRM = "We could not read this one as a value. Please type what the page says."

_EARLIEST = date(1900, 1, 1)
_LONGEST = 60
_WORDS = re.compile(r"[^\W\d_][^\W\d_'’ ,./()-]*(?:[ ,./()'’-]{1,2}[^\W\d_]+)*[).]?")
_TWO_WAYS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?P<mark>[.,])\d{3}(?![\d,]|\.\d)")
_DECIMAL = re.compile(r"(?<![\d.,])(?P<whole>\d+)(?P<mark>[.,])(?P<part>\d+)(?![\d.,])", re.ASCII)
_ANY_WORDS = "any words"
_WHOLE = frozenset({Kind.NUMBER, Kind.BOUND, Kind.RANGE, Kind.WORDS})


@dataclass(frozen=True, slots=True)
class Correction:
    """What the page really says, as the patient typed it; None where it says nothing."""

    value: str
    unit: str | None = None
    ref_text: str | None = None
    observed_on: date | None = None

    @classmethod
    def of(cls, row: LabRow) -> Correction:
        """The row as it was read, to start from."""
        return cls(row.value, row.unit, row.ref_text, row.observed_on)


@dataclass(frozen=True, slots=True)
class Judged:
    """``errors`` refuse a correction, ``doubts`` ask for a second yes; both by field."""

    errors: Mapping[str, str] = field(default_factory=dict)
    doubts: Mapping[str, str] = field(default_factory=dict)


def judge(row: LabRow, said: Correction, *, today: date) -> Judged:
    """Whether ``said`` can be the truth about ``row``."""
    errors: dict[str, str] = {}
    doubts: dict[str, str] = {}
    style = _style(row)
    value = _read(said.value, style)
    if not said.value.strip():
        errors["value"] = NO_VALUE
    elif not _as_read(row, said) and (ways := _two_ways(said.value, style)):
        errors["value"] = ways
    elif value is None or len(said.value) > _LONGEST:
        errors["value"] = NOT_UNDERSTOOD
    changed = said.ref_text if said.ref_text != row.ref_text else None
    if changed and (error := _judge_range(changed, style)):
        errors["ref_text"] = error
    if said.observed_on and said.observed_on > today:
        errors["observed_on"] = FUTURE
    elif said.observed_on and said.observed_on < _EARLIEST:
        errors["observed_on"] = LONG_AGO
    if value is not None and row.number is not None and not _is_result(value):
        doubts["value"] = NO_NUMBER
    if doubt := _judge_unit(row, said, value):
        doubts["unit"] = doubt
    if errors:
        return Judged(errors, doubts)
    would = corrected(row, said)
    if _possible(would, would.number) is False:
        return Judged({"value": NOT_POSSIBLE}, doubts)
    bounds = [bound for bound in (would.ref_low, would.ref_high) if bound]
    if "unit" not in doubts and any(_possible(would, bound) is False for bound in bounds):
        doubts["ref_text"] = RANGE_UNUSUAL
    return Judged(errors, doubts)


def can_confirm(row: LabRow) -> bool:
    """Whether the reading can simply be right: not where it is no value, or an impossible one."""
    return UNREADABLE not in (row.review_reason or "") and _possible(row, row.number) is not False


def confirmed(row: LabRow) -> LabRow:
    """The reading, now certain: the patient compared it with the page."""
    return replace(row, needs_review=False, review_reason=None, checked=Checked.CONFIRMED)


def corrected(row: LabRow, said: Correction) -> LabRow:
    """The row that counts: name and place as printed, the rest as the patient says."""
    value = _read(said.value, _style(row))
    unit = said.unit or None
    low, high, strict = _bounds(row, said)
    number = value.number if value and value.kind in {Kind.NUMBER, Kind.BOUND} else None
    comparator = value.comparator if value and value.kind is Kind.BOUND else None
    if _as_read(row, said):
        number, comparator = row.number, row.comparator
    analyte = _analyte(row, said.value, unit)
    would = replace(
        row,
        value=" ".join(said.value.split()),
        unit=unit,
        ref_text=said.ref_text or None,
        ref_low=low,
        ref_high=high,
        number=number,
        comparator=comparator,
        analyte=analyte.key if analyte else None,
        observed_on=said.observed_on,
        flag=None,
        needs_review=False,
        review_reason=None,
        checked=Checked.CORRECTED,
    )
    return replace(would, flag=_flag(would, value, strict=strict))


def _as_read(row: LabRow, said: Correction) -> bool:
    """Whether the figure was left alone: then it is worth what it was read as."""
    return said.value == row.value and row.number is not None


def _style(row: LabRow) -> Style | None:
    """How the row's own figures write decimals, as they were read; None where none shows it."""
    printed = [row.value, row.ref_text or ""]
    found = {Style.COMMA if mark == "," else Style.POINT for mark in _marks(row, printed)}
    return found.pop() if len(found) == 1 else None


def _marks(row: LabRow, printed: Iterable[str]) -> Iterator[str]:
    """The decimal marks in the row, each beside a number that it was read as."""
    worth = (row.number, row.ref_low, row.ref_high)
    for text in printed:
        for figure in _DECIMAL.finditer(text):
            read = Decimal(f"{figure['whole']}.{figure['part']}")
            if any(number is not None and abs(number) == read for number in worth):
                yield figure["mark"]


def _two_ways(text: str, style: Style | None) -> str:
    """Why a figure can't be taken as typed: its comma or point may stand between thousands.

    A comma is a decimal one where the page prints such, and a point else.
    """
    for figure in _TWO_WAYS.finditer(text):
        if figure["mark"] == "," and style is not Style.COMMA:
            return TWO_WAYS
        if figure["mark"] == "." and style is Style.COMMA:
            return POINT_TWO_WAYS
    return ""


def _is_result(value: Item) -> bool:
    """Whether it is a figure, or words that the readers of reports know for a result."""
    return value.kind is not Kind.WORDS or value.label != _ANY_WORDS


def _read(text: str, style: Style | None) -> Item | None:
    """The one thing that the whole text says, as the scanner of printed rows reads it."""
    plain = " ".join(text.split())
    if any(unicodedata.category(char)[0] == "N" and not char.isascii() for char in plain):
        return None
    items = list(Scanner(plain, style or Style.POINT).items(0, len(plain))) if plain else []
    if len(items) == 1 and items[0].kind in _WHOLE and items[0].outer == (0, len(plain)):
        return items[0]
    if _WORDS.fullmatch(plain):
        return Item(Kind.WORDS, 0, len(plain), (0, len(plain)), label=_ANY_WORDS)
    return None


def _judge_range(text: str, style: Style | None) -> str:
    if ways := _two_ways(text, style):
        return ways
    if _range_in(text, style) is not None or _WORDS.fullmatch(" ".join(text.split())):
        return ""
    turned = re.fullmatch(r"\s*([\d.]+)\s*[-–]\s*([\d.]+)\s*", text)
    return RANGE_TURNED if turned else RANGE_UNCLEAR


def _range_in(text: str, style: Style | None) -> Item | None:
    """The one range of a text, or None where it holds none or several."""
    found = [
        item
        for item in Scanner(text, style or Style.POINT).items(0, len(text))
        if item.kind in {Kind.RANGE, Kind.BOUND} and item.label != "several"
    ]
    return found[0] if len(found) == 1 else None


def _judge_unit(row: LabRow, said: Correction, value: Item | None) -> str:
    if not said.unit:
        missing = row.unit and value is not None and value.kind is not Kind.WORDS
        return UNIT_MISSING if missing else ""
    parsed = units.parse(said.unit)
    if parsed is None:
        return "" if said.unit == row.unit and row.checked is Checked.CORRECTED else UNIT_UNKNOWN
    known = _known(row)
    return UNIT_UNUSUAL if known and not any(a.accepts(parsed) for a in known) else ""


def _known(row: LabRow) -> Iterable[analytes.Analyte]:
    if found := analytes.candidates(row.name):
        return found
    own = analytes.get(row.analyte) if row.analyte else None
    return (own,) if own else ()


def _analyte(row: LabRow, value: str, unit: str | None) -> analytes.Analyte | None:
    """Which test it is, now that its unit may be another one."""
    if found := analytes.find(row.name, unit, value, specimen=row.specimen):
        return found
    own = analytes.get(row.analyte) if row.analyte else None
    parsed = units.parse(unit) if unit else None
    fits = own is not None and (unit is None or (parsed is not None and own.accepts(parsed)))
    return own if fits else None


def _bounds(row: LabRow, said: Correction) -> tuple[Decimal | None, Decimal | None, bool]:
    """The range's ends, and whether the end itself lies outside (``< 200``)."""
    found = _range_in(said.ref_text, _style(row)) if said.ref_text else None
    as_read = said.ref_text == row.ref_text and (said.unit or None) == row.unit
    if as_read and (row.ref_low is not None or row.ref_high is not None):
        return row.ref_low, row.ref_high, found.strict if found else False
    return (found.low, found.high, found.strict) if found else (None, None, False)


def _possible(row: LabRow, number: Decimal | None) -> bool | None:
    analyte = analytes.get(row.analyte) if row.analyte else None
    return analyte.is_possible(number, row.unit) if analyte and number is not None else None


def _flag(row: LabRow, value: Item | None, *, strict: bool) -> Flag | None:
    low, high = row.ref_low, row.ref_high
    if any(bound and _possible(row, bound) is False for bound in (low, high)):
        return None
    if row.number is not None:
        return flags.compute(row.number, row.comparator, low, high, strict=strict)
    if value is not None and value.kind is Kind.RANGE and value.low is not None:
        ends = {
            flags.compute(end, None, low, high, strict=strict)
            for end in (value.low, value.high)
            if end is not None
        }
        return ends.pop() if len(ends) == 1 else None
    if value is not None and value.kind is Kind.WORDS and row.ref_text:
        found, wanted = vocabulary.polarity(row.value), vocabulary.polarity(row.ref_text)
        if found is not None and wanted is not None:
            return Flag.NORMAL if found == wanted else Flag.ABNORMAL
    return None
