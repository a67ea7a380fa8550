"""What a report of tissue, a scan, a heart test or a culture concludes, in the report's own words,
and what a note or a letter says that such a test has shown.

Only its own sentences are shown, each with its place: nothing of a diagnosis, a measure, a grade or
a side is put into other words. A condition that a report's sentence names is told there only; a
note's sentence about a test silences nothing that the note says elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from documents.pipeline.compose.language import ENGLISH, Wording
from documents.pipeline.compose.wording import noun, quoted, tidy
from documents.pipeline.notes.kind.titles import find_study
from documents.pipeline.types import (
    Condition,
    Findings,
    Impression,
    Kind,
    Page,
    Source,
    Status,
    SummarySentence,
)

ABOUT: Final = "conclusion"
_LABEL: Final = re.compile(r"^[\w ]{1,40}:")
_REPORTS: Final = frozenset(
    {Kind.PATHOLOGY_REPORT, Kind.IMAGING_REPORT, Kind.HEART_TEST, Kind.LAB_REPORT}
)
_NOTES: Final = frozenset(
    {
        Kind.VISIT_NOTE,
        Kind.DISCHARGE_SUMMARY,
        Kind.PROCEDURE_NOTE,
        Kind.REFERRAL,
        Kind.LETTER,
        Kind.OTHER,
    }
)
_MOST_OF_NOTE: Final = 8
_TO_READER: Final = re.compile(r"\b(?:your?|su|sus|usted)\b", re.IGNORECASE)


def told(findings: Findings) -> tuple[Impression, ...]:
    """The conclusions that the summary tells: a report's own, or what a note says tests showed."""
    if findings.kind in _REPORTS:
        return findings.impressions
    return findings.impressions[:_MOST_OF_NOTE] if findings.kind in _NOTES else ()


def is_whole(findings: Findings) -> bool:
    """Whether the conclusions are what the document is about, and come before all else."""
    return findings.kind in _REPORTS and bool(findings.impressions)


def sentences(
    findings: Findings, pages: Sequence[Page], words: Wording
) -> Iterator[SummarySentence]:
    """Each conclusion as it stands there; one that is a next step is told as that.

    Of a scan its title comes first: which part of the body it shows, and which side.
    """
    if findings.kind is Kind.IMAGING_REPORT and told(findings) and pages:
        study = find_study(pages[0].text)
        if study is not None:
            place = Source(pages[0].number, *study)
            yield _says(pages[0].text[slice(*study)], place, findings, words)
    for each in told(findings):
        if not any(_is_step(each.text, step.text) for step in findings.followups):
            yield _says(each.text, each.source, findings, words)


def _says(said: str, place: Source, findings: Findings, words: Wording) -> SummarySentence:
    quote = quoted(tidy(said).rstrip("."))
    text = words.say(words.frames.says, noun=noun(findings.kind), quote=quote)
    return SummarySentence(text, (place,), ABOUT)


def _is_step(said: str, step: str) -> bool:
    """Whether a conclusion says no more than a next step, its label left out."""
    rest = tidy(said).replace(tidy(step), "")
    return rest != tidy(said) and not re.search(r"\w", _LABEL.sub("", rest))


def pointer(sentence: SummarySentence, each: str, words: Wording = ENGLISH) -> SummarySentence:
    """For a conclusion too hard to read: where it stands, not what it says."""
    opening = quoted(" ".join(each.split()[:4]).rstrip(",;:."))
    return replace(sentence, text=words.say(words.frames.points_at, quote=opening))


def untold(findings: Findings) -> tuple[Condition, ...]:
    """The conditions that no conclusion names; of a report with conclusions none that it denies.

    ``No mass on the right`` under the findings says nothing of the left. A letter that tells the
    reader of a test says what it means in the same breath: ``dense tissue can hide a cancer``.
    """
    conclusions = told(findings)
    if findings.kind not in _REPORTS and not (
        findings.kind is Kind.LETTER and any(_TO_READER.search(each.text) for each in conclusions)
    ):
        return findings.conditions
    silences = bool(conclusions) and findings.kind in _REPORTS - {Kind.LAB_REPORT}
    return tuple(
        each
        for each in findings.conditions
        if not any(_is_within(each.source, whole.source) for whole in conclusions)
        and not (each.status is Status.ABSENT and silences)
    )


def _is_within(one: Source, other: Source) -> bool:
    return one.page == other.page and other.start <= one.start and one.end <= other.end
