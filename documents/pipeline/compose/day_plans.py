"""What is to be taken on each day of the week: ``Mon 3 mg Tue 4 mg``, in its own words and whole.

The dose of one day is never the dose; a row that tells what was taken is no plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from documents.pipeline.compose.language import Wording
from documents.pipeline.compose.wording import quoted, tidy
from documents.pipeline.language.sentences import SourceSentence
from documents.pipeline.types import Findings, Intent, Source, SummarySentence

_DAY: Final = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?"
    r"|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?)\b\.?",
    re.IGNORECASE,
)
_DOSE: Final = re.compile(
    r"\d(?:[.,]\d+)?[ ]?(?:mg|mcg|µg|tab(?:let)?s?|pills?|comprimidos?|pastillas?)\b",
    re.IGNORECASE,
)
_PAIR: Final = re.compile(
    rf"{_DAY.pattern}[ :=|–-]{{0,3}}{_DOSE.pattern}"
    rf"|{_DOSE.pattern}[ :,(]{{0,3}}(?:(?:on|every|each|los|cada)[ ])?{_DAY.pattern}",
    re.IGNORECASE,
)
# A line of a list of days holds nothing else.
_ONE_DAY: Final = re.compile(
    rf"\W*{_DAY.pattern}[ :–|-]*{_DOSE.pattern}(?:\s?\([^()\n]{{1,40}}\))?\W*", re.IGNORECASE
)
_WAS: Final = re.compile(
    r"\b(?:last|previous|prior|past|old|was|were|took|taken|missed|actual|given|before|anterior\w*"
    r"|pasad[oa]s?|tomad[oa]s?|previ[oa]s?|tom[oó]|fue|fueron|example|ejemplo)\b",
    re.IGNORECASE,
)
_LEAST_DAYS: Final = 2
_LEAST_LINES: Final = 3
_MOST_WORDS: Final = 45
_ABOVE: Final = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a document: a sentence may run over several."""

    text: str
    source: Source


def sentences(
    findings: Findings, numbered: Sequence[SourceSentence], noun: str, words: Wording
) -> Iterator[SummarySentence]:
    """Each plan of the week that no medicine and no next step tells already."""
    told = [each.source for each in findings.followups]
    told += [
        each.source for each in findings.medications if each.intent is Intent.OPEN or each.frequency
    ]
    lines = list(_lines(numbered))
    for first, end in _plans(lines):
        some = lines[first:end]
        joint = "; " if _ONE_DAY.fullmatch(some[0].text) else " "
        text = joint.join(tidy(each.text).rstrip(" ;.") for each in some)
        places = tuple(each.source for each in some)
        above = lines[max(0, first - _ABOVE) : end]
        if len(text.split()) > _MOST_WORDS or any(_WAS.search(each.text) for each in above):
            continue
        if any(_meet(one, place) for one in told for place in places):
            continue
        quote = words.say(words.frames.says, noun=noun, quote=quoted(text))
        yield SummarySentence(quote, places, "medicine")


def _lines(numbered: Sequence[SourceSentence]) -> Iterator[_Line]:
    for each in numbered:
        at = each.source.start
        for line in each.text.splitlines(keepends=True):
            yield _Line(line.strip(), Source(each.source.page, at, at + len(line.rstrip())))
            at += len(line)


def _plans(lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """The lines of each plan: a row of several days that goes on below, or a day a line."""
    first = 0
    while first < len(lines):
        end = first
        while end < len(lines) and _ONE_DAY.fullmatch(lines[end].text):
            end += 1
        alone = end > first
        while not alone and end < len(lines) and _has_days(lines[end].text):
            end += 1
        if end - first >= (_LEAST_LINES if alone else 1):
            yield first, end
        first = max(end, first + 1)


def _has_days(text: str) -> bool:
    days = {found.group()[:2].lower() for found in _DAY.finditer(text)}
    return len(days) >= _LEAST_DAYS and _PAIR.search(text) is not None


def _meet(one: Source, other: Source) -> bool:
    return one.page == other.page and one.start < other.end and other.start < one.end
