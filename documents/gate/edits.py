"""What stands in the place of another word: a near copy of a sentence with one word exchanged.

All words of "the pain is worse on the stairs and better at rest" stand in its source also where
better and worse have changed places, and a word like "after" or "next" is in no list of things.
So a statement is laid beside its sentence, and where something of it stands between the same
neighbours as something else of the source, it must mean the same. Statements that are worded
freely have few such places; the other checks are for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from documents.gate.advice import TOLD
from documents.gate.modality import COMING
from documents.gate.text import Item, Text, is_unit
from documents.gate.types import Code, Reason
from documents.gate.words import stem, words

_ALIKE = 0.5
"""The share of a statement's items that stand in the source in its order, from which it is laid
beside it."""
_LONGEST = 6
"""Items of the longest place that is compared; beyond it the wording is free."""

_PERSONS = {
    word: kind
    for kind, names in {
        "patient": "patient patients pt you your yours he she him her hers his they them their mr "
        "mrs ms who man woman male female gentleman lady",
        "doctor": "i me my we us our doctor doctors physician physicians provider providers dr "
        "clinician team clinic",
        "nurse": "nurse nurses",
    }.items()
    for word in names.split()
}
_MALE = frozenset("he him his himself".split())
_FEMALE = frozenset("she her hers herself".split())
_HAD, _HAVE = frozenset({"had"}), frozenset({"has", "have"})
_DONE = frozenset("was were had did".split())


def check(raw: str, statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Reasons where a statement puts something else in a word's place.

    ``raw`` is the statement before "your" was read as "his".
    """
    if is_of_nobody(raw, (text.raw for text in cited)):
        yield Reason(Code.NEW_ENTITY, "his or her")
        return
    exact = Text(raw)
    reasons = [tuple(_against(exact, text)) for text in cited]
    if reasons and all(reasons):
        yield min(reasons, key=len)[0]


def is_of_nobody(statement: str, source: Iterable[str]) -> bool:
    """Whether a statement says he of a source that knows only a her, or the other way round."""
    said = set(re.findall(r"[a-z]+", statement.lower()))
    if not said & (_MALE | _FEMALE):
        return False
    held = {word for text in source for word in re.findall(r"[a-z]+", text.lower())}
    return any(
        said & own and held & other and not held & own
        for own, other in ((_MALE, _FEMALE), (_FEMALE, _MALE))
    )


def _against(statement: Text, source: Text) -> Iterator[Reason]:
    ours, theirs = statement.items, source.items
    matcher = SequenceMatcher(
        None, [_sign(item) for item in theirs], [_sign(item) for item in ours], autojunk=False
    )
    same = sum(block.size for block in matcher.get_matching_blocks())
    if not ours or same < 2 or same < _ALIKE * len(ours):
        return
    codes = matcher.get_opcodes()
    left = [item for tag, a, b, _, _ in codes if tag != "equal" for item in theirs[a:b]]
    for tag, a, b, c, d in codes:
        put = [item for item in ours[c:d] if not _settled(statement, item, source)]
        if tag == "insert":
            yield from _inserted(put, source)
        elif tag == "replace" and max(b - a, d - c) <= _LONGEST:
            yield from _replaced(put, theirs[a:b], source, left)
        elif tag == "delete" and a and _bares_a_unit(theirs, b) and c < len(ours):
            yield Reason(Code.NUMBER, theirs[b - 1].raw)


def _bares_a_unit(items: Sequence[Item], place: int) -> bool:
    """Whether the items before a place end with the number of the unit that stands there."""
    return place < len(items) and is_unit(items[place]) and items[place - 1].is_number


def _sign(item: Item) -> str:
    return "=you" if _PERSONS.get(item.key) == "patient" else item.key


def _settled(statement: Text, item: Item, source: Text) -> bool:
    """Whether ``facts`` judges an item: a unit, a level, 120 *over* 80, part of a direction."""
    place = statement.items.index(item)
    around = statement.items[max(0, place - 1) : place + 2]
    if item.key[0] == "*" or (
        item.raw.lower() == "over" and sum(other.is_number for other in around) == 2
    ):
        return True
    if is_unit(item) and place and statement.items[place - 1].is_number:
        return True
    direction = statement.in_direction(item)
    return direction is not None and any(d.key == direction.key for d in source.directions)


def _inserted(ours: Sequence[Item], source: Text) -> Iterator[Reason]:
    """Nothing comes between that turns a sentence, unless the source says it somewhere."""
    held = {form for word in source.tokens.words for form in (word, stem(word))}
    for item in ours:
        if item.raw.lower() in words().inserts and not _says(item.raw.lower(), held):
            yield Reason(Code.NEW_ENTITY, item.raw)


def _replaced(
    ours: Sequence[Item], theirs: Sequence[Item], source: Text, left: Sequence[Item]
) -> Iterator[Reason]:
    """What stands between the same neighbours means the same, or has moved there."""
    raws = {word for item in theirs for word in item.raw.lower().split()}
    mine = {word for item in ours for word in item.raw.lower().split()}
    there, here = _persons(raws), _persons(mine)
    if here and there and not here & there:
        yield Reason(Code.FAMILY, " ".join(item.raw for item in ours))
    if raws & _HAD and mine & _HAVE and not (raws & _HAVE or mine & _HAD):
        yield Reason(Code.PAST, "had")
    wide = frozenset(key for item in theirs for key in _all(source, item))
    spare = frozenset(key for item in left for key in _all(source, item))
    unmoved = frozenset(key for item in left for key in (item.key, *item.parts))
    moved = raws.union(*(item.raw.lower().split() for item in left))
    held = moved | {stem(word) for word in moved}
    lost = _lost(theirs, ours, source)
    for item in ours:
        own = {item.key, *item.parts}
        if "not" not in mine and any(
            (one, other) in words().swaps for one in own - unmoved for other in wide - own
        ):
            yield Reason(Code.SIDE, item.raw)
        elif (word := item.raw.lower()) in words().telling:
            coming = (
                word in ("will", "shall")
                and not raws & _DONE
                and (TOLD.search(source.raw) or COMING.search(source.raw))
            )
            if not coming and not _says(word, held) and not own & wide:
                yield Reason(Code.NEW_ENTITY, item.raw)
        elif not item.is_free and lost and not _carried(item, wide | spare):
            yield Reason(_code(item), item.raw)


def _persons(raws: set[str]) -> set[str]:
    return {kind for word in raws if (kind := _PERSONS.get(word))}


def _carried(item: Item, keys: frozenset[str]) -> bool:
    """Whether a thing, or all of its words, is among keys."""
    return item.key in keys or (bool(item.parts) and item.parts - words().free <= keys)


def _lost(theirs: Sequence[Item], ours: Sequence[Item], source: Text) -> bool:
    """Whether something of weight of the source is not in what stands in its place."""
    said = {key for item in ours for key in (item.key, *item.parts)}
    return any(
        not said & _all(source, item)
        for item in theirs
        if not item.is_free or item.raw.lower() in words().telling
    )


def _all(source: Text, item: Item) -> frozenset[str]:
    return frozenset({item.key, *item.parts, *source.means(item)})


def _says(word: str, held: set[str]) -> bool:
    return bool({word, stem(word)} & held) or bool(_alike(word) & held)


@cache
def _alike(word: str) -> frozenset[str]:
    """The words that may stand for a telling one."""
    return frozenset(
        form
        for group in words().exchanges
        if word in group
        for other in group
        for form in (other, stem(other))
    )


def _code(item: Item) -> Code:
    if item.is_number:
        return Code.NUMBER
    return Code.MEDICINE if item.is_medicine else Code.NEW_ENTITY
