"""Measure how plain the core makes a text: SARI against the words of experts (``plaba``).

The core rewrites nothing by itself. What it offers for a text that it did not write is its words
explained, so that is what is measured: ``replaced`` puts each term's plain name in its place,
``explained`` puts it in brackets behind, as a reader sees it, and ``unchanged`` is the text itself,
below which nothing may fall.

SARI (Xu and others, 2016) compares a rewriting with the text and with what people made of it: the
mean, over runs of one to four words, of how well it kept (F1), left out (precision) and brought in
(F1) what people kept, left out and brought in; 0 to 100.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documents.evaluation.terms import lines
from documents.pipeline.language import readability
from knowledge import in_text
from knowledge.phrases import tokenize

_LONGEST_RUN = 4
_PLAIN_KINDS = frozenset({"term", "abbreviation", "medicine"})
Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence and what each expert made of it."""

    text: str
    experts: tuple[str, ...]


def plaba(folder: Path, split: str) -> dict[str, Any]:
    """SARI of each rendering, the mean over sentences, and its reading grade."""
    sentences = list(_aligned(folder, split))
    renderings: dict[str, Callable[[str], str]] = {
        "unchanged": str,
        "replaced": replaced,
        "explained": explained,
    }
    figures: dict[str, Any] = {"sentences": len(sentences)}
    for name, render in renderings.items():
        made = [render(each.text) for each in sentences]
        scores = [
            sari(each.text, output, each.experts)
            for each, output in zip(sentences, made, strict=True)
        ]
        figures[name] = {
            "sari": round(statistics.fmean(scores), 2),
            "grade": round(readability.grade_sentences(made), 2),
        }
    experts = [expert for each in sentences for expert in each.experts]
    figures["experts"] = {"grade": round(readability.grade_sentences(experts), 2)}
    return figures


def replaced(text: str) -> str:
    """The text with each term's plain name instead of it, where it has one."""
    return _rendered(text, lambda printed, plain: plain)


def explained(text: str) -> str:
    """The text with each term's plain name behind it, once."""
    told: set[str] = set()

    def render(printed: str, plain: str) -> str:
        if plain in told:
            return printed
        told.add(plain)
        return f"{printed} ({plain})"

    return _rendered(text, render)


def _rendered(text: str, render: Callable[[str, str], str]) -> str:
    pieces: list[str] = []
    position = 0
    for found in in_text.terms_in(text):
        if found.kind not in _PLAIN_KINDS or not found.plain:
            continue
        printed = text[found.start : found.end]
        if tokenize(printed).words == tokenize(found.plain).words:
            continue
        pieces += [text[position : found.start], render(printed, found.plain)]
        position = found.end
    return "".join([*pieces, text[position:]])


def sari(source: str, output: str, references: Sequence[str]) -> float:
    """SARI of one sentence, 0 to 100; where nothing was to do, nothing done is right."""
    keep, leave, bring = [], [], []
    for size in range(1, _LONGEST_RUN + 1):
        before, after = _runs(source, size), _runs(output, size)
        people = [_runs(each, size) for each in references]
        keep.append(_kept(before, after, people))
        leave.append(_left(before, after, people))
        bring.append(_brought(before, after, people))
    return 100 * statistics.fmean(map(statistics.fmean, (keep, leave, bring)))


def _runs(text: str, size: int) -> Counter[Gram]:
    words = tokenize(text).words
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1))


def _times(grams: Counter[Gram], times: int) -> Counter[Gram]:
    return Counter({gram: count * times for gram, count in grams.items()})


def _total(people: Sequence[Counter[Gram]]) -> Counter[Gram]:
    total: Counter[Gram] = Counter()
    for each in people:
        total += each
    return total


def _kept(before: Counter[Gram], after: Counter[Gram], people: Sequence[Counter[Gram]]) -> float:
    source, output = _times(before, len(people)), _times(after, len(people))
    kept, wanted = source & output, source & _total(people)
    good = kept & wanted
    if not kept or not wanted:
        return float(not kept and not wanted)
    precision = sum(good[gram] / kept[gram] for gram in good) / len(kept)
    recall = sum(good[gram] / wanted[gram] for gram in good) / len(wanted)
    return _f1(precision, recall)


def _left(before: Counter[Gram], after: Counter[Gram], people: Sequence[Counter[Gram]]) -> float:
    source, output = _times(before, len(people)), _times(after, len(people))
    left, wanted = source - output, source - _total(people)
    if not left:
        return float(not wanted)
    good = left & wanted
    return sum(good[gram] / left[gram] for gram in good) / len(left)


def _brought(before: Counter[Gram], after: Counter[Gram], people: Sequence[Counter[Gram]]) -> float:
    brought, wanted = set(after) - set(before), set(_total(people)) - set(before)
    good = brought & wanted
    if not brought or not wanted:
        return float(not brought and not wanted)
    return _f1(len(good) / len(brought), len(good) / len(wanted))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _aligned(folder: Path, split: str) -> Iterator[Aligned]:
    """The sentences that an expert kept in some form; a sentence all left out has no words."""
    for item in lines(folder / "plaba" / f"{split}.jsonl"):
        for place, text in enumerate(item["abstract"]):
            made = (adaptation[place] for adaptation in item["adaptations"])
            experts = tuple(each for each in made if each.strip())
            if experts:
                yield Aligned(text, experts)
