"""Whether a paper writes the day or the month first in dates of figures, where it proves it.

Proof is a part over 12, the same day printed in words too, and else the marks of one country. A
paper that proves both, or none, leaves its dates open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from documents.pipeline.language.calendar_words import MONTHS, labels_a_day_first

_NUMERIC: Final = re.compile(
    r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?!\d|[/.-]\d)"
)
_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_IN_WORDS: Final = (
    re.compile(
        rf"(?<!\w)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of| de)?[ .-]{{1,2}}(?P<m>{_MONTH})\.?"
        rf"(?: del?)?[ ,.-]{{1,3}}(?P<y>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w)(?P<m>{_MONTH})\.?[ -]{{1,2}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?[ -]{{1,2}}"
        rf"(?P<y>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<!\d)(?P<y>(?:19|20)\d\d)[ -](?P<m>{_MONTH})[ -](?P<d>\d{{1,2}})(?!\d)", re.I),
    re.compile(r"(?<![\d/.-])(?P<y>(?:19|20)\d\d)[-/](?P<m>\d\d)[-/](?P<d>\d\d)(?!\d|[/.-]\d)"),
)
# Post codes of the United Kingdom and its health service, and words that all lands that write the
# day first spell so: a haemoglobin in umol is nobody's who writes the month first.
_DAY_FIRST: Final = re.compile(
    r"\bNHS\b|\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b"
    r"|(?i:\b(?:an|leuk|ur|hyperglyc|hypoglyc|septic)?h?aem(?:o|at|ia)\w+|\boestr\w+|\boedema"
    r"|\bpaediat\w+|\bgynaecolog\w+|\bdiarrhoea)"
)
_MONTH_FIRST: Final = re.compile(
    r"°\s?F\b|\b(?:9\d|10\d)(?:\.\d)?\s?F\b(?!\s?:)|\blbs?\b|\b\d'\s?\d{1,2}\"|\bZIP\b"
    r"|\b[A-Z]{2} \d{5}(?:-\d{4})?\b"
)

# A town with the letters of its state, where a paper says where it is from: in its head, or where
# the laboratory is. Elsewhere the letters may be those of an illness or of what somebody studied;
# those that are as often a land's are left out.
_STATE: Final = (
    r"(?:A[LKZ]|C[AT]|FL|GA|HI|I[LA]|K[SY]|LA|M[EINO]|N[EVHJMYCD]|O[HKR]|RI|S[CD]|T[NX]|UT|V[TA]"
    r"|W[VIY]|DC)"
)
_TOWN: Final = r"[A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15}){0,2}"
_HEAD_TOWN: Final = re.compile(
    rf"(?:^|\n)[ \t]*{_TOWN}, (?!ND)(?:{_STATE})(?=[ ]{{2,}}|\t|[ ]*\n|[ ]*\|)"
)
_LABORATORY: Final = re.compile(
    r"(?:^|\n|[ ]{2})(?:(?:performing |reference )?lab(?:oratory)?|performed (?:at|by)|location"
    rf"|facility|hospital|clinic) ?: ?(?-i:[A-Z][\w .&'’-]{{2,50}}, {_TOWN}, {_STATE})"
    r"[ \t]*(?=\r?\n|$)",
    re.IGNORECASE,
)
_HEAD: Final = 4


def _is_american(text: str) -> bool:
    """Whether a page has marks of the one country that writes the month first."""
    head = "\n".join(text.split("\n", _HEAD)[:_HEAD]) + "\n"
    return any((_MONTH_FIRST.search(text), _HEAD_TOWN.search(head), _LABORATORY.search(text)))


def day_first(texts: Sequence[str]) -> bool | None:
    """Whether the day stands first; None where the paper doesn't prove it, or proves both."""
    printed = [
        (int(found[1]), int(found[3]), found[4])
        for text in texts for found in _NUMERIC.finditer(text)
    ]  # fmt: skip
    day = any(12 < first <= 31 and second <= 12 for first, second, _ in printed)
    month = any(12 < second <= 31 and first <= 12 for first, second, _ in printed)
    if day or month:
        return day if day != month else None
    told = {each for text in texts for each in _told(text)}
    two_ways = [(a, b, _year(year)) for a, b, year in printed if a != b and max(a, b) <= 12]
    day = any((year, second, first) in told for first, second, year in two_ways)
    month = any((year, first, second) in told for first, second, year in two_ways)
    if day != month:
        return day
    american = any(_is_american(text) for text in texts)
    other = any(labels_a_day_first(text) or _DAY_FIRST.search(text) for text in texts)
    return None if day or american == other else other


def _told(text: str) -> list[tuple[int, int, int]]:
    """Every day that a text prints in an order beyond doubt: year, month, day."""
    return [
        (int(found["y"]), MONTHS.get(found["m"].lower()) or int(found["m"]), int(found["d"]))
        for pattern in _IN_WORDS for found in pattern.finditer(text)
    ]  # fmt: skip


def _year(printed: str) -> int:
    year = int(printed)
    return year if year > 99 else year + (2000 if year < 50 else 1900)
