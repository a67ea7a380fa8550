"""What a patient said of a document's values, brought over to another reading of it.

A newer version may read the same value at another place, under another name or with another
figure. What the patient said of it stays: it goes to the value that it is about, and where that
can't be told for certain there is none to go to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from documents.corrections import Said, Verb, place_of
from documents.pipeline.corrections import Correction
from documents.pipeline.types import LabRow, Page


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the patient that counts; ``key`` is whatever the caller knows it by."""

    said: Said
    key: int


@dataclass(frozen=True, slots=True)
class Carried:
    """The values of the new reading, and the words that must be said anew of them."""

    rows: tuple[LabRow, ...]
    words: tuple[Word, ...]


def carry(
    words: Iterable[Word],
    rows: Sequence[LabRow],
    before: Mapping[int, str],
    pages: Sequence[Page],
) -> Carried | None:
    """``words`` (the newest on each value) brought over to ``rows``; None where one can't be.

    ``before`` are the texts of the earlier reading's pages by number, ``pages`` the new ones.
    """
    texts = {page.number: page.text for page in pages}
    found, again = list(rows), []
    free = {place_of(row): row for row in rows}
    waiting = []
    for word in words:
        row = free.pop(place_of(word.said.reading), None)
        if row is None:
            waiting.append(word)
        elif (moved := _anew(word, row)) != word:
            again.append(moved)
    for word in waiting:
        row = _only(word.said.reading, list(free.values()))
        if row is not None:
            del free[place_of(row)]
            again.append(_anew(word, row))
        elif _stands(word.said.reading, before, texts):
            found.append(word.said.reading)
        else:
            return None
    return Carried(tuple(found), tuple(again))


def _anew(word: Word, row: LabRow) -> Word:
    """The same word on ``row``: what was confirmed stays what it was, whatever is read now."""
    said = word.said
    if said.reading == row:
        return word
    same = Correction.of(said.reading) == Correction.of(row)
    if said.verb is Verb.CONFIRMED and not same:
        said = Said(Verb.CORRECTED, row, Correction.of(said.reading), said.note)
    return replace(word, said=replace(said, reading=row))


def _only(read: LabRow, rows: Sequence[LabRow]) -> LabRow | None:
    """The one row that is the value that was read: by its name, page and figures."""
    named = [row for row in rows if _name(row) == _name(read)]
    here = [row for row in named if row.source.page == read.source.page]
    alike = [row for row in named if Correction.of(row) == Correction.of(read)]
    for some in ([row for row in here if row in alike], alike, here):
        if some:
            return some[0] if len(some) == 1 else None
    return None


def _name(row: LabRow) -> str:
    return row.analyte or " ".join(row.name.casefold().split())


def _stands(read: LabRow, before: Mapping[int, str], texts: Mapping[int, str]) -> bool:
    """Whether the page still says the same where the value was read: then it can stay as it is."""
    place = read.source
    old, new = (each.get(place.page, "")[place.start : place.end] for each in (before, texts))
    return bool(old) and old == new
