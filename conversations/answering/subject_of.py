"""The examination or paper of which a question asks what it showed."""

from __future__ import annotations

from conversations.answering import asked
from conversations.answering.question import Question
from conversations.answering.words import subject

_ANY_PAPER = frozenset("letter paper file blood urin lab exam imag scan doctor clinic".split())


def shown_of(question: Question) -> tuple[str, ...]:
    """Its words, stemmed; empty where the question asks so of no one examination."""
    found = asked.SHOWN.search(question.plain)
    if found is None:
        return ()
    of = next((each for each in found.groups() if each), "")
    words = subject(of)
    return () if set(words) <= _ANY_PAPER else tuple(words)
