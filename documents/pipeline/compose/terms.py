"""Which words are names or medical terms, and so count as one syllable in the reading grade."""

from __future__ import annotations

import re
from collections.abc import Iterable

from documents.pipeline.compose import conclusions
from documents.pipeline.types import Findings
from knowledge import spanish_conditions

_WORD = re.compile(r"[a-z]+")


def free_words(findings: Findings) -> frozenset[str]:
    """Words of what was found in this document: tests, units, medicines, conditions, allergies.

    So are those of a report's own conclusions, which are shown as they stand or not at all, and
    the English names that are told in place of a paper's Spanish ones.
    """
    named: list[Iterable[str]] = [
        (row.name for row in findings.labs),
        (row.unit or "" for row in findings.labs),
        (medicine.name for medicine in findings.medications),
        (medicine.dose or "" for medicine in findings.medications),
        (condition.text for condition in findings.conditions),
        (spanish_conditions.english_only(each.text) or "" for each in findings.conditions),
        (allergy.substance for allergy in findings.allergies),
        (allergy.reaction or "" for allergy in findings.allergies),
        (each.text for each in conclusions.told(findings)),
    ]
    return frozenset(
        word for group in named for name in group for word in _WORD.findall(name.lower())
    )
