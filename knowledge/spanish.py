"""The reference in Spanish, beside the English: tests, terms, abbreviations, conditions, medicines.

All of it is our own text (``knowledge/data/es``), written for any Spanish speaker of the Americas:
"usted", short sentences, the everyday word first. An entry is found by the key or the first name
of its English one, so nothing can be explained in Spanish that the English reference does not
hold. What has no entry is None: who asks then quotes the printed words and adds nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from knowledge import analytes, glossary, medicines, word_parts
from knowledge.in_text import Found
from knowledge.spelling import spellings

DATA = Path(__file__).parent / "data" / "es"


@dataclass(frozen=True, slots=True)
class SpanishAnalyte:
    """A test: ``name`` as a heading prints it; ``reference`` is the English entry's page."""

    key: str
    name: str
    measures: str
    low_means: str | None
    high_means: str | None
    reference: str


@dataclass(frozen=True, slots=True)
class SpanishTerm:
    """A term: ``name`` is the medical word, ``plain`` the everyday one (may be empty)."""

    english: str
    name: str
    plain: str
    meaning: str


@dataclass(frozen=True, slots=True)
class SpanishAbbreviation:
    """One meaning of an English abbreviation: its full form and its everyday words, in Spanish."""

    short: str
    english: str
    full: str
    plain: str


@dataclass(frozen=True, slots=True)
class NoteAbbreviation:
    """One meaning of an abbreviation of Spanish notes; ``full`` is Spanish, the others are plain
    words for a reader of either language."""

    short: str
    full: str
    english: str
    spanish: str


@dataclass(frozen=True, slots=True)
class SpanishGroup:
    """What a group of medicines is called, and ``use``, which ends "Este medicamento ..."."""

    name: str
    use: str


@dataclass(frozen=True, slots=True)
class SpanishFound:
    """What to tell in Spanish about a term of a text; each of ``name``, ``plain``, ``meaning`` and
    ``reference`` may be empty, and ``senses`` are the meanings that an abbreviation can have."""

    name: str
    plain: str
    meaning: str
    reference: str = ""
    senses: tuple[SpanishAbbreviation, ...] = ()


def analyte(key: str) -> SpanishAnalyte | None:
    """A test by its key in the catalogue."""
    return _analytes().get(key)


def term(english: str) -> SpanishTerm | None:
    """A glossary entry by any English name of it, whatever its capitals, also in the plural.

    Where several names share an entry and are not the same word, ``name`` is of the one asked for.
    """
    entry = glossary.find(english)
    found = _terms().get(entry.term) if entry else None
    own = _names("glossary_names.toml").get(_key(english))
    return replace(found, name=own) if found and own else found


def abbreviation(short: str, full_english: str) -> SpanishAbbreviation | None:
    """One meaning of an abbreviation; which is meant, ``abbreviations.resolve_in`` decides."""
    return _abbreviations().get((short, full_english))


@cache
def note_abbreviations() -> tuple[NoteAbbreviation, ...]:
    """The abbreviations of notes in Spanish, a line for each meaning."""
    return tuple(NoteAbbreviation(*row) for row in _rows("abbreviations.toml", "abbreviations"))


def condition(english: str) -> str | None:
    """The Spanish name of a condition or symptom: ``hypertension`` is ``hipertensión``.

    The medical name and no looser one, for it stands in the place of the printed one. None where
    we hold no sure word.
    """
    found = _names("conditions.toml").get(_key(english))
    if found is not None:
        return found
    entry = term(english)
    return entry.name if entry else None


def name(english: str) -> str | None:
    """The Spanish word for a substance, a medicine, a condition or any other term."""
    return _names("substances.toml").get(_key(english)) or condition(english)


def medicine_group(english: str) -> SpanishGroup | None:
    """A group of medicines by its English name."""
    return _groups().get(english.strip())


def medicine_purpose(english: str) -> str | None:
    """What a medicine is for, by its name or brand: ``ayuda a bajar el colesterol.``"""
    found = medicines.find(english)
    group = medicine_group(found.group) if found else None
    return group.use if group else None


def warning_sign(english: str) -> str | None:
    """One of the signs of ``warning_signs``, by its English words."""
    return _signs().get(english)


