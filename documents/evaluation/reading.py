"""Measure how well our reading grade agrees with people: rank and linear correlation."""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence
from pathlib import Path

from documents.pipeline.language import readability
from knowledge import in_text


def medreadme(folder: Path, split: str) -> dict[str, float | int]:
    """Correlation of the grade of a sentence with the difficulty that people gave it.

    ``with_terms`` adds a grade for each medical word that we would explain: people find those
    hard, and Flesch-Kincaid sees only how long they are.
    """
    people: list[float] = []
    grades: list[float] = []
    with_terms: list[float] = []
    for line in (folder / "medreadme" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        people.append(item["readability"])
        grades.append(readability.grade_sentences([item["sentence"]]))
        with_terms.append(grades[-1] + len(in_text.terms_in(item["sentence"])))
    return {
        "sentences": len(people),
        "pearson": round(statistics.correlation(grades, people), 3),
        "spearman": round(statistics.correlation(_ranks(grades), _ranks(people)), 3),
        "pearson_with_terms": round(statistics.correlation(with_terms, people), 3),
    }


def _ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1; equal values share the middle of theirs."""
    order = sorted(range(len(values)), key=lambda at: values[at])
    ranks = [0.0] * len(values)
    at = 0
    while at < len(order):
        end = at
        while end + 1 < len(order) and values[order[end + 1]] == values[order[at]]:
            end += 1
        for place in order[at : end + 1]:
            ranks[place] = (at + end) / 2 + 1
        at = end + 1
    return ranks
