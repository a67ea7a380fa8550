"""Our own marked lines: how each name in them is spoken of, and what is done with each medicine.

``{name|status}`` marks a name, ``{name|status/other}`` one that two statuses are right for, and
`` // `` ends a line. Of a medicine, ``none`` says that it is none of this patient now: it is not
listed, or nothing is said of it; ``to_stop`` that it is to be stopped, and ``open`` that only the
sentence itself tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from documents.evaluation.scores import Score
from documents.pipeline.notes import find_conditions, find_medications
from documents.pipeline.speech.context import status_of
from documents.pipeline.types import Intent, Medication, MedicationStatus, Page, Source

DATA = Path(__file__).parents[1] / "tests" / "data"
_MARK = re.compile(r"\{([^|}]+)\|([\w/]+)\}")
_ORDERS = {
    MedicationStatus.STARTED: "to_start",
    MedicationStatus.CHANGED: "to_change",
    MedicationStatus.STOPPED: "to_stop",
    MedicationStatus.HELD: "to_hold",
}
_NOT_TAKEN = frozenset({"none", "unknown"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A name at ``start:end`` of ``text`` and the statuses that are right for it."""

    text: str
    start: int
    end: int
    right: frozenset[str]

    def __str__(self) -> str:
        return f"{self.text!r} [{self.text[self.start : self.end]}] {'/'.join(sorted(self.right))}"


def marked(path: Path) -> Iterator[list[Marked]]:
    """The marked names of each line of a file; lines that begin with ``#`` are remarks."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        line = line.replace(" // ", "\n")
        text = _MARK.sub(lambda mark: mark[1], line)
        found: list[Marked] = []
        at = 0
        for mark in _MARK.finditer(line):
            start = text.index(mark[1], at)
            at = start + len(mark[1])
            found.append(Marked(text, start, at, frozenset(mark[2].split("/"))))
        yield found


def spoken_of(path: Path) -> Score:
    """Names whose status is right; where it takes several lines to tell, as the note is read."""
    score = Score()
    for names in marked(path):
        for name in names:
            if "\n" in name.text:
                told = {str(c.status) for c in find_conditions(_page(name)) if _at(name, c.source)}
                have = next(iter(told), "not found")
            else:
                have = str(status_of(name.text, name.start, name.end))
            _count(score, name, have, right=have in name.right)
    return score


def done_with(path: Path) -> Score:
    """Medicines of which it is right what is done with them."""
    score = Score()
    for names in marked(path):
        for name in names:
            told = [_told(m) for m in find_medications(_page(name)) if _at(name, m.source)]
            have = told[0] if told else "none"
            taken = have not in _NOT_TAKEN
            right = have in name.right or ("none" in name.right and not taken)
            _count(score, name, have, right=right)
    return score


def _told(medicine: Medication) -> str:
    """``stopped``, ``to_stop``, or ``open`` where the sentence itself is to be read."""
    if medicine.intent is Intent.OPEN:
        return "open"
    if medicine.intent is Intent.ORDER:
        return _ORDERS.get(medicine.status, str(medicine.status))
    return str(medicine.status)


def _page(name: Marked) -> tuple[Page, ...]:
    return (Page(1, name.text),)


def _at(name: Marked, source: Source) -> bool:
    return source.start < name.end and name.start < source.end


def _count(score: Score, name: Marked, have: str, *, right: bool) -> None:
    said = str(name)
    score.add([said], [said if right else f"{said}: {have}"], lambda a, b: a == b)
