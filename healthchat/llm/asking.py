"""A provider as a plain function, for code that must not know this package."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, cast

from healthchat.llm.values import Budget, Completion, Message, Provider

_Role = Literal["system", "user", "assistant"]


def asking(
    provider: Provider, *, budget: Budget, on_reply: Callable[[Completion], None] | None = None
) -> Callable[[Sequence[Mapping[str, Any]], Mapping[str, Any]], Mapping[str, Any]]:
    """A function of messages and schema that returns the reply's data.

    A message is ``{"role", "content"}``, and where the content has medical spans that must not be
    taken for identifiers ``"keep"``.
    ``on_reply`` is given the whole completion, for the record of model and tokens.
    """

    def ask(messages: Sequence[Mapping[str, Any]], schema: Mapping[str, Any]) -> Mapping[str, Any]:
        sent = [
            Message(cast(_Role, each["role"]), each["content"], tuple(each.get("keep", ())))
            for each in messages
        ]
        reply = provider.complete_json(sent, schema, budget=budget)
        if on_reply is not None:
            on_reply(reply)
        return reply.data

    return ask
