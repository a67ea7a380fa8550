"""The jobs that conversations bring: an id in, one service called."""

from __future__ import annotations

from contextlib import suppress

from conversations import frames
from conversations.answers import answer_message
from conversations.models import Message, MessageStatus
from conversations.services import ANSWER, record
from healthchat import jobs, tenancy
from healthchat.actor import Actor


@jobs.handler(ANSWER, soft_limit=120, hard_limit=150)
def answer(ctx: jobs.JobContext) -> None:
    """Answer a waiting question, unless its conversation was removed meanwhile."""
    with suppress(Message.DoesNotExist):
        answer_message(ctx)


@jobs.on_dead(ANSWER)
def give_up(job: jobs.Job) -> None:
    """The last attempt failed: say so where the answer would have been, with a way to try again."""
    with tenancy.scope(clinic=job.clinic_id, patient=job.patient_id):
        message = Message.objects.select_for_update().filter(id=job.subject_id).first()
        if message is None:
            return
        message.status = MessageStatus.FAILED
        message.save(update_fields=["status"])
        actor = Actor.system(message.clinic_id, message.patient_id)
        record("conversation.failed", actor, message, code=job.last_error_code or "gave_up")
        frames.publish_end(message)
