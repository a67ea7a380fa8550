"""From a draft to a row: what it computes to, and what asks a person to look again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from documents.pipeline.labs import doubt, flags, vocabulary
from documents.pipeline.labs.choice import choose_range, is_told_in_two_ways
from documents.pipeline.labs.context import FLUID, Facts
from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.letters import of_letters
from documents.pipeline.labs.shares import with_shares
from documents.pipeline.labs.thousands import settled
from documents.pipeline.labs.tokens import Item, Kind
from documents.pipeline.labs.wordings import JOINED
from documents.pipeline.labs.years import is_of_scan, may_be_year
from documents.pipeline.types import Box, Flag, LabRow, Reader, Source, Word
from knowledge import analytes, units

FLAG_DISAGREES = "The printed flag and the printed range do not agree."
DOUBTED = "The scan was hard to read here."
IMPOSSIBLE = "This value is not possible in the unit that stands beside it."
RANGE_MISFIT = "The value and the range seem to be in different units."
UNIT_MISFIT = "This test is not given in the unit that stands beside it."
AMBIGUOUS = "The number can be read in two ways."
UNREADABLE = "The value could not be read for certain."
OTHER_FLUID = "This value may not be of the blood."
LOST_POINT = "A decimal point may be missing."
STRAY = "This may be a number from another column."
TWO_VALUES = "This page gives two different values for this test."
TWO_PEOPLE = "This document names two people."
DISTRUSTED = "The document says that this result can't be relied on."
TWO_SAID = "This document says two things of the patient’s age or sex."
UNMARKED = "Other values out of range carry a mark here, but this one does not."

# "[x] HIV positive": a ticked box is no part of the name behind it.
_FILLED_BOX = re.compile(r"^(?:☑|☒|■|\[[xX✓✔]\]|\([xX✓✔]\)) ?")
_NEAR = 2_000
_BY_METHOD = re.compile(
    r",\s(?:pcr|naat?|rt-pcr|e?cl?ia|elisa|clia|cmia|immunoassay|qual\w*\.?|quant\w*\.?)$",
    re.IGNORECASE,
)
_APART = frozenset({"urine", "stool", "csf"})
_OF_BLOOD = re.compile(r"\b(?:blood|serum|plasma)\b", re.IGNORECASE)


def to_row(
    draft: Draft,
    facts: Facts,
    specimen: str | None,
    *,
    tests: tuple[analytes.Analyte, ...] | None = None,
) -> LabRow | None:
    """The row, or None when the draft holds no value.

    ``tests`` are those that the name stands for where it is no name of the catalogue.
    """
    value = draft.value
    if value is None:
        return None
    text = draft.line.page.text
    raw = text[value.start : value.end]
    unit = text[draft.unit[0] : draft.unit[1]] if draft.unit else None
    if unit and draft.line.page.reader is Reader.OCR:
        unit = _reread(unit)
    reasons: list[str] = []
    ranges = _of_the_unit(draft, unit)
    chosen = choose_range(ranges, facts.person, apart=_in_columns(draft, ranges))
    ref = _ref(draft, chosen)
    known = tests if tests is not None else _in_specimen(draft.name_text, specimen)
    known = known or of_letters(draft.name_text, unit)
    if may_be_year(draft):
        if is_of_scan(draft, known):
            return None
        reasons.append(AMBIGUOUS)
    number = value.number if value.kind in {Kind.NUMBER, Kind.BOUND} else None
    worth = raw if number is None else f"{value.comparator or ''}{number}"
    analyte = analytes.choose(known, unit, worth, specimen=specimen)
    if specimen == "csf" and analyte and analyte.specimen != "csf":
        analyte = None
        reasons.append(OTHER_FLUID)
    words = value.kind is Kind.WORDS and not _OF_BLOOD.search(draft.name_text)
    if specimen == "urine" and words and analyte and analyte.specimen == "blood":
        analyte = None
    if specimen and analyte and analyte.specimen in _APART - {specimen}:
        analyte = None  # "Blood negative" of a stool is no blood in urine
    if specimen == FLUID and known:
        analyte = None
        reasons.append(OTHER_FLUID)
    parsed = units.parse(unit) if unit else None
    if known and analyte is None and parsed and not any(a.accepts(parsed) for a in known):
        reasons.append(UNIT_MISFIT)
    low, high = (chosen.low, chosen.high) if chosen else (None, None)
    sure = settled(text, value, chosen, analyte, unit, facts.style)
    if sure:
        number, low, high = sure.number, sure.low, sure.high
    if chosen and chosen.unit and parsed:
        low, high, fits = _in_unit(low, high, text[chosen.unit[0] : chosen.unit[1]], parsed)
        if not fits:
            reasons.append(RANGE_MISFIT)
        elif low is None and high is None:
            ref = None
    flag = _flag(draft, value, number, low, high, chosen, text)
    if unit and parsed is None and draft.line.page.reader is Reader.OCR:
        reasons.append(DOUBTED)
    if value.kind is Kind.RANGE and analyte and analyte.kind == "quantity" and not _counts(unit):
        reasons.append(AMBIGUOUS)
    if value.kind is Kind.UNREADABLE:
        reasons.append(UNREADABLE)
    if chosen is None and is_told_in_two_ways(ranges, facts.person):
        reasons.append(TWO_SAID)
    if draft.parted or (not sure and (value.ambiguous or (chosen and chosen.ambiguous))):
        reasons.append(AMBIGUOUS)
    if vocabulary.DISTRUSTED.search(text, *_printed_line(text, value)):
        reasons.append(DISTRUSTED)
    if analyte is None and chosen and _has_own_words(text, chosen, value):
        reasons.append(AMBIGUOUS)
    if number is not None and analyte is not None:
        if analyte.is_possible(number, unit) is False:
            reasons.append(IMPOSSIBLE)
        elif _range_impossible(analyte, low, high, unit):
            reasons.append(RANGE_MISFIT)
            flag = None
    printed = _printed_flag(draft, text)
    if flags.disagrees(printed, flag):
        reasons.append(FLAG_DISAGREES)
    if doubt.doubted(draft, chosen, analyte):
        reasons.append(DOUBTED)
    if draft.line.page.reader is Reader.OCR and doubt.point_lost(raw, number, chosen, text):
        reasons.append(LOST_POINT)
    page = draft.line.page.number
    first = min(draft.line.start, draft.name.start, *(r.outer[0] for r in ranges if r.label))
    then = text[draft.when[0] : draft.when[1]] if draft.when else None
    if draft.when and any(c.isdigit() for c in then or ""):
        first = min(first, draft.when[0])  # the place holds every figure that is told of it
    source = Source(page, first, max(draft.end, value.end))
    return LabRow(
        name=_FILLED_BOX.sub("", " ".join(draft.name_text.split())),
        value=raw,
        unit=" ".join(unit.split()) if unit else None,
        source=source,
        value_source=Source(page, value.start, value.end),
        ref_text=ref,
        ref_low=low,
        ref_high=high,
        printed_flag=printed,
        flag=flag,
        comparator=value.comparator if value.kind is Kind.BOUND else None,
        number=number,
        analyte=analyte.key if analyte else None,
        specimen=specimen or (analyte.specimen if analyte else None),
        observed_on=None if draft.undated or then else draft.day or facts.collected,
        box=_box(draft.line.words, source.start, source.end),
        when=" ".join(then.split()) if then else None,
        needs_review=bool(reasons),
        review_reason=" ".join(dict.fromkeys(reasons)) or None,
    )


def with_reason(row: LabRow, reason: str) -> LabRow:
    """The row asking a person to look, for this reason where it does not ask yet."""
    if row.needs_review:
        return row
    return replace(row, needs_review=True, review_reason=reason)


def _in_specimen(name: str, specimen: str | None) -> tuple[analytes.Analyte, ...]:
    """The tests of a name; those of the specimen that a heading names come first."""
    if specimen in {"urine", "csf", "stool"} and not _OF_BLOOD.search(name):
        there = [a for a in analytes.exactly(f"{specimen} {name}") if a.specimen == specimen]
        there = there or [
            a for test in analytes.exactly(name) if (a := analytes.get(f"{specimen}_{test.key}"))
        ]
        if there:
            return tuple(there)
    known = analytes.candidates(name) or analytes.exactly(_BY_METHOD.sub("", name))
    return with_shares(known, name)


def _counts(unit: str | None) -> bool:
    """Whether the unit is that of cells counted in a field, of which a span is told."""
    parsed = units.parse(unit) if unit else None
    return parsed is not None and parsed.dimension in {"per_high_field", "per_low_field"}


def _reread(unit: str) -> str:
    """A unit with the letters that a text reader can't tell apart set right (``mlU/L``)."""
    return re.sub(r"(?<=[mµμu])[l1|](?=U\b)|^[l1|](?=U\b)", "I", unit).replace("×", "x")


