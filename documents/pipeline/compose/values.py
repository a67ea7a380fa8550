"""Sentences about laboratory values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from documents.pipeline.compose.wording import chunks, in_sentence, is_plural, listed, quoted, tidy
from documents.pipeline.types import Flag, LabRow, Source, SummarySentence
from knowledge import analytes

_CRITICAL = frozenset({Flag.CRITICAL_LOW, Flag.CRITICAL_HIGH})
_SIDE = {
    Flag.LOW: "below",
    Flag.HIGH: "above",
    Flag.CRITICAL_LOW: "far below",
    Flag.CRITICAL_HIGH: "far above",
}
_MARKS = {
    "h": "high", "hi": "high", "high": "high", "l": "low", "lo": "low", "low": "low",
    "hh": "very high", "ll": "very low", "n": "normal", "normal": "normal",
}  # fmt: skip
_MAX_WITHOUT_RANGE = 6


def sentences(labs: Sequence[LabRow], noun: str) -> Iterator[SummarySentence]:
    """What the rows say: what needs attention first, then the rest; one row is said once."""
    sure = [row for row in labs if not row.needs_review]
    doubtful = [row for row in labs if row.needs_review]
    outside = [row for row in sure if row.flag not in (None, Flag.NORMAL)]
    outside.sort(key=lambda row: row.flag not in _CRITICAL)
    inside = [row for row in sure if row.flag is Flag.NORMAL]
    unknown = [row for row in sure if row.flag is None]

    yield from _overview(outside, inside, noun)
    explained: set[str] = set()
    for row in outside:
        yield from _outside(row, noun, explained)
    if any(row.flag in _CRITICAL for row in outside):
        yield from _call_now([row for row in outside if row.flag in _CRITICAL])
    yield from _inside(inside, bool(outside), noun)
    yield from _without_range(unknown, noun)
    yield from _review(doubtful)


def each(labs: Sequence[LabRow], noun: str) -> Iterator[SummarySentence]:
    """What every row says, value and side of the range, for somebody who asked about it."""
    explained: set[str] = set()
    for row in labs:
        if row.needs_review:
            yield from _review([row])
        elif row.flag is None:
            yield from _without_range([row], noun)
        elif row.flag is not Flag.NORMAL:
            yield from _outside(row, noun, explained)
            if row.flag in _CRITICAL:
                yield from _call_now([row])
        else:
            given = f" ({tidy(row.ref_text)})" if row.ref_text else ""
            yield SummarySentence(_value(row), (row.source,), "lab")
            text = f"That is in the range printed on the {noun}{given}."
            yield SummarySentence(text, (row.source,), "lab")
            yield from _explained(row, explained)


def _overview(
    outside: Sequence[LabRow], inside: Sequence[LabRow], noun: str
) -> Iterator[SummarySentence]:
    if outside and inside:
        few = len(outside) < len(inside)
        text = f"{'Most' if few else 'Some'} of the values are in the range that the {noun} prints."
        yield SummarySentence(text, _places(inside), "lab")
        text = f"{'One is' if len(outside) == 1 else 'Some are'} not."
        yield SummarySentence(text, _places(outside), "lab")


def _outside(row: LabRow, noun: str, explained: set[str]) -> Iterator[SummarySentence]:
    yield SummarySentence(_value(row), (row.source,), "lab")
    if row.flag is Flag.ABNORMAL or row.flag not in _SIDE:
        expected = f" It lists {quoted(row.ref_text)} as usual." if row.ref_text else ""
        yield SummarySentence(
            f"That is not the usual result on the {noun}.{expected}", (row.source,), "lab"
        )
    else:
        side = _SIDE[row.flag]
        given = f" ({tidy(row.ref_text)})" if row.ref_text else ""
        text = f"That is {side} the range printed on the {noun}{given}."
        yield SummarySentence(text, (row.source,), "lab")
    yield from _explained(row, explained)


def _explained(row: LabRow, explained: set[str]) -> Iterator[SummarySentence]:
    """What the test measures, from the catalogue, once for each analyte."""
    if row.analyte is None or row.analyte in explained:
        return
    entry = analytes.get(row.analyte)
    if entry is None or not entry.measures:
        return
    explained.add(row.analyte)
    yield SummarySentence(entry.measures, (row.source,), "lab", entry.reference)


def _call_now(rows: Sequence[LabRow]) -> Iterator[SummarySentence]:
    names = listed([in_sentence(row.name) for row in rows])
    places = _places(rows)
    yield SummarySentence(
        f"Call your clinic today and tell them about your {names}.", places, "notice"
    )
    yield SummarySentence(
        "If you have chest pain, can't breathe well, feel faint or feel very ill, "
        "call your local emergency number now.",
        places,
        "notice",
    )


def _inside(inside: Sequence[LabRow], others: bool, noun: str) -> Iterator[SummarySentence]:
    if not inside:
        return
    if len(inside) <= 4:
        names = listed([in_sentence(row.name) for row in inside])
        verb = "is" if len(inside) == 1 and not is_plural(names) else "are"
        text = f"Your {names} {verb} in range."
    elif others:
        text = "The other values with a range are in range."
    else:
        text = f"All values with a range on the {noun} are in that range."
    yield SummarySentence(text, _places(inside), "lab")


def _without_range(rows: Sequence[LabRow], noun: str) -> Iterator[SummarySentence]:
    marked = [row for row in rows if row.printed_flag and _mark(row.printed_flag) != "normal"]
    for row in marked:
        yield SummarySentence(_value(row), (row.source,), "lab")
        meaning = _mark(row.printed_flag or "")
        said = meaning or quoted(row.printed_flag or "")
        yield SummarySentence(f"The {noun} marks it as {said}.", (row.source,), "lab")
    plain = [row for row in rows if row not in marked]
    for row in plain[:_MAX_WITHOUT_RANGE]:
        yield SummarySentence(_value(row), (row.source,), "lab")
    if plain:
        which = "these values" if len(plain) > 1 else "this value"
        if len(plain) > _MAX_WITHOUT_RANGE:
            yield SummarySentence(
                "More values are in the table.", _places(plain[_MAX_WITHOUT_RANGE:]), "lab"
            )
        yield SummarySentence(f"No range is printed for {which}.", _places(plain), "lab")


def _review(rows: Sequence[LabRow]) -> Iterator[SummarySentence]:
    """Rows that were not read for sure are named, and nothing is said of their value."""
    for some in chunks(rows, 4):
        names = listed([in_sentence(row.name) for row in some])
        yield SummarySentence(f"Please check {names} on the page.", _places(some), "notice")
    if rows:
        text = "We could not read that part for sure."
        yield SummarySentence(text, _places(rows), "notice")


def _value(row: LabRow) -> str:
    unit = f" {tidy(row.unit)}" if row.unit and row.unit != "%" else (row.unit or "")
    value = tidy(row.value)
    shown = f"{value}{unit}" if any(ch.isdigit() for ch in value) else quoted(value)
    name = in_sentence(row.name)
    return f"Your {name} {'are' if is_plural(name) else 'is'} {shown}."


def _mark(printed: str) -> str:
    return _MARKS.get(printed.strip(" *()[]").lower(), "")


def _places(rows: Sequence[LabRow]) -> tuple[Source, ...]:
    return tuple(row.source for row in rows)
