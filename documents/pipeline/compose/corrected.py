"""Sentences about values that the patient corrected: always told as theirs, never as the page's.

Their figures need not stand in the document, so these sentences are about ``corrected``: the page
shows whose word it is, no model is given them to reword, and they cite the row all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from documents.pipeline.compose.language import Wording
from documents.pipeline.compose.wording import tidy
from documents.pipeline.types import Checked, Flag, LabRow, Source, SummarySentence

ABOUT = "corrected"


def is_own(row: LabRow) -> bool:
    """Whether the row's figures are the patient's."""
    return row.checked is Checked.CORRECTED


def sentences(rows: Sequence[LabRow], words: Wording) -> Iterator[SummarySentence]:
    """What each corrected row says: its value, and where it lies in its range."""
    frames = words.frames
    for row in rows:
        name = words.test(row)
        frame = frames.corrected_many if words.plural(name) else frames.corrected
        yield _of(row, words.say(frame, name=name, value=_value(row, words)))
        ref_text = f" ({words.printed(row.ref_text)})" if row.ref_text else ""
        side = words.sides.get(row.flag) if row.flag else None
        if row.flag is Flag.NORMAL:
            yield _of(row, words.say(frames.corrected_inside, range=ref_text))
        elif side is not None:
            yield _of(row, words.say(frames.corrected_outside, side=side, range=ref_text))
        elif row.flag is Flag.ABNORMAL:
            yield _of(row, words.say(frames.corrected_unusual, range=ref_text))


def said_of(rows: Sequence[LabRow], places: Sequence[Source]) -> list[str]:
    """All that the patient said of the rows at these places: what a sentence on them may hold."""
    return [
        f"{row.value} {row.unit or ''} {row.ref_text or ''}"
        for row in rows
        if is_own(row) and row.source in places
    ]


def _value(row: LabRow, words: Wording) -> str:
    value = tidy(row.value)
    if not any(char.isdigit() for char in value):
        return words.result(value)
    unit = f" {tidy(row.unit)}" if row.unit and row.unit != "%" else (row.unit or "")
    return f"{value}{unit}"


def _of(row: LabRow, text: str) -> SummarySentence:
    return SummarySentence(text, (row.source,), ABOUT)
