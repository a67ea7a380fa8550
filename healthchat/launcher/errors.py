"""What keeps the portal from starting."""

from __future__ import annotations


class LaunchProblem(Exception):
    """The message is one clear sentence: what is wrong and what to do."""
