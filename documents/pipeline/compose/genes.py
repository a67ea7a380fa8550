"""What a test of genes found, in its own sentence: a gene that is carried is no illness."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from documents.pipeline.compose.conclusions import ABOUT
from documents.pipeline.compose.language import Wording
from documents.pipeline.compose.wording import quoted, tidy
from documents.pipeline.language.sentences import SourceSentence
from documents.pipeline.types import SummarySentence

_MOST: Final = 4
_LEAST_WORDS, _MOST_WORDS = 3, 40
_CHANGED: Final = r"(?:variants?|mutations?|deletions?|duplications?|variantes?|mutaci[oó]n(?:es)?)"
_FOUND: Final = re.compile(
    rf"\b(?:pathogenic|patog[eé]nicas?|uncertain significance|VUS|heterozygous|homozygous)\b"
    rf"[^.]{{0,40}}\b{_CHANGED}\b|\b{_CHANGED}\b[^.]{{0,40}}\b(?:pathogenic|patog[eé]nicas?"
    r"|(?:of )?uncertain significance)\b"
    rf"|\b{_CHANGED}\b[^.]{{0,60}}\b(?:detected|identified|found|detectad[oa]s?|encontrad[oa]s?)\b"
    rf"|\b(?:detected|identified|found|positive|negative|carries|carrier)\b[^.]{{0,40}}\b{_CHANGED}\b",
    re.IGNORECASE,
)
_GENE: Final = re.compile(
    r"\b(?=[A-Z0-9]*[A-Z])[A-Z][A-Z0-9]{2,7}\b|\bgen(?:e|es|etic|[eé]tic[oa])\b"
)
_NONE: Final = re.compile(r"\b(?:no|not|negative|without|ning[uú]n\w*|sin)\b", re.IGNORECASE)


def sentences(
    numbered: Sequence[SourceSentence], noun: str, words: Wording
) -> Iterator[SummarySentence]:
    """The sentences that say which change of a gene was found, and then that none was."""
    found: dict[str, SourceSentence] = {}
    for each in numbered:
        text = tidy(each.text).rstrip(".")
        short = _LEAST_WORDS <= len(text.split()) <= _MOST_WORDS
        if short and _FOUND.search(text) and _GENE.search(text):
            found.setdefault(text, each)
    for text in sorted(found, key=lambda said: bool(_NONE.search(said)))[:_MOST]:
        said = words.say(words.frames.says, noun=noun, quote=quoted(text))
        yield SummarySentence(said, (found[text].source,), ABOUT)
