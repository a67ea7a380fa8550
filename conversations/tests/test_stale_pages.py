"""A conversation that is deleted between the page and the press: told in words, recorded once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from compliance.models import AuditEvent
from conversations.errors import ConversationGone
from conversations.models import Conversation, Message
from conversations.services import ask_question, remove_conversation, retry_answer
from documents.models import Document
from tests.factories import Cast


@pytest.mark.parametrize("what", ["ask", "retry", "remove"])
def test_a_conversation_that_is_gone(cast: Cast, report: Document, what: str) -> None:
    message = ask_question(actor=cast.alice.actor, question="What is my hemoglobin?")
    with cast.alice.scope():
        message = Message.objects.get(id=message.id)
        conversation = Conversation.objects.get(id=message.conversation_id)
    actor = cast.alice.actor
    acts: dict[str, Callable[[], object]] = {
        "ask": partial(ask_question, actor=actor, question="TSH?", conversation=conversation),
        "retry": partial(retry_answer, actor=actor, message=message),
        "remove": partial(remove_conversation, actor=actor, conversation=conversation),
    }
    with cast.alice.scope():
        same = Conversation.objects.get(id=conversation.id)
        remove_conversation(actor=cast.alice.actor, conversation=same)
    with pytest.raises(ConversationGone):
        acts[what]()
    with cast.alice.scope():
        assert AuditEvent.objects.filter(event="conversation.removed").count() == 1
