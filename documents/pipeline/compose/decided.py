"""What a payer has decided, its reason, and how to object: its own sentences with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from documents.pipeline.compose.conclusions import ABOUT
from documents.pipeline.compose.language import Wording
from documents.pipeline.compose.wording import quoted, tidy
from documents.pipeline.notes.decisions import REASON, is_decision, is_objection
from documents.pipeline.sentences import SourceSentence
from documents.pipeline.types import Findings, SummarySentence

_MOST: Final = 6
_MOST_WORDS: Final = 45


def sentences(
    findings: Findings, numbered: Sequence[SourceSentence], noun: str, words: Wording
) -> Iterator[SummarySentence]:
    """The decision first; its reason and the way to object only beside one."""
    fit = [each for each in numbered if 3 <= len(each.text.split()) <= _MOST_WORDS]
    decided = [each for each in fit if is_decision(each.text)]
    if not decided:
        return
    steps = [step.source for step in findings.followups]
    told = [
        each
        for each in fit
        if (is_decision(each.text) or REASON.match(each.text) or is_objection(each.text))
        and not any(
            step.page == each.source.page
            and step.start < each.source.end
            and each.source.start < step.end
            for step in steps
        )
    ]
    for each in told[:_MOST]:
        quote = quoted(tidy(each.text).rstrip("."))
        text = words.say(words.frames.says, noun=noun, quote=quote)
        yield SummarySentence(text, (each.source,), ABOUT)
