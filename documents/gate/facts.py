"""Checks of single facts: numbers, dates, sides, flags, entities, medicines, laboratory values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from documents.gate import ranges
from documents.gate.binding import belongs
from documents.gate.meaning import is_illness
from documents.gate.measures import normal_number
from documents.gate.text import Item, Text, is_unit, pooled_keys, pooled_wide_keys
from documents.gate.types import Code, Reason
from documents.gate.words import stems, words
from documents.pipeline.labs.prose import UNSURE
from documents.pipeline.types import Flag, LabRow
from knowledge import glossary

_SIDES = frozenset({"left", "right", "=bilateral"})
_FLAGS = frozenset({"*high", "*low", "*normal"})
_PARTING = frozenset(", ; and or & then".split(" "))
_FLAG_OF = {
    Flag.HIGH: "*high",
    Flag.CRITICAL_HIGH: "*high",
    Flag.LOW: "*low",
    Flag.CRITICAL_LOW: "*low",
    Flag.NORMAL: "*normal",
}
_SMALL_FIGURES = frozenset("½¼¾²³±")
_NOW = frozenset("is are now today currently".split(" "))
_THEN = frozenset("was were had been came went rose fell peaked before first then".split(" "))
_RATE = re.compile(r"(?:day|week|month|every):")
_LEVEL = re.compile(r"[a-z]{1,3}\d+")


def numbers(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Every number and date stands in the cited sentences, with its unit and beside its own."""
    everywhere = [item for text in cited for item in text.items]
    known_directions = {d.key for text in cited for d in text.directions}
    if bounding := ranges.is_bound_of_nothing(statement, cited):
        yield Reason(Code.NUMBER, bounding)
    if figures := _SMALL_FIGURES & set(statement.raw) - set("".join(t.raw for t in cited)):
        yield Reason(Code.NUMBER, min(figures))
    for item in statement.items:
        if item.is_date:
            same = [other for other in everywhere if other.key == item.key]
            if _count(statement, item.key) > len(same) or not belongs(
                statement, item, cited, _other_date(item)
            ):
                yield Reason(Code.DATE, item.raw)
            continue
        if item.key.startswith("ord") or _LEVEL.fullmatch(item.key):
            often = sum(other.key == item.key for other in everywhere)
            anew = item.key.startswith("ord") and ranges.is_bounded_anew(statement, item, cited)
            if anew or _count(statement, item.key) > often:
                yield Reason(Code.NUMBER, item.raw)
            continue
        if not item.is_number:
            continue
        direction = statement.in_direction(item)
        cut_out = ranges.is_cut_out(statement, item, cited)
        anew = ranges.is_bounded_anew(statement, item, cited)
        if direction is not None and direction.key in known_directions and not (cut_out or anew):
            continue
        same = [other for other in everywhere if other.key == item.key]
        if not same:
            yield Reason(Code.NUMBER, item.raw)
        elif _count(statement, item.key) > max(1, len(same)):
            # One 6 in the source is no ground for "6/6".
            yield Reason(Code.NUMBER, item.raw)
        elif item.unit and not any(other.unit == item.unit for other in same):
            yield Reason(Code.UNIT, f"{item.raw} {item.unit}")
        elif (cut_out or anew or ranges.is_ratio_anew(statement, item, cited)) or not (
            _told_by_unit(item, everywhere)
            or ranges.told_by_role(statement, item, cited)
            or belongs(statement, item, cited, _other_number(item))
        ):
            yield Reason(Code.NUMBER, item.raw)


def _count(statement: Text, key: str) -> int:
    return sum(key == item.key for item in statement.items)


def _other_number(item: Item) -> Callable[[Item], bool]:
    return lambda other: other.is_number and other.key != item.key


def _other_date(item: Item) -> Callable[[Item], bool]:
    return lambda other: other.is_date and other.key != item.key


def _told_by_unit(item: Item, everywhere: Sequence[Item]) -> bool:
    """Whether its unit alone tells a number from all others of the source: "in 5 years"."""
    return item.unit is not None and not any(
        other.is_number and other.key != item.key and other.unit == item.unit
        for other in everywhere
    )


def _one_of(keys: frozenset[str]) -> Callable[[Item], bool]:
    return lambda other: other.key in keys or bool(other.parts & keys)


