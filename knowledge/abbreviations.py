"""What an abbreviation means where it stands: our own list, and the words around it.

``RA`` is a joint disease beside methotrexate and plain air beside a saturation. Near words go
first; where they do not decide, further ones; where no words decide, nobody guesses: the meanings
that we hold are all offered. A text that spells its own abbreviation out, as in "right atrium
(RA)", has decided.

The lists are the ``abbreviations`` of ``data/glossary*.toml``: ``short | cues | full | plain``.
Cues are words or short phrases, ``@heart`` (a topic of ``data/topics.toml``), or marks of the
place: ``:`` (it heads a line), ``#>`` and ``<#`` (a number follows, or stands before), ``<%`` (a
per cent stands before), ``<on`` and ``>was`` (the very word before or after), ``>@medicine`` (a
medicine follows). ``*`` is the cue of an only meaning, or of the usual one: that is meant where no
near word speaks for another. A topic's words are also the names of the medicines that treat it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from knowledge import medicines
from knowledge.phrases import PhraseIndex, Tokens, tokenize

# How far around an abbreviation is looked, in words, and the score that decides there.
_REACHES = ((4, 3), (12, 3), (40, 4))
_CUE, _SPELLED, _TOPIC = 3, 2, 1
_MOST_OF_A_TOPIC = 4
_NEAR, _ALONE = 12, 2


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of an abbreviation; without cues and topics it is the only one."""

    short: str
    full: str
    plain: str
    cues: frozenset[str] = frozenset()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """An abbreviation in a text: words ``first`` up to ``last`` of its tokens, as ``short``."""

    first: int
    last: int
    short: str


@dataclass(slots=True)
class _Lists:
    senses: dict[str, tuple[Sense, ...]]
    # Written alike but for their capitals: ETOH and EtOH.
    forms: PhraseIndex[tuple[str, ...]] = field(default_factory=PhraseIndex)


def data_files() -> Iterator[dict[str, Any]]:
    """The glossary's files, in the order of their names."""
    folder = files("knowledge").joinpath("data")
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.name.startswith("glossary") and entry.name.endswith(".toml"):
            yield tomllib.loads(entry.read_text(encoding="utf-8"))


def rows(block: str) -> Iterator[list[str]]:
    """The lines of a block, cut into their cells."""
    for line in block.strip().splitlines():
        if line.strip():
            yield [cell.strip() for cell in line.split("|")]


@cache
def _load() -> _Lists:
    senses: dict[str, list[Sense]] = {}
    for data in data_files():
        for short, cues, full, plain in rows(data.get("abbreviations", "")):
            marks = [] if cues == "*" else [cue.strip() for cue in cues.split(",")]
            about = tuple(mark[1:] for mark in marks if mark.startswith("@"))
            words = frozenset(_squeezed(mark) for mark in marks if not mark.startswith("@"))
            if words and not about:
                about = _about(words | frozenset(tokenize(full).words))
            senses.setdefault(short, []).append(Sense(short, full, plain, words, about))
    forms: dict[tuple[str, ...], list[str]] = {}
    for short in senses:
        forms.setdefault(tuple(tokenize(short).words), []).append(short)
    lists = _Lists({short: tuple(some) for short, some in senses.items()})
    for spelled in forms.values():
        lists.forms.add(spelled[0], tuple(spelled), cased=False)
    return lists


