"""Words that name a result by what is wrong with it: ``hyperkalemia of 7.8 mEq/L``.

Notes print a value beside such a word instead of the test's name. The words (in
``knowledge/data/analyte_states.toml``) are no names of tests: only a number with a fitting unit,
or plainly stated, makes a result of one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache

from knowledge.analytes.catalogue import DATA, Analyte, catalogue

_SPELLING = (("aemi", "emi"), ("leuco", "leuko"), ("glycaem", "glycem"), ("-", ""))


@lru_cache(maxsize=1)
def _by_word() -> Mapping[str, tuple[Analyte, ...]]:
    tests = catalogue()
    found: dict[str, tuple[Analyte, ...]] = {}
    rows = tomllib.loads((DATA / "analyte_states.toml").read_text(encoding="utf-8"))
    for key, words in rows.items():
        for word in words.split():
            known = found.setdefault(_plain(word), ())
            if tests[key] not in known:
                found[_plain(word)] = (*known, tests[key])
    return found


def _plain(word: str) -> str:
    plain = word.lower()
    for wrong, right in _SPELLING:
        plain = plain.replace(wrong, right)
    return plain


def by_state(word: str) -> tuple[Analyte, ...]:
    """The tests that ``word`` (one word) is a too high, too low or plain result of."""
    return _by_word().get(_plain(word), ())
