"""Sentences about laboratory values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from documents.pipeline import pressures
from documents.pipeline.compose import corrected, several_values
from documents.pipeline.compose.language import ENGLISH, Wording
from documents.pipeline.compose.urgent import ALERT
from documents.pipeline.compose.wording import chunks, quoted, tidy
from documents.pipeline.types import DateFound, Flag, LabRow, Section, Source, SummarySentence

URGENT = "urgent"
"""What whom to call is about: a page that says so first leaves it out below."""

_CRITICAL = frozenset({Flag.CRITICAL_LOW, Flag.CRITICAL_HIGH})
_MARKS = {
    "h": "high", "hi": "high", "high": "high", "l": "low", "lo": "low", "low": "low",
    "hh": "very high", "ll": "very low", "n": "normal", "normal": "normal",
}  # fmt: skip
_MAX_WITHOUT_RANGE = 6
_NAMES_AT_ONCE = 4
_MARKED_SINGLY, _MARKED_AT_ONCE = 2, 4


def sentences(
    labs: Sequence[LabRow],
    noun: str,
    words: Wording = ENGLISH,
    unread: Sequence[Section] = (),
    aims: Mapping[str, SummarySentence] = MappingProxyType({}),
) -> Iterator[SummarySentence]:
    """What the rows say: what needs attention first, then the rest; one row is said once.

    ``unread`` are the tests of which a result is printed that could not be read; ``aims`` what is
    said of the aims of those without a range.
    """
    labs, older = newest(labs)
    labs = pressures.told_as_one(labs)
    own = [row for row in labs if corrected.is_own(row)]
    sure = [row for row in labs if not row.needs_review and not corrected.is_own(row)]
    doubtful = [row for row in labs if row.needs_review]
    outside = [row for row in sure if row.flag not in (None, Flag.NORMAL)]
    outside.sort(key=lambda row: row.flag not in _CRITICAL)
    inside = [row for row in sure if row.flag is Flag.NORMAL]
    then = [row for row in inside if row.when]
    unknown = [row for row in sure if row.flag is None]
    several = several_values.of_one_test([*sure, *doubtful])
    unordered = {row.value_source for rows in several for row in rows}
    to_check = len(doubtful) + len(unread)

    yield from _overview(outside, inside, to_check, noun, words)
    explained: set[str] = set()
    for row in outside:
        if row.value_source not in unordered:
            yield from _outside(row, noun, explained, words)
    for rows in several:
        yield from several_values.told([r for r in rows if not r.needs_review], noun, words)
    if any(row.flag in _CRITICAL for row in outside):
        yield from _call_now([row for row in outside if row.flag in _CRITICAL], words)
    yield from corrected.sentences(own, words)
    for row in then:
        if row.value_source not in unordered:
            yield from _in_range(row, noun, words)
    single = [row for row in inside if row.value_source not in unordered and row not in then]
    yield from _inside(single, bool(outside), bool(to_check), noun, words)
    # The same value of several days that can't be read is one sentence.
    alike = {(test_of(r), r.value, r.unit, r.when): r for r in reversed(unknown)}
    single = [row for row in reversed(alike.values()) if row.value_source not in unordered]
    yield from _without_range([r for r in single if r.analyte not in aims], noun, words)
    for row in single:
        if row.analyte in aims:
            yield _value(row, noun, words)
    yield from dict.fromkeys(aims.values())
    yield from _review(doubtful, words)
    yield from _unread(unread, words)
    if older:
        yield SummarySentence(words.say(words.frames.older_in_table), _places(older), "lab")


def newest(labs: Sequence[LabRow]) -> tuple[list[LabRow], list[LabRow]]:
    """Of a test with values of several days those of the last one, and apart from them the rest.

    Two sentences that "your hemoglobin is" this and that would leave open which of them holds.
    """
    days: dict[str, date] = {}
    for row in labs:
        if row.observed_on is not None:
            days[test_of(row)] = max(row.observed_on, days.get(test_of(row), date.min))
    found: tuple[list[LabRow], list[LabRow]] = [], []
    for row in labs:
        found[row.observed_on not in (None, days.get(test_of(row)))].append(row)
    return found


def test_of(row: LabRow) -> str:
    """By what the values of one test are told from others."""
    return row.analyte or tidy(row.name).casefold()


def each(
    labs: Sequence[LabRow], noun: str, words: Wording = ENGLISH, on: DateFound | None = None
) -> Iterator[SummarySentence]:
    """What every row says, value and side of the range, for somebody who asked about it.

    ``on`` is the day to say with the value, and where it stands.
    """
    explained: set[str] = set()
    for row in labs:
        if row.needs_review:
            yield from _review([row], words)
        elif corrected.is_own(row):
            yield from corrected.sentences([row], words)
        elif row.flag is None:
            yield from _without_range([row], noun, words, on)
        elif row.flag is not Flag.NORMAL:
            yield from _outside(row, noun, explained, words, on)
            if row.flag in _CRITICAL:
                yield from _call_now([row], words)
        else:
            yield from _in_range(row, noun, words, on)
            yield from _explained(row, explained, words)


def _overview(
    outside: Sequence[LabRow], inside: Sequence[LabRow], doubtful: int, noun: str, words: Wording
) -> Iterator[SummarySentence]:
    """How many are in their range; one that is to be checked first counts as if it were not."""
    if outside and inside:
        frames = words.frames
        mostly = len(outside) + doubtful < len(inside)
        lead = frames.most_inside if mostly else frames.some_inside
        others = frames.one_not if len(outside) == 1 else frames.some_not
        if doubtful:
            others = words.say(frames.some_to_check, others=others)
        text = words.say(lead, noun=noun, others=others)
        yield SummarySentence(text, _places([*inside, *outside]), "lab")


def overviews(noun: str, words: Wording) -> frozenset[str]:
    """What a summary may say of all values together, in front of those outside their range."""
    frames = words.frames
    return frozenset(
        words.say(lead, noun=noun, others=others)
        for lead in (frames.most_inside, frames.some_inside)
        for one in (frames.one_not, frames.some_not)
        for others in (one, words.say(frames.some_to_check, others=one))
    )


def _outside(
    row: LabRow, noun: str, explained: set[str], words: Wording, on: DateFound | None = None
) -> Iterator[SummarySentence]:
    yield _value(row, noun, words, on)
    side = words.sides.get(row.flag) if row.flag else None
    if side is None:
        text = words.say(words.frames.unusual, noun=noun)
        if row.ref_text:
            text += " " + words.say(words.frames.usual, usual=quoted(row.ref_text))
    else:
        text = words.say(words.frames.outside, noun=noun, side=side, range=_range(row, words))
    yield SummarySentence(text, (row.source,), "lab")
    if tidy(row.printed_flag or "").casefold() == ALERT:
        text = words.say(words.frames.marked, noun=noun, mark=quoted(row.printed_flag or ""))
        yield SummarySentence(text, (row.source,), "lab")
    yield from _explained(row, explained, words)


def _in_range(
    row: LabRow, noun: str, words: Wording, on: DateFound | None = None
) -> Iterator[SummarySentence]:
    yield _value(row, noun, words, on)
    text = words.say(words.frames.inside, noun=noun, range=_range(row, words))
    yield SummarySentence(text, (row.source,), "lab")


def _explained(row: LabRow, explained: set[str], words: Wording) -> Iterator[SummarySentence]:
    """What the test measures, from the catalogue, once for each analyte."""
    if row.analyte is None or row.analyte in explained or not ENGLISH.measures(row.analyte)[0]:
        return
    explained.add(row.analyte)
    text, reference = words.measures(row.analyte)
    yield SummarySentence(text, (row.source,), "lab", reference)


def _call_now(rows: Sequence[LabRow], words: Wording) -> Iterator[SummarySentence]:
    names = words.listed(list(dict.fromkeys(words.test(row) for row in rows)))
    places = _places(rows)
    yield SummarySentence(words.say(words.frames.call_clinic, names=names), places, URGENT)
    yield SummarySentence(words.say(words.frames.emergency), places, URGENT)


def _inside(
    inside: Sequence[LabRow], others: bool, doubtful: bool, noun: str, words: Wording
) -> Iterator[SummarySentence]:
    if not inside:
        return
    frames = words.frames
    tests = list(dict.fromkeys(words.test(row) for row in inside))
    if len(tests) <= 4:
        names = words.listed(tests)
        one = len(tests) == 1 and not words.plural(names)
        text = words.say(frames.one_in_range if one else frames.many_in_range, names=names)
    elif others:
        text = words.say(frames.others_sure_in_range if doubtful else frames.others_in_range)
    else:
        frame = frames.all_sure_in_range if doubtful else frames.all_in_range
        text = words.say(frame, noun=noun)
    yield SummarySentence(text, _places(inside), "lab")


def _without_range(
    rows: Sequence[LabRow], noun: str, words: Wording, on: DateFound | None = None
) -> Iterator[SummarySentence]:
    frames = words.frames
    marked = [row for row in rows if _is_marked(row)]
    yield from _marked(marked, noun, words, on)
    plain = sorted((row for row in rows if row not in marked), key=lambda row: bool(row.when))
    for some in ([r for r in plain if not r.ref_text], [r for r in plain if r.ref_text]):
        shown, more = some[:_MAX_WITHOUT_RANGE], some[_MAX_WITHOUT_RANGE:]
        for row in shown:
            yield _value(row, noun, words, on)
        if more:
            yield SummarySentence(words.say(frames.more_in_table), _places(more), "lab")
        if some and some[0].ref_text:
            yield from _not_compared(shown, words)
        elif some:
            frame = frames.values_without_range if len(some) > 1 else frames.value_without_range
            yield SummarySentence(words.say(frame), _places(some), "lab")


def _not_compared(rows: Sequence[LabRow], words: Wording) -> Iterator[SummarySentence]:
    """Values beside a range that leaves open what of it holds: one for each sex, for each age."""
    for some in chunks(rows, _NAMES_AT_ONCE):
        names = words.listed(list(dict.fromkeys(words.test(row) for row in some)))
        printed = _range(some[0], words) if len(some) == 1 else ""
        text = words.say(words.frames.range_not_compared, names=names, range=printed)
        yield SummarySentence(text, _places(some), "lab")


def _is_marked(row: LabRow) -> bool:
    """Whether a mark can be told: a star alone says nothing that could be quoted."""
    printed = tidy(row.printed_flag or "")
    return bool(printed) and mark_of(printed) != "normal"


def _marked(
    rows: Sequence[LabRow], noun: str, words: Wording, on: DateFound | None
) -> Iterator[SummarySentence]:
    """Values that only a mark tells of; many with one mark are said together."""
    frames = words.frames
    same: dict[str, list[LabRow]] = {}
    for row in rows:
        printed = row.printed_flag or ""
        same.setdefault(words.marks.get(mark_of(printed)) or quoted(printed), []).append(row)
    for said, some in same.items():
        if len(some) <= _MARKED_SINGLY:
            for row in some:
                yield _value(row, noun, words, on)
                text = words.say(frames.marked, noun=noun, mark=said)
                yield SummarySentence(text, (row.source,), "lab")
            continue
        for part in chunks(some, _MARKED_AT_ONCE):
            values = words.listed([f"{words.test(row)} {words.shown(row)}" for row in part])
            text = words.say(frames.marked_many, noun=noun, mark=said, values=values)
            yield SummarySentence(text, _places(part), "lab")


def _review(rows: Sequence[LabRow], words: Wording) -> Iterator[SummarySentence]:
    """Rows that were not read for sure are named, and nothing is said of their value."""
    for some in chunks(rows, 4):
        names = words.listed(list(dict.fromkeys(words.test(row) for row in some)))
        text = words.say(words.frames.check, names=names)
        yield SummarySentence(text, _places(some), "notice")
    if rows:
        yield SummarySentence(words.say(words.frames.unsure), _places(rows), "notice")


def _unread(sections: Sequence[Section], words: Wording) -> Iterator[SummarySentence]:
    """Tests of which a result is printed that could not be read at all, by their printed names."""
    for some in chunks(sections, _NAMES_AT_ONCE):
        names = words.listed(list(dict.fromkeys(words.printed(each.title) for each in some)))
        places = tuple(each.source for each in some)
        yield SummarySentence(words.say(words.frames.check, names=names), places, "notice")
    if sections:
        places = tuple(each.source for each in sections)
        yield SummarySentence(words.say(words.frames.unsure), places, "notice")


def _value(row: LabRow, noun: str, words: Wording, on: DateFound | None = None) -> SummarySentence:
    name, value, frames = words.test(row), words.shown(row), words.frames
    many = words.plural(name)
    if on is None and row.when:
        when = quoted(row.when)
        text = words.say(frames.value_then, noun=noun, name=name, value=value, when=when)
        return SummarySentence(text, (row.source,), "lab")
    if on is None:
        text = words.say(frames.values if many else frames.value, name=name, value=value)
        return SummarySentence(text, (row.source,), "lab")
    frame, day = frames.values_on if many else frames.value_on, words.day(on.value)
    text = words.say(frame, name=name, value=value, date=day)
    return SummarySentence(text, tuple(dict.fromkeys((row.source, on.source))), "lab")


def _range(row: LabRow, words: Wording) -> str:
    return f" ({words.printed(row.ref_text)})" if row.ref_text else ""


def mark_of(printed: str) -> str:
    """What a report's mark says of a value: a key of each language's ``marks``, or nothing."""
    return _MARKS.get(printed.strip(" *()[]").lower(), "")


def _places(rows: Sequence[LabRow]) -> tuple[Source, ...]:
    return tuple(row.source for row in rows)
