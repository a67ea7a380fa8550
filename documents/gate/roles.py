"""Which side of a word each thing stands on: "before", "despite", "rather than", "compared with".

"The pain came before the fall" holds the same words as "the fall came before the pain", and says
the opposite. What such a word joins keeps its part: what came first, what is set against what,
what was done in spite of what, which thing is held while another is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from documents.gate.text import Item, Text
from documents.gate.types import Code, Reason

# Each with its role; those of one role with a sign stand the other way round ("A after B").
_JOINTS: tuple[tuple[str, str, bool], ...] = (
    (r"before|prior\s+to|until", "first", False),
    (r"after|following|since", "first", True),
    (r"rather\s+than|instead\s+of|as\s+opposed\s+to|in\s+place\s+of", "not", False),
    (r"compared\s+(?:with|to)|versus|vs|than", "than", False),
    (r"despite|in\s+spite\s+of|even\s+though|although|though|but|however|whereas", "but", False),
    (r"while(?!\s+(?:also|in\b))|during", "while", False),
    (r"except(?:\s+for)?|other\s+than|apart\s+from", "except", False),
    (r"because(?:\s+of)?|due\s+to|caused\s+by|secondary\s+to|from|leads?\s+to|led\s+to|causes?|caused"
     r"|result(?:s|ed)?\s+in", "why", False),
    (r"if|unless|when|whenever", "if", False),
)  # fmt: skip
_TURNED = re.compile(r"^(?:leads?\s+to|led\s+to|causes?|caused|result(?:s|ed)?\s+in)$", re.I)
_JOINT = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<j{n}>{pattern})" for n, (pattern, _, _) in enumerate(_JOINTS))
    + r")(?![\w-])",
    re.I,
)
_END = re.compile(r"[;.:]\s")
_PLAIN = frozenset({"first", "not", "than", "while", "except", "but", "if"})

_Sides = tuple[frozenset[str], frozenset[str]]


def check(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """A reason where what a word joins has changed sides."""
    for role, (one, two) in _sides(statement, wide=False):
        theirs = [
            sides for text in cited for other, sides in _sides(text, wide=True) if other == role
        ]
        if not theirs:
            continue
        if all(_turned((one, two), held) for held in theirs):
            yield Reason(Code.PAST if role == "first" else Code.FLAG, role)
            return
    yield from _another_time(statement, cited)


_TIMES = (
    ("before", re.compile(r"before|prior\s+to|ahead\s+of|pre", re.I)),
    ("after", re.compile(r"after|following|post|s/p", re.I)),
    ("during", re.compile(r"during|while|throughout|in|on|at|with|over|within|by", re.I)),
)
_BEFORE_IT = re.compile(
    r"(?<![\w-])(?P<how>before|prior\s+to|ahead\s+of|after|following|during"
    r"|while|throughout|in|on|at|with|over|within|by|pre|post|s/p)(?:[\s-]+(?:the|his|her|your|a|an|any"
    r"|each|every|all|last|first|this|that|these|you|he|she|were|was|are|is))*[\s-]+$",
    re.I,
)


def _another_time(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """What happened during a thing is not told of before or after it."""
    for item in statement.claims():
        how = _how(statement, item)
        if how not in ("before", "after") or item.is_number or item.is_date:
            continue
        theirs = {
            _how(text, other)
            for text in cited
            for other in text.items
            if {item.key, *item.parts} & {other.key, *other.parts, *text.means(other)}
        }
        if theirs and "" not in theirs and how not in theirs:
            yield Reason(Code.PAST, item.raw)
            return


def _how(text: Text, item: Item) -> str:
    """Whether the very word before a thing sets it ``before``, ``after`` or ``during``."""
    found = _BEFORE_IT.search(text.raw[: text.span(item)[0]])
    if not found:
        return ""
    return next((name for name, words in _TIMES if words.fullmatch(found["how"])), "")


def _turned(said: _Sides, held: _Sides) -> bool:
    """Whether things that the source has on one side only stand on the other."""
    only_one, only_two = held[0] - held[1], held[1] - held[0]
    crossed = bool(said[0] & only_two - said[1]) + bool(said[1] & only_one - said[0])
    kept = bool(said[0] & only_one - said[1]) + bool(said[1] & only_two - said[0])
    return crossed > kept


@lru_cache(maxsize=512)
def _sides(text: Text, *, wide: bool) -> tuple[tuple[str, _Sides], ...]:
    return tuple(_all_sides(text, wide=wide))


def _all_sides(text: Text, *, wide: bool) -> Iterator[tuple[str, _Sides]]:
    """Each joining word's role, and the keys of what stands on its two sides."""
    found = list(_JOINT.finditer(text.raw))
    for place, joint in enumerate(found):
        pattern = _JOINTS[int((joint.lastgroup or "j0")[1:])]
        role, swapped = pattern[1], pattern[2]
        if role not in _PLAIN:
            continue
        begin = max((m.end() for m in _END.finditer(text.raw, 0, joint.start())), default=0)
        end = next((m.start() for m in _END.finditer(text.raw, joint.end())), len(text.raw))
        # Beyond the next joining word another tie begins.
        begin = max([begin, *(m.end() for m in found[:place])])
        # "Than when walking": the two together are one tie.
        beyond = [
            m.start() for m in found[place + 1 :] if text.raw[joint.end() : m.start()].strip()
        ]
        end = min([end, *beyond])
        head = text.raw[begin : joint.start()].strip(" ,")
        comma = text.raw.find(",", joint.end(), end)
        if not head and comma > 0:
            # "After the seizure, you should not drive": the other side comes behind the comma.
            left, right = (comma, end), (joint.end(), comma)
        else:
            left, right = (begin, joint.start()), (joint.end(), end)
        one, two = (_keys(text, *span, wide=wide) for span in (left, right))
        if one and two:
            yield role, (two, one) if swapped else (one, two)


def _keys(text: Text, begin: int, end: int, *, wide: bool) -> frozenset[str]:
    return frozenset(
        key
        for item in text.items
        if begin <= text.tokens.starts[item.first] < end and not item.is_free
        for key in (item.key, *item.parts, *(text.means(item) if wide else ()))
    )
