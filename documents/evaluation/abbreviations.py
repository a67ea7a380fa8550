"""Measure what we say an abbreviation means, in real notes, against meanings that are known.

Notes don't say what their abbreviations mean, but they spell many terms out. So every spelled-out
meaning of a public list (``abbreviations``) that stands in a note is written as its abbreviation
there, wherever it stands in that note, and we are asked what it means in that place. The words
around are the author's, the right answer is known, and none of it was made from our own table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documents.evaluation.terms import lines, texts
from knowledge import abbreviations, glossary
from knowledge.phrases import Match, PhraseIndex, Tokens, tokenize

NOTES = ("aci_bench", "mtsamples")
# One meaning that stands everywhere must not be the whole measure.
_MOST_OF_A_MEANING = 10
# "non-Hodgkin's" is "non-Hodgkin".
_SMALL = frozenset({"of", "the", "and", "in", "s"})
Meaning = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One place: the note with ``short`` at ``start`` instead of ``meaning``."""

    short: str
    meaning: str
    text: str
    start: int


def in_context(folder: Path, split: str) -> dict[str, Any]:
    """Shares over the places whose abbreviation we hold.

    ``right`` gives the author's meaning, ``offered`` gives none and shows it among the possible
    ones, ``wrong`` gives another. ``ambiguous`` are those with several meanings in the list or in
    ours; ``not_held`` counts the places of abbreviations that we don't know.
    """
    listed = _listed(folder, split)
    asked_of: Counter[tuple[str, str]] = Counter()
    results: dict[str, Counter[str]] = {"all": Counter(), "ambiguous": Counter()}
    not_held = 0
    missed: Counter[str] = Counter()
    for name in NOTES:
        for text in texts(folder, name, split):
            for asked in _places(text, listed):
                asked_of[asked.short, asked.meaning] += 1
                if asked_of[asked.short, asked.meaning] > _MOST_OF_A_MEANING:
                    continue
                held = abbreviations.senses(asked.short)
                if not held:
                    not_held += 1
                    continue
                result = _ask(asked)
                results["all"][result] += 1
                if len(held) > 1 or len(listed.meanings[asked.short]) > 1:
                    results["ambiguous"][result] += 1
                if result != "right":
                    missed[f"{asked.short}: {asked.meaning} ({result})"] += 1
    return {
        **_shares(results["all"]),
        "ambiguous": _shares(results["ambiguous"]),
        "not_held": not_held,
        "missed": [told for told, _ in missed.most_common()],
    }


def _ask(asked: Asked) -> str:
    tokens = tokenize(asked.text)
    place = tokens.starts.index(asked.start)
    printed = abbreviations.at(tokens, place)
    sense = abbreviations.resolve(tokens, printed) if printed else None
    if sense is not None:
        return "right" if means(sense.full, asked.meaning) else "wrong"
    held = abbreviations.senses(asked.short)
    return "offered" if any(means(each.full, asked.meaning) for each in held) else "unknown"


def means(ours: str, theirs: str) -> bool:
    """Whether two full forms are one: the same words, or two names of one entry of the glossary."""
    if _bare(ours) == _bare(theirs):
        return True
    entry = glossary.find(ours)
    return entry is not None and entry is glossary.find(theirs)


def _bare(full: str) -> list[str]:
    return [
        word.removesuffix("s").removesuffix("ing")
        for word in tokenize(full).words
        if word not in _SMALL
    ]


@dataclass(slots=True)
class _Listed:
    """The public list: meanings by abbreviation, and what each spelled-out meaning is short as."""

    meanings: Mapping[str, list[str]]
    index: PhraseIndex[Meaning]
    shorts: Mapping[Meaning, list[tuple[str, str]]]


def _listed(folder: Path, split: str) -> _Listed:
    items = lines(folder / "abbreviations" / f"{split}.jsonl")
    index: PhraseIndex[Meaning] = PhraseIndex()
    shorts: defaultdict[Meaning, list[tuple[str, str]]] = defaultdict(list)
    for item in items:
        short = item["abbreviation"]
        for full in item["meanings"]:
            words = tuple(tokenize(full).words)
            # One letter stands for anything.
            if len(short) > 1 and words:
                index.add(full, words, cased=False)
                shorts[words].append((short, full))
    return _Listed({item["abbreviation"]: item["meanings"] for item in items}, index, shorts)


def _places(text: str, listed: _Listed) -> Iterator[Asked]:
    """Every meaning of the list that stands in the text, written as its abbreviation."""
    tokens = tokenize(text)
    found: defaultdict[Meaning, list[Match[Meaning]]] = defaultdict(list)
    for match in listed.index.matches(tokens):
        found[match.value].append(match)
    for meaning, matches in found.items():
        for short, full in listed.shorts[meaning]:
            written, starts = _written(text, tokens, matches, short)
            for start in starts:
                yield Asked(short, full, written, start)


def _written(
    text: str, tokens: Tokens, matches: list[Match[Meaning]], short: str
) -> tuple[str, list[int]]:
    """The text with ``short`` at every match, and where it stands now."""
    pieces: list[str] = []
    starts: list[int] = []
    position = size = 0
    for match in matches:
        start, end = tokens.starts[match.first], tokens.ends[match.last - 1]
        pieces += [text[position:start], short]
        starts.append(size + start - position)
        size += start - position + len(short)
        position = end
    return "".join([*pieces, text[position:]]), starts


def _shares(results: Counter[str]) -> dict[str, Any]:
    total = results.total()
    shares = {
        name: round(results[name] / total, 4) if total else None
        for name in ("right", "offered", "unknown", "wrong")
    }
    return {"places": total, **shares}
