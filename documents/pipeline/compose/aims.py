"""What a paper prints as the aim of a value: ``Target INR 3.0  Range 2.5-3.5``, ``Goal LDL < 100``.

It is no range of the laboratory, and nothing is compared with it; but where it is printed nobody
is told that no range is. What a letter's sentence says of an aim is told in its words, whether its
value was read or not: ``His HbA1c target is below 58 mmol/mol``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from documents.pipeline.compose.language import Wording
from documents.pipeline.compose.wording import quoted, tidy
from documents.pipeline.language.sentences import SourceSentence
from documents.pipeline.types import Findings, Kind, LabRow, SummarySentence
from knowledge import analytes

_MOST_WORDS: Final = 24
_AIM: Final = re.compile(
    r"\b(?:targets?|goals?|aim(?:ed)?|therapeutic|desired|objetivos?|metas?|rango terap[eé]utico)\b"
    r"[^\n]{0,60}?\d",
    re.IGNORECASE,
)
# A sheet on one blood thinner does not name its test again: "Target range 2.0-3.0".
_ALONE: Final = "inr"
_OF_AN_AIM: Final = re.compile(
    r"(?:your|the|my|his|her|is|of|for|to|and|between|range|ranges|level|value|target|goal|aim"
    r"|desired|therapeutic|inr|ratio|su|el|la|de|para|entre|y|a|rango|objetivo|meta"
    r"|terap[eé]utico|nivel|es)",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]+")
# A sentence that sets an aim: "Her target is ...", "We are aiming for an LDL below 1.8".
_SETS: Final = re.compile(
    r"\b(?:targets?|goals?)(?: (?:for|of|range)(?: \w+){0,4}?)? (?:is|are|of|should be|remains?)"
    r"\b[^\n]{0,60}?\d|\baim(?:ing)? (?:for|to keep)\b[^.;\n]{0,60}?\d"
    r"|\b(?:objetivo|meta)s?(?: de(?: \w+){1,4}?)? (?:es|son|sera)\b[^\n]{0,60}?\d",
    re.IGNORECASE,
)
# "INR goal 2.0 - 3.0", "Target LDL: < 70": an aim that is all its sentence.
_LIMIT: Final = (
    r"\s?[:=]?\s?(?:(?:below|under|above|over|less than|between) )?[<>≤≥]?\s?\d[^;:\n]{0,30}"
)
_BRIEF: Final = re.compile(
    rf"(?:[\w/]+ ){{1,3}}(?:goal|target)(?: range)?{_LIMIT}"
    rf"|(?:goal|target)(?: range)?(?: for)?(?: [\w/]+){{1,3}}{_LIMIT}",
    re.IGNORECASE,
)
_OF_SIGNS: Final = re.compile(
    r"\b(?:blood pressure|bp|weight|bmi|heart rate|pulse|oxygen|saturations?|sats|sugars?"
    r"|presi[oó]n|tensi[oó]n|peso)\b",
    re.IGNORECASE,
)
# A report of results prints the aims of everybody; those of a paper on what is paid are no aims.
_NOT_OF: Final = frozenset({Kind.LAB_REPORT, Kind.INSURANCE, Kind.IDENTITY})
_MOST: Final = 4
# A test is called by so many words.
_SIZES: Final = (1, 2, 3)


def aims_of(
    labs: Sequence[LabRow], numbered: Sequence[SourceSentence], noun: str, words: Wording
) -> dict[str, SummarySentence]:
    """By analyte the sentence that tells its printed aim, of the values that have no range."""
    bare = [r for r in labs if r.flag is None and not r.ref_text and r.analyte is not None]
    if not bare:
        return {}
    printed = [
        each
        for each in numbered
        if _AIM.search(each.text) and len(each.text.split()) <= _MOST_WORDS
    ]
    found: dict[str, SummarySentence] = {}
    for row in bare:
        told = next((each for each in printed if _is_of(each.text, row)), None)
        if told is None or row.analyte is None or row.analyte in found:
            continue
        quote = quoted(tidy(told.text).rstrip("."))
        text = words.say(words.frames.says, noun=noun, quote=quote)
        found[row.analyte] = SummarySentence(text, (told.source,), "note")
    return found


def sentences(
    findings: Findings,
    numbered: Sequence[SourceSentence],
    aimed: dict[str, SummarySentence],
    noun: str,
    words: Wording,
) -> Iterator[SummarySentence]:
    """The sentences that set an aim, but those that are told with a value or as a step."""
    if findings.kind in _NOT_OF:
        return
    told = [place for each in aimed.values() for place in each.sources]
    told += [step.source for step in findings.followups]
    count = 0
    for each in numbered:
        text, at = tidy(each.text), each.source
        if count == _MOST or len(text.split()) > _MOST_WORDS or not _sets_one(text):
            continue
        if any(at.page == one.page and one.start < at.end and at.start < one.end for one in told):
            continue
        count += 1
        quote = quoted(text.rstrip("."))
        yield SummarySentence(words.say(words.frames.says, noun=noun, quote=quote), (at,), "note")


def _sets_one(text: str) -> bool:
    """Whether a sentence sets the aim of something that is measured."""
    if "?" in text or not (_SETS.search(text) or _BRIEF.fullmatch(text)):
        return False
    words = text.split()
    runs = (" ".join(words[at : at + size]) for size in _SIZES for at in range(len(words)))
    return bool(_OF_SIGNS.search(text)) or any(analytes.exactly(run.strip(" ,.;:")) for run in runs)


def _is_of(text: str, row: LabRow) -> bool:
    known = analytes.get(row.analyte) if row.analyte else None
    for name in {tidy(row.name), *(known.synonyms if known else ())}:
        if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", tidy(text), re.IGNORECASE):
            return True
    return row.analyte == _ALONE and all(_OF_AN_AIM.fullmatch(word) for word in _WORD.findall(text))
