"""A provider that never sees who the patient is: prompts are masked, replies restored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from healthchat.llm.deidentify import Clinical, Known, Masker
from healthchat.llm.values import Budget, Completion, Item, Message, Provider


@dataclass(frozen=True, slots=True)
class Masking:
    """Wraps the external provider. Raises Blocked before anything is sent if a name survives.

    ``clinical`` reads where medical words stand, which are no names however they are written.
    """

    inner: Provider
    identifiers: tuple[Known, ...]
    clinical: Clinical | None = None

    @property
    def name(self) -> str:
        """What answers."""
        return self.inner.name

    def complete_json(
        self, messages: Sequence[Message], schema: Mapping[str, Any], *, budget: Budget
    ) -> Completion:
        """Mask, ask, restore."""
        masker = Masker(self.identifiers, clinical=self.clinical)
        sent = self._masked(masker, messages)
        reply = self.inner.complete_json(sent, schema, budget=budget)
        return replace(reply, data=masker.restore(reply.data))

    def stream_json(
        self,
        messages: Sequence[Message],
        schema: Mapping[str, Any],
        *,
        budget: Budget,
        items: str,
    ) -> Iterator[Item | Completion]:
        """Mask, ask, restore each element as it comes."""
        masker = Masker(self.identifiers, clinical=self.clinical)
        sent = self._masked(masker, messages)
        for each in self.inner.stream_json(sent, schema, budget=budget, items=items):
            yield replace(each, data=masker.restore(each.data))

    @staticmethod
    def _masked(masker: Masker, messages: Sequence[Message]) -> list[Message]:
        return [
            # Our own instructions hold no patient text; masking them would only blur them.
            message
            if message.role == "system"
            else Message(message.role, masker.mask(message.content, keep=message.keep))
            for message in messages
        ]
