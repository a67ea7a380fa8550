"""How a job can end other than well."""

from __future__ import annotations


class Permanent(Exception):
    """Trying again would not help. ``code`` is stable; ``message`` holds no patient text."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.message = message


class LostLease(Exception):
    """Another attempt owns the job now: stop, and write nothing."""


class NoHandler(Exception):
    """This worker does not know the kind of job; a newer one may."""
