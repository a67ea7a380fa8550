"""How many, how much and how often: what a sentence says of a part is not told of the whole.

A number may be left out where the rest stays true without it: "take 2 tablets of senna" lets a
statement speak of senna. It may not where it says of how much of a thing the sentence is true:
"one of three cultures grew" is nothing that the cultures did, "most seizures", "rarely has
heartburn" and "every other day" are less than seizures, heartburn and every day, and what comes
"after more than two flights" does not come after any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from documents.gate import ranges
from documents.gate.text import Item, Text, is_unit
from documents.gate.types import Code, Reason

# Words of one line say as much; those of another line more or less.
_SHARES = (
    "never none",
    "rarely rare seldom hardly scarcely infrequent infrequently few",
    "sometimes occasional occasionally intermittent intermittently some several partial partially "
    "partly",
    "often frequent frequently many much regularly lot",
    "most mostly usually usual mainly majority largely generally main almost nearly",
    "always all every entire entirely completely complete constant constantly continuous "
    "continuously fully totally whole both each any",
)
_SHARE = {word: rank for rank, line in enumerate(_SHARES) for word in line.split()}
# Those that may not be left out before what they are said of.
_HELD = frozenset(
    "rarely seldom hardly scarcely infrequent infrequently few sometimes occasionally "
    "intermittent intermittently partial partially partly most mostly usually mainly largely "
    "almost nearly".split(" ")
)
# Those that a statement says only where its source says as much.
_OFTEN = frozenset(
    "rarely seldom hardly scarcely sometimes occasionally often frequently regularly usually "
    "mostly mainly largely generally always constantly".split(" ")
)
_WHOLE = frozenset({"each", "every", "all", "entire", "whole"})
_EACH = frozenset({"each", "every"})
_TURNS = frozenset(
    "day days morning evening night week weeks month months year years hour hours time meal other "
    "visit weekend".split(" ")
)
_SOMETIMES = re.compile(
    r"\b(?:now\s+and\s+then|on\s+and\s+off|off\s+and\s+on|from\s+time\s+to\s+time|at\s+times"
    r"|once\s+in\s+a\s+while|comes?\s+and\s+goe?s?)\b",
    re.I,
)
_WALLS = frozenset(", ; . : ( ) but though although and or while".split(" "))
_PARTITIVE = re.compile(
    r"\b(?P<n>one|two|three|four|five|six|seven|eight|nine|ten|\d+|most|some|many|few|half|several"
    r"|none|majority|both|each|all)\s+(?:out\s+)?of\s+(?:the\s+|his\s+|her\s+|your\s+|these\s+"
    r"|those\s+|all\s+)*(?P<m>one|two|three|four|five|six|seven|eight|nine|ten|\d+)?\b",
    re.I,
)
_COUNT = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten".split())
}
_SAID_ONE = re.compile(r"\b(?:one|a\s+single|1)\b(?!\s*(?:of|time|more|other|[-/.,]|\d))", re.I)
_SHARE_OF = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|most|some|many|few|half|several|none))"
    r"\s*(?:out\s+)?of\s+(?:the\s+|his\s+|her\s+|your\s+|these\s+|all\s+)*$",
    re.I,
)
_BY_HOW_MUCH = re.compile(r"\b(?:down|up|lost|gained|(?:loss|gain|drop|rise|fall)\s+of)\s+$", re.I)
_CHANGED = re.compile(
    r"\b(?:down|up|by|less|more|los[et]\w*|loss|gain\w*|fell|fall\w*|drop\w*|ris\w+|rose|chang\w+|higher"
    r"|lower\w*|increas\w+|decreas\w+|reduc\w+|went|gone|goes|go|put\s+on|grew|grown|shr\w+)\b",
    re.I,
)
_MEASURED = frozenset("mm cm mg mcg g kg lb ml l dl % mmhg bpm inch degree".split())
_ALONE = re.compile(r"(?<!let\s)(?<!leave\s)\b(?:alone|unaccompanied|unsupervised)\b", re.I)
_BY_ONESELF = re.compile(
    r"\b(?:alone|un\w+ed|by\s+(?:your|him|her|them)sel\w+|on\s+\w+\s+own)\b", re.I
)
_FORBIDS = re.compile(r"\b(?:not|never|no|avoid|cannot)\b|n['’]t\b", re.I)
_MULTIPLE = re.compile(r"\s*(?:times|x|fold)\s+(?:the|as|more|higher|larger|that)\b", re.I)
_GOAL = re.compile(r"\b(?:goals?|targets?|aims?|aiming)\b", re.I)
_ONE = re.compile(r"(?:^|[,;]\s*|\b(?:and|only|just)\s+)one\b(?!\s+(?:of|time))", re.I)
_SINGLE = re.compile(r"\b(?:one|1|single|an?|once)\b", re.I)
_OTHER = re.compile(
    r"\bevery\s+(?:other|second|third|few|couple|several|two|three|four|five|six|\d+(?:nd|rd|th)?(?!\s*(?:h|hours?|hrs?)\b))\b|\balternat(?:e|ing)\b|\bq\.?o\.?d\b",
    re.I,
)
_EVERY = re.compile(
    r"\b(?:every|each)\s+(?:day|morning|evening|night|week|month|hour)|\bdaily\b|\bnightly\b", re.I
)


def check(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Reasons where a statement tells of more, or more often, than its source."""
    for text in cited:
        if found := next(_lost(statement, text), None):
            yield found
            return
    held = frozenset[int]().union(*(_ranks(text) for text in cited))
    for word in statement.tokens.words:
        if word in _OFTEN and _SHARE[word] not in held:
            yield Reason(Code.NUMBER, word)
            return
    for one, two in pairwise(statement.items):
        whole = one.raw.lower() in _WHOLE and not (one.raw.lower() in _EACH and two.raw in _TURNS)
        if whole and _SHARE["all"] not in held and not two.is_number:
            yield Reason(Code.NUMBER, one.raw)
            return
    if _ONE.search(statement.raw) and not any(_SINGLE.search(text.raw) for text in cited):
        yield Reason(Code.NUMBER, "one")
        return
    if counted := _counted_anew(statement, cited):
        yield Reason(Code.NUMBER, counted)
        return
    if (alone := _ALONE.search(" ".join(text.raw for text in cited))) and (
        _FORBIDS.search(statement.raw) and not _BY_ONESELF.search(statement.raw)
    ):
        yield Reason(Code.NUMBER, alone.group())
        return
    for item in statement.items:
        if item.is_number and not _GOAL.search(statement.raw) and _is_goal(item, cited):
            yield Reason(Code.NUMBER, item.raw)
            return
    source = " ".join(text.raw for text in cited)
    if _OTHER.search(source) and not _OTHER.search(statement.raw):
        rest = _OTHER.sub(" ", source)
        if (every := _EVERY.search(statement.raw)) and not _EVERY.search(rest):
            yield Reason(Code.DIRECTION, every.group())


