"""The deterministic summary: short plain sentences, each resting on a place in the document.

``compose`` is the product; a model may only reword what it says (``pipeline/rephrase.py``). It
states what is printed, what lies outside its printed range, and what comes next. It never names a
condition the document doesn't, never advises on treatment, and no number appears in a sentence
that does not stand in the places the sentence cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from documents.pipeline import grounding, readability
from documents.pipeline.compose import care, extract, values
from documents.pipeline.compose.terms import free_words
from documents.pipeline.compose.wording import DOCUMENTS, noun, without_label
from documents.pipeline.sentences import SourceSentence, number_sentences
from documents.pipeline.types import (
    DateFound,
    Findings,
    Kind,
    Page,
    Source,
    Summary,
    SummarySentence,
)

_DATES = (
    ("collected", "The sample is dated {date}."),
    ("visit", "It is dated {date}."),
    ("reported", "It is dated {date}."),
)
_DATE = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}"
    r"|(?:\d{1,2}(?:st|nd|rd|th)?[ -])?[A-Z][a-z]{2,8}\.?[ -]"
    r"(?:\d{1,2}(?:st|nd|rd|th)?,?[ -])?\d{2,4}"
)
_ENOUGH = 3
_MOST_EXTRACTS = 4
_TARGET = 6.0
_KEPT = frozenset({"document", "lab", "medicine", "allergy", "followup", "notice"})


def compose(pages: Sequence[Page], findings: Findings) -> Summary:
    """The summary of a document; without a sentence only where no page holds any text."""
    numbered = number_sentences(pages)
    if not numbered:
        return Summary(warnings=("nothing_readable",))
    word = noun(findings.kind)
    ignore = free_words(findings)
    said = [
        *_opening(pages, findings, numbered),
        *values.sentences(findings.labs, word),
        *care.condition_sentences(findings.conditions, word),
        *care.medicine_sentences(findings.medications, word),
        *care.allergy_sentences(findings.allergies, word),
        *care.followup_sentences(findings.followups, word),
    ]
    warnings: list[str] = []
    kept: list[SummarySentence] = []
    for sentence in said:
        sound = _grounded(sentence, pages, numbered)
        if sound is None:
            warnings.append(f"left_out:{sentence.about}")
        else:
            kept.append(sound)
    if sum(sentence.about != "document" for sentence in kept) < _ENOUGH:
        kept += extract.sentences(numbered, word, ignore=ignore, most=_MOST_EXTRACTS)
    kept = _readable(kept, pages, ignore)
    return Summary(tuple(kept), _grade(kept, ignore), tuple(warnings))


def _opening(
    pages: Sequence[Page], findings: Findings, numbered: Sequence[SourceSentence]
) -> Iterator[SummarySentence]:
    yield SummarySentence(DOCUMENTS[findings.kind][0], (numbered[0].source,), "document")
    for kind, frame in _DATES:
        for found in findings.dates:
            printed = _printed(pages, found) if found.kind == kind else ""
            if printed:
                if findings.kind is Kind.VISIT_NOTE and kind == "visit":
                    frame = "The visit was on {date}."
                text = frame.format(date=printed)
                yield SummarySentence(text, (found.source,), "document")
                return


def _printed(pages: Sequence[Page], found: DateFound) -> str:
    """The date as the document prints it: 03/04 stays 03/04, whichever the month is."""
    match = _DATE.search(grounding.quote(pages, found.source))
    return match.group() if match else ""


def _grounded(
    sentence: SummarySentence, pages: Sequence[Page], numbered: Sequence[SourceSentence]
) -> SummarySentence | None:
    """The sentence if its places hold all its numbers, with wider places if those do; else None."""
    quotes = [grounding.quote(pages, place) for place in sentence.sources]
    if not quotes or not all(quotes):
        return None
    if not grounding.invented(sentence.text, quotes):
        return sentence
    wider = tuple(_around(place, numbered) for place in sentence.sources)
    if grounding.invented(sentence.text, [grounding.quote(pages, place) for place in wider]):
        return None
    return SummarySentence(sentence.text, wider, sentence.about, sentence.reference)


def _around(place: Source, numbered: Sequence[SourceSentence]) -> Source:
    """The sentences that a place touches, as one place."""
    touching = [
        each.source
        for each in numbered
        if each.source.page == place.page
        and each.source.start < place.end
        and place.start < each.source.end
    ]
    starts = [place.start, *(each.start for each in touching)]
    ends = [place.end, *(each.end for each in touching)]
    return Source(place.page, min(starts), max(ends))


def _readable(
    sentences: list[SummarySentence], pages: Sequence[Page], ignore: frozenset[str]
) -> list[SummarySentence]:
    """Until the grade is reached: leave out what is optional, point at what can't be left out."""
    kept = list(sentences)
    while _grade(kept, ignore) > _TARGET:
        movable = [each for each in kept if each.about not in _KEPT or each.about == "followup"]
        movable = [
            each
            for each in movable
            if _grade([each], ignore) > _TARGET and not each.text.startswith(care.POINTS)
        ]
        if not movable:
            break
        hardest = max(movable, key=lambda each: _grade([each], ignore))
        place = kept.index(hardest)
        kept.pop(place)
        if hardest.about == "followup":
            whole = without_label(grounding.quote(pages, hardest.sources[0]))
            kept.insert(place, care.pointer(hardest, whole))
    return kept


def _grade(sentences: Sequence[SummarySentence], ignore: frozenset[str]) -> float:
    return round(readability.grade_sentences((s.text for s in sentences), ignore=ignore), 2)
