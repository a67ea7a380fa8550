"""Vital signs as printed: blood pressure, pulse, temperature and the like, each with its place.

A number is read only behind a sign's own name and where it is one that the sign can have; what is
a goal, a limit to watch or an earlier measurement says so in its status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from documents.pipeline.notes.outline import Outline, Statement, outline_of
from documents.pipeline.types import Page, Source, Status, VitalSign

_NO_SECTIONS = frozenset({"medications", "allergies", "family_history", "immunizations"})
_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_MM = r"(?:mm\s?\[?Hg\]?|kPa)"
_RATE = (
    r"(?:bpm|beats?\s?(?:/|per)\s?min(?:ute)?|breaths?\s?(?:/|per)\s?min(?:ute)?|/\s?min(?:ute)?"
    r"|per min(?:ute)?|\{beats\}/min|rpm)"
)
# Words between a name and its value: a label's marks, and how it was taken.
_GAP = (
    r"(?:\s*(?:\([^)\n]{1,24}\)|\[[^\]\n]{1,16}\]|is|was|of|at|today|now|measured|recorded|reading"
    r"|sitting|standing|supine|lying|resting|oral(?:ly)?|tympanic|temporal|axillary|rectal"
    r"|arm|left|right|repeat|initial|rate|level|score|taken|to be|found|max|above|below|over"
    r"|under|than|[:=|~-]|<|>|≤|≥|,)\s*)"
    r"{0,5}?\s*"
)


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sign: how it is named and printed, and between what its number can lie."""

    key: str
    names: str
    value: str
    unit: str
    low: float = 0
    high: float = 0
    bare: bool = True  # read without its unit
    weak: str = ""  # names that count only among other signs

    def pattern(self, *, weak: bool) -> re.Pattern[str]:
        names = f"{self.names}|{self.weak}" if weak and self.weak else self.names
        unit = rf"(?:\s{{0,2}}(?:\|\s?)?(?P<unit>{self.unit}))"
        return re.compile(
            rf"(?<![\w/])(?P<name>{names})(?![\w/]){_GAP}(?P<value>{self.value})"
            rf"(?![\d/]|[.,]\d){unit}{'?' if self.bare or weak else ''}(?!\w)",
            re.IGNORECASE,
        )


_SIGNS = (
    _Sign("blood_pressure", r"(?:blood pressures?|b\.?p\.?|b/p)", r"\d{2,3}\s?/\s?\d{2,3}", _MM),
    _Sign("systolic_blood_pressure", r"(?:systolic(?: blood pressure| bp)?(?: by \w+)?|sbp)",
          r"\d{2,3}", _MM, 50, 280),
    _Sign("diastolic_blood_pressure", r"(?:diastolic(?: blood pressure| bp)?|dbp)", r"\d{2,3}",
          _MM, 20, 180),
    _Sign("heart_rate", r"(?:heart rate|pulse(?: rate)?|hr)", r"\d{2,3}", _RATE, 20, 260,
          weak=r"p"),
    _Sign("respiratory_rate", r"(?:respiratory rate|respirations?|resp(?:\. rate| rate)?|rr)",
          r"\d{1,2}", _RATE, 4, 80, weak=r"r"),
    _Sign("temperature", r"(?:(?:body )?temperature|temp|tmax)", r"\d{2,3}(?:[.,]\d{1,2})?",
          r"(?:°\s?[FC]|º\s?[FC]|degrees?(?:\s?(?:F(?:ahrenheit)?|C(?:elsius)?))?|deg\s?[FC]|[FC]"
          r"|\[?deg[FC]\]?|Cel)", 30, 113, weak=r"t"),
    _Sign("oxygen_saturation",
          r"(?:spo2|sp02|sao2|o2 sats?|oxygen sat(?:uration|s)?|o2 saturation|pulse ox(?:imetry)?"
          r"|sats)", r"\d{2,3}(?:\.\d)?", r"%", 40, 100, weak=r"o2|sat"),
    _Sign("weight", r"(?:body weight|weight|wt)", r"\d{1,3}(?:[.,]\d{1,2})?",
          r"(?:kgs?|kilos?|kilograms?|lbs?|pounds?|oz|grams?|g|\[?lb_av\]?|stones?|st)\b", 0.3, 990,
          bare=False),
    _Sign("height", r"(?:body height|height|ht|length)",
          r"(?:\d\s?(?:'|’|′|ft|feet|foot)\s?\d{1,2}(?:\.\d)?(?:\s?(?:\"|”|″|in(?:ches|ch)?))?"
          r"|\d{1,3}(?:[.,]\d{1,2})?)",
          r"(?:cm|m|in(?:ches|ch)?|\[?in_i\]?|centimeters?|meters?)\b", 0.3, 250, bare=False),
    _Sign("body_mass_index", r"(?:body mass index(?:\s?\(bmi\))?|bmi)", r"\d{2}(?:[.,]\d{1,2})?",
          r"kg\s?/\s?m(?:2|²|\^2)", 8, 99),
    _Sign("pain", r"(?:pain (?:score|level|scale|rating|severity)|pain)", r"\d{1,2}\s?/\s?10",
          r"$^"),
    _Sign("head_circumference", r"(?:head circumference|hc|ofc)", _NUMBER, r"cm|in(?:ches)?\b", 20,
          70, bare=False),
    _Sign("waist", r"(?:waist(?: circumference)?)", _NUMBER, r"cm|in(?:ches)?\b", 20, 250,
          bare=False),
)  # fmt: skip
_PATTERNS = tuple((s, s.pattern(weak=False), s.pattern(weak=True)) for s in _SIGNS)
_FEET = re.compile(r"(?:'|’|′|ft|feet|foot)")
_WATCHED = re.compile(
    r"\b(?:goals?|targets?|keep|maintain|below|under|above|over|less than|greater than|more than"
    r"|at least|higher than|lower than|exceeds?|if|when|should|call|notify|hold for|parameters?"
    r"|limit|aim\w*)\b|[<>≤≥]",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|prior|last (?:visit|time|week|month|year)|earlier|baseline|was \d+ at"
    r"|months? ago|weeks? ago|years? ago|days? ago|yesterday|in (?:19|20)\d\d|at home|home"
    r"|on admission|on arrival|triage|history of|usual|birth)\b",
    re.IGNORECASE,
)


