"""A form's question after a medicine (``Do you take warfarin?``): only the answer says anything."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.pipeline.notes import boxes
from documents.pipeline.notes.boxes import Answer
from documents.pipeline.notes.outline import Statement
from documents.pipeline.types import Intent, Medication, MedicationStatus

_QUESTION = re.compile(
    r"\b(?:(?P<now>do|does|are|is)|did|have|has|had|was|were)\b[^.?\n]*\b(?:tak(?:e|es|ing|en)"
    r"|us(?:e|es|ing|ed)|on|need|needing|prescribed|given|had)\b[^?\n]*\?"
    r"|(?P<ahora>¿?\b(?:toma|usa|está tomando|esta tomando)\b)[^?\n]*\?",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"\W*(?:(?P<no>no|nope|none|never)|(?P<yes>yes|yeah|yep|s[ií]))\b", re.IGNORECASE
)
_ASKED = frozenset({MedicationStatus.ACTIVE, MedicationStatus.UNKNOWN})


def as_answered(
    medication: Medication, statements: Sequence[Statement], place: int, end: int
) -> Medication | None:
    """A medicine, named up to ``end``, as the answer to the question for it says; None for a no.

    What is asked and not answered is left open: nobody has said it.
    """
    statement = statements[place]
    text = statement.page.text
    asked = _QUESTION.search(text, statement.start, statement.end)
    if asked is None or not asked.start() < end <= asked.end():
        return medication
    answer, last = _answer(statements, place, end, asked.end())
    if answer is Answer.NO:
        return None
    now = asked["now"] or asked["ahora"]
    if answer is Answer.YES and now and medication.status in _ASKED:
        source = replace(medication.source, end=max(medication.source.end, last))
        return replace(
            medication, status=MedicationStatus.ACTIVE, intent=Intent.DONE, source=source
        )
    if medication.status in _ASKED:
        return replace(medication, status=MedicationStatus.UNKNOWN, intent=Intent.OPEN)
    return medication


def _answer(
    statements: Sequence[Statement], place: int, end: int, behind: int
) -> tuple[Answer, int]:
    """What is answered, and where the answer ends."""
    statement = statements[place]
    text = statement.page.text
    if (ticked := boxes.answer(text, end)) is not None:
        return ticked, statement.end
    reply, last = _REPLY.match(text, behind, statement.end), statement.end
    if reply is None and place + 1 < len(statements):
        following = statements[place + 1]
        if following.page is statement.page:
            reply, last = _REPLY.match(text, following.start, following.end), following.end
    if reply is None:
        return Answer.OPEN, behind
    return (Answer.NO if reply["no"] else Answer.YES), last
