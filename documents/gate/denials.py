"""What exactly a denial denies: of what, behind which verb, and of whom."""

from __future__ import annotations

from collections.abc import Sequence

from documents.gate.particles import LIGHT, VERBS, is_particle
from documents.gate.text import Item, Text
from documents.gate.words import stem, words
from documents.pipeline.types import Status

_OF = frozenset("for of to from in with about".split(" "))
_TAKING = frozenset({"take", "use", "receiv", "toler", "need", "requir"})
_ENDS = frozenset("and for because since with to until after before while when if".split())
_NOT_TO = frozenset("only and or in of for rule ruled out exclude excluded change changed".split())


def only_of(text: Text, item: Item, statement: Text) -> bool:
    """Whether a source denies something *of* an item, and the statement does not say what.

    "No clear cause for the weight loss" leaves the weight loss as it is.
    """
    tokens = text.tokens.words
    place = item.first - 1
    while place >= 0 and tokens[place] not in ",;.:" and not is_particle(tokens, place):
        place -= 1
    if place < 0 or not is_particle(tokens, place):
        return False
    between = range(place + 1, item.first)
    of = next((p for p in between if tokens[p] in _OF), None)
    if of is None:
        return False
    denied = [
        other
        for other in text.items
        if place < other.first < of and not (stem(other.raw.lower()) in LIGHT or other.is_free)
    ]
    return bool(denied) and not any(
        {other.key, *other.parts, *text.means(other)} & statement.keys for other in denied
    )


def objects(text: Text, *, every: bool = False) -> frozenset[str]:
    """What is not taken or used, wherever a sentence says so."""
    tokens = text.tokens.words
    return frozenset(
        word
        for place in range(len(tokens))
        if is_particle(tokens, place)
        for word in _object(tokens, place, every=every)
    )


def _object(tokens: Sequence[str], place: int, *, every: bool) -> set[str]:
    """What is not taken or used: the word of weight right behind that verb, or every one."""
    behind = [stem(word) for word in tokens[place + 1 : place + 7]]
    verb = next((n for n, word in enumerate(behind) if word in _TAKING), None)
    if verb is None:
        return set()
    found: set[str] = set()
    for word, raw in zip(behind[verb + 1 :], tokens[place + verb + 2 : place + 7], strict=False):
        if raw in ("or", "nor", ",") and found and every:
            continue
        if not raw[0].isalpha() or raw in _ENDS or (found and not every):
            break
        if raw not in words().function:
            found.add(word)
    return found


def not_to(text: Text, item: Item) -> bool:
    """Whether an item is what is not done, right behind "not" and its verb: "not to take"."""
    tokens = text.tokens.words
    for place in range(item.first - 1, max(-1, item.first - 5), -1):
        if tokens[place] in ("not", "never", "t"):
            return not _NOT_TO & set(tokens[place + 1 : item.first])
        if not tokens[place][0].isalpha():
            return False
    return False


def is_not_done(text: Text, item: Item, statement: Text) -> bool:
    """Whether a source says behind an item what is not done with it, and the statement says that.

    "Antibiotics are not indicated" lets "you do not need antibiotics" say so.
    """
    tokens = text.tokens.words
    for place in range(item.last, min(item.last + 3, len(tokens))):
        if tokens[place] == "not" and place and tokens[place - 1] in VERBS:
            verb = next((o for o in text.items if o.first > place and not o.raw.isspace()), None)
            return verb is not None and bool(
                {verb.key, *verb.parts, *text.means(verb)} & statement.keys
            )
        if tokens[place] not in VERBS and tokens[place] != "been":
            return False
    return False


def of_none(text: Text) -> frozenset[str]:
    """What a sentence that begins with nobody says of nobody."""
    tokens = text.tokens.words
    if not tokens or tokens[0] not in ("no", "nobody", "none", "neither"):
        return frozenset()
    end = next((p for p, word in enumerate(tokens) if word in (",", ";", "but")), len(tokens))
    return frozenset(stem(word) for word in tokens[:end])


def of_nobody(tokens: Sequence[str], place: int) -> bool:
    """Whether a clause up to its verb speaks of nobody: "no one in your family has"."""
    begin = max((p + 1 for p in range(place) if tokens[p] in ",;.:"), default=0)
    return tokens[begin] in ("no", "nobody", "none", "neither")


def is_subject(statement: Text, item: Item, cited: Sequence[Text]) -> bool:
    """Whether a statement says behind an item that it is not so, of what the source denies.

    "The wall is not thickened" of "without thickening of the wall".
    """
    tokens = statement.tokens.words
    place = item.last
    while place < len(tokens) and tokens[place] not in ",;.:":
        if tokens[place] in ("not", "never") and tokens[place - 1] in VERBS:
            said = next((o for o in statement.items if o.first > place and not o.is_free), None)
            return said is not None and any(
                {said.key, *said.parts} & {other.key, *other.parts, *text.means(other)}
                and text.status(other) is Status.ABSENT
                for text in cited
                for other in text.items
            )
        place += 1
    return False
