"""Whether somebody is to be resuscitated, as the paper has it: its own sentence with its place.

A code status (``DNR``, ``Full code``, ``ReSPECT form in place``) is no illness and nothing to be
done. Whoever it is of should find it in the paper's own words, told quietly among what it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from documents.pipeline.compose.conclusions import ABOUT
from documents.pipeline.compose.language import Wording
from documents.pipeline.compose.wording import quoted, tidy
from documents.pipeline.language.sentences import SourceSentence
from documents.pipeline.notes.steps.code_status import is_code_status
from documents.pipeline.types import Findings, SummarySentence

_MOST: Final = 3
_MOST_WORDS: Final = 30


def sentences(
    findings: Findings, numbered: Sequence[SourceSentence], noun: str, words: Wording
) -> Iterator[SummarySentence]:
    """What the paper says of it; what is told as a step already is told there."""
    told: set[str] = set()
    steps = [step.source for step in findings.followups]
    for each in numbered:
        text, place = tidy(each.text).rstrip("."), each.source
        key = text.casefold()
        if key in told or len(text.split()) > _MOST_WORDS or not is_code_status(text):
            continue
        if len(told) == _MOST:
            continue
        if any(
            step.page == place.page and step.start < place.end and place.start < step.end
            for step in steps
        ):
            continue
        told.add(key)
        said = words.say(words.frames.says, noun=noun, quote=quoted(text))
        yield SummarySentence(said, (place,), ABOUT)
