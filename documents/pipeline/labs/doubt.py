"""What makes a row of a scan ask a person to look, beyond what its print says.

Two readers saw the picture. Where they disagree on a value, a unit or a range the row asks, unless
the print itself settles it: a point that only the second reader lost where value and range are all
printed to one precision, or a unit that the test is given in against letters that are no unit. And
where both may have erred the print must hold together: a value has the precision of its range, no
figure between value and range is left over, a name is not another test's to the second reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.tokens import Item
from documents.pipeline.types import LabRow, Page, Reader, Word
from knowledge import analytes, units

NO_UNIT = "The unit of this value could not be read."
_LOW_CONFIDENCE = 0.5
_LOW_FOR_FIGURES = 0.65
_LOW_FOR_NAMES = 0.85
_SURE = 0.95
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_LABELS = re.compile(
    r"\b(?:ref|reference|normal|range|interval|values?|high|low|h|l)\b", re.IGNORECASE
)
_LEFT_OVER = re.compile(r"[A-Za-z0-9%µμ]")


def is_scan(draft: Draft) -> bool:
    """Whether the row was read from a picture."""
    return draft.line.page.reader is Reader.OCR


def doubted(draft: Draft, chosen: Item | None, analyte: analytes.Analyte | None) -> bool:
    """Whether the readers leave it open what the row says."""
    spans = [(draft.value.start, draft.value.end)] if draft.value else []
    spans += [i.outer for i in ([chosen] if chosen else draft.ranges)]
    text = draft.line.page.text
    steady = _one_precision(text, spans)
    for word in _words(draft.line.words, spans):
        if not _settled_number(word, steady):
            return True
    for word in _words(draft.line.words, [draft.unit] if draft.unit else []):
        if not _settled_unit(word, analyte):
            return True
    return is_scan(draft) and (
        _left_over(draft, chosen) or _other_name(draft) or (analyte is None and _dim_name(draft))
    )


def _words(words: Iterable[Word], spans: Iterable[tuple[int, int]]) -> list[Word]:
    places = list(spans)
    return [w for w in words if any(w.start < end and w.end > start for start, end in places)]


def _settled_number(word: Word, steady: bool) -> bool:
    """Whether a word of a value or range can be taken as the first reader saw it."""
    figures = any(c.isdigit() for c in word.text)
    least = _LOW_FOR_FIGURES if figures else _LOW_CONFIDENCE
    if word.confidence is not None and word.confidence < least:
        return False
    if word.doubt is None:
        return True
    sure = word.confidence is not None and word.confidence >= _SURE
    return steady and sure and figures and _lost_points(word.text, word.doubt)


def _lost_points(text: str, seen: str) -> bool:
    """Whether ``seen`` differs from ``text`` in points that it lacks alone."""
    digits = "".join(_digits(text))
    return digits == "".join(_digits(seen)) or digits in _digits(seen)


def _digits(text: str) -> list[str]:
    return [re.sub(r"\D", "", number) for number in _NUMBER.findall(text)]


def _one_precision(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether value and bounds are all printed with the same number of decimals, at least one."""
    found = [number for a, b in spans for number in _NUMBER.findall(text[a:b])]
    return len(found) > 1 and len({_decimals(n) for n in found}) == 1 and _decimals(found[0]) > 0


def _decimals(number: str) -> int:
    return len(re.split(r"[.,]", number)[1]) if re.search(r"[.,]", number) else 0


def _settled_unit(word: Word, analyte: analytes.Analyte | None) -> bool:
    sure = word.confidence is None or word.confidence >= _LOW_CONFIDENCE
    if word.doubt is None or not sure:
        return sure
    read = units.parse(word.text.strip("().,"))
    if read is None or analyte is None or not analyte.accepts(read):
        return False
    if word.confidence is None or word.confidence < _SURE:
        return False
    if any(c.isdigit() for c in word.doubt) and not any(c.isdigit() for c in word.text):
        return False
    if word.text.lower().startswith(word.doubt.lower().rstrip(".")):
        return True
    other = units.parse(word.doubt.strip("().,"))
    return other is None or (other.dimension, other.scale) == (read.dimension, read.scale)


def _left_over(draft: Draft, chosen: Item | None) -> bool:
    """Whether something between value and range belongs to neither, as a unit misread does."""
    value = draft.value
    if value is None:
        return False
    text = draft.line.page.text
    stop = chosen.outer[0] if chosen else draft.line.end
    if stop <= value.end or "\n" in text[value.end : stop] or draft.by_several:
        return False
    taken = [draft.unit] if draft.unit else []
    taken += draft.flags
    rest = "".join(
        " " if any(start <= at < end for start, end in taken) else character
        for at, character in enumerate(text[value.end : stop], value.end)
    )
    if chosen is None:
        return not draft.ranges and draft.day is None and bool(re.search(r"\d", rest))
    return bool(_LEFT_OVER.search(_LABELS.sub("", rest)))


def _dim_name(draft: Draft) -> bool:
    """Whether a name that the catalogue does not know was hard to read."""
    name = (draft.name.start, draft.name.end)
    return any(
        w.confidence is not None and w.confidence < _LOW_FOR_NAMES
        for w in _words(draft.line.words, [name])
    )


def _other_name(draft: Draft) -> bool:
    """Whether the name, with a word as the second reader saw it, is another test's."""
    known = set(analytes.candidates(draft.name_text))
    name = (draft.name.start, draft.name.end)
    for word in _words(draft.line.words, [name]):
        if word.doubt is None or not word.doubt.isascii():
            continue
        seen = draft.name_text.replace(word.text.strip(":"), word.doubt.strip(":"))
        other = set(analytes.exactly(seen))
        if other and not other & known:
            return True
    return False


def with_lost_units(page: Page, rows: Sequence[LabRow]) -> list[LabRow]:
    """The rows of a page; on a scan whose results have units, one without asks for review."""
    given = sum(r.unit is not None for r in rows)
    if page.reader is not Reader.OCR or given < 3 or given * 10 < len(rows) * 6:
        return list(rows)
    return [_asking(r) if _needs_unit(r) else r for r in rows]


def _needs_unit(row: LabRow) -> bool:
    test = analytes.get(row.analyte) if row.analyte else None
    if row.unit is not None or row.number is None or row.needs_review or test is None:
        return False
    return test.kind == "quantity" and test.canonical_unit not in {"ratio", "index", None}


def _asking(row: LabRow) -> LabRow:
    return replace(row, needs_review=True, review_reason=NO_UNIT)


def point_lost(raw: str, number: Decimal | None, chosen: Item | None, text: str) -> bool:
    """Whether a value without decimals stands beside a range that is printed with some."""
    if number is None or chosen is None or "." in raw or "," in raw:
        return False
    bounds = _NUMBER.findall(text[chosen.start : chosen.end])
    if not bounds or any(_decimals(bound) == 0 for bound in bounds):
        return False
    return number != 0
