"""What a language must bring to write a summary in it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from documents.pipeline.compose.wording import tidy
from documents.pipeline.readings import read_out
from documents.pipeline.types import Condition, Flag, Kind, LabRow, Language, Medication


@dataclass(frozen=True, slots=True)
class Frames:
    """Sentences with gaps: the same names and the same gaps in every language.

    ``{noun}`` is what the document is called; at the head of a sentence it gets its capital.
    """

    sample_dated: str
    dated: str
    visit_on: str
    typed_on: str
    most_inside: str
    some_inside: str
    one_not: str
    some_not: str
    some_to_check: str
    several: str
    several_timed: str
    several_one: str
    several_more: str
    several_outside: str
    several_unusual: str
    value: str
    values: str
    value_then: str
    value_on: str
    values_on: str
    no_day: str
    outside: str
    inside: str
    unusual: str
    usual: str
    call_clinic: str
    emergency: str
    one_in_range: str
    many_in_range: str
    others_in_range: str
    all_in_range: str
    others_sure_in_range: str
    all_sure_in_range: str
    marked: str
    marked_many: str
    corrected: str
    corrected_many: str
    corrected_inside: str
    corrected_outside: str
    corrected_unusual: str
    value_without_range: str
    range_not_compared: str
    values_without_range: str
    more_in_table: str
    older_in_table: str
    check: str
    unsure: str
    lists: str
    started: str
    to_start: str
    changed: str
    to_change: str
    stopped: str
    to_stop: str
    held: str
    to_hold: str
    to_read: str
    taken_in_past: str
    names: str
    possible: str
    past: str
    family: str
    absent: str
    allergy: str
    past_allergy: str
    reaction: str
    disagree: str
    no_allergies: str
    no_drug_allergies: str
    no_food_allergies: str
    clash: str
    clash_reaction: str
    next_step: str
    next_step_of: str
    points: str
    points_at: str
    says: str
    foreign: str
    vaccine: str
    dose: str
    dose_lot: str
    hard_words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard words are to read: a school grade, and the language's own measure of ease."""

    grade: float
    ease: float | None = None


class Wording(ABC):
    """One language: its frames, and how it names what a document holds.

    Names and words of the document stay as they are printed; where the language has a word of its
    own for them, the printed one stands beside it.
    """

    language: Language
    frames: Frames
    kinds: Mapping[Kind, str]
    languages: Mapping[str, str]
    nouns: Mapping[str, str]
    sides: Mapping[Flag, str]
    marks: Mapping[str, str]

    def say(self, frame: str, *, noun: str = "record", **gaps: str) -> str:
        """A frame with its gaps filled; ``noun`` is a key of ``nouns``."""
        text = frame.format(noun=self.nouns[noun], **gaps)
        return text[:1].upper() + text[1:] if frame.startswith("{noun}") else text

    def shown(self, row: LabRow) -> str:
        """A value with its unit, or the word that it is."""
        value = tidy(read_out(row))
        unit = f" {tidy(row.unit)}" if row.unit and row.unit != "%" else (row.unit or "")
        return f"{value}{unit}" if any(ch.isdigit() for ch in value) else self.result(value)

    @abstractmethod
    def test(self, row: LabRow) -> str:
        """What a laboratory test is called inside a sentence."""

    @abstractmethod
    def plural(self, name: str) -> bool:
        """Whether what a test is called takes the frame for many."""

    @abstractmethod
    def result(self, value: str) -> str:
        """A result that is a word."""

    @abstractmethod
    def day(self, on: date) -> str:
        """A day with its month in words."""

    @abstractmethod
    def printed(self, text: str) -> str:
        """A range or a date as printed, marked as the document's where it holds words."""

    @abstractmethod
    def measures(self, analyte: str) -> tuple[str, str]:
        """What a test measures and the public page that says so; empty where not known."""

    @abstractmethod
    def medicine(self, each: Medication) -> str:
        """A medicine's name and dose."""

    @abstractmethod
    def directions(self, text: str) -> str:
        """How a medicine is taken."""

    @abstractmethod
    def condition(self, each: Condition) -> str:
        """A condition's name inside a sentence."""

    @abstractmethod
    def substance(self, text: str) -> str:
        """What somebody is allergic to, or how they reacted."""

    @abstractmethod
    def listed(self, items: Sequence[str]) -> str:
        """``a``, ``a and b``, ``a, b and c``."""

    @abstractmethod
    def either(self, items: Sequence[str]) -> str:
        """``a``, ``a or b``, ``a, b or c``."""

    @abstractmethod
    def reading(self, sentences: Iterable[str], ignore: Collection[str]) -> Reading:
        """How hard the sentences are; ``ignore`` are words that can't be made simpler."""
