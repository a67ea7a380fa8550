"""An answer never rests on a paper that is, or may be, about somebody else."""

from __future__ import annotations

from conversations.models import Conversation, Message, MessageStatus
from conversations.services import ANSWER, ask_question
from conversations.tests.conftest import REPORT, give
from documents.models import Document
from documents.services.whose import decide_whose, undo_whose
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast

QUESTION = "What is my hemoglobin?"


def _answer(cast: Cast, document: Document | None = None) -> tuple[str, str]:
    """How it was answered, and in which words."""
    asked = ask_question(actor=cast.alice.actor, question=QUESTION, document=document)
    run_waiting(kind=ANSWER)
    with cast.alice.scope():
        answer = Message.objects.get(id=asked.id)
        return answer.status, str(answer.sentences)


def test_only_what_is_the_patients_own_is_answered_from(cast: Cast) -> None:
    document = give(cast.alice, b"Patient: Otto Brandt\n" + REPORT, "report.txt")
    for about in (None, document):
        status, words = _answer(cast, about)
        assert "9.1" not in words
        assert status == MessageStatus.NOT_FOUND
    decide_whose(actor=cast.alice.actor, document=document, mine=True)
    for about in (None, document):
        assert "9.1" in _answer(cast, about)[1]
    undo_whose(actor=cast.alice.actor, document=document)
    assert "9.1" not in _answer(cast)[1]


def test_the_page_to_ask_says_that_there_is_nothing_yet(cast: Cast) -> None:
    give(cast.alice, b"Patient: Otto Brandt\n" + REPORT, "report.txt")
    page = cast.alice.client().get("/conversations/")
    assert page.context["has_documents"] is False
    with cast.alice.scope():
        assert not Conversation.objects.exists()