def find_vitals(pages: Sequence[Page] | Outline) -> tuple[VitalSign, ...]:
    """Every sign with its value, in reading order; the same value is given once."""
    found: list[VitalSign] = []
    seen: set[tuple[str, str, Status]] = set()
    for statement in outline_of(pages).statements:
        if statement.section in _NO_SECTIONS:
            continue
        for sign in _in_statement(statement):
            key = (sign.key, "".join(sign.value.split()), sign.status)
            if key not in seen:
                seen.add(key)
                found.append(sign)
    return tuple(found)


def _in_statement(statement: Statement) -> list[VitalSign]:
    strong, every = list(_read(statement, weak=False)), list(_read(statement, weak=True))
    # "T 37.2 P 88 R 18": single letters are signs only in company.
    among = statement.section == "vitals" or len({sign.key for sign in every}) > 2
    found = every if among else strong
    found.sort(key=lambda sign: sign.source.start)
    kept: list[VitalSign] = []
    for sign in found:
        if not kept or sign.source.start >= kept[-1].source.end:
            kept.append(sign)
    return kept


def _read(statement: Statement, *, weak: bool) -> Iterator[VitalSign]:
    text = statement.page.text
    for sign, plain, among in _PATTERNS:
        for match in (among if weak else plain).finditer(text, statement.start, statement.end):
            number = _number(sign, match["value"])
            within = number is not None and sign.low <= number <= sign.high
            if sign.high and not within and not _FEET.search(match["value"]):
                continue
            if sign.key == "blood_pressure" and not _is_pressure(match["value"]):
                continue
            page = statement.page.number
            yield VitalSign(
                key=sign.key,
                name=match["name"],
                value=match["value"],
                unit=match["unit"],
                source=Source(page, match.start("name"), match.end()),
                value_source=Source(page, *match.span("value")),
                number=number,
                status=_status(statement, match),
            )


def _number(sign: _Sign, value: str) -> Decimal | None:
    if not re.fullmatch(r"\d+(?:[.,]\d+)?", value):
        return None
    return Decimal(value.replace(",", "."))


def _is_pressure(value: str) -> bool:
    high, low = (int(part) for part in re.findall(r"\d+", value))
    return 50 <= high <= 280 and 20 <= low <= 180 and low < high


def _status(statement: Statement, match: re.Match[str]) -> Status:
    """A goal or limit, an earlier value, or one of the day: the words since the last clause."""
    text = statement.page.text
    before = text[max(statement.start, match.start() - 40) : match.start()]
    before = re.split(r"[,;|.](?:\s|$)", before)[-1]
    between = text[match.end("name") : match.start("value")]
    after = text[match.end() : match.end() + 24]
    if _WATCHED.search(before) or _WATCHED.search(between):
        return Status.HYPOTHETICAL
    told = f"{before} {between} {re.split(r'[,;|.]', after)[0]}"
    return Status.PAST if _EARLIER.search(told) else Status.PRESENT