def opposites(statement: Text, cited: Sequence[Text], labs: Sequence[LabRow]) -> Iterator[Reason]:
    """Left stays left and high stays high, also where the source holds both."""
    # "deficient" lets a statement say low, beside what it stands beside (``bonds``).
    keys = pooled_keys(cited) | (pooled_wide_keys(cited) & _FLAGS)
    everywhere = [item.key for text in cited for item in text.items]
    for item in statement.items:
        if item.key.startswith("=") and item.key in keys and item.key not in _SIDES:
            continue
        if ranges.bounds_alike(statement, item, cited) or item.raw.lower() in ("week", "weeks"):
            continue
        said = {item.key} if item.key[0] == "*" else {item.key, *item.parts}
        for key in said & _OPPOSED:
            rivals = frozenset(other for one, other in words().opposites if one == key)
            if key not in keys:
                if key in _SIDES:
                    yield Reason(Code.SIDE, item.raw)
                elif key in _FLAGS and _flag_of_rows(statement, labs) != key:
                    yield Reason(Code.FLAG, item.raw)
            elif rivals & keys and not belongs(statement, item, cited, _one_of(rivals)):
                code = Code.SIDE if key in _SIDES else Code.FLAG
                yield Reason(code, item.raw)
            elif rivals & keys and _count(statement, key) > max(1, everywhere.count(key)):
                yield Reason(Code.SIDE if key in _SIDES else Code.FLAG, item.raw)
            elif key in _SIDES and _count(statement, key) > everywhere.count(key):
                yield Reason(Code.SIDE, item.raw)


_OPPOSED = frozenset(one for one, _ in words().opposites) | _SIDES | _FLAGS


