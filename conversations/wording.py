"""A model's wording of an answer, where the clinic's policy allows one.

The same path as a summary's: what the core found in a document is reworded, judged sentence by
sentence, and completed. Notices and public reference text stay in the portal's own words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from conversations.answering.types import Answer, AnswerSentence, Record
from conversations.models import Message
from conversations.services import record
from documents.pipeline.types import Summary, SummarySentence
from documents.rephrasing import reword
from healthchat.actor import Actor


@dataclass(frozen=True, slots=True)
class Worded:
    """The answer's sentences as shown; ``model`` names what worded some of them."""

    sentences: tuple[AnswerSentence, ...]
    model: str = ""


def word_answer(message: Message, answer: Answer, records: Sequence[Record]) -> Worded:
    """The answer with whatever a model's words may replace; at worst word for word the same.

    The gate reads English: an answer in another language stays in the portal's own words.
    """
    if message.language != "en":
        return Worded(answer.sentences)
    by_id = {each.document_id: each for each in records}
    shown: list[AnswerSentence] = []
    model = ""
    for document_id, group in groupby(answer.sentences, key=_document_of):
        sentences = list(group)
        if document_id is None:
            shown += sentences
            continue
        worded = _word(message, sentences, by_id[document_id])
        shown += worded.sentences
        model = worded.model or model
    return Worded(tuple(shown), model)


def _document_of(sentence: AnswerSentence) -> UUID | None:
    return sentence.cites[0].document_id if sentence.cites else None


def _word(message: Message, sentences: Sequence[AnswerSentence], source: Record) -> Worded:
    summary = Summary(
        tuple(
            SummarySentence(s.text, tuple(c.source for c in s.cites), s.about, s.reference)
            for s in sentences
        )
    )
    actor = Actor.system(message.clinic_id, message.patient_id)
    wording = reword(
        *(message.clinic_id, message.patient_id, source.document_id),
        *(source.pages, source.findings, summary),
        record=lambda data: record("conversation.model_called", actor, message, **data),
    )
    if wording is None:
        return Worded(tuple(sentences))
    return Worded(
        tuple(_answer(each, source) for each in wording.rephrased.summary.sentences),
        wording.model,
    )


def _answer(sentence: SummarySentence, source: Record) -> AnswerSentence:
    return AnswerSentence(
        sentence.text,
        tuple(map(source.cite, sentence.sources)),
        sentence.about,
        by_model=sentence.by_model,
        reference=sentence.reference,
    )
