"""Plain words for medical terms and abbreviations, our own (``data/glossary*.toml``).

An abbreviation of several meanings is explained only where the words around it decide for one;
else it stays unexplained: no explanation is better than a wrong one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from knowledge.phrases import Match, PhraseIndex, Tokens, tokenize

# How far around an abbreviation its cue words are looked for, in words: near, then further.
_REACHES = (4, 15)


@dataclass(frozen=True, slots=True)
class Term:
    """A term: ``plain`` names it in everyday words (may be empty), ``meaning`` says what it is."""

    term: str
    plain: str
    meaning: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of an abbreviation; without cues it is the only one."""

    short: str
    full: str
    plain: str
    cues: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Explained:
    """A term found in a text: characters ``start:end`` and what to tell about them."""

    start: int
    end: int
    term: str
    plain: str
    meaning: str


@dataclass(frozen=True, slots=True)
class _Glossary:
    terms: PhraseIndex[Term]
    senses: dict[str, tuple[Sense, ...]]
    shorts: PhraseIndex[str]


def _rows(block: str) -> Iterator[list[str]]:
    for line in block.strip().splitlines():
        if line.strip():
            yield [cell.strip() for cell in line.split("|")]


@cache
def _load() -> _Glossary:
    terms: PhraseIndex[Term] = PhraseIndex()
    plurals: list[tuple[str, Term]] = []
    senses: dict[str, list[Sense]] = {}
    shorts: PhraseIndex[str] = PhraseIndex()
    for data in _files():
        for names, plain, meaning in _rows(data.get("terms", "")):
            first, *also = [name.strip() for name in names.split(",")]
            term = Term(first, plain, meaning, tuple(also))
            for name in (first, *also):
                terms.add(name, term, cased=False)
                plurals += [(form, term) for form in _plurals(name)]
        for short, cues, full, plain in _rows(data.get("abbreviations", "")):
            words = frozenset() if cues == "*" else frozenset(tokenize(cues).words) - {","}
            senses.setdefault(short, []).append(Sense(short, full, plain, words))
            shorts.add(short, short, cased="/" not in short)
    # After all names: a plural never takes the place of a term that is written the same.
    for form, term in plurals:
        terms.add(form, term, cased=False)
    return _Glossary(terms, {k: tuple(v) for k, v in senses.items()}, shorts)


def _files() -> Iterator[dict[str, Any]]:
    folder = files("knowledge").joinpath("data")
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.name.startswith("glossary") and entry.name.endswith(".toml"):
            yield tomllib.loads(entry.read_text(encoding="utf-8"))


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
    return tuple(dict.fromkeys(_load().terms.values()))


def find(name: str) -> Term | None:
    """The entry of a term by its name or another name of it, whatever its capitals."""
    return _load().terms.get(name)


def plain_name(name: str) -> str | None:
    """Everyday words for a term: ``hypertension`` -> ``high blood pressure``."""
    term = find(name)
    return term.plain or None if term else None


def resolve(short: str, context: str) -> Sense | None:
    """What an abbreviation means among the words of ``context``; None where they don't decide."""
    senses = _load().senses.get(short, ())
    if len(senses) == 1 and not senses[0].cues:
        return senses[0]
    rated = enumerate(senses)
    words = set(tokenize(context).words)
    scores = sorted(
        ((len(sense.cues & words) + _spelled(sense, words), place) for place, sense in rated),
        reverse=True,
    )
    if not scores or scores[0][0] == 0:
        return None
    if len(scores) > 1 and scores[0][0] == scores[1][0]:
        return None
    return senses[scores[0][1]]


def is_abbreviation(name: str) -> bool:
    """Whether the list of abbreviations holds exactly this, with its capitals."""
    return name in _load().senses


def senses(short: str) -> tuple[Sense, ...]:
    """Every meaning we hold of an abbreviation."""
    return _load().senses.get(short, ())


def resolve_in(short: str, context: str) -> Sense | None:
    """Like ``resolve`` where ``context`` may hold the abbreviation itself: near words go first."""
    if short in context:
        tokens = tokenize(context)
        shorts = _load().shorts
        for place in range(len(tokens)):
            found = shorts.at(tokens, place)
            if found is not None and found.value == short:
                sense = _resolve_at(tokens, found)
                if sense is not None:
                    return sense
    return resolve(short, context)


def _spelled(sense: Sense, words: set[str]) -> int:
    """How many words of the full form stand there: few texts name both of two meanings."""
    full = tokenize(sense.full).words
    return sum(len(word) > 3 and word in words for word in full)


def printed_form(name: str) -> str | None:
    """The listed abbreviation that ``name`` is, written with dots (``b.i.d.``) or a plural s."""
    known = _load().senses
    bare = name.replace(".", "").replace(" ", "") if "." in name else name
    forms = [name, bare, bare.upper()] if "." in name else [name]
    forms += [form[:-1] for form in forms if len(form) > 2 and form.endswith("s")]
    return next((form for form in forms if form in known), None)


def explain(name: str, context: str = "") -> Explained | None:
    """What to tell about a term or an abbreviation that stands in ``context``."""
    entries = _load()
    if name in entries.senses:
        sense = resolve_in(name, context)
        return _of_sense(sense, 0, len(name)) if sense else None
    term = find(name)
    return _of_term(term, 0, len(name)) if term else None


def terms_in(text: str) -> tuple[Explained, ...]:
    """Every term of ``text`` that can be explained, left to right; none overlap."""
    entries = _load()
    tokens = tokenize(text)
    found: list[Explained] = []
    place = 0
    while place < len(tokens):
        short = entries.shorts.at(tokens, place)
        if short is not None:
            sense = _resolve_at(tokens, short)
            if sense is not None:
                start, end = tokens.starts[short.first], tokens.ends[short.last - 1]
                found.append(_of_sense(sense, start, end))
            place = short.last
            continue
        match = entries.terms.at(tokens, place)
        if match is None:
            place += 1
            continue
        start, end = tokens.starts[match.first], tokens.ends[match.last - 1]
        found.append(_of_term(match.value, start, end))
        place = match.last
    return tuple(found)


def _resolve_at(tokens: Tokens, short: Match[str]) -> Sense | None:
    """The meaning that the nearest words decide for."""
    for reach in _REACHES:
        before = tokens.words[max(0, short.first - reach) : short.first]
        around = before + tokens.words[short.last : short.last + reach]
        if (sense := resolve(short.value, " ".join(around))) is not None:
            return sense
    return None


def _of_term(term: Term, start: int, end: int) -> Explained:
    return Explained(start, end, term.term, term.plain, term.meaning)


def _of_sense(sense: Sense, start: int, end: int) -> Explained:
    return Explained(start, end, sense.full, sense.plain, f"{sense.short} stands for {sense.full}.")
