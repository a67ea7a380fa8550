"""What stands beside a summary, in words: what is urgent, what changed, what to ask, what is next.

A ``Telling`` is one language's frames, with the same names and gaps in each. Where a frame has two
forms, the second is for a name that takes "are" (``platelets``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from documents.pipeline.compose.wording import in_sentence, is_plural
from documents.pipeline.types import Flag, LabRow

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
    """One language."""

    language: str
    test: Callable[[LabRow], str]
    is_many: Callable[[str], bool]
    listed: Callable[[Sequence[str]], str]
    day: Callable[[date], str]
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


def _sides(inside: str, below: str, above: str, outside: str) -> dict[Flag, str]:
    return {
        Flag.NORMAL: inside,
        Flag.LOW: below,
        Flag.CRITICAL_LOW: below,
        Flag.HIGH: above,
        Flag.CRITICAL_HIGH: above,
        Flag.ABNORMAL: outside,
    }


def _listed(items: Sequence[str]) -> str:
    return ", ".join(items[:-1]) + " and " + items[-1] if len(items) > 1 else "".join(items)


def _both(text: str) -> Pair:
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
    language="en",
    test=lambda row: in_sentence(row.name),
    is_many=is_plural,
    listed=_listed,
    day=lambda on: f"{on.day} {on:%B %Y}",
    changed=_both("Your {name} went from {old} to {new} since {date}."),
    word_changed=(
        "Your {name} was {old} on {date}. It is {new} now.",
        "Your {name} were {old} on {date}. They are {new} now.",
    ),
    same=(
        "Your {name} is {new}, the same as on {date}.",
        "Your {name} are {new}, the same as on {date}.",
    ),
    side_both=_sides(
        "It was in the printed range both times.",
        "It was below the printed range both times.",
        "It was above the printed range both times.",
        "It was not the usual result both times.",
    ),
    side_changed="It was {then} then; it is {now} now.",
    side_then=_sides(
        "in the printed range",
        "below the printed range",
        "above the printed range",
        "outside the printed range",
    ),
    side_now=_sides("in the printed range", "below it", "above it", "outside it"),
    other_range="The two reports print different ranges.",
    typed="You typed a value of this yourself.",
    new_tests="Not in your report of {date}: {names}.",
    not_repeated="Your report of {date} also had {names}. This one does not.",
    urgent=UrgentFrames(
        doubtful="We could not read this for sure. Please look at it on your document.",
        marked="The report marks it {mark}.",
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
TELLINGS: Mapping[str, Telling] = {"en": ENGLISH}


def telling(language: str) -> Telling:
    """The frames of a language; English where it has none."""
    return TELLINGS.get(language, ENGLISH)
