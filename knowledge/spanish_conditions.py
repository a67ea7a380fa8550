"""Names of conditions in Spanish text: what ``conditions`` is for English text.

A name is one that our glossaries give in Spanish for an English condition, one of
``data/es/condition_words.toml``, a word with a condition's ending, or a head (``insuficiencia``)
with what follows it: adjectives, ``de`` and a part of the body, ``tipo 2``. Text is compared
without its accents (``knowledge.folding``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from knowledge import conditions
from knowledge.condition_words import NameKind, lexicon
from knowledge.conditions import Name
from knowledge.folding import fold, key
from knowledge.phrases import PhraseIndex, Tokens, tokenize

_DATA = Path(__file__).parent / "data" / "es"
_SUFFIX = re.compile(
    r"[a-z]{2,}(?:itis|osis|emias?|omas?|patias?|algias?|penias?|plejias?|paresias?|rreas?|rragias?"
    r"|ectasias?|megalias?|iasis|dinias?|fasias?|fagias?|pneas?|trofias?|plasias?|malacias?|urias?"
    r"|tiroidismo|filias?|cinesias?|sarcomas?|carcinomas?|esclerosis|gonadismo|volemias?"
    r"|estesias?|tonias?|hidrosis|ptisis|staxis|lepsias?|trombosis|natremias?)"
)
# "glucemia": what is measured; with "hiper" or "hipo" before it, what is wrong.
_MEASURED = re.compile(
    r"(?:gluc|glic|c?al|kal|natr|lit|uric|colesterol|triglicerid|lipid|bilirrubin|fosfat|magnes"
    r"|potas|amon|lact)[aei]?emias?"
)
_VALUE = re.compile(r"\d{1,2}[a-d]?|[ivx]{1,4}[a-d]?|[abcdg]\d?[a-d]?", re.IGNORECASE)
# "isquémico": of what, another word says.
_ADJECTIVE = re.compile(r"[a-z]+(?:ic|os|ent)[oa]")
_TYPES = frozenset("tipo grado estadio clase fase nyha".split())
_OF = frozenset("de del en".split())
# "1 gota", "una ampolla": so much of a medicine.
_COUNT = re.compile(r"\d|una?$|dos$|tres$|media$")
_COUNTED = frozenset({"gota", "gotas"})


@dataclass(frozen=True, slots=True)
class _Lexicon:
    index: PhraseIndex[NameKind]
    english: Mapping[str, str]
    short: Mapping[str, str]
    generic: frozenset[str]
    modifiers: frozenset[str]
    not_modifiers: frozenset[str]
    adjective: re.Pattern[str]
    sites: frozenset[str]
    links: frozenset[str]
    episodes: frozenset[str]
    not_names: frozenset[str]


def names(tokens: Tokens, *, with_degrees: bool = False) -> Iterator[Name]:
    """The conditions named in a sentence, left to right; ``tokens`` are of folded text."""
    del with_degrees  # A degree stands behind a Spanish name, and is never part of it.
    lex = _lexicon()
    place, size = 0, len(tokens)
    while place < size:
        head = _head(lex, tokens, place)
        if head is None:
            place += 1
            continue
        last, kind, generic, short = head
        end = _rightmost(lex, tokens, last)
        if generic and end == last:
            place = last
            continue
        yield Name(place, end, place, kind, short)
        place = end


def english(name: str) -> str | None:
    """The English name of the same condition, where our own tables hold the pair."""
    lex = _lexicon()
    found = lex.short.get(" ".join(name.split()))
    return found or lex.english.get(key(name)) or None


def english_only(name: str) -> str | None:
    """The English name where what is printed is Spanish and no English name itself."""
    held = lexicon()
    low = name.lower()
    known = low in held.diagnoses or low in held.symptoms or low in held.generic
    return None if known or held.phrases.get(name) is not None else english(name)


def is_spanish(name: str) -> bool:
    """Whether the whole of what is printed names a condition in Spanish, and not in English."""
    tokens = tokenize(fold(name))
    found = list(names(tokens))
    whole = len(found) == 1 and (found[0].first, found[0].last) == (0, len(tokens))
    return whole and _kind(name) is None


def is_lasting(name: str) -> bool:
    """Whether it does not go away by itself: ``diabetes``, however the note speaks of it."""
    known = english(name)
    if known is not None:
        return conditions.is_lasting(known)
    words = tokenize(fold(name)).words
    return "cronica" in words or "cronico" in words


def is_episode(name: str) -> bool:
    """Whether it comes and is over: ``fractura``, ``neumonía``."""
    known = english(name)
    words = tokenize(fold(name)).words
    told = any(word in _lexicon().episodes for word in words)
    return told or (known is not None and conditions.is_episode(known))


def _head(lex: _Lexicon, tokens: Tokens, place: int) -> tuple[int, NameKind, bool, bool] | None:
    """The head that begins at ``place``: its end, kind, whether it needs more, abbreviation."""
    word = tokens.words[place]
    found = lex.index.at(tokens, place)
    if found is not None:
        counted = word in _COUNTED and place > 0 and _COUNT.match(tokens.words[place - 1])
        if counted:
            return None
        raw = tokens.text[tokens.starts[place] : tokens.ends[found.last - 1]]
        return found.last, found.value, False, raw in lex.short
    if word in lex.generic:
        return place + 1, NameKind.DIAGNOSIS, True, False
    formed = len(word) > 6 and _SUFFIX.fullmatch(word) and not _MEASURED.fullmatch(word)
    if formed and word not in lex.not_names and not _is_proper(tokens, place):
        return place + 1, NameKind.DIAGNOSIS, False, False
    return None


def _is_proper(tokens: Tokens, place: int) -> bool:
    """Whether a word with a capital in the middle of a line may be a person's or a town's."""
    if not tokens.text[tokens.starts[place]].isupper() or place == 0:
        return False
    before = tokens.text[tokens.ends[place - 1] : tokens.starts[place]]
    word = tokens.text[tokens.starts[place] : tokens.ends[place]]
    return before in (" ", ", ") and not word.isupper() and tokens.words[place - 1].isalpha()


def _rightmost(lex: _Lexicon, tokens: Tokens, last: int) -> int:
    words, size = tokens.words, len(tokens)
    end = last
    while end < size and _glued(tokens, end):
        word = words[end]
        if word in _TYPES and end + 1 < size and _VALUE.fullmatch(words[end + 1]):
            end += 2
        elif _is_modifier(lex, word):
            end += 1
        elif word in _OF:
            beyond = _site(lex, tokens, end)
            if beyond is None:
                break
            end = beyond
        else:
            break
    return end


def _site(lex: _Lexicon, tokens: Tokens, place: int) -> int | None:
    """Where ``de la rodilla``, ``de EPOC`` ends that begins at ``place``."""
    at = place + 1
    while at < len(tokens) and tokens.words[at] in lex.links and _glued(tokens, at):
        at += 1
    if at >= len(tokens) or not _glued(tokens, at):
        return None
    if tokens.words[at] in lex.sites:
        return at + 1
    if tokens.words[place] == "en":
        return None
    cause = _head(lex, tokens, at)
    return cause[0] if cause is not None else None


def _is_modifier(lex: _Lexicon, word: str) -> bool:
    if word in lex.modifiers:
        return True
    return word not in lex.not_modifiers and bool(lex.adjective.fullmatch(word))


def _glued(tokens: Tokens, place: int) -> bool:
    gap = tokens.text[tokens.ends[place - 1] : tokens.starts[place]]
    return gap in (" ", "-", "") or (gap.strip() == "" and gap.count("\n") <= 1 and "  " not in gap)


@cache
def _lexicon() -> _Lexicon:
    data = _read("condition_words.toml")
    not_names = frozenset(data["not_names"].split())
    index: PhraseIndex[NameKind] = PhraseIndex()
    english_of: dict[str, str] = {}
    short: dict[str, str] = {}
    for line in _lines(data["abbreviations"]):
        short[line[0]] = line[1]
        index.add(line[0], _kind(line[1]) or NameKind.DIAGNOSIS, cased=True)
    own = [(line[0], line[1], NameKind.SYMPTOM) for line in _lines(data["signs"])]
    for line in _lines(data["names"]):
        own.append((line[0], line[1], _kind(line[1]) or NameKind.DIAGNOSIS))
    for spanish, meant, kind in (*own, *_from_glossaries()):
        low = key(spanish)
        if low in not_names:
            continue
        if meant:
            english_of.setdefault(low, meant)
        index.add(low, kind, cased=False)
        if " " not in low and (many := _plural(low)) not in not_names:
            index.add(many, kind, cased=False)
    for word in data["heads"].split():
        kind = NameKind.SYMPTOM if word in ("dolor", "sangrado", "edema") else NameKind.DIAGNOSIS
        index.add(word, kind, cased=False)
    return _Lexicon(
        index=index,
        english=english_of,
        short=short,
        generic=frozenset(data["generic"].split()),
        modifiers=frozenset(data["modifiers"].split()),
        not_modifiers=frozenset(data["not_modifiers"].split()),
        adjective=re.compile(data["adjective"]),
        sites=frozenset(data["sites"].split()),
        links=frozenset(data["links"].split()),
        episodes=frozenset(data["episodes"].split()),
        not_names=not_names,
    )


def _from_glossaries() -> Iterator[tuple[str, str, NameKind]]:
    """The Spanish names that our reference gives for English conditions."""
    for path in sorted(_DATA.glob("*.toml")):
        data = _read(path.name)
        for block in ("terms", "names"):
            if path.name in ("condition_words.toml", "substances.toml") or block not in data:
                continue
            for meant, spanish, *_ in _lines(data[block]):
                first = meant.split(",")[0].strip()
                name = re.sub(r"\s*\([^)]*\)", "", spanish)
                kind = None if _ADJECTIVE.fullmatch(key(name)) else _kind(first)
                if kind is not None:
                    yield name, "" if first in lexicon().adjectives else first, kind


def _kind(english_name: str) -> NameKind | None:
    """What kind of condition an English name is, if the whole of it is one."""
    tokens = tokenize(english_name)
    found = list(conditions.names(tokens, with_degrees=True))
    whole = len(found) == 1 and (found[0].first, found[0].last) == (0, len(tokens))
    return found[0].kind if whole else None


def _plural(word: str) -> str:
    if word.endswith("s"):
        return word
    return word + ("s" if word[-1] in "aeiou" else "es")


def _lines(block: str) -> Iterator[tuple[str, ...]]:
    for line in block.splitlines():
        if line.strip():
            yield tuple(cell.strip() for cell in line.split("|"))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))
