"""Plain words for medical terms, our own (``data/glossary*.toml``), and their places in a text.

Abbreviations are of the same files; ``knowledge.abbreviations`` says what one means in its place.
Names of one thing are parted by commas. Different things that the same words explain are parted
by semicolons: each is a term of its own, and none may be said in another's place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from knowledge import abbreviations
from knowledge.abbreviations import Sense, data_files, rows
from knowledge.phrases import Match, PhraseIndex, Tokens, tokenize
from knowledge.spelling import spellings

_HYPHENS = "-‐‑"


@dataclass(frozen=True, slots=True)
class Term:
    """A term: ``plain`` names it in everyday words (may be empty), ``meaning`` says what it is."""

    term: str
    plain: str
    meaning: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """A term found in a text: characters ``start:end`` and what to tell about them."""

    start: int
    end: int
    term: str
    plain: str
    meaning: str


@cache
def _load() -> PhraseIndex[Term]:
    terms: PhraseIndex[Term] = PhraseIndex()
    forms: list[tuple[str, Term]] = []
    for data in data_files():
        for names, plain, meaning in rows(data.get("terms", "")):
            for one in names.split(";"):
                first, *also = [name.strip() for name in one.split(",")]
                term = Term(first, plain, meaning, tuple(also))
                for name in (first, *also):
                    terms.add(name, term, cased=False)
                    forms += [(form, term) for form in _forms(name)]
    # After all names: a form never takes the place of a term that is written the same.
    for form, term in forms:
        terms.add(form, term, cased=False)
    return terms


def _forms(name: str) -> Iterator[str]:
    """A name's plurals, and the British spellings of all."""
    for each in (name, *_plurals(name)):
        yield from spellings(each)


def _plurals(name: str) -> Iterator[str]:
    if not name[-1].isalpha() or len(name) < 4:
        return
    for end, instead in (("is", "es"), ("oma", "omata"), ("y", "ies"), ("us", "i"), ("um", "a")):
        if name.endswith(end):
            yield name[: -len(end)] + instead
    if name[-1] != "s":
        yield name + ("es" if name.endswith(("x", "ch", "sh")) else "s")


def all_terms() -> tuple[Term, ...]:
    """Every term once, in the order of the file."""
    return tuple(dict.fromkeys(_load().values()))


def find(name: str) -> Term | None:
    """The entry of a term by its name or another name of it, whatever its capitals."""
    return _load().get(name)


def plain_name(name: str) -> str | None:
    """Everyday words for a term: ``hypertension`` -> ``high blood pressure``."""
    term = find(name)
    return term.plain or None if term else None


def explain(name: str, context: str = "") -> Explained | None:
    """What to tell about a term or an abbreviation that stands in ``context``."""
    if abbreviations.is_abbreviation(name):
        sense = abbreviations.resolve_in(name, context)
        return _of_sense(sense, 0, len(name)) if sense else None
    term = find(name)
    return _of_term(term, 0, len(name)) if term else None


def at(tokens: Tokens, place: int) -> Match[Term] | None:
    """The longest term that begins at word ``place``.

    What stands behind a hyphen is no word of its own: ``non-reactive`` pupils do not react, and
    ``C-reactive`` is of a blood test.
    """
    match = _load().at(tokens, place)
    if match is not None and match.last == match.first + 1 and _is_joined(tokens, place):
        return None
    return match


def _is_joined(tokens: Tokens, place: int) -> bool:
    before = tokens.text[: tokens.starts[place]][-2:]
    return len(before) == 2 and before[0].isalpha() and before[1] in _HYPHENS


def terms_in(text: str) -> tuple[Explained, ...]:
    """Every term of ``text`` that can be explained, left to right; none overlap."""
    tokens = tokenize(text)
    found: list[Explained] = []
    place = 0
    while place < len(tokens):
        short = abbreviations.at(tokens, place)
        if short is not None:
            sense = abbreviations.resolve(tokens, short)
            if sense is not None:
                start, end = tokens.starts[short.first], tokens.ends[short.last - 1]
                found.append(_of_sense(sense, start, end))
            place = short.last
            continue
        match = at(tokens, place)
        if match is None:
            place += 1
            continue
        start, end = tokens.starts[match.first], tokens.ends[match.last - 1]
        found.append(_of_term(match.value, start, end))
        place = match.last
    return tuple(found)


def _of_term(term: Term, start: int, end: int) -> Explained:
    return Explained(start, end, term.term, term.plain, term.meaning)


def _of_sense(sense: Sense, start: int, end: int) -> Explained:
    return Explained(start, end, sense.full, sense.plain, f"{sense.short} stands for {sense.full}.")