def _of_the_unit(draft: Draft, unit: str | None) -> list[Item]:
    """The ranges of a line; those in the value's own unit alone where others are in another."""
    text, own = draft.line.page.text, units.parse(unit) if unit else None
    given = [units.parse(text[r.unit[0] : r.unit[1]]) if r.unit else None for r in draft.ranges]
    if own is None or None in given:
        return draft.ranges
    fitting = [
        r for r, u in zip(draft.ranges, given, strict=True)
        if u is not None and (u.dimension, u.scale) == (own.dimension, own.scale)
    ]  # fmt: skip
    return fitting or draft.ranges


def _in_columns(draft: Draft, ranges: Sequence[Item]) -> bool:
    """Whether ranges stand in cells beside each other, and no other figure between them."""
    text, line = draft.line.page.text, draft.line
    for one, other in pairwise(r for r in ranges if r.start < line.end):
        between = text[one.outer[1] : other.outer[0]]
        if line.cell_of(one.start) != line.cell_of(other.start) and not re.search(r"\d", between):
            return True
    return False


def _printed_line(text: str, value: Item) -> tuple[int, int]:
    """The line of a value, and of a line that never ends what stands near."""
    first, last = max(0, value.start - _NEAR), min(len(text), value.end + _NEAR)
    stop = text.find("\n", value.end, last)
    return max(first, text.rfind("\n", first, value.start) + 1), stop if stop >= 0 else last


