"""What belongs to whom: a relative's illness, a medicine that is stopped, a value that is high.

A statement may hold only words of its source and still lie, by tying them together anew: ``Stop
losartan`` of "Stop lisinopril and start losartan", ``Your sodium is high`` of a line where the
potassium is. So each word that says something *of* another (an action, a relative, a side of the
range) has a share of its sentence, and what a statement puts beside it must lie in that share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from documents.gate.exchanged import is_exchanged
from documents.gate.text import Item, Text, is_unit
from documents.gate.types import Code, Reason
from documents.gate.words import stem

_PARTING = frozenset(", ; . and or but & then while".split(" "))
WALLS = frozenset("; . | but while whereas although though".split(" "))
_GOING_WORDS = frozenset(
    "take takes taking use uses using keep continue continues continuing start starting resume "
    "apply drinks smokes".split(" ")
)
_STOPPING = frozenset({"=discontinue", "=hold", "avoid"})
_AGAIN = frozenset({"=resume", "=initiate", "again"})
KEEPING = re.compile(
    r"\b(?:not|n['’]t|stop)\s+(?:to\s+)?(?:tak|us|drink|eat|smok)\w*|\bstay\s+away\b", re.I
)
ACTIONS = frozenset(
    {"=discontinue", "=hold", "=initiate", "=continue", "=increase", "=decrease", "=resume"}
)
_CHANGES = frozenset({"=increase", "=decrease"})
_RELATIVES = frozenset(
    stem(word)
    for word in (
        "mother father brother sister son daughter aunt uncle grandmother grandfather cousin "
        "husband wife parent parents sibling grandparent niece nephew"
    ).split(" ")
)
_KIN = r"(?:mother|father|parents?|brothers?|sisters?|siblings?|sons?|daughters?|aunts?|uncles?)"
_WITH = re.compile(
    rf"\b(?:you|he|she|patient)\s+and\s+(?:(?:your|his|her|both|the)\s+)*{_KIN}\b"
    rf"|\b{_KIN}\s+and\s+(?:you|he|she|(?:the\s+)?patient)\b(?!\s+(?:has|have|had|is|are|was"
    rf"|were|do))",
    re.I,
)
_LIKELY = frozenset(stem(word) for word in "likely probable probably unlikely doubtful".split(" "))
_TURNS = frozenset({"=improve", "=worsen", *map(stem, ("resolve", "persist", "remain"))})
_BORNE = frozenset({"=allergy", stem("tolerates")})
_SPANS = frozenset({"day", "week", "month", "year", "hour", "minute"})
_LEVELS = frozenset({"*high", "*low", "*normal"})


def check(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Reasons where a statement ties together what the source keeps apart."""
    yield from _shares(statement, cited, ACTIONS, Code.DIRECTION)
    yield from _shares(statement, cited, _RELATIVES, Code.FAMILY)
    yield from _shares(statement, cited, _LIKELY, Code.UNCERTAINTY)
    yield from _shares(statement, cited, _TURNS, Code.FLAG, led=True)
    yield from _shares(statement, cited, _BORNE, Code.DIRECTION)
    yield from _levels(statement, cited)
    yield from _stopped(statement, cited)
    yield from _by(statement, cited)
    yield from _ago(statement, cited)
    # "Diabetes in both parents" is not "you and both parents".
    joined = _WITH.search(statement.raw)
    if joined and not any(_WITH.search(text.raw) for text in cited):
        yield Reason(Code.FAMILY, joined.group())


