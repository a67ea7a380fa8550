"""What a payer has decided, its reason, and how to object: its own sentences with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from documents.pipeline.compose.conclusions import ABOUT
from documents.pipeline.compose.language import Wording
from documents.pipeline.compose.wording import quoted, tidy
from documents.pipeline.language.sentences import SourceSentence
from documents.pipeline.notes.steps.decisions import (
    REASON,
    goes_on_where,
    is_decision,
    is_labelled,
    is_labelled_anew,
    is_objection,
    names_what_was_asked,
    says_where,
)
from documents.pipeline.types import Findings, SummarySentence

_MOST: Final = 10
# A reason is told whole: as many sentences as go on behind it without a break.
_MORE: Final = 2
_MOST_WORDS: Final = 45
# A reason so near below a decision is its own.
_NEAR: Final = 80


def sentences(
    findings: Findings, numbered: Sequence[SourceSentence], noun: str, words: Wording
) -> Iterator[SummarySentence]:
    """The decision first; its reason and the way to object only beside one."""
    fit = [each for each in _together(numbered) if _fits(each.text)]
    decided = [each for each in fit if _is_of_decision(each.text)]
    if not decided:
        return
    beside = frozenset(_beside(fit))
    steps = [step.source for step in findings.followups]
    told = [
        each
        for each in fit
        if (_is_of_decision(each.text) or each in beside or is_objection(each.text))
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


def _beside(fit: Sequence[SourceSentence]) -> Iterator[SourceSentence]:
    """What was asked for, the reason to its end, and where an objection goes."""
    more, sent = 0, False
    before: SourceSentence | None = None
    for each in fit:
        near = before is not None and _goes_on(before, each)
        more = more if near and not is_labelled_anew(each.text) else 0
        sent = near and sent
        if names_what_was_asked(each.text):
            yield each
        elif REASON.match(each.text):
            more = _MORE
            yield each
        elif says_where(each.text) or (sent and goes_on_where(each.text)):
            sent = True
            yield each
        elif more:
            more -= 1
            yield each
        before = each


def _goes_on(before: SourceSentence, each: SourceSentence) -> bool:
    """Whether nothing but one blank or one break of a line stands between two sentences."""
    here, there = before.source, each.source
    return here.page == there.page and there.start - here.end <= 1


def _is_of_decision(text: str) -> bool:
    """Whether words hold a decision: in a sentence, or as a label with its reason behind it."""
    return is_decision(text) or is_labelled(text.partition(". ")[0])


def _together(numbered: Sequence[SourceSentence]) -> Iterator[SourceSentence]:
    """The sentences; a label such as ``Decision: Denied`` with the reason that stands below it."""
    label: SourceSentence | None = None
    for each in numbered:
        if label is not None:
            near = label.source.page == each.source.page
            near = near and each.source.start - label.source.end <= _NEAR
            if near and REASON.match(each.text):
                whole = replace(label.source, end=each.source.end)
                text = f"{label.text.rstrip(' .')}. {each.text}"
                label = None
                yield replace(each, text=text, source=whole)
                continue
            yield label
            label = None
        if is_labelled(each.text):
            label = each
            continue
        yield each
    if label is not None:
        yield label


def _fits(text: str) -> bool:
    return is_labelled(text) or goes_on_where(text) or 3 <= len(text.split()) <= _MOST_WORDS
