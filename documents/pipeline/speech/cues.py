"""The cues of ``context``: phrases of ``cues.toml`` and ways of saying of ``cue_rules.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from documents.pipeline.speech import name_marks
from documents.pipeline.speech.cue_patterns import Found, Line, PatternIndex
from documents.pipeline.types import Language
from knowledge.phrases import PhraseIndex, Tokens

# What follows a comma as a clause of its own.
CLAUSE_STARTS = frozenset(
    """she he they it we i who which patient there this these that now currently presents
    call return then please go come seek contact take start continue has have had was is will
    although though while whereas because since making leaving""".split()
)
# A verb that can only be one: behind "and", "or" or a comma it begins a clause of its own.
VERBS = frozenset(
    """drinks takes uses reports states continues works lives exercises eats does smokes is are was
    were presents had has have remains appears shows reveals demonstrates complains feels
    admits admitted endorses endorsed reported stated presented complained developed describes
    described mentions mentioned notes notices noticed became becomes requires required needs
    wants recalls started stopped took went comes came gets got says said thinks admitting
    reporting endorsing leads led""".split()
)
# What may stand between a conjunction and its verb.
ADVERBS = frozenset(
    """also now then still currently instead subsequently later recently today only does did
    otherwise additionally occasionally previously usually sometimes often just already""".split()
)
# After "no murmur," these begin a positive finding: "no murmur, mild edema".
POSITIVE_STARTS = frozenset(
    """mild moderate severe trace marked positive scattered some only early minimal slight
    borderline just merely simply ongoing persistent mildly old
    chronic known residual longstanding""".split()
)
# An item of a list with one of these is a finding of its own: "no bruit, pulses present, ...".
PREDICATES = frozenset(
    """present normal intact positive raised elevated soft audible stable unchanged persists
    persistent ongoing improved improving worse worsening continues better healing""".split()
)

# Words that may stand between two denials of which one undoes the other.
_UNDONE_ACROSS = frozenset(
    """that she he it they is are was the case has have had being to be any been of a patient we
    i there true correct accurate""".split()
)
# What undoes a denial behind it: "not without", "never denies"; "no" before "no" only repeats it.
_UNDOERS = frozenset("not t n't never cannot deny denies denied denying hardly".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """Phrases that say ``status`` of what lies ``direction`` of them, at most ``reach`` words away.

    ``direction`` is forward, back, both, turn (forward, else back), own (its own words) or none.

    ``closes`` names the statuses whose scopes the phrase ends. A cue without a status and
    without ``closes`` keeps a longer expression from being read as a cue. Of a ``fixed`` phrase,
    and of any denial, the words behind the first are spoken of too: ``no acute``, ``not known to``.
    """

    status: str | None
    direction: str
    reach: int
    closes: frozenset[str]
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Speech:
    """The cues of a language, and its words that decide how far a cue reaches."""

    phrases: PhraseIndex[Cue]
    patterns: PatternIndex[Cue]
    clause_starts: frozenset[str]
    verbs: frozenset[str]
    adverbs: frozenset[str]
    positive_starts: frozenset[str]
    predicates: frozenset[str]
    joints: frozenset[str]
    ands: frozenset[str]
    ors: frozenset[str]
    articles: frozenset[str]
    of: frozenset[str]
    no: frozenset[str]
    undoers: frozenset[str]
    undone_across: frozenset[str]
    repeats: frozenset[str]
    marks: name_marks.Marks


@cache
def speech(language: Language = "en") -> Speech:
    """The first cue of a file to claim a phrase keeps it."""
    if language == "es":
        return _spanish()
    return Speech(
        _phrases(_read("speech/cues.toml")["cue"]),
        _patterns(_read("speech/cue_rules.toml")),
        CLAUSE_STARTS,
        VERBS,
        ADVERBS,
        POSITIVE_STARTS,
        PREDICATES,
        joints=frozenset({"and", "but", "or", ",", "then"}),
        ands=frozenset({"and"}),
        ors=frozenset({"or"}),
        articles=frozenset({"a", "an"}),
        of=frozenset({"of", "for"}),
        no=frozenset({"no"}),
        undoers=_UNDOERS,
        undone_across=_UNDONE_ACROSS,
        repeats=frozenset({"nor", "neither", "or", "not"}),
        marks=name_marks.ENGLISH,
    )


def _spanish() -> Speech:
    source = _read("notes/es/cues.toml")
    words = {name: frozenset(listed.split()) for name, listed in source["reach"].items()}
    marks = name_marks.Marks(**{k: re.compile(v, re.I) for k, v in source["marks"].items()})
    return Speech(
        _phrases(source["cue"]), _patterns(source, gap=source["gap"]), marks=marks, **words
    )


def _phrases(entries: Sequence[Mapping[str, Any]]) -> PhraseIndex[Cue]:
    index: PhraseIndex[Cue] = PhraseIndex()
    for entry in entries:
        cue = _cue(entry, fixed=True)
        for phrase in entry["phrases"].replace("\n", " ").split(","):
            index.add(phrase.strip(), cue, cased=False)
    return index


def _patterns(source: Mapping[str, Any], gap: str = "") -> PatternIndex[Cue]:
    index: PatternIndex[Cue] = PatternIndex(classes(source["words"]), gap)
    for entry in source["rule"]:
        cue = _cue(entry)
        for pattern in entry["patterns"].strip().splitlines():
            index.add(pattern, cue)
    return index


def find(tokens: Tokens, said: Speech | None = None) -> list[Found[Cue]]:
    """All cues from left to right, the longest at each place; none overlap.

    What a cue holds in its middle (``ruled sepsis out``) is read for cues of its own.
    """
    said = said or speech()
    line = Line(tokens.words)
    found: list[Found[Cue]] = []
    behind: list[tuple[int, int]] = []
    place = 0
    while place < len(tokens):
        cue = _at(said, tokens, line, place)
        tail = next((last for first, last in behind if first <= place < last), None)
        if cue is None or tail is not None:
            place = tail or place + 1
            continue
        if cue.value.direction == "back":
            cue = _overtaken(said, tokens, line, cue) or cue
        found.append(cue)
        if cue.inside is None:
            place = cue.last
        else:
            behind.append((cue.inside[1], cue.last))
            place = cue.inside[0]
    return found


def _at(said: Speech, tokens: Tokens, line: Line, place: int) -> Found[Cue] | None:
    phrase = said.phrases.at(tokens, place)
    pattern = said.patterns.at(line, place)
    if phrase is None or (pattern is not None and pattern.last > phrase.last):
        return pattern
    return Found(phrase.first, phrase.last, phrase.value)


def _overtaken(said: Speech, tokens: Tokens, line: Line, cue: Found[Cue]) -> Found[Cue] | None:
    """``is equivocal for``: what seemed to speak of the words before it goes on ahead."""
    for place in range(cue.first + 1, cue.last):
        later = _at(said, tokens, line, place)
        if later and later.last > cue.last and later.value.direction == "forward":
            return later
    return None


def classes(words: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """The words of each class, from a table of lists with commas."""
    return {
        name: tuple(word.strip() for word in listed.replace("\n", " ").split(","))
        for name, listed in words.items()
    }


def _cue(entry: Mapping[str, Any], *, fixed: bool = False) -> Cue:
    return Cue(
        status=entry.get("status"),
        direction=entry.get("direction", "none"),
        reach=entry.get("reach", 0),
        closes=frozenset(entry.get("closes", ())),
        fixed=fixed or entry.get("fixed", False),
    )


def _read(name: str) -> dict[str, Any]:
    source = files("documents.pipeline").joinpath(name)
    return tomllib.loads(source.read_text(encoding="utf-8"))
