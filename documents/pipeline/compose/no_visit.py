"""That no visit is planned, in the paper's own words: it is no step, and good to know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from documents.pipeline.compose.language import Wording
from documents.pipeline.compose.wording import quoted, tidy
from documents.pipeline.language.sentences import SourceSentence
from documents.pipeline.notes.steps import spanish_prose
from documents.pipeline.notes.steps.is_over import NONE_PLANNED
from documents.pipeline.types import SummarySentence
from knowledge.folding import fold

_MOST: Final = 2
_MOST_WORDS: Final = 24


def sentences(
    numbered: Sequence[SourceSentence], noun: str, words: Wording
) -> Iterator[SummarySentence]:
    """Each sentence that says so, once."""
    told: set[str] = set()
    for each in numbered:
        text = tidy(each.text).strip(" .-–•*")
        says_so = NONE_PLANNED.fullmatch(text) or spanish_prose.NONE_PLANNED.fullmatch(fold(text))
        if len(text.split()) > _MOST_WORDS or not says_so:
            continue
        if text.casefold() in told or len(told) == _MOST:
            continue
        told.add(text.casefold())
        said = words.say(words.frames.says, noun=noun, quote=quoted(text))
        yield SummarySentence(said, (each.source,), "note")
