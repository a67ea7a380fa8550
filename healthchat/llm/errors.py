"""What can go wrong with a model call. Each is told apart, because a person is told the truth.

``code`` is stable and goes to logs, metrics and stream events; ``message`` is what a person may
read. Neither ever holds words from a prompt, a document or a reply.
"""

from __future__ import annotations


class ModelError(Exception):
    """Base of all; the caller still has its deterministic text."""

    code = "model_error"
    message = "The wording helper could not be used. The text below was made without it."

    def __init__(self, detail: str = "") -> None:
        super().__init__(f"{self.code}: {detail}" if detail else self.code)
        self.detail = detail


class Unavailable(ModelError):
    """No answer: connection refused or broken off, an error status, or the breaker is open."""

    code = "unavailable"
    message = "The wording helper can't be reached right now."


class TimedOut(ModelError):
    """No first token, or no end, within the limits."""

    code = "timed_out"
    message = "The wording helper took too long."


class RefusedByModel(ModelError):
    """The model or its content filter declined."""

    code = "refused"
    message = "The wording helper declined to answer."


class InvalidReply(ModelError):
    """The reply is cut short, is no JSON, or does not fit the schema."""

    code = "invalid_reply"
    message = "The wording helper gave an answer that can't be used."


class BudgetSpent(ModelError):
    """The clinic's budget for model use is used up."""

    code = "budget_spent"
    message = "Your clinic has used up its share of the wording helper for now."


class Blocked(ModelError):
    """Nothing was sent: the policy, the address or a surviving identifier forbids it."""

    code = "blocked"
    message = "To protect your privacy, nothing was sent to the wording helper."
