"""The test double: queues replies, keeps what it was asked, and reaches no network."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from healthchat.llm import providers, schema
from healthchat.llm.errors import InvalidReply, ModelError, Unavailable
from healthchat.llm.items import ArrayReader
from healthchat.llm.values import (
    Budget,
    Completion,
    Item,
    Message,
    Policy,
    Provider,
    Usage,
    estimate_tokens,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One call as it arrived."""

    messages: tuple[Message, ...]
    schema: Mapping[str, Any]


@dataclass
class ScriptedProvider:
    """Answers with what was queued: a value, raw JSON text, or an error to raise.

    With nothing queued it is Unavailable, as a model that isn't there.
    """

    model: str = "scripted"
    replies: deque[dict[str, Any] | str | ModelError] = field(default_factory=deque)
    history: list[Asked] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Always ``scripted``."""
        return self.model

    def queue(self, *replies: dict[str, Any] | str | ModelError) -> None:
        """Answer the next calls with these, in order."""
        self.replies.extend(replies)

    def complete_json(
        self, messages: Sequence[Message], schema: Mapping[str, Any], *, budget: Budget
    ) -> Completion:
        """The next reply, checked as a real one is."""
        return self._completion(messages, schema, budget)[1]

    def stream_json(
        self,
        messages: Sequence[Message],
        schema: Mapping[str, Any],
        *,
        budget: Budget,
        items: str,
    ) -> Iterator[Item | Completion]:
        """The next reply, its elements first."""
        text, completion = self._completion(messages, schema, budget)
        reader = ArrayReader(items)
        for index, element in enumerate(reader.feed(text)):
            yield Item(index, element)
        yield completion

    def _completion(
        self, messages: Sequence[Message], shape: Mapping[str, Any], budget: Budget
    ) -> tuple[str, Completion]:
        self.history.append(Asked(tuple(messages), shape))
        budget.admit(estimate_tokens(messages))
        reply = self.replies.popleft() if self.replies else Unavailable("nothing_queued")
        if isinstance(reply, ModelError):
            budget.release()
            raise reply
        text = reply if isinstance(reply, str) else json.dumps(reply)
        usage = Usage(estimate_tokens(messages), len(text) // 3 + 1, estimated=True)
        budget.record(usage)
        data = schema.parse(text)
        schema.validate(data, shape)
        if not isinstance(data, dict):
            raise InvalidReply("not_an_object")
        return text, Completion(data, usage, self.model)


@contextmanager
def installed(provider: Provider | None = None) -> Iterator[Provider]:
    """Answer every policy but ``off`` with this provider (a fresh scripted one by default)."""
    double = provider or ScriptedProvider()
    before = providers.override

    def answer(policy: Policy) -> Provider | None:
        return double

    providers.override = answer
    try:
        yield double
    finally:
        providers.override = before
