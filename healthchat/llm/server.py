"""A model behind an OpenAI-compatible server, asked with retries, a breaker and a budget."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from healthchat.llm import addresses, breaker, client, schema, wire
from healthchat.llm.errors import InvalidReply, ModelError, TimedOut, Unavailable
from healthchat.llm.items import ArrayReader
from healthchat.llm.values import (
    Budget,
    Completion,
    Item,
    Message,
    Policy,
    Usage,
    estimate_tokens,
)

_BACK_OFF = (0.5, 1.5)


@dataclass(frozen=True, slots=True)
class Server:
    """Where a model is, and what it may take."""

    base_url: str
    api_key: str
    model: str
    policy: Policy
    limits: wire.Limits = field(default_factory=wire.Limits)
    max_output_tokens: int = 4_000

    @property
    def name(self) -> str:
        """``local:model`` or ``external:model``."""
        return f"{self.policy}:{self.model}"

    def complete_json(
        self, messages: Sequence[Message], schema: Mapping[str, Any], *, budget: Budget
    ) -> Completion:
        """Ask and wait for the whole, valid reply."""
        for got in self._ask(messages, schema, budget, None):
            if isinstance(got, Completion):
                return got
        raise InvalidReply("no_reply")

    def stream_json(
        self,
        messages: Sequence[Message],
        schema: Mapping[str, Any],
        *,
        budget: Budget,
        items: str,
    ) -> Iterator[Item | Completion]:
        """Each element of the array ``items`` once it is whole and valid, then the whole reply."""
        return self._ask(messages, schema, budget, items)

    def _ask(
        self,
        messages: Sequence[Message],
        shape: Mapping[str, Any],
        budget: Budget,
        items: str | None,
    ) -> Iterator[Item | Completion]:
        addresses.check(self.base_url, self.policy)
        guess = estimate_tokens(messages)
        fuse = breaker.for_provider(f"{self.base_url} {self.model}")
        budget.admit(guess + self.max_output_tokens)
        try:
            fuse.admit()
        except Unavailable:
            budget.release()
            raise
        text: list[str] = []
        end: wire.End | None = None
        settled = paid = False
        try:
            reader = ArrayReader(items) if items else None
            count = 0
            for got in self._pieces(messages, shape):
                if isinstance(got, wire.End):
                    end = got
                    break
                text.append(got.text)
                for element in reader.feed(got.text) if reader else ():
                    schema.validate(element, _element_schema(shape, items or ""), f"$.{items}[]")
                    yield Item(count, element)
                    count += 1
            fuse.succeeded()
            settled = True
            data = schema.parse("".join(text))
            schema.validate(data, shape)
            if not isinstance(data, dict):
                raise InvalidReply("not_an_object")
            used = (end.usage if end else None) or self._guessed(guess, text)
            yield Completion(data, used, (end.model if end else "") or self.model)
        except (Unavailable, TimedOut) as failure:
            fuse.failed()
            settled = True
            # A server that was too slow has read the prompt, and will ask to be paid for it.
            paid = isinstance(failure, TimedOut)
            raise
        except ModelError:
            fuse.succeeded()
            settled = True
            raise
        finally:
            if not settled:
                fuse.abandoned()
            if text or paid:
                budget.record((end.usage if end else None) or self._guessed(guess, text))
            else:
                budget.release()

    def _pieces(
        self, messages: Sequence[Message], shape: Mapping[str, Any]
    ) -> Iterator[wire.Piece | wire.End]:
        """The reply, asked for again while nothing of it has come and time is left."""
        began = time.monotonic()
        limits = self.limits
        sdk = client.open_client(self.base_url, self.api_key, self.policy, gap=limits.first_token)
        body = wire.request_body(
            messages,
            shape,
            self.model,
            local=self.policy is Policy.LOCAL,
            most=self.max_output_tokens,
        )
        for attempt in range(len(_BACK_OFF) + 1):
            left = limits.total - (time.monotonic() - began)
            try:
                yield from wire.call(sdk, body, replace(limits, total=left))
                return
            except wire.NotStarted as failure:
                wait = failure.wait if failure.wait is not None else self._back_off(attempt)
                left = limits.total - (time.monotonic() - began)
                if attempt == len(_BACK_OFF) or wait >= left:
                    raise failure.error from None
                time.sleep(wait)

    @staticmethod
    def _back_off(attempt: int) -> float:
        base = _BACK_OFF[min(attempt, len(_BACK_OFF) - 1)]
        return base * (0.75 + random.random() / 2)  # noqa: S311 (spreads retries, no secret)

    @staticmethod
    def _guessed(sent: int, text: Sequence[str]) -> Usage:
        return Usage(sent, (sum(map(len, text)) + 2) // 3, estimated=True)


def _element_schema(shape: Mapping[str, Any], items: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = shape.get("properties", {}).get(items, {}).get("items", {})
    return found
