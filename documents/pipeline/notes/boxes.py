"""Boxes before a line of a form: an empty one says that the line does not hold."""

from __future__ import annotations

import re

_EMPTY_BEFORE = re.compile(r"(?:☐|\[[ _]?\]|\([ _]?\))[ \t]*$")
_BOX = re.compile(r"(?:(?P<empty>☐|\[[ _]?\]|\([ _]?\))|☑|☒|\[[xX✓✔]\]|\([xX✓✔]\))[ \t]*")
_REACH = 6


def is_unticked(text: str, start: int) -> bool:
    """Whether an empty box stands right before ``start``, or there."""
    box = _BOX.match(text, start)
    before = text[max(0, start - _REACH) : start]
    return bool(_EMPTY_BEFORE.search(before) or (box and box["empty"]))


def behind_box(text: str, start: int) -> int:
    """Where the words begin of a line that may begin with a box."""
    box = _BOX.match(text, start)
    return box.end() if box else start
