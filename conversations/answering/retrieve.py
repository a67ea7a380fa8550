"""Finding the sentences of a record that speak about a question: BM25 over one patient's own text.

A passage counts as found only where it holds most of what the question is about, weighed by how
rare each word is in the record; otherwise nothing is found, and the answer says so.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from conversations.answering.types import Cited, Record
from conversations.answering.words import telling, tokens
from documents.pipeline.sentences import number_sentences

K1, B = 1.2, 0.75
NEEDED_SHARE = 0.6
"""Share of the question's weight that a passage must hold to count as speaking about it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a document."""

    cited: Cited
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage, its score, and the share of the question's weight that it holds."""

    passage: Passage
    score: float
    share: float


def passages_of(record: Record) -> list[Passage]:
    """A document's sentences as passages."""
    found = []
    for sentence in number_sentences(record.pages):
        quote = " ".join(sentence.text.split())
        words = tuple(tokens(quote))
        if len(words) > 1:
            found.append(Passage(Cited(record.document_id, sentence.source, quote), words))
    return found


def search(question: str, passages: Sequence[Passage], *, at_most: int = 3) -> list[Hit]:
    """The passages that speak about the question, best first; empty where none does."""
    wanted = list(dict.fromkeys(telling(question)))
    if not wanted or not passages:
        return []
    spread = Counter(word for passage in passages for word in set(passage.words))
    total = len(passages)
    weight = {w: math.log(1 + (total - spread[w] + 0.5) / (spread[w] + 0.5)) for w in wanted}
    mean = sum(len(p.words) for p in passages) / total
    everything = sum(weight.values())
    hits = [_hit(passage, wanted, weight, mean=mean, everything=everything) for passage in passages]
    good = [hit for hit in hits if hit.share >= NEEDED_SHARE]
    good.sort(key=lambda hit: (-hit.share, -hit.score))
    return good[:at_most]


def _hit(
    passage: Passage,
    wanted: Sequence[str],
    weight: dict[str, float],
    *,
    mean: float,
    everything: float,
) -> Hit:
    counts = Counter(passage.words)
    length = K1 * (1 - B + B * len(passage.words) / mean)
    score = share = 0.0
    for word in wanted:
        if count := counts[word]:
            score += weight[word] * count * (K1 + 1) / (count + length)
            share += weight[word]
    return Hit(passage, score, share / everything if everything else 0.0)
