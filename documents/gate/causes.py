"""What caused what: no cause is added, none changes sides, and none is taken from a neighbour.

Two things of one sentence have nothing to do with each other until the source says so: a rash that
came after a medicine is not "from the medicine". So both sides of a cause in a statement must
stand on the same sides of one in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from documents.gate.text import Text, is_unit
from documents.gate.types import Code, Reason

# The effect stands before these, the cause behind them.
_BEHIND = re.compile(
    r"\b(?:because(?:\s+of)?|due\s+to|owing\s+to|caused\s+by|as\s+a\s+result\s+of|(?:was|is|were"
    r"|are)\s+the\s+result\s+of"
    r"|secondary\s+to|thanks\s+to|(?:(?:was|were|is|are|been)\s+)?(?:triggered|precipitated|set\s+off)\s+by"
    r"|brought\s+on\s+by"
    r"|(?:comes?|came|coming)\s+from"
    r"|(?<=reaction)\s+to|(?<=reactions)\s+to|(?<=effect)\s+of|(?<=effects)\s+of"
    r"|(?<=complication)\s+of|induced\s+by|attributed\s+to|explained\s+by|provoked\s+by)\b",
    re.I,
)
# The cause stands before these, the effect behind them.
_BEFORE = re.compile(
    r"\b(?:caus(?:es|ed|ing)|leads?\s+to|led\s+to|result(?:s|ed)\s+in|ma(?:de|kes)\s+(?:you|your"
    r"|him|her|his|the)"
    r"|g(?:ave|ives)\s+(?:you|your|him|her|his)|brought\s+on|triggered|is\s+why|was\s+why"
    r"|explains?|explained)\b(?!\s+by)",
    re.I,
)
# A source may also tell it shorter. "After" and "since" tell a time only.
_BEHIND_TOLD = re.compile(
    _BEHIND.pattern + r"|\b(?:from|for|given|related\s+to|side\s+effects?\s+from|allerg\w+\s+to"
    r"|intoleran\w+\s+(?:of|to)|contributed\s+to\s+by|result\s+of|in\s+the\s+setting\s+of)\b",
    re.I,
)
_BEFORE_TOLD = re.compile(
    _BEFORE.pattern + r"|\b(?:so|hence|therefore|thus|caus(?:e|ing)|cause\s+of|explanation\s+for"
    r"|contribut\w+\s+to|limits?|limited|induced)\b",
    re.I,
)
_WALL = re.compile(
    r"[;:]\s|\.\s|,\s(?=(?:\w+\s+){1,3}(?:then\s+)?(?:is|was|were|are|has|had|fell|rose|went|now"
    r"|\w{3,}ed)\b)"
    r"|\b(?:but|although|though|while|whereas)\b",
    re.I,
)
# "You came in because", "the doctor gave you": of a visit, of a giver.
_VISIT = re.compile(r"\b(?:came|come|here|seen|visit|went|brought|admitted)\b[^.;,]{0,20}$", re.I)
_TOLD_AS_ONE = re.compile(
    r"\b(?:allerg\w+|origin|induced|related|provoked|associated|etiology)\b", re.I
)
# What was not begun did nothing.
_NEVER_HAD = re.compile(
    r"\b(?:not|never)\s+(?:yet\s+|been\s+)*(?:started|begun|given|taken|used|prescribed|tried)\b",
    re.I,
)
_DENIED = re.compile(r"\b(?:not|never)\b", re.I)
_COMES = re.compile(r"(?:comes?|came|coming)\s+from", re.I)
_FROM = re.compile(r"\b(?:from|likely|probabl[ey]|suspect\w*|rather|not|non)\b", re.I)

_Link = tuple[frozenset[str], frozenset[str]]


def check(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """A reason where a statement has a cause or an effect that the source has not so."""
    yield from _purposes(statement, cited)
    told: list[_Link] | None = None
    for word, cause, effect in _links(statement, _BEHIND, _BEFORE, wide=False):
        if not effect or _VISIT.search(statement.raw[: word.start()]):
            continue
        if told is None:
            told = [
                (causes, effects)
                for text in cited
                for _, causes, effects in _links(text, _BEHIND_TOLD, _BEFORE_TOLD, wide=True)
            ]
        if _COMES.fullmatch(word.group()) and any(_FROM.search(text.raw) for text in cited):
            continue
        never = cited and all(_NEVER_HAD.search(text.raw) for text in cited)
        if never and not _DENIED.search(statement.raw):
            yield Reason(Code.CAUSE, word.group())
            return
        if any(_TOLD_AS_ONE.search(text.raw) for text in cited):
            continue
        if not any(_holds(cause, effect, *link) for link in told):
            yield Reason(Code.CAUSE, word.group())
            return


_FOR = re.compile(
    r"\bfor\s+(?P<what>[^,.;]+?)(?=[,.;]|\b(?:after|before|then|if|when|until|and|in|at)\b"
    r"|$)",
    re.I,
)
_NOT_FOR = re.compile(
    r"\b(?:before|after|despite|without|then|caus\w+|but|instead|gave|until)\b", re.I
)


def _purposes(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """No medicine is for what the source only names after it, before it or despite it."""
    drug = next((item for item in statement.items if item.is_medicine), None)
    purpose = drug and _FOR.search(statement.raw, statement.span(drug)[1])
    if drug is None or not purpose:
        return
    for item in statement.claims():
        inside = purpose.start("what") <= statement.span(item)[0] < purpose.end()
        if not inside or item.is_date:
            continue
        if item.is_number:
            return
        for text in cited:
            drugs = [text.span(other) for other in text.items if other.key == drug.key]
            held = [
                text.span(other)
                for other in text.items
                if {item.key, *item.parts} & {other.key, *other.parts, *text.means(other)}
            ]
            if drugs and held:
                one, two = sorted((drugs[0], held[0]))
                between = statement.raw[statement.span(drug)[1] : statement.span(item)[0]]
                parted = _NOT_FOR.search(text.raw[one[1] : two[0]])
                if parted and not _NOT_FOR.search(between):
                    yield Reason(Code.CAUSE, item.raw)
                    return


def _holds(
    cause: frozenset[str], effect: frozenset[str], causes: frozenset[str], effects: frozenset[str]
) -> bool:
    if not cause:  # "because it made you cough": of what was said before
        return bool(effect & (causes | effects))
    return bool(cause & causes) and bool(effect & effects)


def _links(
    text: Text, behind: re.Pattern[str], before: re.Pattern[str], *, wide: bool
) -> Iterator[tuple[re.Match[str], frozenset[str], frozenset[str]]]:
    """Each word of cause, with what stands on the side of the cause and of the effect."""
    joints = sorted(
        m.end() for pattern in (_WALL, behind, before) for m in pattern.finditer(text.raw)
    )
    for pattern, turned in ((behind, False), (before, True)):
        for found in pattern.finditer(text.raw):
            begin = max((place for place in joints if place <= found.start()), default=0)
            close = _WALL.search(text.raw, found.end())
            end = close.start() if close else len(text.raw)
            left = _keys(text, begin, found.start(), wide=wide)
            right = _keys(text, found.end(), end, wide=wide)
            if not left and not turned and (comma := text.raw.find(",", found.end(), end)) > 0:
                # "Because of the cough, lisinopril was stopped."
                left = _keys(text, comma, end, wide=wide)
                right = _keys(text, found.end(), comma, wide=wide)
            yield (found, left, right) if turned else (found, right, left)


def _keys(text: Text, begin: int, end: int, *, wide: bool) -> frozenset[str]:
    return frozenset(
        key
        for item in text.items
        if begin <= text.tokens.starts[item.first] < end
        and not (item.is_free or item.is_number or is_unit(item))
        for key in (item.key, *item.parts, *(text.means(item) if wide else ()))
    )
