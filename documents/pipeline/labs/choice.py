"""Which of the ranges printed for a result holds for this patient, as far as the report says.

A range for a sex, an age or a phase is taken only where the report says that the patient is of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import Enum, auto

from documents.pipeline.labs import sexes
from documents.pipeline.labs.person import AGE, SEX, Person
from documents.pipeline.labs.tokens import Item

_GROWN = frozenset({"adult", "adults"})
_YOUNG = re.compile(r"child|newborn|infant|neonat|boys?\b|girls?\b|adolesc|paediatric|pediatric")
_STATE = re.compile(
    r"follic|luteal|cycle|ovulat|menopaus|pregnan|trimester|smoker|tanner|phase|fasting|random"
    r"|week|month|day|hour|a\.?m\b|p\.?m\b|morning|evening|trough|peak|therap"
)
_YEARS = re.compile(
    r"(?P<low>\d{1,3})\s?(?:-|–|to)\s?(?P<high>\d{1,3})\s?(?:y\b|years?|yrs?)?"
    r"|(?P<sign>[<>≤≥])\s?(?P<or>or\s?=\s?)?(?P<bound>\d{1,3})\s?(?:y\b|years?|yrs?)"
)
_GOOD = (
    "normal", "desirable", "optimal", "sufficien", "non-diabet", "non diabet", "negative",
)  # fmt: skip
# Labels of a range that a good result lies outside of.
_POOR = (
    "several", "high", "low", "borderline", "very", "near", "deficien", "insufficien", "toxic",
    "pre-diabet", "prediabet", "diabet", "positive", "equivocal",
)  # fmt: skip
# Such a step says that what lies outside the best one is not yet out of range.
_BEYOND = re.compile(
    r"(?:near|above|just above|less than|nearly) (?:optimal|ideal|desirable)|accept"
)
_FULL_AGE = 18


class _Fit(Enum):
    """How a label fits the patient: surely, surely not, left open, or it speaks of no patient."""

    YES = auto()
    NO = auto()
    OPEN = auto()
    NOBODY = auto()


def choose_range(ranges: Sequence[Item], person: Person, *, apart: bool = False) -> Item | None:
    """The one range that holds for this patient; None where the print leaves it open.

    ``apart``: the ranges stand in columns of their own, so that no one comes first.
    """
    if not ranges:
        return None
    labelled = [r for r in ranges if r.label and r.label != "words"]
    if not labelled:
        bounds = {(r.low, r.high) for r in ranges}
        return None if apart and len(bounds) > 1 else ranges[0]
    fits = {id(r): _fit(r.label, person) for r in labelled}
    if len(ranges) == 1:
        sure = fits[id(ranges[0])] in {_Fit.YES, _Fit.NOBODY} or ranges[0].label in _GROWN
        return ranges[0] if sure and not ranges[0].label.startswith(_POOR) else None
    fitting = [r for r in labelled if fits[id(r)] is _Fit.YES]
    if fitting:
        return fitting[0] if len(fitting) == 1 else None
    if any(_BEYOND.match(r.label) for r in labelled):
        return None
    for word in _GOOD:
        for item in labelled:
            if item.label.startswith(word):
                return item
    unlabelled = [r for r in ranges if r not in labelled]
    return unlabelled[0] if unlabelled and unlabelled[0] is ranges[0] else None


def own_range(ranges: Sequence[Item], person: Person) -> Item | None:
    """The one range whose label says that it is this patient's; None where none or several do."""
    own = [item for item in ranges if item.label and _fit(item.label, person) is _Fit.YES]
    return own[0] if len(own) == 1 else None


def _fit(label: str, person: Person) -> _Fit:
    found: set[_Fit] = set()
    if of := sexes.sex_of_group(label):
        found.add(_is({person.sex == of} if person.sex else ()))
    if _speaks_of_growth(label):
        grown = bool(_words(label) & _GROWN)
        found.add(_is({(age >= _FULL_AGE) == grown for age in person.ages}))
    if years := _YEARS.search(label):
        found.add(_is({_within(years, age) for age in person.ages}))
    if _STATE.search(label):
        found.add(_Fit.OPEN)
    for fit in (_Fit.NO, _Fit.OPEN, _Fit.YES):
        if fit in found:
            return fit
    return _Fit.NOBODY


def _words(label: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", label))


def _speaks_of_growth(label: str) -> bool:
    return bool(_words(label) & _GROWN or _YOUNG.search(label))


def is_told_in_two_ways(ranges: Sequence[Item], person: Person) -> bool:
    """Whether ranges hold for one sex or age, and the sheet contradicts itself on that."""
    of_sex = any(sexes.sex_of_group(item.label) for item in ranges)
    of_age = any(_speaks_of_growth(item.label) or _YEARS.search(item.label) for item in ranges)
    return (of_sex and SEX in person.at_odds) or (of_age and AGE in person.at_odds)


def _is(said: Collection[bool]) -> _Fit:
    """What a fact of the report decides; nothing where it is not told, or may be either."""
    return _Fit.OPEN if len(said) != 1 else _Fit.YES if True in said else _Fit.NO


def _within(years: re.Match[str], age: int) -> bool:
    if years["low"]:
        return int(years["low"]) <= age <= int(years["high"])
    bound = int(years["bound"])
    if years["or"] and age == bound:
        return True
    return {"<": age < bound, "≤": age <= bound, ">": age > bound, "≥": age >= bound}[years["sign"]]