def _shares(
    statement: Text,
    cited: Sequence[Text],
    members: frozenset[str],
    code: Code,
    *,
    led: bool = False,
) -> Iterator[Reason]:
    """``led``: what stands before the first of them (the pain that both gets) is of all."""
    source: dict[str, frozenset[str]] = {}
    shared: frozenset[str] = frozenset()
    several = False
    for text in cited:
        found = list(_segments(text, members))
        several |= len({key for key, _ in found}) > 1
        for key, items in found:
            held = frozenset(k for item in items for k in meant(text, item))
            source[key] = source.get(key, frozenset()) | held
        if led and found:
            heads = [item for item in text.items if _member(item, members)]
            lead = [item for item in found[0][1] if item.first < heads[0].first]
            if len(heads) > 1 and WALLS & set(text.tokens.words[heads[0].last : heads[1].first]):
                lead = []  # "the cough has gone, but the wheeze remains"
            shared |= frozenset(k for item in lead for k in meant(text, item))
    if not several:
        return
    known = frozenset().union(*source.values()) - shared
    for key, items in _segments(statement, members):
        if key not in source:
            continue
        for item in items:
            said = {item.key, *item.parts}
            weighty = (
                item.is_medicine
                or code is not Code.DIRECTION
                or (item.is_number and key in _CHANGES)
            )
            if weighty and said & known and not said & source[key]:
                yield Reason(code, item.raw)
                return


def _segments(text: Text, members: frozenset[str]) -> Iterator[tuple[str, list[Item]]]:
    """Each word of a class with its share of the sentence: up to the last comma or "and" before
    the next word of the class."""
    places = [p for p, item in enumerate(text.items) if _member(item, members)]
    heads = [text.items[p] for p in places]
    if not heads:
        return
    bounds = [0, *(part(text, a.last, b.first) for a, b in pairwise(heads)), len(text.tokens)]
    for head, (first, last) in zip(heads, pairwise(bounds), strict=True):
        share = [
            item
            for item in text.items
            if first <= item.first < last and item is not head and not item.is_free
        ]
        yield _member(head, members), share


def _member(item: Item, members: frozenset[str]) -> str:
    return next(iter(sorted({item.key, *item.parts} & members)), "")


def part(text: Text, first: int, last: int) -> int:
    """The word at which what lies between two heads is parted."""
    tokens = text.tokens.words
    walls = [p for p in range(first, last) if tokens[p] in WALLS]
    places = walls or [p for p in range(first, last) if tokens[p] in _PARTING]
    return places[-1] if places else last


def meant(text: Text, item: Item) -> frozenset[str]:
    return frozenset({item.key, *item.parts, *text.means(item)})


