"""What a laboratory says of its own results: a spoilt sample, a test not done, what it concludes.

Only the laboratory's sentence is shown, in quotation marks: which values it means is for the reader
and the clinic to see at its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from documents.pipeline import grounding
from documents.pipeline.compose import awaited, comments, genes
from documents.pipeline.compose.language import Wording
from documents.pipeline.compose.wording import chunks, quoted, tidy
from documents.pipeline.language.sentences import SourceSentence
from documents.pipeline.types import Findings, Kind, LabRow, Page, SummarySentence

_OF_REPORTS: Final = frozenset({Kind.LAB_REPORT, Kind.OTHER})
_MOST, _MOST_COMMENTS = 4, 8
NOT_FINAL: Final = frozenset({"Preliminary", "Partial", "Not checked yet", "Corrected"})
"""How an imported result says, at the end of its line, that it may change or has changed."""

_LEAST_WORDS, _MOST_WORDS = 2, 24
_SAMPLE: Final = r"(?:specimen|sample|tube|serum|plasma|blood|result|test|value)s?"
_REMARK: Final = re.compile(
    rf"\b(?:{_SAMPLE}\b.{{0,40}}\b(?:ha?emoly[sz]ed|lipa?emic|icteric|clotted|insufficient"
    r"|contaminated|mislabell?ed|unlabell?ed|unsuitable|compromised|rejected|cancell?ed"
    rf"|not (?:performed|done|reported|received))"
    rf"|(?:ha?emoly[sz]ed|lipa?emic|icteric|clotted|contaminated)\s+{_SAMPLE}"
    r"|quantity (?:not sufficient|insufficient)|ha?emolysis"
    r"|falsely (?:\w+ )?(?:high|low|raised|elevated|increased|decreased|lowered|positive|negative)"
    r"|interpret\w* with caution|may (?:interfere|be affected)|previously reported"
    r"|(?:corrected|amended|revised|preliminary) (?:result|value)"
    rf"|(?:suggest|recommend|advise)\w*\b.{{0,20}}\b(?:repeat|re-?collect|re-?draw)\w*"
    rf"|(?:repeat|re-?collect\w*|re-?draw)\b.{{0,30}}\b(?:suggested|recommended|advised|requested))\b",
    re.IGNORECASE,
)
# What the whole of the results comes to, to whoever reports them; no rule of what a figure means.
_CONCLUDED: Final = re.compile(
    r"(?:(?:comments?|interpretation|conclusion|impression|summary)\s*:\s*)?"
    r"(?:(?:these|the|overall|above|all|iron|thyroid|liver|bone|blood|red|cell|film"
    r"|lab|laboratory) ){0,3}"
    r"(?:results?|findings|pattern|picture|appearances?|film|indices|profile|features|studies"
    r"|biochemistry|morphology) (?:(?:is|are|was|were|would be|may be|appears?|most|all) ){0,2}"
    r"(?:consistent|in keeping|compatible|suggest(?:s|ive)?|indicat(?:es?|ive)|typical|diagnostic"
    r"|confirms?)\b"
    r"|\S{1,12} (?:is |remains )?in (?:the )?(?:pre-?)?diabetic range\b",
    re.IGNORECASE,
)
_RULE: Final = re.compile(
    r"(?<![\w.])[<>≤≥]?\s?\d|\b(?:if|when|may be seen|can be|patients? with|above|below|between)\b",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(r"(?i)^(?:lab(?:oratory)? )?(?:comments?|notes?|remarks?)\s*:\s*")


def sentences(
    findings: Findings,
    pages: Sequence[Page],
    numbered: Sequence[SourceSentence],
    noun: str,
    words: Wording,
) -> Iterator[SummarySentence]:
    """What a document awaits, which genes are changed, and the remarks of a report of results.

    Each is told once, in the document's order.
    """
    yield from awaited.sentences(findings, numbered, noun, words)
    yield from genes.sentences(numbered, noun, words)
    if findings.kind not in _OF_REPORTS or not findings.labs:
        return
    told: set[str] = set()
    steps = {step.source for step in findings.followups}
    lone = (each for each in numbered if each.source not in steps)
    commented = comments.commented(pages, numbered)
    remarks = [
        each
        for each in lone
        if (each.number in commented or _is_remark(each)) and not _is_row(each, findings.labs)
    ]
    left = {True: _MOST_COMMENTS, False: _MOST}
    for some in _beside(remarks):
        text = " ".join(_words(each) for each in some).rstrip(".")
        comment = some[0].number in commented
        if text.casefold() in told or not left[comment]:
            continue
        told.add(text.casefold())
        left[comment] -= 1
        quote = words.say(words.frames.says, noun=noun, quote=quoted(text))
        yield SummarySentence(quote, tuple(each.source for each in some), "note")


def states(
    labs: Sequence[LabRow], pages: Sequence[Page], noun: str, words: Wording
) -> Iterator[SummarySentence]:
    """Which values of a structured record are not the last word, as their lines say themselves."""
    marked: dict[str, list[LabRow]] = {}
    for row in labs:
        state = grounding.quote(pages, row.source).rpartition("  ")[2]
        if state in NOT_FINAL and not row.needs_review:
            marked.setdefault(state, []).append(row)
    for state, rows in marked.items():
        for some in chunks(rows, _MOST):
            names = words.listed(list(dict.fromkeys(words.test(row) for row in some)))
            text = words.say(words.frames.marked_many, noun=noun, mark=quoted(state), values=names)
            yield SummarySentence(text, tuple(row.source for row in some), "note")


def _words(sentence: SourceSentence) -> str:
    return tidy(_LABEL.sub("", tidy(sentence.text)))


def _is_remark(sentence: SourceSentence) -> bool:
    text = _words(sentence)
    if not _LEAST_WORDS <= len(text.split()) <= _MOST_WORDS:
        return False
    concluded = _CONCLUDED.match(text) and not _RULE.search(text)
    return bool(concluded or _REMARK.search(text))


def _beside(remarks: Sequence[SourceSentence]) -> Iterator[list[SourceSentence]]:
    """Remarks that follow one another speak of one thing, as far as they make one quotation."""
    some: list[SourceSentence] = []
    for each in remarks:
        words = sum(len(_words(one).split()) for one in [*some, each])
        apart = words > _MOST_WORDS and not comments.is_unended(some[-1]) if some else False
        if some and (each.number != some[-1].number + 1 or apart):
            yield some
            some = []
        some.append(each)
    if some:
        yield some


def _is_row(sentence: SourceSentence, labs: Sequence[LabRow]) -> bool:
    """Whether a value was read here: the values tell of it."""
    place = sentence.source
    return any(
        row.source.page == place.page
        and row.source.start < place.end
        and place.start < row.source.end
        for row in labs
    )
