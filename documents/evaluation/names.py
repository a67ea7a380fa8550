"""When a printed name and a labelled one are the same, and other small agreements."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from documents.evaluation.scores import Score
from knowledge import conditions, glossary, medicines
from knowledge.phrases import tokenize

Scores = dict[str, Score]


def _words(text: str) -> set[str]:
    words = {w for w in tokenize(text).words if w.isalnum()} - {"of", "the", "and", "with"}
    plain = {w: (glossary.plain_name(w) or w) for w in words}
    return {new if " " not in new else old for old, new in plain.items()}


def _full(text: str) -> str:
    return conditions.expansion(text.strip()) or text


def same_name(left: str, right: str) -> bool:
    """Whether one name holds all the words of the other, abbreviations spelled out."""
    a, b = _words(_full(left)), _words(_full(right))
    return bool(a and b) and (a <= b or b <= a)


def ingredients(name: str) -> list[str]:
    """The ingredients that a name holds, or the name."""
    found = medicines.index().matches(tokenize(name))
    return [match.value.ingredient.lower() for match in found] or [name.lower()]


def ingredient(name: str) -> str:
    """The first ingredient that a name holds, or the name."""
    match = next(medicines.index().matches(tokenize(name)), None)
    return match.value.ingredient.lower() if match else name.lower()


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file with one on each line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
