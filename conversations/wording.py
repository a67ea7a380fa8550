"""A model's wording of an answer, where the clinic's policy allows one."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.answering.types import Answer, AnswerSentence
from healthchat.jobs import JobContext


@dataclass(frozen=True, slots=True)
class Worded:
    """The answer's sentences as shown; ``model`` names what worded some of them."""

    sentences: tuple[AnswerSentence, ...]
    model: str = ""


def word_answer(ctx: JobContext, question: str, answer: Answer) -> Worded:
    return Worded(answer.sentences)
