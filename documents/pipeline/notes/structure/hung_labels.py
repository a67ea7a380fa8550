"""A label with its entries hung behind it, one below the other, each at the same column:

    STOPPED:   Furosemide 20 mg
               Zopiclone 3.75 mg

What the label says is said of every one of them.
"""

from __future__ import annotations

import re
from typing import Final

Span = tuple[int, int]

_LABEL: Final = re.compile(
    r"[ \t]*(?:[-•*][ \t]*)?(?P<word>(?:medic\w+ |drugs? |meds )?(?P<said>stop(?:ped)?|ceased?"
    r"|discontinued|withdrawn|held|on hold|withheld|new|started?|commenced|changed|increased"
    r"|decreased|reduced))(?: (?:medic\w+|drugs|meds))?[ \t]*:[ \t]+(?=\S)",
    re.IGNORECASE,
)
_SLACK: Final = 1
_MOST_LINES: Final = 12


def label_over(text: str, start: int) -> Span | None:
    """The label, behind whose first entry the line at ``start`` stands in column; None if none.

    ``start`` is where the line's words begin.
    """
    line = text.rfind("\n", 0, start) + 1
    column = start - line
    if column == 0 or text[line:start].strip(" \t-•*"):
        return None
    for _ in range(_MOST_LINES):
        if line == 0:
            return None
        above = text.rfind("\n", 0, line - 1) + 1
        words = text[above : line - 1]
        if not words.strip():
            return None
        label = _LABEL.match(words)
        if label is not None:
            hung = abs(label.end() - column) <= _SLACK
            return (above + label.start("said"), above + label.end("said")) if hung else None
        if len(words) - len(words.lstrip(" \t-•*")) < column - _SLACK:
            return None
        line = above
    return None
