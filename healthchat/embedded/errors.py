"""What can go wrong with an embedded service."""

from __future__ import annotations


class EmbeddedProblem(Exception):
    """The service can't run; the message is one clear sentence for the person at the terminal."""
