"""Where a statement says two whole things, each can be held against the source by itself.

"Your sugar is 98, and you take iron" says no more than its two halves. A clause that points back
("it", "this"), hangs on the other ("if", "because", "then") or has no verb of its own is no half.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.pipeline.language.sentences import split

_ORDER = r"(?:take|stop|start|keep|use|continue|avoid|do\s+not|call|see)"
_JOINT = re.compile(
    rf"(?:;\s+(?:and\s+|but\s+)?|,?\s+(?:and|but)\s+)"
    rf"(?=(?:you|your|the|there|no|an?)\b|(?<=,\sand\s){_ORDER}\b)",
    re.I,
)
_HANGS = re.compile(
    r"\b(?:if|when|whenever|unless|until|till|while|because|since|as|after|before|although|though"
    r"|except|only|both|either|neither|nor|or|between|than|that|which|who|whose|whether|then|so"
    r"|therefore|whereas|instead|rather|despite|during|once|due|from|told|said|says|asked"
    r"|may|might|could|would|risk)\b",
    re.I,
)
_POINTS = re.compile(
    r"\b(?:it|its|this|that|these|those|they|them|their|he|him|his|she|her|hers|one|ones|other|others"
    r"|another|both|same|also|too|so|again|either|neither|more|less|which|who|here|rest|second"
    r"|did|do\s+so|result\w*|cause\w*|why|later|then|afterwards?)\b",
    re.I,
)
_VERB = re.compile(
    rf"\b(?:is|are|was|were|has|have|had|does|do|did|will|should|must|can|need|needs|takes?|shows?"
    rf"|showed|went|got)\b|^{_ORDER}\b",
    re.I,
)


def parts(statement: str) -> tuple[str, ...]:
    """The sentences of a statement, and the clauses of those that fall into such."""
    spans = split(statement) or ((0, len(statement)),)
    return tuple(part for start, end in spans for part in _clauses(statement[start:end]))


def _clauses(sentence: str) -> Iterator[str]:
    rest = sentence
    for joint in reversed(list(_JOINT.finditer(sentence))):
        first, second = sentence[: joint.start()], rest[joint.end() :]
        if (
            _VERB.search(first)
            and _VERB.search(second)
            and not (_HANGS.search(sentence) or _POINTS.search(second))
        ):
            yield second
            rest = first
    yield rest