def _lost(statement: Text, text: Text) -> Iterator[Reason]:
    said = statement.keys
    counts = _counts(statement)
    ranks = _ranks(statement)
    for part in _PARTITIVE.finditer(text.raw):
        share, whole = part["n"].lower(), part["m"]
        things = _things(text, part.end(), 2)
        if not things or not said & things:
            continue
        if share in _SHARE:
            kept = _SHARE[share] in ranks
        else:
            kept = _COUNT.get(share, share) in counts or bool(
                share == "one"
                and re.search(r"\b(?:an?|single)\b", statement.raw, re.I)
                and not whole
            )
        if not kept and share not in statement.tokens.words:
            yield Reason(Code.NUMBER, part.group())
    for place, word in enumerate(text.tokens.words):
        if word not in _HELD or _SHARE[word] in ranks:
            continue
        if word == "few" and text.tokens.words[max(0, place - 1) : place] == ["a"]:
            continue
        if word == "most" and text.tokens.words[place - 1 : place] in (["at"], ["the"]):
            continue
        if text.tokens.words[place + 1 : place + 2] in (
            ["likely"],
            ["recent"],
            ["recently"],
            ["of"],
        ):
            continue
        if _things(text, text.tokens.ends[place], 1) & said:
            yield Reason(Code.NUMBER, word)
    for item in text.items:
        if not item.is_number or item.key in said:
            continue
        if not (ranges.bound(text, item) or _MULTIPLE.match(text.raw, text.span(item)[1])):
            continue
        if _things(text, text.span(item)[1], 2) & said:
            yield Reason(Code.NUMBER, item.raw)


