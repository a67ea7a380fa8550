"""A provider as a plain function, for code that must not know this package."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, cast

from healthchat.llm.values import Budget, Completion, Message, Provider

_Role = Literal["system", "user", "assistant"]


def asking(
    provider: Provider, *, budget: Budget, on_reply: Callable[[Completion], None] | None = None
) -> Callable[[Sequence[Mapping[str, str]], Mapping[str, Any]], Mapping[str, Any]]:
    """A function of messages (``{"role", "content"}``) and schema that returns the reply's data.

    ``on_reply`` is given the whole completion, for the record of model and tokens.
    """

    def ask(messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> Mapping[str, Any]:
        sent = [Message(cast(_Role, each["role"]), each["content"]) for each in messages]
        reply = provider.complete_json(sent, schema, budget=budget)
        if on_reply is not None:
            on_reply(reply)
        return reply.data

    return ask
