"""A statement's whole plain name of a term as the term that the source prints.

"The lower part of the right lung" is said of "RLL", "eardrum" of "tympanic membrane": taken as the
printed term, it is held against all that the source says of that. Only the glossary's own name,
whole, and only where the source does not say it itself.
"""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge import glossary

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.I)
_WHOSE = re.compile(r"\bthe\b", re.I)
_SIDED = re.compile(r"(?:left|right|bilateral)\s", re.I)
# "L leg", "ankle sprain, mild R": never litres, nor a printed flag.
_LETTER = re.compile(
    r"(?<![\w/])(?<!\d\s)(?<!/\s)([LR])(?=\s+(?!(?:and|for|was|are|has|the|not|but|with|from|spine)\b)[a-z]{3})"
    r"|(?<=mild\s)([LR])\b|(?<=moderate\s)([LR])\b|(?<=severe\s)([LR])\b|(?<=lateral\s)([LR])\b"
)
_SIDE = {"L": "left", "R": "right"}


def spelled_out(text: str, source: str) -> str:
    """A text with the sides in full that the source abbreviates: "L knee", "RUL"."""
    text = _LETTER.sub(lambda found: _SIDE[found.group()], text)
    for printed, full in _shorts(source):
        text = re.sub(rf"\b{re.escape(printed)}\b", full, text)
    return text


@lru_cache(maxsize=4_096)
def _shorts(source: str) -> tuple[tuple[str, str], ...]:
    printed = ((source[term.start : term.end], term.term) for term in glossary.terms_in(source))
    return tuple(
        {short: full for short, full in printed if short.isupper() and _SIDED.match(full)}.items()
    )


def as_printed(statement: str, source: str) -> str:
    """A statement with the glossary's plain names of the source's terms as the source's words."""
    for pattern, printed in _names(source):
        statement = pattern.sub(printed.replace("\\", r"\\"), statement)
    return statement


@lru_cache(maxsize=4_096)
def _names(source: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    named: dict[str, set[str]] = {}
    for term in glossary.terms_in(source):
        plain = _ARTICLE.sub("", term.plain.lower())
        if " " in plain and plain not in source.lower():
            named.setdefault(plain, set()).add(source[term.start : term.end])
    return tuple(
        (_pattern(plain), words.pop())
        for plain, words in sorted(named.items(), key=lambda each: -len(each[0]))
        if len(words) == 1
    )


def _pattern(plain: str) -> re.Pattern[str]:
    said = _WHOSE.sub("(?:the|your|his|her)", re.escape(plain).replace(r"\ ", r"\s+"))
    return re.compile(rf"\b{said}s?\b", re.I)
