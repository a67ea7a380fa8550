"""A question that leans on the one before: "and before that?", "is that bad?", "¿y antes?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from conversations.answering.words import folded, subject

_LEANS = re.compile(
    r"^(?:and|but|so|then|what about|how about|y|e|pero|entonces)\b"
    r"|\b(?:that|it|its|this|those|these|they|them|before|earlier|previous\w*|then|else|again"
    r"|eso|esa|ese|esto|antes|anterior\w*|despues|entonces)\b"
    r"|^(?:is|are|was|were|es|son|esta|estan)\b"
    r"|^(?:why|how come|since when|how much|how often|is it|are they|por que|desde cuando|cuanto)\b"
)
_MOST_BACK = 5


def whole(question: str, earlier: Sequence[str]) -> str:
    """The question with the subject that it leans on; ``earlier`` are those before, newest last.

    A question that names a subject of its own stands alone. So does one without anything before.
    """
    if subject(question) or not _LEANS.search(folded(question).strip(" ¿¡\"'")):
        return question
    for before in reversed(earlier[-_MOST_BACK:]):
        if subject(before):
            return f"{before} {question}"
    return question
