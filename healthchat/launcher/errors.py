"""What keeps the portal from starting."""

from __future__ import annotations


class LaunchProblem(Exception):
    """The message is one clear sentence: what is wrong and what to do."""


TOLD = 3
"""The exit status of a child that has said its one sentence itself."""


class Told(LaunchProblem):
    """The one sentence stands on the terminal already."""
