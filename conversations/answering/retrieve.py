"""Finding the sentences of a record that speak about a question: BM25 over one patient's own text.

A passage counts as found only where it holds most of what the question is about, weighed by how
rare each word is in the record; otherwise nothing is found, and the answer says so.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from conversations.answering.same_words import holds
from conversations.answering.types import Cited, Record
from conversations.answering.words import GENERIC, folded, stem, telling, tokens
from documents.pipeline.language.sentences import is_heading, number_sentences
from documents.pipeline.types import Source

K1, B = 1.2, 0.75
_GENERIC = frozenset(map(stem, GENERIC)) | GENERIC
_MOST_UNDER = 4
_CODE = re.compile(r"(?=.*[a-z])(?=.*\d)[a-z0-9]{4,}")
_DAYS = (
    r"\d{1,2}[/.-]\d{1,2}|\b(?:19|20)\d\d\b|\b(?:in|every|after|within|en|cada|dentro de) \w+ "
    r"(?:days?|weeks?|months?|years?|dias?|semanas?|meses|anos?)\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*\b"
)
# What the answer to such a question holds: of passages that say as much, it comes first.
_ANSWERS = (
    (re.compile(r"\b(?:why|por que)\b"),
     re.compile(r"\b(?:reason|because|due to|indication|cause[ds]?|motivo|porque|debido|por)\b")),
    (re.compile(r"\b(?:when|what (?:day|date)|cuando)\b"), re.compile(_DAYS)),
    (re.compile(r"\bhow (?:much|many|high|low|big|large|long|often)\b|\bcuant[oa]s?\b"),
     re.compile(r"\d|\b(?:one|two|three|four|five|un[oa]?|dos|tres)\b")),
)  # fmt: skip
NEEDED_SHARE = 0.6
"""Share of the question's weight that a passage must hold to count as speaking about it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a document, and the words of the heading that it stands under."""

    cited: Cited
    words: tuple[str, ...]
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage, its score, and the share of the question's weight that it holds."""

    passage: Passage
    score: float
    share: float


def passages_of(record: Record) -> list[Passage]:
    """A document's sentences as passages; a heading is part of those under it."""
    found = []
    # What stands under no more than itself (a signature read as a title) is no heading.
    titles = {
        _bare(each.title)
        for each in record.findings.sections
        if each.source.end - each.source.start > len(each.title) + 2
    }
    heading = under = ""
    for sentence in number_sentences(record.pages):
        quote = " ".join(sentence.text.split())
        words = tuple(tokens(quote))
        if sentence.heading != heading:
            heading = under = sentence.heading
        if _bare(quote) in titles:
            under = quote
        elif len(words) > 1 and not is_heading(sentence.text):
            cited = Cited(record.document_id, sentence.source, quote)
            found.append(Passage(cited, words, tuple(tokens(under))))
    return found


def _bare(text: str) -> str:
    return " ".join(tokens(text))


def sentence_at(passages: Sequence[Passage], record: Record, place: Source) -> Cited:
    """The whole sentence that a place lies in; the place itself where it lies in none."""
    for passage in passages:
        whole = passage.cited.source
        here = passage.cited.document_id == record.document_id and whole.page == place.page
        if here and whole.start <= place.start and place.end <= whole.end:
            return passage.cited
    return record.cite(place)


def search(question: str, passages: Sequence[Passage], *, at_most: int = 3) -> list[Hit]:
    """The passages that speak about the question, best first; empty where none does."""
    wanted = [word for word in dict.fromkeys(telling(question)) if word not in _GENERIC]
    if not wanted or not passages:
        return []
    spread = Counter(word for passage in passages for word in {*passage.words, *passage.under})
    # A code (a gene, a form's number) is what the question is about, whatever else it says.
    codes = [word for word in wanted if _CODE.fullmatch(word) and spread[word]]
    wanted = codes or wanted
    total = len(passages)
    weight = {w: math.log(1 + (total - spread[w] + 0.5) / (spread[w] + 0.5)) for w in wanted}
    mean = sum(len(p.words) for p in passages) / total
    everything = sum(weight.values())
    hits = [_hit(passage, wanted, weight, mean=mean, everything=everything) for passage in passages]
    good = [hit for hit in hits if hit.share >= NEEDED_SHARE]
    said = [hit for hit in good if any(holds(hit.passage.words, word) for word in wanted)]
    # A heading above many sentences (a hospital's name) tells none of them from the others.
    good = said if said or len(good) > _MOST_UNDER else good
    kind = next((tells for asks, tells in _ANSWERS if asks.search(folded(question))), None)
    good.sort(
        key=lambda hit: (
            -hit.share,
            kind is not None and not kind.search(folded(hit.passage.cited.quote)),
            -hit.score,
        )
    )
    return good[:at_most]


def _hit(
    passage: Passage,
    wanted: Sequence[str],
    weight: dict[str, float],
    *,
    mean: float,
    everything: float,
) -> Hit:
    all_words = (*passage.words, *passage.under)
    length = K1 * (1 - B + B * len(passage.words) / mean)
    score = share = 0.0
    for word in wanted:
        if count := holds(all_words, word):
            score += weight[word] * count * (K1 + 1) / (count + length)
            share += weight[word]
    return Hit(passage, score, share / everything if everything else 0.0)
