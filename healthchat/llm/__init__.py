"""The model boundary: the only package that imports ``openai``.

A provider is asked for JSON of a given schema and either returns a value that fits it or raises
one of the errors here. What it says is not believed: ``documents.gate`` checks it. The model has
no tools, and document text is data in its prompt, never instructions.
"""

from healthchat.llm.asking import asking
from healthchat.llm.deidentify import Known
from healthchat.llm.errors import (
    Blocked,
    BudgetSpent,
    InvalidReply,
    ModelError,
    RefusedByModel,
    TimedOut,
    Unavailable,
)
from healthchat.llm.providers import provider_for
from healthchat.llm.values import (
    Budget,
    Completion,
    Item,
    Message,
    NoBudget,
    Policy,
    Provider,
    Usage,
)

__all__ = [
    "Blocked",
    "Budget",
    "BudgetSpent",
    "Completion",
    "InvalidReply",
    "Item",
    "Known",
    "Message",
    "ModelError",
    "NoBudget",
    "Policy",
    "Provider",
    "RefusedByModel",
    "TimedOut",
    "Unavailable",
    "Usage",
    "asking",
    "provider_for",
]
