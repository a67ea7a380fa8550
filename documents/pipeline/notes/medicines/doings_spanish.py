"""What is done with medicines in Spanish notes: how it is meant, what a remark or a heading says.

The ways of saying are data (``es/medicine_cues.toml``), each with its intent: ``se suspende`` is
done, ``suspender`` an order. Where its clause is of a condition, a thought or a time to come,
neither is told, and the document's own sentence stands.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from documents.pipeline.notes.medicines.medicine_cues import Doing
from documents.pipeline.types import Intent, MedicationStatus

_ENDS = frozenset(". ; | § pero".split())
_FAR = 8
_NAME = "§"
_TWO = 2
_TO_END = re.compile(r"suspender|dejar|retirar|no (?:debe )?tomar", re.IGNORECASE)
_SETTLED = frozenset({MedicationStatus.STOPPED, MedicationStatus.HELD, MedicationStatus.CHANGED})


@cache
def source() -> dict[str, Any]:
    """The file of Spanish ways of saying."""
    path = files("documents.pipeline.notes").joinpath("es/medicine_cues.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def meant(doing: Doing, words: Sequence[str], first: int, last: int) -> Doing:
    """The doing that words ``first`` up to ``last`` tell; open where its clause decides nothing."""
    if doing.status in (None, MedicationStatus.ACTIVE, MedicationStatus.PAST):
        return doing
    begin = first
    while begin and words[begin - 1] not in _ENDS and first - begin < _FAR:
        begin -= 1
    undecided = _class("open").intersection(words[begin:first])
    if doing.status in _SETTLED:
        undecided |= _class("open_behind").intersection(_behind(words, first, last))
    return replace(doing, intent=Intent.OPEN) if undecided or "?" in words[last:] else doing


def _behind(words: Sequence[str], first: int, last: int) -> Sequence[str]:
    """The words behind a cue and the one name it is said of, to the clause's end."""
    names = words[first:last].count(_NAME)
    end = last
    while end < len(words) and names < _TWO and (words[end] not in _ENDS or words[end] == _NAME):
        names += words[end] == _NAME
        end += 1
    return words[last:end]


def remark(word: str) -> Doing:
    """What a remark behind a medicine says: ``(nuevo)``, ``- suspender``."""
    plain = word.lower().removeprefix("se ").replace(" ", "")
    for entry in source()["remark"]:
        if any(plain.startswith(stem) for stem in entry["stems"].split()):
            return Doing(MedicationStatus(entry["doing"]), intent=Intent(entry["intent"]))
    return Doing(MedicationStatus.ACTIVE)


def headed(status: MedicationStatus, words: str) -> Doing:
    """What a heading of that status says: an order where it is one, ``Dejar de tomar``."""
    if status is MedicationStatus.STOPPED and _TO_END.search(words):
        return Doing(status, intent=Intent.ORDER)
    said = remark(words)
    return said if said.status is status else Doing(status)


@cache
def _class(name: str) -> frozenset[str]:
    return frozenset(source()[name].split())
