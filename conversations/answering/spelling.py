"""Misspelt names of what is in the documents: "hemogoblin", "metfromin".

A word is read as another only where nobody knows it as it is, and where just one name that stands
in the patient's own findings is close to it. The answer says how the word was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from conversations.answering.types import Record
from conversations.answering.words import EMPTY, EMPTY_SPANISH, GENERIC, folded, stem
from knowledge import analytes, explaining, glossary, medicines, spanish

_WORD = re.compile(r"[^\W\d_]{5,}")
_LONG = 8
"""Letters from which on a name may be two slips away; below, and for any medicine, one."""


@dataclass(frozen=True, slots=True)
class Name:
    """A word of a name: as it is printed, folded, how many slips away it is still read, and what
    it is a name of."""

    printed: str
    plain: str
    slips: int
    about: str


def respelled(question: str, records: Sequence[Record]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The question as it was meant, and each word as it was typed and read."""
    names: dict[str, Name] | None = None
    read: list[tuple[str, str]] = []
    for match in _WORD.finditer(question):
        found = match.group()
        word = folded(found)
        if _is_known(word):
            continue
        names = _names(records) if names is None else names
        if word in names:
            continue
        if (name := _nearest(word, names.values())) is not None:
            read.append((found, name.printed))
    for typed, printed in read:
        question = re.sub(rf"\b{re.escape(typed)}\b", printed, question)
    return question, tuple(dict.fromkeys(read))


def _names(records: Sequence[Record]) -> dict[str, Name]:
    """The words of what was found in the documents, with the Spanish names of the same."""
    names: dict[str, Name] = {}

    def add(about: str, texts: Iterable[str | None], most: int) -> None:
        for word in (word for text in texts for word in _WORD.findall(text or "")):
            plain = folded(word)
            names.setdefault(
                plain, Name(word.lower(), plain, most if len(plain) >= _LONG else 1, about)
            )

    tests = {(row.analyte, row.name): row for each in records for row in each.findings.labs}
    for row in tests.values():
        entry = analytes.get(row.analyte) if row.analyte else None
        ours = spanish.analyte(row.analyte) if row.analyte else None
        others = (entry.name, *entry.synonyms, ours.name if ours else None) if entry else ()
        add(row.analyte or row.name, (row.name, *others), 2)
    for found in (record.findings for record in records):
        for condition in (*found.conditions, *found.symptoms):
            add(condition.text, (condition.text, spanish.condition(condition.text)), 2)
        for named in (
            *(m.name for m in found.medications),
            *(a.substance for a in found.allergies),
        ):
            add(named, (named, spanish.name(named)), 1)
    return names


@cache
def _is_known(word: str) -> bool:
    """Whether it is a word as it stands: common, medical, or the name of a test or medicine."""
    if word in EMPTY or word in EMPTY_SPANISH or word in GENERIC or stem(word) in GENERIC:
        return True
    if explaining.is_everyday(word) or glossary.find(word) is not None:
        return True
    return medicines.find(word) is not None or bool(analytes.exactly(word))


def _nearest(word: str, names: Iterable[Name]) -> Name | None:
    """The one name that is nearest; None where none is near, or two are as near."""
    near: dict[int, list[Name]] = {}
    for name in names:
        slips = name.slips if len(word) >= _LONG else 1
        if abs(len(word) - len(name.plain)) <= slips and word[0] == name.plain[0]:
            away = _distance(word, name.plain)
            if away <= slips:
                near.setdefault(away, []).append(name)
    best = near[min(near)] if near else []
    return best[0] if len({name.about for name in best}) == 1 else None


def _distance(a: str, b: str) -> int:
    """Letters put in, left out, changed, or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        now = [i]
        for j, other in enumerate(b, 1):
            best = min(row[j] + 1, now[j - 1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                best = min(best, before[j - 2] + 1)
            now.append(best)
        before, row = row, now
    return row[-1]
