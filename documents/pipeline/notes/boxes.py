"""Boxes of a form: what an empty one stands beside was not said, and neither denied."""

from __future__ import annotations

import re

_EMPTY_BEFORE = re.compile(r"(?:☐|\[[ _]?\]|\([ _]?\))[ \t]*$")
_BOX = re.compile(r"(?:(?P<empty>☐|\[[ _]?\]|\([ _]?\))|☑|☒|\[[xX✓✔]\]|\([xX✓✔]\))[ \t]*")
_BARE = r"(?:☐|☑|☒|\[[ _xX✓✔]?\]|\([ _xX✓✔]?\))"
_BOX_BEFORE = re.compile(rf"{_BOX.pattern}$")
_BOX_BEHIND = re.compile(rf"[ \t]*{_BOX.pattern}")
_ANSWERS = re.compile(
    rf"[ \t]*[:?]?[ \t]*(?P<first>{_BARE})[ \t]*(?P<one>yes|no|y|n)\b[ \t,/|]*"
    rf"(?P<second>{_BARE})[ \t]*(?P<other>yes|no|y|n)\b",
    re.IGNORECASE,
)
_REACH = 6


def is_unticked(text: str, start: int) -> bool:
    """Whether an empty box stands right before ``start``, or there."""
    box = _BOX.match(text, start)
    before = text[max(0, start - _REACH) : start]
    return bool(_EMPTY_BEFORE.search(before) or (box and box["empty"]))


def is_ticked(text: str, start: int, end: int) -> bool | None:
    """Whether the box of a name is ticked; None where it has none.

    A line that begins with a box, or with a label and a box, has them before its names; another
    one has them behind, or asks yes or no.
    """
    if asked := _ANSWERS.match(text, end):
        return _answer(asked)
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    first = _BOX.search(text, line, stop if stop >= 0 else len(text))
    if first is None:
        return None
    lead = text[line : first.start()].strip(" \t-*•")
    if not lead or lead.endswith(":"):
        box = _BOX_BEFORE.search(text[max(line, start - _REACH) : start])
    else:
        box = _BOX_BEHIND.match(text, end)
    return None if box is None else box["empty"] is None


def _answer(asked: re.Match[str]) -> bool:
    """Whether yes is ticked, and no is not."""
    marked = {
        asked[word][0].lower(): _BOX.fullmatch(asked[box].strip())
        for word, box in (("one", "first"), ("other", "second"))
    }
    ticked = {word for word, box in marked.items() if box and box["empty"] is None}
    return ticked == {"y"}


def behind_box(text: str, start: int) -> int:
    """Where the words begin of a line that may begin with a box."""
    box = _BOX.match(text, start)
    return box.end() if box else start
