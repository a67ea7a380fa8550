"""The boxes on a slip to order medicines again: an empty one says nothing against its medicine.

A practice prints all that it prescribes again and again, each line with a box to tick for what is
needed now. On any other form an empty box beside a medicine means that nobody said it is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge import medicines
from knowledge.phrases import tokenize

Span = tuple[int, int]

_THINGS = (
    r"(?:prescriptions?|medications?|medicines?|meds|items?|drugs?|templates?|dispensing|list)"
)
# What is ticked is ordered.
_ORDERED = re.compile(
    r"\b(?:re-?)?order(?:ing)? (?:slip|form|counterfoil)|\brepeat slip"
    rf"|\bre-?order(?:ing)?\b.{{0,20}}\b{_THINGS}|\bprescription (?:re-?order|request)"
    rf"|\brepeat {_THINGS} (?:re-?order|request|order)"
    r"|\b(?:tick|mark|select)\b[^.\n]{0,60}\b(?:need(?:ed)?|requir(?:e|ed)|request|re-?order|order"
    r"|(?:like|want|wish) to (?:order|request|have))\b",
    re.IGNORECASE,
)
_REPEATED = re.compile(rf"\brepeat {_THINGS}\b", re.IGNORECASE)
# What is ticked is what somebody says is taken.
_ASKED = re.compile(
    r"\b(?:tick|mark|check|select|indicate)\b[^.\n]{0,60}\b(?:take|takes|taking|taken|still|using|use"
    r"|apply|applies|ever|had|have)\b",
    re.IGNORECASE,
)
_EMPTY = r"☐|▢|□|❏|❐|❑|❒|○|◯|\[[ _]{0,3}\]|\([ _]{1,3}\)|\(\)|(?<!\w)_{1,4}(?!\w)"
_TICKED = r"☑|☒|■|▣|✅|✓|✔|√|\[[xX✓✔√*]\]|\([xX✓✔√]\)|(?<!\w)_{1,3}[xX✓✔√]_{0,3}(?!\w)"
_AHEAD = re.compile(rf"[ \t|]*(?P<box>{_EMPTY}|(?P<ticked>{_TICKED}))(?=[ \t|]*\w)")
_BEHIND = re.compile(rf"[ \t|](?P<box>{_EMPTY}|(?P<ticked>{_TICKED}))[ \t|]*$")
_BOX = re.compile(rf"{_EMPTY}|{_TICKED}")
_STRENGTH = re.compile(
    r"\d\s?(?:mg|mcg|µg|micrograms?|g|grams?|ml|units?|iu|%)(?![A-Za-z])", re.IGNORECASE
)
# So many words may stand before the name of a row: "28 tablet Amlodipine".
_MOST_AHEAD = 3
# A line that is nothing but what a slip and its columns are called.
_TITLE = re.compile(
    r"\W*(?:(?:repeat|acute|past|previous|current|regular|your|re-?order|order|request|ordering|slip"
    r"|form|counterfoil|side|right|hand|left|pharmacy|copy|practice|patient|details|last|next|date"
    r"|due|issued?|issues|ordered|quantity|qty|review|max|remaining|dosage|directions?|not|on|of|and"
    rf"|for|the|or|{_THINGS})[\s():/&,.–-]*)+",
    re.IGNORECASE,
)
_REPEAT = re.compile(r"\W*repeat\b", re.IGNORECASE)


def is_title(text: str) -> bool:
    """Whether a line only says that what is below is prescribed again: it bids nobody repeat it."""
    return bool(_REPEAT.match(text)) and _TITLE.fullmatch(text) is not None


def boxes(text: str) -> Iterator[Span]:
    """The boxes of a slip that stand beside its medicines, in order."""
    asked = _ASKED.search(text)
    ordered = _ORDERED.search(text)
    if not ordered and (asked or not _REPEATED.search(text)):
        return
    found = list(_found(text))
    if ordered or not any(ticked for _, ticked in found):
        yield from (span for span, _ in found)


def _found(text: str) -> Iterator[tuple[Span, bool]]:
    start = 0
    for line in text.split("\n"):
        box = _AHEAD.match(line) or _BEHIND.search(line)
        if box and len(_BOX.findall(line)) == 1 and _names(line):
            yield (start + box.start("box"), start + box.end("box")), box["ticked"] is not None
        start += len(line) + 1


def _names(line: str) -> bool:
    """Whether a row is of a medicine: it begins with the name of one, or tells a strength."""
    if _STRENGTH.search(line):
        return True
    match = next(medicines.index().matches(tokenize(line)), None)
    return match is not None and match.first <= _MOST_AHEAD and not match.value.tags
