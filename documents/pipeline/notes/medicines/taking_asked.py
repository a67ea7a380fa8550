"""A form's question after a medicine (``Do you take warfarin?``): only the answer says anything."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.pipeline.notes.structure import boxes
from documents.pipeline.notes.structure.boxes import Answer
from documents.pipeline.notes.structure.outline import Statement
from documents.pipeline.types import Intent, Medication, MedicationStatus

_QUESTION = re.compile(
    r"\b(?:(?P<now>do|does|are|is)|did|have|has|had|was|were)\b[^.?\n]*\b(?:tak(?:e|es|ing|en)"
    r"|us(?:e|es|ing|ed)|on|need|needing|prescribed|given|had)\b[^?\n]*\?"
    r"|(?P<ahora>¿?\b(?:toma|usa|está tomando|esta tomando)\b)[^?\n]*\?",
    re.IGNORECASE,
)
# "Managed by insulin? No", "On a statin? Y": a label that asks.
_ASKS = re.compile(r"(?:^|(?<=[\n.?;|]))[^\n.?;|]*\?", re.MULTILINE)
_NOW = re.compile(r"\b(?:managed|controlled|current(?:ly)?|taking|takes?|on|using|uses?)\b", re.I)
_BEFORE = re.compile(
    r"\b(?:ever|past|previous(?:ly)?|before|tried|had|allerg\w*|reactions?)\b", re.I
)
# "Insulin: No", "Aspirin - N": a form's answer right behind a name.
_LABELLED_NO = re.compile(
    r"(?:[ \t]*(?:use|therapy|treatment|tablets|inhalers?|injections?)?[ \t]*[–-]|[^\n:\d]{0,40}:)"
    r"[ \t]*(?:no|n|none|never|nil|not taking|not taken|not used)[ \t.]*(?=$|\n|[,;|])",
    re.IGNORECASE,
)
# "Do you take any of these? (circle)": what stands below is only what may be chosen.
_CHOICES = re.compile(
    r"(?:\b(?:any|which|one|all) of (?:the following|these|those)\b[^\n?]*\?"
    r"|\([^)\n]*\b(?:circle|tick|check|mark)\b|\b(?:circle|tick|check|mark) (?:all|any|one|those"
    r"|which|each|the (?:box|ones)|if|as|that)\b)"
    r"(?:(?!\n[ \t]*\n)[\s\S]){0,300}\Z",
    re.IGNORECASE | re.MULTILINE,
)
_REACH = 400
# A mark in a column: of which, only the page tells.
_MARKED = re.compile(r"(?:\t|[ ]{2}|[ \t]*\|)[ \t|]*[xX✓✔☑☒][ \t|]*(?=$|\n)")
_GOES_ON = re.compile(r"\W*(?:no|yes|y|n|never|none)\b[ \t]+[a-z]", re.IGNORECASE)
_REPLY = re.compile(
    r"\W*(?:(?P<no>no|nope|none|never|n(?![a-z/ ]))|(?P<yes>yes|yeah|yep|s[ií]|y(?![a-z/ ])))"
    r"(?!\w)(?!\s*/)",
    re.IGNORECASE,
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
    now = asked is not None and bool(asked["now"] or asked["ahora"])
    if asked is None or not asked.start() < end <= asked.end():
        asked = next(
            (
                each
                for each in _ASKS.finditer(text, statement.start, statement.end)
                if each.start() < end <= each.end()
            ),
            None,
        )
        if asked is None:
            return _chosen(medication, text, end)
        if _GOES_ON.match(text, asked.end()):
            return medication  # "Is X safe? No harm was seen": no form's answer
        now = bool(_NOW.search(asked.group())) and not _BEFORE.search(asked.group())
    answer, last = _answer(statements, place, end, asked.end())
    if answer is Answer.NO:
        return None
    if answer is Answer.YES and now and medication.status in _ASKED:
        source = replace(medication.source, end=max(medication.source.end, last))
        return replace(
            medication, status=MedicationStatus.ACTIVE, intent=Intent.DONE, source=source
        )
    if medication.status in _ASKED:
        return replace(medication, status=MedicationStatus.UNKNOWN, intent=Intent.OPEN)
    return medication


def _chosen(medication: Medication, text: str, end: int) -> Medication | None:
    """A medicine that a form names without a question, as it is ticked, marked or denied there."""
    answer = boxes.answer(text, end)
    if answer is Answer.NO or _LABELLED_NO.match(text, end):
        return None
    described = medication.dose or medication.frequency
    ticked = answer or boxes.is_ticked(text, medication.source.start, end)
    if described or ticked or medication.status not in _ASKED:
        return medication
    before = text[max(0, end - _REACH) : medication.source.start]
    if answer is Answer.OPEN or _MARKED.match(text, end) or _CHOICES.search(before):
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