def _has_own_words(text: str, span: Item, value: Item) -> bool:
    """Whether words part a value from a span before it: ``fasting 90-100, bedtime 180``."""
    between = text[span.outer[1] : value.start]
    words = re.findall(r"[^\W\d_]{4,}", between)
    return any(units.parse(word) is None for word in words) and "\n" not in between


def _ref(draft: Draft, chosen: Item | None) -> str | None:
    text = draft.line.page.text
    if chosen:
        return " ".join(text[chosen.start : chosen.end].split())
    if len(draft.ranges) == 1:
        return " ".join(text[draft.ranges[0].start : draft.ranges[0].end].split())
    if any(r.outer[1] <= draft.line.start for r in draft.ranges):
        return " / ".join(" ".join(text[slice(*r.outer)].split()) for r in draft.ranges)
    if draft.ranges:
        beside = [r for r in draft.ranges if r.start < draft.line.end] or draft.ranges
        return " ".join(text[beside[0].outer[0] : beside[-1].outer[1]].split())
    if draft.expected:
        return text[draft.expected.start : draft.expected.end]
    return None


def _in_unit(
    low: Decimal | None, high: Decimal | None, range_unit: str, unit: units.Unit
) -> tuple[Decimal | None, Decimal | None, bool]:
    given = units.parse(range_unit)
    if given is None or (given.dimension == unit.dimension and given.scale == unit.scale):
        return low, high, True
    if given.dimension != unit.dimension:
        return None, None, given.dimension in {"fraction", "ratio", "index"}
    return (
        units.convert(low, given, unit) if low is not None else None,
        units.convert(high, given, unit) if high is not None else None,
        True,
    )


def _flag(
    draft: Draft, value: Item, number: Decimal | None, low: Decimal | None,
    high: Decimal | None, chosen: Item | None, text: str,
) -> Flag | None:  # fmt: skip
    if number is not None:
        return flags.compute(number, value.comparator if value.kind is Kind.BOUND else None,
                             low, high, strict=bool(chosen and chosen.strict))  # fmt: skip
    if value.kind is Kind.RANGE and value.low is not None and value.high is not None:
        ends = {
            flags.compute(n, None, low, high, strict=bool(chosen and chosen.strict))
            for n in (value.low, value.high)
        }
        return ends.pop() if len(ends) == 1 else None
    if value.kind is Kind.WORDS and draft.expected:
        expected = text[draft.expected.start : draft.expected.end]
        found, listed = text[value.start : value.end], value.label != JOINED
        as_expected = vocabulary.agrees(found, expected, listed=listed)
        if as_expected is not None:
            return Flag.NORMAL if as_expected else Flag.ABNORMAL
    return None


def _printed_flag(draft: Draft, text: str) -> str | None:
    places = ([draft.name.flag] if draft.name.flag else []) + draft.flags
    words = [" ".join(text[a:b].strip(" *!#()[]").split()) or text[a:b].strip() for a, b in places]
    sided = [w for w in words if vocabulary.direction(w) is not None]
    chosen = [w for w in sided if any(c.isalpha() for c in w)] or sided or words
    return chosen[0] if chosen else None


def _range_impossible(
    analyte: analytes.Analyte, low: Decimal | None, high: Decimal | None, unit: str | None
) -> bool:
    """Whether a bound is out of the possible (open ends such as 0 and 999 set aside)."""
    if high is not None and set(str(high.normalize())) - set("9.") and high > 0:
        canonical = analyte.to_canonical(high, unit)
        top = analyte.possible[1] if analyte.possible else None
        bottom = analyte.possible[0] if analyte.possible else None
        if canonical is not None and top is not None and bottom is not None:
            return canonical > top or canonical < bottom
    if high is None and low is not None and low > 0:
        return analyte.is_possible(low, unit) is False
    return False


def _box(words: Sequence[Word], start: int, end: int) -> Box | None:
    boxes = [w.box for w in words if w.box and w.start < end and w.end > start]
    if not boxes:
        return None
    return Box(
        min(b.x0 for b in boxes), min(b.y0 for b in boxes),
        max(b.x1 for b in boxes), max(b.y1 for b in boxes),
    )  # fmt: skip