def _levels(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """High, low and normal are said of what they stand beside."""
    known = frozenset(
        key
        for text in cited
        for item in text.items
        if not item.is_free
        for key in meant(text, item)
        if key[0] not in "#@"
    )
    for place, item in enumerate(statement.items):
        if item.key not in _LEVELS:
            continue
        own = [
            _beside(text, p)
            for text in cited
            for p, o in enumerate(text.items)
            if o.key == item.key
        ]
        near = _beside(statement, place, wide=False) & known
        if own and near and not near & frozenset().union(*own):
            yield Reason(Code.FLAG, item.raw)
            return


def _beside(text: Text, place: int, *, wide: bool = True) -> frozenset[str]:
    """Keys of what stands in the item's clause; of the clause before where it has none.

    Names in a row before it ("AST, ALT and LDH are high") all belong to it; a number or another
    level ends the row.
    """
    found: set[str] = set()
    for step in (-1, 1):
        here, crossed = place, False
        while 0 <= here + step < len(text.items):
            one, other = sorted((here, here + step))
            between = text.tokens.words[text.items[one].last : text.items[other].first]
            here += step
            item = text.items[here]
            if any(word in WALLS for word in between) or item.key in _LEVELS:
                break
            parted = any(word in _PARTING for word in between) or item.raw.lower() in _PARTING
            if parted and (step == 1 or (found and crossed)):
                break
            if step == -1 and parted:
                crossed = True
            if crossed and (item.is_number or item.is_date) and found:
                break
            named = not (item.is_free or item.is_number or item.is_date or is_unit(item))
            if named and item.key[0] != "*":
                found |= meant(text, item) if wide else {item.key, *item.parts}
    return frozenset(key for key in found if key[0] != "*")


def _stopped(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """What the source only says to be stopped, held or avoided is not said to go on."""
    said = set(statement.tokens.words)
    if any(other.key in _STOPPING for other in statement.items) or keeps_from(statement):
        return
    for item in statement.claims():
        if item.is_number or item.is_date or not is_stopped(item, cited):
            continue
        replaced = item.is_medicine and all(
            is_exchanged(text, other)
            for text in cited
            for other in text.items
            if other.key == item.key
        )
        if (
            not replaced
            and any(other.key in _AGAIN for other in statement.items)
            and any(other.key in _AGAIN for text in cited for other in text.items)
        ):
            continue
        going = _GOING_WORDS & said
        past = {"had", "was", "were", "used", "took", "did"} & said
        habit = item.key in {"=tobacco", "=alcohol"} or item.raw.lower().endswith("ing")
        if going or ((item.is_medicine or habit) and not past):
            yield Reason(Code.NEGATION, item.raw)
            return


def is_stopped(item: Item, cited: Sequence[Text]) -> bool:
    """Whether all that the source says of an item is that it is stopped, held or avoided."""
    seen = [
        (text, other)
        for text in cited
        for other in text.items
        if other.key == item.key or (item.is_medicine and item.key in other.parts)
    ]
    return bool(seen) and all(is_governed(text, other) for text, other in seen)


def keeps_from(statement: Text) -> bool:
    """Whether a statement says not to take something: "do not take", "stay away from"."""
    return KEEPING.search(statement.raw) is not None


def is_governed(text: Text, item: Item) -> bool:
    """Whether a stopping word rules an item: in its share, right before it or right behind it."""
    if item.is_medicine and is_exchanged(text, item):
        return True
    tokens = text.tokens.words
    shares = list(_segments(text, ACTIONS | _STOPPING))
    for other in text.items:
        if other.key not in _STOPPING:
            continue
        if len(shares) > 1 and not any(key == other.key and item in held for key, held in shares):
            continue
        low, high = min(other.last, item.last), max(other.first, item.first)
        between = tokens[low:high]
        if any(word in WALLS or word in _GOING_WORDS for word in between):
            continue
        if other.first < item.first and len(between) <= 6:
            return True
        if other.first >= item.last and len(between) <= 3:
            return True
    return False


def _by(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """A number said with "by" or "from" stands so in the source, where the source says it so."""
    roles = [_roles(text) for text in cited]
    for key, role in _roles(statement):
        same = {r for found in roles for k, r in found if k == key}
        if role and any(r == role for found in roles for _, r in found) and role not in same:
            yield Reason(Code.NUMBER, key)
            return


def _roles(text: Text) -> list[tuple[str, str]]:
    """Numbers behind "by" and "from", and which."""
    found = []
    for item in text.items:
        if item.is_number:
            before = text.tokens.words[item.first - 1] if item.first else ""
            found.append((item.key, before if before in ("by", "from") else ""))
    return found


def _ago(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """A value of some time ago is the one that the source gives beside "ago" or "last year"."""
    said = _values_beside_ago(statement)
    held = [found for text in cited if (found := _values_beside_ago(text))]
    if said and held and not said <= frozenset().union(*held):
        yield Reason(Code.NUMBER, "ago")


def _values_beside_ago(text: Text) -> frozenset[str]:
    tokens = text.tokens.words
    beside = [
        place
        for place, (word, after) in enumerate(zip(tokens, [*tokens[1:], ""], strict=True))
        if word == "ago" or (word == "last" and after in ("year", "month", "week", "visit", "time"))
    ]
    if not beside:
        return frozenset()
    place = beside[0]
    first = max((p for p in range(place) if tokens[p] in _PARTING), default=-1)
    last = min((p for p in range(place, len(tokens)) if tokens[p] in _PARTING), default=len(tokens))
    return frozenset(
        item.key
        for item in text.items
        if item.is_number and first < item.first < last and item.unit not in _SPANS
    )
