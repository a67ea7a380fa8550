"""What stands beside a summary, in words: what is urgent, what changed, what to ask, what is next.

A ``Telling`` is one language's frames, read from ``tellings.toml`` beside this file: the same names
and gaps in each. Where a frame has two forms, the second is for a name that takes "are"
(``platelets``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from typing import Any, Final

from documents.pipeline.compose.language import Wording, wording
from documents.pipeline.compose.wording import tidy
from documents.pipeline.readings import read_out
from documents.pipeline.types import Flag, LabRow, Language, Medication
from knowledge import spanish

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class UrgentFrames:
    """Of a value that should not wait."""

    doubtful: str
    marked: str
    called_out: str
    low: str
    high: str
    unsided: str


@dataclass(frozen=True, slots=True)
class MedicineFrames:
    """Of medicines on two lists."""

    new: str
    started: str
    to_start: str
    stopped: str
    to_stop: str
    held: str
    to_hold: str
    not_listed: str
    changed: str


@dataclass(frozen=True, slots=True)
class QuestionFrames:
    """Of what to ask the doctor."""

    urgent: str
    clash: str
    clash_reaction: str
    moved: str
    outside: Mapping[Flag, Pair]
    more_outside: str
    doubtful: str
    started: str
    to_start: str
    changed: str
    to_change: str
    dose: str
    stopped: str
    to_stop: str
    held: str
    to_hold: str
    unsettled: str
    not_listed: str
    followup: str
    possible: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One language: its frames, and how it names what a document holds."""

    words: Wording
    sign: Callable[[str], str]
    changed: Pair
    word_changed: Pair
    same: Pair
    side_both: Mapping[Flag, str]
    side_changed: str
    side_then: Mapping[Flag, str]
    side_now: Mapping[Flag, str]
    other_range: str
    typed: str
    new_tests: str
    not_repeated: str
    urgent: UrgentFrames
    medicine: MedicineFrames
    question: QuestionFrames

    def day(self, on: date) -> str:
        """A day with its month in words."""
        return self.words.day(on)

    def test(self, row: LabRow) -> str:
        """A test inside a sentence."""
        return self.words.test(row)

    def is_many(self, name: str) -> bool:
        """Whether a test's name takes the second frame of a pair."""
        return self.words.plural(name)

    def listed(self, items: Sequence[str]) -> str:
        """``a, b and c``."""
        return self.words.listed(items)

    def result(self, row: LabRow) -> str:
        """A value with its unit as printed; a word is quoted."""
        value, unit = tidy(read_out(row)), tidy(row.unit or "")
        if not any(ch.isdigit() for ch in value):
            return self.words.result(value)
        return value + (unit if unit == "%" else f" {unit}" if unit else "")

    def medicine_name(self, each: Medication) -> str:
        """A medicine without its dose."""
        return self.words.medicine(replace(each, dose=None))


_SIDES: Final = {
    Flag.NORMAL: "inside",
    Flag.LOW: "below",
    Flag.CRITICAL_LOW: "below",
    Flag.HIGH: "above",
    Flag.CRITICAL_HIGH: "above",
    Flag.ABNORMAL: "outside",
}
_PAIRS: Final = ("changed", "word_changed", "same")
_BY_SIDE: Final = ("side_both", "side_then", "side_now")


def _read(language: Language, sign: Callable[[str], str]) -> Telling:
    frames = _said(tomllib.loads(_WORDS.read_text(encoding="utf-8")), language)
    questions = frames.pop("question")
    asked = questions.pop("outside")
    outside = {flag: _pair(asked[side]) for flag, side in _SIDES.items() if side in asked}
    own: dict[str, Any] = {name: _pair(frames.pop(name)) for name in _PAIRS}
    for name in _BY_SIDE:
        told = frames.pop(name)
        own[name] = {flag: told[side] for flag, side in _SIDES.items()}
    return Telling(
        words=wording(language),
        sign=sign,
        urgent=UrgentFrames(**frames.pop("urgent")),
        medicine=MedicineFrames(**frames.pop("medicine")),
        question=QuestionFrames(outside=outside, **questions),
        **own,
        **frames,
    )


def _said(table: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """The table with each frame in one language."""
    return {
        name: entry[language] if language in entry else _said(entry, language)
        for name, entry in table.items()
    }


def _pair(frame: str | list[str]) -> Pair:
    one, many = (frame, frame) if isinstance(frame, str) else frame
    return one, many


_WORDS: Final = files(__package__).joinpath("tellings.toml")
ENGLISH: Final = _read("en", str)
SPANISH: Final = _read("es", lambda english: spanish.warning_sign(english) or english)
TELLINGS: Final[Mapping[str, Telling]] = {"en": ENGLISH, "es": SPANISH}


def telling(language: str) -> Telling:
    """The frames of a language; English where it has none."""
    return TELLINGS.get(language, ENGLISH)
