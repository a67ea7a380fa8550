"""The gate's words: which carry no claim, which mean the same, and their common stems."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from knowledge.phrases import PhraseIndex, tokenize

_ENDINGS = (
    ("ational", "ate"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
    ("izations", "ize"), ("ization", "ize"), ("ations", "ate"), ("ation", "ate"),
    ("ically", "ic"), ("iness", "y"), ("ingly", ""), ("edly", ""), ("ness", ""), ("ments", ""),
    ("ment", ""), ("ies", "y"), ("ied", "y"), ("ings", ""), ("ing", ""), ("sses", "ss"),
    ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("ed", ""), ("ly", ""), ("s", ""),
)  # fmt: skip
_KEPT = frozenset(
    "this is was has his its us less pus series species diabetes herpes rabies caries feces "
    "arthritis red bed need feed seed bleed blood shed sled during thing bring morning evening "
    "nothing something anything everything sibling string spring ring king wing sling".split(" ")
)
_IRREGULAR = {
    form: base
    for base, forms in (
        line.split(": ")
        for line in (
            "grow: grew grown", "rise: rose risen", "begin: began begun", "feel: felt",
            "break: broke broken", "hold: held", "hurt: hurts", "sleep: slept", "eat: ate eaten",
            "drink: drank drunk", "bleed: bled", "spread: spreads", "swell: swollen swelled",
            "lose: lost loss losing", "speak: spoke spoken", "wake: woke woken", "get: got gotten",
            "give: gave given", "take: took taken", "go: went gone", "come: came",
            "anemia: anemic anaemic anaemia", "die: died dead death dies", "hear: heard",
            "stand: stood standing", "sit: sat sitting", "run: ran running", "keep: kept",
            "wear: wore worn", "drive: drove driven", "fall: fell fallen", "send: sent",
            "catch: caught", "bend: bent", "lie: lain lying", "throw: threw thrown", "sink: sank",
            "tear: tore torn", "shake: shook shaken", "swim: swam swum", "choose: chose chosen",
            "pregnancy: pregnant",
            "child: children", "foot: feet", "tooth: teeth", "woman: women", "man: men",
            "infect: infection infections infected", "rule: ruled ruling", "smoke: smoking smoked",
        )
    )
    for form in forms.split()
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """``free`` are stems without a claim; ``phrases`` maps equal phrases to their group.

    ``telling`` are words without a claim that turn a sentence all the same when they take the place
    of another; ``inserts`` those that turn it also when they are put in; ``exchanges`` are groups
    of words of which one may stand for another; ``swaps`` are pairs of keys that never do.
    """

    function: frozenset[str]
    free: frozenset[str]
    speaking: frozenset[str]
    classes: dict[str, str]
    opposites: tuple[tuple[str, str], ...]
    phrases: PhraseIndex[str]
    allows: PhraseIndex[frozenset[str]]
    groups: dict[str, tuple[str, ...]]
    telling: frozenset[str]
    inserts: frozenset[str]
    exchanges: tuple[frozenset[str], ...]
    swaps: frozenset[tuple[str, str]]


@cache
def words() -> Words:
    """The lists of ``words.toml``, read once."""
    data = tomllib.loads(files("documents.gate").joinpath("words.toml").read_text("utf-8"))
    function = frozenset(data["function"].split())
    speaking = {stem(word) for word in data["speaking"].split()}
    free = (
        function
        | speaking
        | {stem(word) for word in data["plain"].split()}
        | set(data["plain"].split())
    )
    classes = {
        stem(word): f"*{name}"
        for name in ("high", "low", "normal", "slight", "great")
        for word in data[name].split()
    }
    phrases: PhraseIndex[str] = PhraseIndex()
    for line in data["same"].strip().splitlines():
        head, _, others = line.partition(" = ")
        for phrase in (head, *others.split(", ")) if head[0] != "*" else others.split(", "):
            meaning = head if head[0] == "*" else f"={head}"
            phrases.add(phrase, meaning, cased=False)
            if meaning[0] == "=":
                for form in _forms(phrase):
                    if stem(form) not in classes:
                        phrases.add(form, meaning, cased=False)
    opposites = []
    groups = {}
    for line in data["same"].strip().splitlines():
        head, _, others = line.partition(" = ")
        if head[0] != "*":
            groups[f"={head}"] = (head, *others.split(", "))
    for line in data["opposites"].strip().splitlines():
        one, other = (key_of(word, classes) for word in line.split())
        opposites += [(one, other), (other, one)]
    return Words(
        *(function, frozenset(free), frozenset(speaking), classes, tuple(opposites), phrases),
        *(_allows(data["allows"], classes), groups),
        frozenset(data["telling"].split()) | frozenset(data["inserts"].split()),
        frozenset(data["inserts"].split()),
        tuple(frozenset(line.split()) for line in data["exchanges"].strip().splitlines()),
        frozenset(opposites) | _swaps(data["swaps"], classes),
    )


def _swaps(block: str, classes: dict[str, str]) -> frozenset[tuple[str, str]]:
    pairs = [
        [word if word[0] in "*=" else key_of(word, classes) for word in line.split(" : ")]
        for line in block.strip().splitlines()
    ]
    return frozenset((one, other) for a, b in pairs for one, other in ((a, b), (b, a)))


def _forms(phrase: str) -> Iterator[str]:
    """The plural, and the forms of what may be a verb; a form that is no word harms nothing."""
    if len(phrase) < 4 or not phrase[-1].isalpha():
        return
    if phrase[-1] not in "sxy":
        yield phrase + "s"
    if phrase.isalpha() and phrase[-1] != "y":
        bare = phrase[:-1] if phrase[-1] == "e" else phrase
        yield from (bare + "ed", bare + "ing")


def _allows(block: str, classes: dict[str, str]) -> PhraseIndex[frozenset[str]]:
    allowed: dict[str, set[str]] = {}
    for line in block.strip().splitlines():
        source, _, said = line.partition(" > ")
        keys = {word if word[0] in "*=" else key_of(word, classes) for word in said.split(", ")}
        for phrase in source.split(", "):
            for form in (phrase, *_forms(phrase)):
                allowed.setdefault(form, set()).update(keys)
    index: PhraseIndex[frozenset[str]] = PhraseIndex()
    for phrase, keys in allowed.items():
        index.add(phrase, frozenset(keys), cased=False)
    return index


def key_of(word: str, classes: dict[str, str]) -> str:
    """The class of a word (``*high``) or else its stem."""
    stemmed = stem(word)
    return classes.get(stemmed, stemmed)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A common form of a lower-case word: ``swollen`` stays, ``knees`` and ``knee`` meet.

    Crude on purpose: it only has to bring the forms of one word together on both sides.
    """
    word = _IRREGULAR.get(word, word)
    if len(word) < 4 or word in _KEPT or not word.isalpha():
        return word
    for ending, instead in _ENDINGS:
        if not word.endswith(ending):
            continue
        body = word[: -len(ending)]
        if len(body) < 3 or (ending == "s" and body[-1] in "su"):
            continue
        if ending in ("s", "ed", "ing") and not any(ch in "aeiouy" for ch in body):
            continue
        body += instead
        if not instead and ending != "s" and len(body) > 3 and body[-1] == body[-2]:
            body = body[:-1] if body[-1] not in "ls" else body
        return _end(body)
    return _end(word)


def _end(word: str) -> str:
    if len(word) > 4 and word.endswith("e"):
        return word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word


def stems(phrase: str) -> tuple[str, ...]:
    """The stems of a phrase's words."""
    return tuple(stem(word) for word in tokenize(phrase).words if word[0].isalnum())
