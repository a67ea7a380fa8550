"""Value types at the model boundary; nothing here knows the SDK."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, Protocol

Json = dict[str, Any]


class Policy(StrEnum):
    """A clinic's choice: no model, a model on its own network, or one outside."""

    OFF = "off"
    LOCAL = "local"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a prompt.

    ``keep`` are spans of the content that are medical for certain: where the policy is external
    only an identifier that the clinic holds is masked there, nothing that merely looks like one.
    """

    role: Literal["system", "user", "assistant"]
    content: str
    keep: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of a call; ``estimated`` where the server did not count."""

    input_tokens: int
    output_tokens: int
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Completion:
    """A whole reply, parsed and valid against the schema that was asked for."""

    data: Json
    usage: Usage
    model: str


@dataclass(frozen=True, slots=True)
class Item:
    """One finished element of the reply's streamed array, valid against its schema."""

    index: int
    data: Any


class Budget(Protocol):
    """The hook by which a clinic's tokens are counted: each ``admit`` ends in one of the others."""

    def admit(self, tokens: int) -> None:
        """Set aside what a call may use at most; raise BudgetSpent where that is not left."""

    def record(self, usage: Usage) -> None:
        """Count what the call used instead, also when its reply could not be used."""

    def release(self) -> None:
        """Nothing was used: give back what was set aside."""


class NoBudget:
    """Counts nothing and admits everything: for commands and measurements."""

    def admit(self, tokens: int) -> None:
        """Admit."""

    def record(self, usage: Usage) -> None:
        """Forget."""

    def release(self) -> None:
        """Nothing to give back."""


class Provider(Protocol):
    """A model that answers in JSON. Every method may raise the errors of ``errors.py``."""

    @property
    def name(self) -> str:
        """What answered, for the record of the call: ``local:model`` or ``external:model``."""

    def complete_json(
        self, messages: Sequence[Message], schema: Mapping[str, Any], *, budget: Budget
    ) -> Completion:
        """Ask and wait for the whole, valid reply."""

    def stream_json(
        self,
        messages: Sequence[Message],
        schema: Mapping[str, Any],
        *,
        budget: Budget,
        items: str,
    ) -> Iterator[Item | Completion]:
        """Yield each element of the top-level array ``items`` once it is whole, then the reply."""


def estimate_tokens(messages: Sequence[Message]) -> int:
    """A safe guess before the call: about three letters to a token, and a little a message."""
    return sum(len(message.content) // 3 + 8 for message in messages)
