"""Which drafts are results of this patient, and which are prose, goals, doses or admin."""

from __future__ import annotations

import re
from decimal import Decimal

from documents.pipeline.labs import vocabulary
from documents.pipeline.labs.columns import Header
from documents.pipeline.labs.context import Mode
from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.marks import counts_a_field
from documents.pipeline.labs.month_days import counts_time, is_day
from documents.pipeline.labs.patterns import LONE_SIGN
from documents.pipeline.labs.samples import is_of_a_control
from documents.pipeline.labs.tokens import Kind
from knowledge import analytes, medicines, units

# Units of an amount, not of a concentration: what a dose is given in.
_DOSE = frozenset({"mass", "amount", "equivalents", "activity", "volume"})
# How many of it are taken: "24-26 mg  1 tablet twice a day".
_TAKEN = re.compile(
    r"(?:\s?(?:/|-|to|or)\s?\d{1,2})?\s?(?:tab(?:let)?s?|cap(?:sule|let)?s?|pills?|puffs?|sachets?"
    r"|lozenges?|suppositor(?:y|ies)|patch(?:es)?|comprimidos?|tabletas?|c[aá]psulas?|comp|gotas"
    r"|sobres?|inhalaci[oó]n(?:es)?)\b",
    re.IGNORECASE,
)
# Tested against germs, too: there a figure without a unit is no level in the blood.
ANTIBIOTICS = frozenset({"gentamicin", "vancomycin", "tobramycin", "amikacin"})
_YIELDS = re.compile(r"(?:^|[\s(])(?:S|I|R|SDD)(?:[\s),;.]|$)")
# Also what a whole urine test is called.
_SHORT_FOR_MORE = frozenset({"ua"})
_FIGURES = frozenset({Kind.NUMBER, Kind.BOUND, Kind.RANGE, Kind.UNREADABLE})


def is_result(draft: Draft, mode: Mode, header: Header | None, *, aside: bool) -> bool:
    """Whether to keep the draft. ``aside``: inside a table that is not of results."""
    value = draft.value
    if value is None or mode in {Mode.MEDICINES, Mode.CONTROLS} or draft.loose:
        return False
    if mode is Mode.RANGES and not _goes_on(draft, header):
        return False
    if is_of_a_control(draft.name_text):
        return False
    if value.kind is Kind.PAIR or (value.kind is Kind.RANGE and not _own_cell(draft)):
        return False
    text = draft.line.page.text
    begin = text.rfind("\n", 0, value.start) + 1
    if vocabulary.OF_A_RANGE.match(text, begin, value.start):
        return False
    if _TAKEN.match(text, value.end):
        return False
    told = max(value.end, draft.unit[1] if draft.unit else 0)
    if value.kind is Kind.BOUND and vocabulary.ORDER.match(text, told, draft.line.end):
        return False
    unit = text[draft.unit[0] : draft.unit[1]] if draft.unit else None
    parsed = units.parse(unit) if unit else None
    known = draft.tests or analytes.candidates(draft.name_text)
    dose = bool(parsed and parsed.dimension in _DOSE) and not any(
        a.accepts(parsed) for a in known if parsed
    )
    if dose and not draft.ranges:
        return False
    if known and all(a.specimen == "body" for a in known) and not draft.ranges:
        return False
    if not unit and (is_day(text, value.start) or (known and counts_time(text, value.end))):
        return False
    firm = bool(draft.ranges) and bool(unit)
    if (aside or mode in {Mode.REMARKS, Mode.PLAN}) and not (
        known and firm and value.kind is not Kind.RANGE and not draft.line.piped
    ):
        return False
    if draft.text_words > (6 if draft.by_column else 3):
        return False
    if known:
        return _known(draft, bool(unit), known)
    if dose and medicines.of_printed(draft.name_text) is not None:
        return False
    if not draft.name_text[:1].isalnum() or vocabulary.NOT_A_TEST.match(draft.name_text):
        return False
    return _unknown(draft, header, parsed, unit)


def _goes_on(draft: Draft, header: Header | None) -> bool:
    """Whether a row below a list of one test's ranges is the table's own: a value with its range.

    A list of ranges alone gives a span or a bound beside a name, never a figure before them.
    """
    value = draft.value
    if value is None or header is None or not header.has("result") or not draft.ranges:
        return False
    told = value.kind is Kind.NUMBER and draft.by_column and value.end <= draft.ranges[0].start
    return told and bool(analytes.candidates(draft.name_text))


def _known(draft: Draft, has_unit: bool, known: tuple[analytes.Analyte, ...]) -> bool:
    value = draft.value
    if value is None:
        return False
    if all(a.key in ANTIBIOTICS for a in known) and (not has_unit or _against_germs(draft)):
        return False
    if not has_unit and not draft.ranges and draft.name_text.lower() in _SHORT_FOR_MORE:
        return False
    if value.kind in _FIGURES:
        if has_unit or draft.ranges or draft.by_column:
            return True
        if not plausible(known, value.number):
            return False
        if draft.flags:
            return True
        return len(draft.line.cells) > 1 or _after_colon(draft) or draft.cut_out
    if LONE_SIGN.fullmatch(text_of(draft)) and all(a.kind == "quantity" for a in known):
        return False
    if draft.by_column or draft.expected or draft.ranges:
        return True
    in_words = any(a.kind != "quantity" for a in known)
    stands = len(draft.line.cells) > 1 or _after_colon(draft) or draft.cut_out
    return in_words and draft.text_words == 0 and stands


def _against_germs(draft: Draft) -> bool:
    value = draft.value
    return value is not None and yields(draft.line.page.text[value.end : draft.line.end])


def yields(rest: str) -> bool:
    """Whether a letter behind a figure says that a germ yields to the drug, or not (``(S)``)."""
    return bool(_YIELDS.search(rest))


def _own_cell(draft: Draft) -> bool:
    """Whether a span begins a cell or counts cells a field: else it is told of, not a result."""
    value = draft.value
    if value is None:
        return False
    if counts_a_field(draft.line.page.text, value):
        return True
    return any(c.start == value.start for c in draft.line.cells[1:])


def plausible(known: tuple[analytes.Analyte, ...], number: Decimal | None) -> bool:
    """Whether a figure without a unit could be a value of the test in any unit it is given in."""
    if number is None:
        return True
    return any(a.may_be(number) for a in known)


def _unknown(
    draft: Draft, header: Header | None, parsed: units.Unit | None, unit: str | None
) -> bool:
    value = draft.value
    if value is None or draft.text_words > 2:
        return False
    concentration = parsed is not None and parsed.dimension not in _DOSE
    if value.kind in _FIGURES and value.kind is not Kind.RANGE:
        if draft.ranges:
            return parsed is not None or draft.by_column
        return draft.by_column and concentration
    if value.kind is Kind.WORDS:
        named = bool(header and header.names_results)
        if text_of(draft).lower() in {"normal", "abnormal", "wnl", "within normal limits"}:
            return draft.expected is not None
        return draft.by_column and (named or draft.expected is not None)
    return bool(draft.ranges) and draft.by_column


def text_of(draft: Draft) -> str:
    """The value as printed."""
    value = draft.value
    return draft.line.page.text[value.start : value.end] if value else ""


def _after_colon(draft: Draft) -> bool:
    between = draft.line.page.text[draft.name.end : draft.value.start if draft.value else 0]
    return ":" in between or "=" in between
