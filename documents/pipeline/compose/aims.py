"""What a paper prints as the aim of a value: ``Target INR 3.0  Range 2.5-3.5``, ``Goal LDL < 100``.

It is no range of the laboratory, and nothing is compared with it; but where it is printed nobody
is told that no range is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from documents.pipeline.compose.language import Wording
from documents.pipeline.compose.wording import quoted, tidy
from documents.pipeline.sentences import SourceSentence
from documents.pipeline.types import LabRow, SummarySentence
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


def _is_of(text: str, row: LabRow) -> bool:
    known = analytes.get(row.analyte) if row.analyte else None
    for name in {tidy(row.name), *(known.synonyms if known else ())}:
        if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", tidy(text), re.IGNORECASE):
            return True
    return row.analyte == _ALONE and all(_OF_AN_AIM.fullmatch(word) for word in _WORD.findall(text))
