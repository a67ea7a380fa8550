"""What stands beside a summary, in words: what is urgent, what changed, what to ask, what is next.

A ``Telling`` is one language's frames, with the same names and gaps in each. Where a frame has two
forms, the second is for a name that takes "are" (``platelets``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from documents.pipeline.compose.language import Wording, wording
from documents.pipeline.compose.wording import tidy
from documents.pipeline.types import Flag, LabRow, Medication

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
    stopped: str
    held: str
    not_listed: str
    changed: str


@dataclass(frozen=True, slots=True)
class QuestionFrames:
    """Of what to ask the doctor."""

    urgent: str
    clash: str
    moved: str
    outside: Mapping[Flag, Pair]
    more_outside: str
    doubtful: str
    started: str
    changed: str
    dose: str
    stopped: str
    held: str
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
        value, unit = tidy(row.value), tidy(row.unit or "")
        if not any(ch.isdigit() for ch in value):
            return self.words.result(value)
        return value + (unit if unit == "%" else f" {unit}" if unit else "")

    def medicine_name(self, each: Medication) -> str:
        """A medicine without its dose."""
        return self.words.medicine(replace(each, dose=None))


def sides_of(inside: str, below: str, above: str, outside: str) -> dict[Flag, str]:
    """Words for each side of a range."""
    return {
        Flag.NORMAL: inside,
        Flag.LOW: below,
        Flag.CRITICAL_LOW: below,
        Flag.HIGH: above,
        Flag.CRITICAL_HIGH: above,
        Flag.ABNORMAL: outside,
    }


def both(text: str) -> Pair:
    """One frame for one and for many."""
    return text, text


_BELOW: Pair = (
    "My {name} is {value}. That is below the printed range. What does it mean for me?",
    "My {name} are {value}. That is below the printed range. What does it mean for me?",
)
_ABOVE: Pair = (
    "My {name} is {value}. That is above the printed range. What does it mean for me?",
    "My {name} are {value}. That is above the printed range. What does it mean for me?",
)
_UNUSUAL: Pair = (
    "My {name} is {value}. That is not the usual result. What does it mean for me?",
    "My {name} are {value}. That is not the usual result. What does it mean for me?",
)

ENGLISH = Telling(
    words=wording("en"),
    sign=str,
    changed=both("Your {name} went from {old} to {new} since {date}."),
    word_changed=(
        "Your {name} was {old} on {date}. It is {new} now.",
        "Your {name} were {old} on {date}. They are {new} now.",
    ),
    same=(
        "Your {name} is {new}, the same as on {date}.",
        "Your {name} are {new}, the same as on {date}.",
    ),
    side_both=sides_of(
        "It was in the printed range both times.",
        "It was below the printed range both times.",
        "It was above the printed range both times.",
        "It was not the usual result both times.",
    ),
    side_changed="It was {then} then; it is {now} now.",
    side_then=sides_of(
        "in the printed range",
        "below the printed range",
        "above the printed range",
        "outside the printed range",
    ),
    side_now=sides_of("in the printed range", "below it", "above it", "outside it"),
    other_range="The two reports print different ranges.",
    typed="You typed a value of this yourself.",
    new_tests="New since your report of {date}: {names}.",
    not_repeated="Your report of {date} also had {names}. This one does not.",
    urgent=UrgentFrames(
        doubtful="We could not read this for sure. Please look at it on your document.",
        marked="It is marked {mark}.",
        called_out="That means it should not wait.",
        low="Labs often call a clinic about a result this low.",
        high="Labs often call a clinic about a result this high.",
        unsided="The report says that it should not wait.",
    ),
    medicine=MedicineFrames(
        new="{name} is listed here. Your list of {date} does not have it.",
        started="This document says to start {name}. Your list of {date} does not have it.",
        stopped="Your list of {date} has {name}. This document says it was stopped.",
        held="Your list of {date} has {name}. This document says it is on hold.",
        not_listed="Your list of {date} has {name}. It is not listed here.",
        changed="{name}: your list of {date} says {old}. This one says {new}.",
    ),
    question=QuestionFrames(
        urgent="My {name} is {value}. Has anyone at the clinic seen this yet?",
        clash="I am listed as allergic to {substance}. Is {name} safe for me?",
        moved="My {name} went from {old} to {new} since {date}. Why did it change?",
        outside={
            Flag.LOW: _BELOW,
            Flag.CRITICAL_LOW: _BELOW,
            Flag.HIGH: _ABOVE,
            Flag.CRITICAL_HIGH: _ABOVE,
            Flag.ABNORMAL: _UNUSUAL,
        },
        more_outside="These are also outside the printed range: {names}. What do they mean?",
        doubtful="The portal could not read my {names} for sure. What does it say?",
        started="The document says to start {name}. What is it for, and what should I watch for?",
        changed="The document says {name} was changed. How should I take it now?",
        dose="{name}: my list of {date} says {old}. This one says {new}. Which one is right?",
        stopped="The document says {name} was stopped. Why was that?",
        held="The document says {name} is on hold. How long for?",
        not_listed="{name} was on my list of {date}. It is not listed now. Do I still take it?",
        followup="It says {quote}. When should that be?",
        possible="It says this is possible, but not sure: {name}. How will we find out?",
    ),
)