def _counted_anew(statement: Text, cited: Sequence[Text]) -> str:
    """A thing counted otherwise than the source counts it.

    "One fibroid" of two, "all 12 samples" of "2 of 12 cores", "seven polyps" of a 7 mm polyp.
    """
    for one in _SAID_ONE.finditer(statement.raw):
        things = _things(statement, one.end(), 1)
        if things and any(
            other.is_number
            and other.key not in ("#1", "#0")
            and other.unit is None
            and _stands_before(text, other)
            and things & _things(text, text.span(other)[1], 2)
            and not _SINGLE.search(text.raw)
            for text in cited
            for other in text.items
        ):
            return one.group()
    for item in statement.items:
        if not item.is_number:
            continue
        same = [(text, other) for text in cited for other in text.items if other.key == item.key]
        if not same:
            continue
        if all(_is_change(text, other) for text, other in same) and not _CHANGED.search(
            statement.raw
        ):
            return item.raw
        measured = all(other.unit in _MEASURED for _, other in same)
        if measured and item.unit is None and _stands_before(statement, item):
            return item.raw
        if all(_is_whole(text, other) for text, other in same) and not _is_whole(statement, item):
            return item.raw
    return ""


def _is_change(text: Text, item: Item) -> bool:
    """Whether a number is by how much something changed: "down 4 kg"."""
    return _BY_HOW_MUCH.search(text.raw[: text.span(item)[0]]) is not None


def _stands_before(text: Text, item: Item) -> bool:
    """Whether a number counts the thing right behind it: "seven polyps"."""
    after = next((other for other in text.items if other.first == item.last), None)
    return (
        after is not None
        and not (after.is_free or after.is_number or after.is_date or is_unit(after))
        and after.key[0] not in "*~"
        and after.raw.isalpha()
        and not any(mark in text.raw[text.span(item)[1] : text.span(after)[0]] for mark in ",;.:()")
    )


def _is_whole(text: Text, item: Item) -> bool:
    """Whether a number is the whole that a share is of: "2 of 12"."""
    return _SHARE_OF.search(text.raw[: text.span(item)[0]]) is not None


def _is_goal(item: Item, cited: Sequence[Text]) -> bool:
    """Whether a number is only what is aimed at: "goal less than 130"."""
    same = [(text, other) for text in cited for other in text.items if other.key == item.key]
    return bool(same) and all(
        _GOAL.search(re.split(r"[,;]\s|\.\s", text.raw[: text.span(other)[0]])[-1])
        for text, other in same
    )


def _ranks(text: Text) -> frozenset[int]:
    """How much or how often a sentence says anything."""
    ranks = {_SHARE[word] for word in text.tokens.words if word in _SHARE}
    return frozenset(ranks | ({_SHARE["sometimes"]} if _SOMETIMES.search(text.raw) else set()))


def _counts(text: Text) -> set[int | str]:
    """The numbers of a statement, "one" among them."""
    found: set[int | str] = {item.key[1:] for item in text.items if item.is_number}
    found |= {_COUNT[word] for word in text.tokens.words if word in _COUNT}
    return found | {int(n) for n in found if isinstance(n, str) and n.isdecimal()}


def _things(text: Text, end: int, most: int) -> frozenset[str]:
    """What a share is of: the next things of its clause, as a statement may say them."""
    found: list[Item] = []
    for item in text.items:
        if text.tokens.starts[item.first] < end:
            continue
        gap = text.raw[end : text.tokens.starts[item.first]]
        if len(found) == most or any(mark in gap for mark in ",;.:()") or _walled(gap):
            break
        if not item.is_free and not item.is_number and not is_unit(item):
            found.append(item)
    return frozenset(k for item in found for k in (item.key, *item.parts, *text.means(item)))


def _walled(gap: str) -> bool:
    return bool(set(gap.lower().split()) & _WALLS)