@cache
def topics() -> Mapping[str, frozenset[str]]:
    """Each topic's words, and the names of the medicines for what it is about."""
    source = files("knowledge").joinpath("data/topics.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    groups: Mapping[str, list[str]] = data.pop("medicines")
    return {
        name: frozenset(words.split()).union(*map(_names_of, groups.get(name, ())))
        for name, words in data.items()
    }


@cache
def _names_of(group: str) -> frozenset[str]:
    """The names of one word that the medicines of a group have."""
    return frozenset(
        name.lower()
        for medicine in medicines.all_medicines()
        if medicine.group == group
        for name in (medicine.ingredient, *medicine.brands)
        if name.isalpha()
    )


@cache
def _all_names() -> frozenset[str]:
    # A substance or a class is not always a medicine: "D/C alcohol".
    every = {medicine.group for medicine in medicines.all_medicines() if not medicine.is_substance}
    return frozenset[str]().union(*map(_names_of, every))


def _about(words: frozenset[str]) -> tuple[str, ...]:
    """The topics that cues speak of: those that hold two of them."""
    return tuple(name for name, some in topics().items() if len(some & words) >= 2)


def _squeezed(cue: str) -> str:
    if cue[0] in "<>" or not any(ch.isalnum() for ch in cue):
        return cue
    return "".join(tokenize(cue).words)


def is_abbreviation(name: str) -> bool:
    """Whether the list holds exactly this, with its capitals."""
    return name in _load().senses


def all_abbreviations() -> tuple[str, ...]:
    """Every abbreviation of the list, in its order."""
    return tuple(_load().senses)


def senses(short: str) -> tuple[Sense, ...]:
    """Every meaning we hold of an abbreviation."""
    return _load().senses.get(short, ())


def printed_form(name: str) -> str | None:
    """The listed abbreviation that ``name`` is, written with dots (``b.i.d.``) or a plural s."""
    known = _load().senses
    bare = name.replace(".", "").replace(" ", "") if "." in name else name
    forms = [name, bare, bare.upper()] if "." in name else [name]
    forms += [form[:-1] for form in forms if len(form) > 2 and form.endswith("s")]
    return next((form for form in forms if form in known), None)


def at(tokens: Tokens, place: int) -> Printed | None:
    """The longest listed abbreviation, as it is printed, that begins at word ``place``."""
    found = _load().forms.at(tokens, place)
    if found is None:
        return None
    text = tokens.text[tokens.starts[found.first] : tokens.ends[found.last - 1]]
    printed = _letters(text)
    exact = (short for short in found.value if _letters(short) == printed)
    # Capitals don't matter in "c/o" and the like.
    slashed = (short for short in found.value if "/" in short and "/" in text)
    short = next(exact, None) or next(slashed, None)
    return Printed(found.first, found.last, short) if short else None


def _letters(text: str) -> str:
    return "".join(ch for ch in text if ch.isalnum())


def resolve(tokens: Tokens, printed: Printed) -> Sense | None:
    """The meaning that the nearest words decide for; None where they don't decide."""
    if (only := _only(printed.short)) is not None:
        return only
    first, last = _block(tokens, printed)
    before, after = tokens.words[first : printed.first], tokens.words[printed.last : last]
    return _by_words(printed.short, before, after, _marks(tokens, printed))


# Where one thing ends and another begins: an empty line, an item of a list.
_BREAK = re.compile(r"\n[ \t]*(?:\n|[-*•●]|\d{1,2}[.)]\s)")


def _block(tokens: Tokens, printed: Printed) -> tuple[int, int]:
    """The words that belong to the same item or paragraph, within the furthest reach."""
    text, starts, ends = tokens.text, tokens.starts, tokens.ends
    first = printed.first
    lowest = max(0, printed.first - _REACHES[-1][0])
    while first > lowest and not _BREAK.search(text, ends[first - 1], starts[first] + 3):
        first -= 1
    highest = min(len(tokens), printed.last + _REACHES[-1][0])
    last = printed.last
    while last < highest and not _BREAK.search(text, ends[last - 1], starts[last] + 3):
        last += 1
    return first, last


def _by_words(
    short: str, before: Sequence[str], after: Sequence[str], marks: set[str]
) -> Sense | None:
    held = senses(short)
    if (only := _only(short)) is not None:
        return only
    for reach, needed in _REACHES:
        around = {*_with_pairs(before[-reach:]), *_with_pairs(after[:reach])} | marks
        scored = sorted(((_score(sense, around), -n) for n, sense in enumerate(held)), reverse=True)
        if scored[0][0] >= needed and (len(scored) == 1 or scored[0][0] > scored[1][0]):
            return held[-scored[0][1]]
    around = {*_with_pairs(before[-_NEAR:]), *_with_pairs(after[:_NEAR])} | marks
    spoken = [sense for sense in held if _score(sense, around)]
    if len(held) > 1 and len(spoken) == 1 and _score(spoken[0], around) >= _ALONE:
        return spoken[0]
    return _usual(held, {*_with_pairs(before[-_NEAR:]), *_with_pairs(after[:_NEAR])} | marks)


def _usual(held: Sequence[Sense], around: set[str]) -> Sense | None:
    """The meaning without cues, where hardly anything speaks for another."""
    usual = [sense for sense in held if not sense.cues and not sense.topics]
    others = [_score(sense, around) for sense in held if sense not in usual]
    return usual[0] if usual and max(others, default=0) < _CUE else None


def resolve_in(short: str, context: str) -> Sense | None:
    """What ``short`` means in ``context``: where it stands there, or else among its words."""
    tokens = tokenize(context)
    for place in range(len(tokens)):
        found = at(tokens, place)
        if found is not None and found.short == short:
            sense = resolve(tokens, found)
            if sense is not None:
                return sense
    return _by_words(short, tokens.words, tokens.words, set()) if senses(short) else None


def _only(short: str) -> Sense | None:
    held = senses(short)
    return held[0] if len(held) == 1 and not held[0].cues and not held[0].topics else None


def _score(sense: Sense, around: set[str]) -> int:
    spelled = sum(len(word) > 3 and word in around for word in tokenize(sense.full).words)
    about = sum(min(_MOST_OF_A_TOPIC, len(topics()[topic] & around)) for topic in sense.topics)
    return _CUE * len(sense.cues & around) + _SPELLED * spelled + _TOPIC * about


def _with_pairs(words: Sequence[str]) -> Iterator[str]:
    """The words, and each two and three that follow each other as one: cues may be phrases."""
    for place, word in enumerate(words):
        yield word
        for size in (2, 3):
            if place + size <= len(words):
                yield "".join(words[place : place + size])


def _marks(tokens: Tokens, printed: Printed) -> set[str]:
    """What the place itself tells."""
    words, marks = tokens.words, set[str]()
    after = [word for word in words[printed.last : printed.last + 2] if word != "#"][:1]
    before = words[max(0, printed.first - 2) : printed.first]
    marks |= {f"<{word}" for word in before[-1:]} | {f">{word}" for word in after}
    marks |= {">@medicine"} if _all_names().intersection(after) else set()
    if _heads(tokens, printed):
        marks.add(":")
    if after and after[0][0].isdigit():
        marks.add("#>")
    if before and before[-1][0].isdigit():
        marks.add("<#")
    if before[-1:] == ["%"] or (before[:1] == ["%"] and before[1] in ("on", "at")):
        marks.add("<%")
    return marks


# The number of a list's item is no end of a sentence.
_HEAD = re.compile(r"(?:\A|\n|(?<!\d)[.;:,])\s*\Z")
_HEADED = re.compile(r"\s*:|[ \t]*\n\s*\n|[ \t]{2,}\S")


def _heads(tokens: Tokens, printed: Printed) -> bool:
    """Whether it stands alone at the head of what follows: ``CC: back pain``."""
    start, end = tokens.starts[printed.first], tokens.ends[printed.last - 1]
    before = tokens.text[max(0, start - 4) : start]
    return bool(_HEADED.match(tokens.text, end)) and bool(not before or _HEAD.search(before))
