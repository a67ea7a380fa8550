"""Questions in a chat or a form: what is asked is not said, until the answer says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.pipeline.notes import boxes
from documents.pipeline.notes.outline import Statement
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
