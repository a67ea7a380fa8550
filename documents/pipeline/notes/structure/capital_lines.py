"""Whether a line in capitals is what stands under a heading, printed large, and no heading.

Many papers are written in capitals throughout: below ``JUICIO CLÍNICO:`` alone on its line stands
the diagnosis, though nobody knows its name.
"""

from __future__ import annotations

from typing import Final

from documents.pipeline.notes.structure import direction_lines
from documents.pipeline.notes.structure.headings import exact_kind
from documents.pipeline.types import Language
from knowledge import conditions, medicines, spanish_conditions
from knowledge.phrases import tokenize

_DIAGNOSES: Final = frozenset({"diagnosis", "problems"})
_REACH: Final = 120


def names_something(title: str, language: Language) -> bool:
    """Whether a line in capitals is a diagnosis, a medicine or how it is taken, printed large."""
    if direction_lines.in_capitals(title):
        return True
    tokens = tokenize(title)
    names = conditions.names if language == "en" else spanish_conditions.names
    if next(names(tokens), None) is not None:
        return True
    return next(medicines.index().matches(tokens), None) is not None


def is_diagnosed(text: str, start: int, language: Language) -> bool:
    """Whether the line at ``start`` stands right below a heading of diagnoses and its colon."""
    first, above = max(0, start - _REACH), text[:start]
    line = above[max(first, above.rstrip().rfind("\n") + 1) :]
    title = line.strip()
    if not title.endswith(":") or line.count("\n") > 1:
        return False
    return exact_kind(title[:-1].strip(), language) in _DIAGNOSES
