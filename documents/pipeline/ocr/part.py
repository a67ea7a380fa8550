"""Putting back the blanks that the first reader leaves out between a value and what stands by it.

``14010^3/uL`` is 140 and its unit, ``(ANC)450`` a name and its value. A word is parted only where
the second reader saw a blank in the same characters, or where no number could be written so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from documents.pipeline.ocr.agree import overlap, same
from documents.pipeline.ocr.first import ReadWord
from documents.pipeline.ocr.second import SecondWord

_VALUE_AND_POWER: Final = re.compile(r"^([<>]?\d+(?:[.,]\d+)?)([x×*]?10\^\d{1,2}/.+)$")
_NUMBER: Final = re.compile(r"[<>≤≥]?\d+(?:[.,]\d+)?")
_NAME: Final = re.compile(r".*(?:[A-Za-z]{3}|\)|:)")
_UNIT: Final = re.compile(r"[A-Za-zµμ%][A-Za-zµμ]*(?:/.*)?|[x×*]?10\^.*")


def part(first: Sequence[ReadWord], second: Sequence[SecondWord]) -> list[ReadWord]:
    """The words of ``first``, those of them in two that are two."""
    words: list[ReadWord] = []
    for word in first:
        power = _VALUE_AND_POWER.match(word.text)
        if power is not None:
            words.extend(_cut(word, [power.group(1), power.group(2)]))
            continue
        beside = [other for other in second if overlap(word, other) > 0.4]
        seen = "".join(other.text for other in beside)
        if len(beside) > 1 and len(seen) == len(word.text) and same(word.text, seen):
            words.extend(_cut(word, _joined(word.text, [other.text for other in beside])))
        else:
            words.append(word)
    return words


def _joined(text: str, seen: Sequence[str]) -> list[str]:
    """The parts of ``text`` as the second reader parted it, less the blanks that part nothing."""
    parts: list[str] = []
    at = 0
    for piece in seen:
        here = text[at : at + len(piece)]
        at += len(piece)
        if parts and not _is_border(parts[-1], here):
            parts[-1] += here
        else:
            parts.append(here)
    return parts


def _is_border(left: str, right: str) -> bool:
    """Whether a name ends and a value begins here, or a value ends and its unit begins."""
    if _NUMBER.fullmatch(left):
        return _UNIT.fullmatch(right) is not None
    return _NAME.fullmatch(left) is not None and (
        _NUMBER.fullmatch(right) is not None or right.startswith("(")
    )


def _cut(word: ReadWord, parts: Sequence[str]) -> list[ReadWord]:
    """The parts with their ends, each as wide as its share of the characters."""
    step = (word.right - word.left) / max(1, len(word.text))
    cut: list[ReadWord] = []
    left = word.left
    for text in parts:
        right = left + step * len(text)
        cut.append(ReadWord(text, left, right, word.confidence))
        left = right
    return cut
