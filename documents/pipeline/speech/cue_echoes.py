"""Cues that say nothing of their own: taken in by a denial, or undone by another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from documents.pipeline.speech.cue_patterns import Found
from documents.pipeline.speech.cues import Cue, Speech
from knowledge.phrases import Tokens

_Cue = Found[Cue]

_POSITIVE: Final = frozenset({"positive", "pos", "positivo", "positiva"})
_ANDS: Final = frozenset({"and", "but", "y", "pero"})
_ASSERTED: Final = Cue("present", "forward", 0, frozenset())


def without_echoes(tokens: Tokens, found: Sequence[_Cue], said: Speech) -> list[_Cue]:
    """The cues, less those that a denial right before them has taken in.

    ``without showing any``, ``no electrical signs of``, ``excludes the diagnosis of``.
    """
    kept: list[_Cue] = []
    for match in found:
        before = kept[-1] if kept else None
        if before is not None and before.value.status == "absent":
            between = tokens.words[before.last : match.first]
            room = 2 if tokens.words[match.last - 1] in said.of else 0
            if tokens.words[match.first] in _POSITIVE and _ANDS.intersection(between):
                room = 0  # "negative for flu and positive for covid"
            taken = len(between) <= room and not any(w in ",;.:" for w in between)
            tells = match.value.status not in (None, "absent")
            if taken and before.value.direction == "forward" and tells:
                continue
        kept.append(match)
    return kept


def undone(tokens: Tokens, found: Sequence[_Cue], said: Speech) -> tuple[_Cue, ...]:
    """The cues, of two denials of which one undoes the other (``not without pain``) neither."""
    kept: list[_Cue] = []
    for match in found:
        number = next((n for n in range(len(kept) - 1, -1, -1) if _denies(kept[n])), None)
        if number is not None and _denies(match):
            before = kept[number]
            if (
                any(w in said.undoers for w in tokens.words[before.first : before.last])
                and tokens.words[match.first] not in said.repeats
                and all(w in said.undone_across for w in tokens.words[before.last : match.first])
            ):
                kept[number:] = [replace(before, last=match.last, value=_ASSERTED)]
                continue
        kept.append(match)
    return tuple(kept)


def _denies(match: _Cue) -> bool:
    return match.value.status == "absent" and match.value.direction == "forward"
