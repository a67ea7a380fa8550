"""Boxes of a form: what an empty one stands beside was not said, and neither denied."""

from __future__ import annotations

import re
from enum import StrEnum

_EMPTY = re.compile(r"☐|\[[ _]?\]|\([ _]?\)")
_EMPTY_BEFORE = re.compile(r"(?:☐|\[[ _]?\]|\([ _]?\))[ \t]*$")
BOX = re.compile(r"(?:(?P<empty>☐|\[[ _]?\]|\([ _]?\))|☑|☒|\[[xX✓✔]\]|\([xX✓✔]\))[ \t]*")
_BARE = (
    r"(?:[☐☑☒□■○●]|\[[ _xX✓✔]{0,3}\]|\([ _xX✓✔]{0,3}\)|(?<!\w)(?:_{1,8}[xX✓✔]?_{0,8}|[xX✓✔])(?!\w))"
)
_OPEN = re.compile(r"[☐□○]|[\[(]?[ _]*[\])]?")
_BOX_BEFORE = re.compile(rf"{BOX.pattern}$")
_BOX_BEHIND = re.compile(rf"[ \t|]*{BOX.pattern}")
_WORD = (
    r"(?:yes|no|y|n|s[ií]|pos(?:itiv[eoa])?|neg(?:ativ[eoa])?|present|absent|reactive|non-?reactive"
    r"|detected|not detected)\b"
)
_SAYS_YES = ("y", "p", "s", "r", "d")
_BETWEEN = r"[ \t,/|]{0,8}\n?[ \t,/|]{0,8}"
# What may stand between a name and its answer: nothing, or the rest of the question.
_ASKED = (
    r"(?:(?:[ \t]{1,3}(?:status|results?|tests?))?[ \t]*[:?]?"
    r"|(?:(?!\b(?:yes|no)\b)[^\n?:\[\](){}☐☑☒|]){0,60}\?)(?:[ \t]{0,60}|\s{0,8})"
)
# The box stands before its word or behind it, but one way in one answer.
_ANSWERS = tuple(
    re.compile(
        rf"{_ASKED}{order % {'box': 'one', 'word': 'said'}}"
        rf"(?:{_BETWEEN}{order % {'box': 'other', 'word': 'told'}})?",
        re.IGNORECASE,
    )
    for order in (
        rf"(?P<%(box)s>{_BARE})[ \t]*(?P<%(word)s>{_WORD})",
        rf"(?P<%(word)s>{_WORD})[ \t]*(?P<%(box)s>{_BARE})",
    )
)
_REACH = 6


class Answer(StrEnum):
    """What is ticked of yes and no; OPEN where it is neither, or both."""

    YES = "yes"
    NO = "no"
    OPEN = ""


def is_unticked(text: str, start: int) -> bool:
    """Whether an empty box stands right before ``start``, or there."""
    box = BOX.match(text, start)
    before = text[max(0, start - _REACH) : start]
    return bool(_EMPTY_BEFORE.search(before) or (box and box["empty"]))


def is_ticked(text: str, start: int, end: int) -> bool | None:
    """Whether the box of a name is ticked; None where it has none.

    A line that begins with a box, or with a label and a box, has them before its names; another
    one has them behind.
    """
    line = text.rfind("\n", 0, start) + 1
    before = _BOX_BEFORE.search(text[max(line, start - _REACH) : start])
    behind = _BOX_BEHIND.match(text, end)
    if before is None and behind is None:
        return None
    stop = text.find("\n", end)
    first = BOX.search(text, line, stop if stop >= 0 else len(text))
    if first is None:
        return None
    lead = text[line : first.start()].strip(" \t-*•")
    box = before if not lead or lead.endswith(":") else behind
    return None if box is None else box["empty"] is None


def answer(text: str, end: int) -> Answer | None:
    """What the boxes behind a name that ends at ``end`` say, where they are to be ticked."""
    for pattern in _ANSWERS:
        if asked := pattern.match(text, end):
            boxes = ((asked["one"], asked["said"]), (asked["other"], asked["told"]))
            ticked = {
                word.lower().startswith(_SAYS_YES)
                for box, word in boxes
                if box and not _OPEN.fullmatch(box)
            }
            if len(ticked) == 1:
                return Answer.YES if ticked == {True} else Answer.NO
            return Answer.OPEN
    return None


def behind_box(text: str, start: int) -> int:
    """Where the words begin of a line that may begin with a box."""
    box = BOX.match(text, start)
    return box.end() if box else start
