"""An answer as it may be shown now: in a model's words only while one may word its documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from conversations.answering.types import AnswerSentence
from conversations.models import Message
from documents.model_words import words_allowed
from documents.records import decode_all


def sentences_of(message: Message) -> tuple[AnswerSentence, ...]:
    """The sentences of an answer; call inside scope.

    Where the clinic or the patient has said no since, they are the portal's own. An answer that was
    kept without those tells what stands at its places instead.
    """
    sentences = decode_all(AnswerSentence, message.sentences or [])
    if may_be_shown(sentences):
        return sentences
    if message.own is not None:
        return decode_all(AnswerSentence, message.own)
    return tuple(_quoted(each) if each.by_model else each for each in sentences)


def may_be_shown(sentences: Iterable[AnswerSentence]) -> bool:
    """Whether a model may word every document that its sentences here rest on; inside scope."""
    worded = {cited.document_id for s in sentences if s.by_model for cited in s.cites}
    return not worded or words_allowed(worded)


def _quoted(sentence: AnswerSentence) -> AnswerSentence:
    quotes = " ".join(f"“{cited.quote}”" for cited in sentence.cites)
    return replace(sentence, text=quotes, by_model=False)
