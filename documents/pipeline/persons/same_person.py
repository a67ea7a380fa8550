"""Whether the person that a paper is about can be the one who has the account.

A person is written in many ways: order, initials, accents, second names, a nickname, a letter that
was misread. Those are the same one. What a spelling alone can't tell (``Mario`` and ``Maria``) or
what speaks both ways (another name, the same day of birth) is unsure. Only where a whole name, or a
whole day of birth, is another one and nothing speaks against that, they differ.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from functools import lru_cache
from importlib.resources import files
from typing import Final

from documents.pipeline.persons.people import day_figures

_APART: Final = re.compile(r"[\s,.\-‐‑–·/]+")
_NO_LETTER: Final = re.compile(r"[^\w]|\d|_")
_ADDED: Final = frozenset(
    """mr mrs ms miss mx dr prof sr sra srta don dona frau herr mme mlle jr junior senior ii iii iv
    md phd dds rn""".split()
)
_PARTICLES: Final = frozenset(
    "de del la las los el y e da do dos das di van von der den ten ter bin ibn al st san".split()
)
_SPELLED: Final = {"ae": "a", "oe": "o", "ue": "u"}
_LETTERS: Final = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i"})
_ALIKE: Final = 0.75
_MOST_WORDS: Final = 12


class Agreement(IntEnum):
    """How well two people agree; the least of several is the one that holds."""

    SAME = 0
    UNSURE = 1
    DIFFERS = 2


@dataclass(frozen=True, slots=True)
class Printed:
    """Whom a paper says it is about: the name and the day of birth as they stand there."""

    name: str = ""
    born: str = ""


def agreement(printed: Printed, names: Iterable[str], born: Iterable[str]) -> Agreement:
    """How well a printed person agrees with somebody of these names and days of birth."""
    days = [day for day in map(day_figures, born) if day]
    own_day = day_figures(printed.born) if printed.born else ()
    by_day = min((_days_agree(own_day, day) for day in days), default=None) if own_day else None
    words = _words(printed.name)
    by_name = (
        min((_names_agree(printed.name, each) for each in names if _words(each)), default=None)
        if words
        else None
    )
    return _together(by_name, by_day, whole=len(words) > 1)


def _together(by_name: Agreement | None, by_day: Agreement | None, *, whole: bool) -> Agreement:
    """What name and day say together; None says nothing. A single word is not a whole name."""
    if by_name is None or by_name is Agreement.SAME:
        return by_day or Agreement.SAME
    if by_day is Agreement.SAME:
        return Agreement.SAME if by_name is Agreement.UNSURE else Agreement.UNSURE
    if by_day is Agreement.DIFFERS:
        return Agreement.DIFFERS
    return by_name if whole else Agreement.UNSURE


def _days_agree(one: tuple[int, ...], other: tuple[int, ...]) -> Agreement:
    """The figures in any order; one that differs may be a slip."""
    apart = sum((Counter(one) - Counter(other)).values())
    return Agreement(min(apart, Agreement.DIFFERS))


def _names_agree(printed: str, name: str) -> Agreement:
    if _run_together(printed) == _run_together(name):
        return Agreement.SAME
    one, other = _words(printed), _words(name)
    if _fit(one, other, _exactly):
        return Agreement.SAME
    shared = sum((Counter(one) & Counter(other)).values())
    if shared > 1 and _exactly(one[0], other[0]):  # as after a wedding: one of several is new
        return Agreement.UNSURE
    return Agreement.UNSURE if _fit(one, other, _nearly) else Agreement.DIFFERS


def _fit(one: Sequence[str], other: Sequence[str], alike: Callable[[str, str], bool]) -> bool:
    """Whether one name holds the other, or both begin and end alike, in either order."""
    short, long = sorted((one, other), key=len)
    if _holds(long, short, alike):
        return True
    if len(short) < 2:
        return False
    first, last = short[0], short[-1]
    return any(
        alike(first, a) and alike(last, b) and len(first) + len(last) > 2
        for a, b in ((long[0], long[-1]), (long[-1], long[0]))
    )


def _holds(long: Sequence[str], short: Sequence[str], alike: Callable[[str, str], bool]) -> bool:
    """Whether each word of the short name is a word of the long one, and not by letters only."""
    left = list(long)
    for word in sorted(short, key=len, reverse=True):
        found = next((each for each in left if alike(word, each)), None)
        if found is None:
            return False
        left.remove(found)
    return any(len(word) > 1 for word in short)


def _exactly(one: str, other: str) -> bool:
    if one == other or other in _forms().get(one, ()):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)


def _nearly(one: str, other: str) -> bool:
    """As a misread letter or another spelling leaves it, or cut short."""
    if _exactly(one, other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) > 2 and long.startswith(short):
        return True
    return len(short) > 2 and SequenceMatcher(None, short, long).ratio() >= _ALIKE


def _run_together(name: str) -> str:
    """The words in one, so that it does not matter where a name is parted (``Mc Gee``)."""
    return "".join(map(_bare, _APART.split(_in_order(name))))


def _in_order(name: str) -> str:
    """Given names first, where a comma says which they are."""
    family, comma, given = name.partition(",")
    return f"{given} {family}" if comma and _bare(given) not in _ADDED else name


def _words(name: str) -> tuple[str, ...]:
    """A name's words in bare letters, given names first; without titles and ``de la``."""
    words = [word for part in _APART.split(_in_order(name)) if (word := _bare(part))]
    kept = [word for word in words if word not in _ADDED] or words
    whole = [word for word in kept if word not in _PARTICLES]
    return tuple((whole if len(whole) > 1 else kept)[:_MOST_WORDS])


def _bare(word: str) -> str:
    """Small letters without accents; ``Müller`` and ``Mueller`` give the same."""
    letters = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    bare = _NO_LETTER.sub("", "".join(c for c in letters if not unicodedata.combining(c)))
    for two, one in _SPELLED.items():
        bare = bare.replace(two, one)
    return bare


@lru_cache(maxsize=1)
def _forms() -> dict[str, frozenset[str]]:
    """Which given names can stand for each other."""
    source = files("documents.pipeline").joinpath("persons/nicknames.toml")
    text = source.read_text(encoding="utf-8")
    forms: dict[str, set[str]] = {}
    for lines in tomllib.loads(text).values():
        for line in lines.split("\n"):
            called = [_bare(each) for each in line.split()]
            for each in called[1:]:
                forms.setdefault(called[0], set()).add(each)
                forms.setdefault(each, set()).add(called[0])
    return {name: frozenset(others) for name, others in forms.items()}
