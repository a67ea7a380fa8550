"""The audit events that conversations leave, and what they tell the patient."""

from __future__ import annotations

from compliance import events

events.register(
    "conversation.listed",
    action=events.Action.READ,
    sentence="{who} looked at the list of questions",
    keys=("count",),
)
events.register("conversation.viewed", action=events.Action.READ, sentence="{who} read answers")
events.register(
    "conversation.asked",
    action=events.Action.CREATE,
    sentence="{who} asked a question",
    keys=("conversation",),
)
events.register(
    "conversation.answered",
    action=events.Action.EXECUTE,
    sentence="{who} answered a question (documents looked in: {documents})",
    keys=("conversation", "status", "documents", "sentences", "cites"),
    erasure=events.Erasure.UNLINK,
)
events.register(
    "conversation.model_called",
    action=events.Action.EXECUTE,
    sentence="{who} asked a language model ({model}) to word an answer",
    keys=(
        "conversation",
        "model",
        "policy",
        "outcome",
        "accepted",
        "replaced",
        "calls",
        "input_tokens",
        "output_tokens",
    ),
    erasure=events.Erasure.UNLINK,
)
events.register(
    "conversation.failed",
    action=events.Action.EXECUTE,
    sentence="{who} could not answer a question",
    keys=("conversation", "code"),
)
events.register(
    "conversation.retried",
    action=events.Action.UPDATE,
    sentence="{who} asked for an answer again",
    keys=("conversation",),
)
events.register(
    "conversation.removed",
    action=events.Action.DELETE,
    sentence="{who} deleted a conversation",
)
