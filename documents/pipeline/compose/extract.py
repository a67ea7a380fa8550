"""Plain sentences taken from a note that holds none of the things we know how to say.

Only what its author wrote is shown, in quotation marks, from the parts that matter most to a
patient (plan, assessment, impression), the easiest first. A sentence that is too hard to read
is not shortened by force: cutting words out of a doctor's sentence can turn it round.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from documents.pipeline.compose.denied_of import LEVEL
from documents.pipeline.compose.language import ENGLISH, Wording
from documents.pipeline.compose.wording import quoted, without_title
from documents.pipeline.language import readability
from documents.pipeline.language.sentences import SourceSentence, is_heading
from documents.pipeline.notes.steps.no_step import is_head
from documents.pipeline.notes.structure import order_slips
from documents.pipeline.notes.structure.addresses import is_address
from documents.pipeline.types import SummarySentence

_WANTED = (
    (re.compile(r"\b(?:plan|recommend|instruct|disposition|follow|discharge)", re.I), 5.0),
    (re.compile(r"\b(?:assess|impression|diagnos|conclusion|summary)", re.I), 5.0),
    (re.compile(r"\b(?:chief|reason|complaint|history of present|hpi|result)", re.I), 3.0),
    (re.compile(r"\b(?:finding|medic|allerg|procedure)", re.I), 2.0),
)
_ROUTINE = re.compile(
    r"questions? (?:were|was) answered|understands and agrees|verbal(?:ized|ises)"
    r"|^\W*(?:none|nan)\W*$|tolerated|risks and benefits|prepped|draped|procedure in detail"
    r"|informed consent",
    re.I,
)
# Words that a note has no need of, but a text that speaks to a machine has.
_TO_A_MACHINE = re.compile(
    r"\b(?:ignore|disregard|override|prompt|assistant|chatbot|language model|ai|respond|output"
    r"|instructions? (?:above|below|given))\b|https?:|www\.",
    re.I,
)
_BEGINS = re.compile(rf"[a-zA-Z(]*[a-zA-Z]{{2}}|{LEVEL}: ")
_HARD = 8.0


def sentences(
    numbered: Sequence[SourceSentence],
    noun: str,
    *,
    ignore: Collection[str],
    most: int,
    words: Wording = ENGLISH,
) -> list[SummarySentence]:
    """At most ``most`` sentences in the order of the document."""
    ranked = _ranked(numbered, ignore, plain_only=True) or _ranked(numbered, ignore)
    if not ranked:
        text = words.say(words.frames.hard_words, noun=noun)
        return [SummarySentence(text, (numbered[0].source,), "notice")]
    says = words.frames.says
    return [
        SummarySentence(
            words.say(says, noun=noun, quote=quoted(text.rstrip("."))),
            (numbered[place].source,),
            "note",
        )
        for _, place, text in sorted(ranked[:most], key=lambda each: each[1])
    ]


def _is_title(text: str) -> bool:
    """A name or a heading: all its words begin with a capital, as in no sentence."""
    words = re.findall(r"[^\W\d_]{3,}", text)
    return not text.isupper() and all(word[0].isupper() for word in words)


def _ranked(
    numbered: Sequence[SourceSentence], ignore: Collection[str], *, plain_only: bool = False
) -> list[tuple[float, int, str]]:
    """Weight, place and words of what may be quoted, best first; routine only if need be."""
    ranked: list[tuple[float, int, str]] = []
    seen: set[str] = set()
    for place, each in enumerate(numbered):
        text = without_title(each.text)
        words = text.split()
        if is_heading(each.text) or not 1 <= len(words) <= 24 or text.lower() in seen:
            continue
        if (
            _is_title(text)
            or is_head(each.text)
            or order_slips.is_title(each.text)
            or is_address(each.text)
            or _TO_A_MACHINE.search(text)
            or not _BEGINS.match(text)
        ):
            continue
        if plain_only and (_ROUTINE.search(text) or re.fullmatch(r"[A-Z ,/&0-9-]+", text)):
            continue
        seen.add(text.lower())
        hard = readability.grade_sentences([text], ignore=ignore)
        weight = next((w for pattern, w in _WANTED if pattern.search(each.heading)), 0.0)
        if hard <= _HARD:
            ranked.append((weight - max(0.0, hard - 3.0), place, text))
    ranked.sort(key=lambda each: (-each[0], each[1]))
    return ranked