def entities(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Every word that carries a claim stands in the cited sentences, or one that means the same."""
    keys, exact = pooled_wide_keys(cited), pooled_keys(cited)
    known_directions = {d.key for text in cited for d in text.directions}
    for item in statement.claims():
        if item.is_number or item.is_date or item.key.startswith("ord"):
            continue
        if _measures(statement, item) or item.key in _FLAGS:
            continue
        if item.key in keys:
            if item.key not in exact and not _lent(statement, item, cited):
                yield Reason(Code.NEW_ENTITY, item.raw)
            continue
        direction = statement.in_direction(item)
        if direction is not None:
            if direction.key not in known_directions and not item.parts <= keys:
                yield Reason(Code.DIRECTION, item.raw)
            continue
        parts = item.parts - words().free
        if parts and parts <= keys and not item.is_medicine:
            continue
        yield Reason(Code.MEDICINE if item.is_medicine else Code.NEW_ENTITY, item.raw)


def _lent(statement: Text, item: Item, cited: Sequence[Text]) -> bool:
    """Whether a word that names where ("spinal") is more than a scrap of a plain name.

    "Around the spinal cord" explains "epidural"; it does not make an epidural a spinal.
    """
    if is_illness(item.key, item.raw) and not any(
        text.lends(item.key, statement) for text in cited
    ):
        return False
    if not any(term.plain.startswith("of the ") for term in glossary.terms_in(item.raw)):
        return True
    return any(
        item.key in keys and (len(keys) == 1 or len(keys & statement.keys) > 1)
        for text in cited
        for other in text.items
        for keys in text.meaning_sets(other)
    )


def _measures(statement: Text, item: Item) -> bool:
    """A unit behind its number: ``numbers`` has judged it with the number."""
    place = statement.items.index(item)
    before = statement.items[max(0, place - 2) : place]
    if item.key in ("fahrenheit", "celsiu"):
        return any((other.unit or "").startswith("degree ") for other in before)
    return is_unit(item) and bool(before) and before[-1].is_number


def doses(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Each medicine keeps its own dose, route and frequency."""
    known = {d.key for text in cited for d in text.directions}
    for direction in statement.directions:
        said = stems(statement.raw[direction.start : direction.end])
        spelled = any(len(word) > 1 for word in said)
        rate = bool(_RATE.match(direction.key)) and any(map(_RATE.match, known))
        if direction.key not in known and not (
            spelled and not rate and set(said) <= pooled_keys(cited) | words().free
        ):
            yield Reason(Code.DIRECTION, statement.raw[direction.start : direction.end])
    counts = Counter(d.key for text in cited for d in text.directions)
    for key, often in Counter(d.key for d in statement.directions).items():
        if counts[key] and often > counts[key]:
            yield Reason(Code.DIRECTION, key)
    segments = [pair for text in cited for pair in _segments(text)]
    if len({key for key, _, _ in segments}) < 2:
        return
    for key, said_numbers, said_ways in _segments(statement):
        own = [(n, ways) for other, n, ways in segments if other == key]
        if own and not any(said_numbers <= n for n, _ in own):
            yield Reason(Code.DOSE, key)
        if own and not any(said_ways <= ways for _, ways in own):
            yield Reason(Code.DIRECTION, key)


def _segments(text: Text) -> list[tuple[str, frozenset[str], frozenset[str]]]:
    """For each medicine the numbers and directions that belong to it.

    Between two medicines the last comma or "and" parts what belongs to the one from what belongs
    to the other: ``metformin 500 mg b.i.d. and 10 mg of lisinopril``.
    """
    drugs = [item for item in text.items if item.is_medicine]
    bounds = [0, *(_part(text, a.last, b.first) for a, b in pairwise(drugs)), len(text.tokens)]
    found = []
    for drug, (first, last) in zip(drugs, pairwise(bounds), strict=False):
        start, end = text.tokens.starts[first], text.tokens.ends[last - 1]
        ways = frozenset(d.key for d in text.directions if start <= d.start and d.end <= end)
        said = frozenset(
            item.key
            for item in text.items
            if first <= item.first < last and item.is_number and text.in_direction(item) is None
        )
        found.append((drug.key, said, ways))
    return found


def _part(text: Text, first: int, last: int) -> int:
    """The word at which what lies between two medicines is parted."""
    places = [p for p in range(first, last) if text.tokens.words[p] in _PARTING]
    return places[-1] if places else last


def laboratory(statement: Text, labs: Sequence[LabRow]) -> Iterator[Reason]:
    """Numbers, units and flags said of a test are those of its row."""
    named = [row for row in labs if _names(statement, row)]
    if not named:
        return
    said = {item.key for item in statement.items if item.is_number}
    for row in named:
        if row.needs_review and (said & _numbers(row.value)) and not _is_further(row, labs):
            yield Reason(Code.LAB_REVIEW, row.name)
        if row.when and said & _numbers(row.value) and _is_of_now(statement):
            yield Reason(Code.PAST, row.name)
    if len({row.name for row in named}) > 1 or _says_several(statement):
        return
    allowed = frozenset().union(*(_numbers(" ".join(_printed(row))) for row in named))
    several = len({row.name for row in labs}) > 1
    for item in statement.items if several else ():
        if item.is_number and item.key not in allowed and statement.in_direction(item) is None:
            yield Reason(Code.LAB_VALUE, item.raw)
    flags = {_FLAG_OF.get(row.flag) for row in named if row.flag is not None}
    told = {item.key for item in statement.items if item.key in _FLAGS}
    if flags and told and not told <= flags:
        yield Reason(Code.FLAG, named[0].name)


def _is_of_now(statement: Text) -> bool:
    """Whether it tells what is so, with nothing of a time before: ``your sodium is now 128``."""
    told = set(statement.tokens.words)
    return not told.isdisjoint(_NOW) and told.isdisjoint(_THEN)


def _is_further(row: LabRow, labs: Sequence[LabRow]) -> bool:
    """Whether it is only open if a further figure is of the one test that its sentence names.

    ``128 on admission and 136 at discharge``: the figures themselves are certain, and the other
    checks bind each to its own time.
    """
    others = [each for each in labs if each is not row]
    return (
        row.review_reason == UNSURE
        and all(each.name == row.name for each in others)
        and not all(each.needs_review for each in others)
    )


def _says_several(statement: Text) -> bool:
    """Whether two sides of a range are told: of two tests, which ``bonds`` keeps apart."""
    return len({item.key for item in statement.items if item.key in _FLAGS}) > 1


def _names(statement: Text, row: LabRow) -> bool:
    wanted = set(stems(row.name)) - words().free
    return bool(wanted) and wanted <= statement.keys


def _flag_of_rows(statement: Text, labs: Sequence[LabRow]) -> str | None:
    flags = {_FLAG_OF.get(row.flag) for row in labs if row.flag and _names(statement, row)}
    return flags.pop() if len(flags) == 1 else None


def _printed(row: LabRow) -> tuple[str, ...]:
    observed = row.observed_on.isoformat() if row.observed_on else ""
    return (row.name, row.value, row.unit or "", row.ref_text or "", observed)


def _numbers(text: str) -> frozenset[str]:
    return frozenset(f"#{normal_number(n)}" for n in re.findall(r"\d+(?:[.,]\d+)*", text))
