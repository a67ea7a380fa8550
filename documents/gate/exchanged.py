"""Which medicine took another's place."""

from __future__ import annotations

import re

from documents.gate.text import Item, Text

_EXCHANGED = (
    re.compile(
        r"\b(?:switch|chang|convert|transition|cross-?taper|swap"
        r"|rotat)\w*\s+(?:\w+\s+){0,1}(?:to|for|onto)\b",
        re.I,
    ),
    re.compile(r"\breplaced\s+(?:by|with)\b", re.I),
)
_GIVES_WAY = re.compile(
    r"\b(?:in\s+place\s+of|instead\s+of|rather\s+than|replac(?:es|ing))\s+(?:\w+\s+)?$", re.I
)


def is_exchanged(text: Text, item: Item) -> bool:
    """Whether another medicine took an item's place: "fluoxetine was switched to venlafaxine"."""
    start, end = text.span(item)
    if _GIVES_WAY.search(text.raw[:start]) and any(
        other.is_medicine and other.key != item.key and text.span(other)[1] <= start
        for other in text.items
    ):
        return True
    for pattern in _EXCHANGED:
        found = pattern.search(text.raw, end)
        if found and not re.search(r"[;.]\s", text.raw[end : found.start()]):
            rest = [o for o in text.items if o.is_medicine and text.span(o)[0] >= found.end()]
            between = [
                o for o in text.items if o.is_medicine and end <= text.span(o)[0] < found.start()
            ]
            return bool(rest) and not between and rest[0].key != item.key
    return False
