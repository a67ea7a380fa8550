"""Illnesses that a document thinks unlikely: told in its own sentence, never as ``possible``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from documents.pipeline.language.sentences import split
from documents.pipeline.types import Condition, Page, Source, Status

_UNLIKELY: Final = re.compile(
    r"\b(?:unlikely|less likely|not (?:very |so |felt (?:to be )?|thought (?:to be )?)?likely"
    r"|improbable|doubtful|low (?:clinical )?(?:suspicion|likelihood|probability|concern)"
    r"|(?<!no )(?<!without )(?<!without a )(?<!little )(?<!beyond )(?<!any )(?<!reasonable )"
    r"(?<!some )doubt(?:s|ed|ing)?(?! (?:about|as to|remains|whether|over|exists)\b)"
    r"|not likely|not convinced|(?:not|n['’]t) (?:think|believe|suspect)"
    r"|poco probable|(?:se )?dud(?:o|a) (?:que|de)|lo dudo|no (?:creo|parece) que"
    r"|baja sospecha|menos probable)\b",
    re.IGNORECASE,
)
_REACH: Final = 300


def unlikely(each: Condition, pages: Sequence[Page]) -> Source | None:
    """The sentence that calls a possible illness unlikely; None where none does."""
    if each.status is not Status.POSSIBLE:
        return None
    text = next((page.text for page in pages if page.number == each.source.page), None)
    if text is None:
        return None
    place = each.source
    first = text.rfind("\n\n", max(0, place.start - _REACH), place.start)
    first = first if first >= 0 else max(0, place.start - _REACH)
    for start, end in split(text[first : place.end + _REACH]):
        if first + start <= place.start and place.end <= first + end:
            found = _UNLIKELY.search(text, first + start, first + end)
            return Source(place.page, first + start, first + end) if found else None
    return None