def told(found: Found, printed: str) -> SpanishFound | None:
    """What ``in_text`` found, in Spanish; ``printed`` are the words of the text at its place.

    None where we hold nothing sure in Spanish.
    """
    if found.kind == "test":
        test = analyte(found.name)
        return SpanishFound(test.name, test.name, test.measures, test.reference) if test else None
    if found.kind == "medicine":
        use = medicine_purpose(found.name)
        plain = f"un medicamento que {use.rstrip('.')}" if use else ""
        return SpanishFound(name(found.name) or "", plain, "") if use else None
    if found.kind in ("abbreviation", "unclear"):
        return _short(found)
    if found.kind == "parts":
        built = word_parts.explain(found.name, "es")
        return SpanishFound("", built, "") if built else None
    entry = term(printed) or term(found.name)
    return SpanishFound(entry.name, entry.plain, entry.meaning) if entry else None


def _short(found: Found) -> SpanishFound | None:
    held = [abbreviation(each.short, each.full) for each in found.senses]
    senses = tuple(each for each in held if each is not None)
    if found.kind == "unclear":
        # One meaning less would look like a choice that nobody made.
        whole = senses and len(senses) == len(held)
        return SpanishFound("", "", "", senses=senses) if whole else None
    if senses:
        return SpanishFound(senses[0].full, senses[0].plain, "", senses=senses)
    entry = term(found.name)
    return SpanishFound(entry.name, entry.plain, "") if entry else None


@cache
def _analytes() -> Mapping[str, SpanishAnalyte]:
    found: dict[str, SpanishAnalyte] = {}
    for data in _files("analytes_*.toml"):
        for key, row in data.items():
            english = analytes.get(key)
            if english is None:
                continue  # The test of the data names it; a reader is shown nothing of it.
            found[key] = SpanishAnalyte(
                key=key,
                name=row["name"],
                measures=row["measures"],
                low_means=row.get("low_means"),
                high_means=row.get("high_means"),
                reference=english.reference,
            )
    return found


@cache
def _terms() -> Mapping[str, SpanishTerm]:
    return {
        english: SpanishTerm(english, name, *rest)
        for keys, names, *rest in _rows("glossary_*.toml", "terms")
        for english, name in _paired(keys, names)
    }


def _paired(keys: str, names: str) -> Iterator[tuple[str, str]]:
    """The terms of a line, parted by semicolons, with their names: one for all, or one each."""
    english = [each.strip() for each in keys.split(";")]
    spanish = [each.strip() for each in names.split(";")]
    return zip(english, spanish if len(spanish) > 1 else spanish * len(english), strict=True)


@cache
def _abbreviations() -> Mapping[tuple[str, str], SpanishAbbreviation]:
    rows = _rows("glossary_*.toml", "abbreviations")
    english = {
        (short, english): SpanishAbbreviation(short, english, *rest)
        for short, english, *rest in rows
    }
    own = {
        (row.short, row.full): SpanishAbbreviation(row.short, row.full, row.full, row.spanish)
        for row in note_abbreviations()
    }
    return {**english, **own}


@cache
def _names(pattern: str) -> Mapping[str, str]:
    named = {
        _key(each): spanish
        for english, spanish in _rows(pattern, "names")
        for each in english.split(",")
    }
    return {british: named[name] for name in named for british in spellings(name)} | named


@cache
def _groups() -> Mapping[str, SpanishGroup]:
    rows = _rows("medicines.toml", "groups")
    return {english: SpanishGroup(*rest) for english, *rest in rows}


@cache
def _signs() -> Mapping[str, str]:
    return {row[0]: row[1] for row in _rows("warning_signs.toml", "signs")}


def _key(english: str) -> str:
    return " ".join(english.split()).lower()


def _rows(pattern: str, block: str) -> Iterator[list[str]]:
    """The lines of a block, ``cell | cell | cell``, of every file that has one."""
    for data in _files(pattern):
        for line in data.get(block, "").splitlines():
            if line.strip():
                yield [cell.strip() for cell in line.split("|")]


def _files(pattern: str) -> Iterator[dict[str, Any]]:
    for path in sorted(DATA.glob(pattern)):
        yield tomllib.loads(path.read_text(encoding="utf-8"))
