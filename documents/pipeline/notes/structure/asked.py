"""Questions in a chat or a form: what is asked is not said, until the answer says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.pipeline.notes.structure import boxes
from documents.pipeline.notes.structure.outline import Statement
from documents.pipeline.speech.name_marks import is_ticked, marked
from documents.pipeline.types import Condition, Status

_QUESTION = re.compile(
    r"(?:^|[:.!\])-]\s*)(?:and\s+|so\s+)?(?:do|does|did|have|has|had|are|is|was|were"
    r"|any|ever|history of)\b[^?]*\?\s*$|¿[^?]*\?\s*$",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"(?:[^\n:]{0,40}:\s+)?\W*(?:(?P<no>no|nope|nah|none|never|not that|nunca|ningun[oa]"
    r"|n(?=\W*$))|(?P<yes>yes|yeah|yep|yup|y(?=\W*$)|s[ií](?=\W*$|[,.;])))\b",
    re.IGNORECASE,
)

# "Diabetes      No": the next cell; not the head "No   Yes" that offers both.
_NO_BESIDE = re.compile(
    r"(?:[ \t]*+\||\t| [ \t])[ \t]*+(?:no|none|nil|never)(?![ \t|]*+(?:yes|s[ií])\b)"
    r"(?:[ \t]*+(?P<but>[(,;–-][ \t]*+\w)|(?=[ \t]*+(?:$|[\n|])|[ \t]{2}))",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"\b(?:tick|check|circle|delete|mark|underline|strike(?: out)?|select|indicate|state|specify) "
    r"(?:all |any |if |as |one|where |what |which |whichever |whether |below|here)"
    r"|\bplease (?:tick|circle|select|list|underline|indicate)\b"
    r"|\((?:please )?(?:tick|check|circle|delete|underline|select|mark)\b[^)\n]{0,40}\)",
    re.IGNORECASE,
)

# What a study or a visit was to find out.
_WHY = re.compile(
    r"\b(?:clinical (?:history|information|details|question|data|indications?|notes?)|indications?"
    r"|reasons? for|rule out|referring diagnos[ei]s|motivo|indicaci[oó]n)\b|history$",
    re.IGNORECASE,
)
# What was thought of at first, where a thing is concluded further down.
_WAS_THOUGHT_OF = re.compile(
    r"\b(?:differentials?(?: diagnos[ei]s)?|ddx)\b[^.;:]{0,30}\bincluded\b", re.IGNORECASE
)
_CONCLUDED = re.compile(
    r"\b(?:findings|picture|presentation|results|workup|work-up)\b[^.;\n]{0,40}\bconsistent with\b"
    r"|^[ \t]*(?:final |discharge )?diagnos[ei]s[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_FOUND_OUT = frozenset({"impression", "diagnosis", "findings"})


def is_form(words: str) -> bool:
    """Whether words only say how a form is to be filled in."""
    return bool(_FORM.search(words))


def is_offered(statement: Statement, condition: Condition) -> bool:
    """Whether a name only stands in a list to tick from: ``Check all that apply: gout, asthma``."""
    asks = is_form(statement.title) or is_form(statement.lead)
    if not asks or not statement.item or condition.status is not Status.PRESENT:
        return False
    text, start, end = statement.page.text, condition.source.start, condition.source.end
    return not is_ticked(text, start) and marked(text, start, end, statement.start) is None


def answered(
    statements: Sequence[Statement], place: int, found: list[Condition]
) -> list[Condition]:
    """The conditions of a statement; of a question, as the statement behind it answers.

    What is asked and not answered by yes or no is left as in case of: nobody has said it.
    """
    if not found or not _QUESTION.search(statements[place].text):
        return found
    status = Status.HYPOTHETICAL
    if place + 1 < len(statements) and (answer := _ANSWER.match(statements[place + 1].text)):
        status = Status.ABSENT if answer["no"] else Status.PRESENT
    text = statements[place].page.text
    kept = [c.status is Status.FAMILY or boxes.answer(text, c.source.end) for c in found]
    return [c if keep else replace(c, status=status) for keep, c in zip(kept, found, strict=True)]


def found_out(
    statement: Statement, found: list[Condition], sections: frozenset[str]
) -> list[Condition]:
    """The conditions of a statement; what a report was only asked to look for, none of them.

    ``Clinical history: rule out melanoma`` is answered by the report's own diagnosis. ``sections``
    are those that the document has.
    """
    if _WAS_THOUGHT_OF.search(statement.text) and _CONCLUDED.search(
        statement.page.text, statement.end
    ):
        doubt = Status.POSSIBLE
        return [replace(e, status=Status.HYPOTHETICAL) if e.status is doubt else e for e in found]
    if not sections & _FOUND_OUT or statement.section in _FOUND_OUT:
        return found
    label = statement.text[: max(0, statement.text.find(":"))]
    if statement.section != "indication" and not any(
        _WHY.match(each) for each in (statement.title, label)
    ):
        return found
    return [each for each in found if each.status is not Status.POSSIBLE]


def denied_beside(page_text: str, found: list[Condition]) -> list[Condition]:
    """The conditions of a statement; what a form answers with ``No`` in the next cell is denied.

    Of ``Hypertension    No (raised in the last pregnancy)`` nothing is told: both may be meant.
    """
    told: list[Condition] = []
    for each in found:
        said = _NO_BESIDE.match(page_text, each.source.end)
        if said is None or each.status is Status.FAMILY:
            told.append(each)
        else:
            status = Status.HYPOTHETICAL if said["but"] else Status.ABSENT
            told.append(replace(each, status=status))
    return told
