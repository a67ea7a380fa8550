"""Which of the ranges printed for a result holds for this patient, as far as the report says.

A range for a sex, an age or a phase is taken only where the report says that the patient is of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from documents.pipeline.labs.context import Facts
from documents.pipeline.labs.tokens import Item

_MALE = frozenset({"male", "males", "men", "man", "m", "boy", "boys", "hombre", "hombres"})
_FEMALE = frozenset(
    {"female", "females", "women", "woman", "f", "girl", "girls", "mujer", "mujeres"}
)
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


class _Fit(Enum):
    """How a label fits the patient: surely, surely not, left open, or it speaks of no patient."""

    YES = auto()
    NO = auto()
    OPEN = auto()
    NOBODY = auto()


def choose_range(ranges: Sequence[Item], facts: Facts, *, apart: bool = False) -> Item | None:
    """The one range that holds for this patient; None where the print leaves it open.

    ``apart``: the ranges stand in columns of their own, so that no one comes first.
    """
    if not ranges:
        return None
    labelled = [r for r in ranges if r.label and r.label != "words"]
    if not labelled:
        bounds = {(r.low, r.high) for r in ranges}
        return None if apart and len(bounds) > 1 else ranges[0]
    fits = {id(r): _fit(r.label, facts) for r in labelled}
    if len(ranges) == 1:
        sure = fits[id(ranges[0])] in {_Fit.YES, _Fit.NOBODY} or ranges[0].label in _GROWN
        return ranges[0] if sure and not ranges[0].label.startswith(_POOR) else None
    fitting = [r for r in labelled if fits[id(r)] is _Fit.YES]
    if fitting:
        return fitting[0] if len(fitting) == 1 else None
    for word in _GOOD:
        for item in labelled:
            if item.label.startswith(word):
                return item
    unlabelled = [r for r in ranges if r not in labelled]
    return unlabelled[0] if unlabelled and unlabelled[0] is ranges[0] else None


def _fit(label: str, facts: Facts) -> _Fit:
    words = set(re.findall(r"[^\W\d_]+", label))
    found: set[_Fit] = set()
    if bool(words & _MALE) != bool(words & _FEMALE):
        of = "male" if words & _MALE else "female"
        found.add(_is(facts.sex == of if facts.sex else None))
    if words & _GROWN or _YOUNG.search(label):
        grown = facts.age >= 18 if facts.age is not None else None
        found.add(_is(grown if grown is None else grown == bool(words & _GROWN)))
    if years := _YEARS.search(label):
        found.add(_is(_within(years, facts.age)))
    if _STATE.search(label):
        found.add(_Fit.OPEN)
    for fit in (_Fit.NO, _Fit.OPEN, _Fit.YES):
        if fit in found:
            return fit
    return _Fit.NOBODY


def _is(said: bool | None) -> _Fit:
    """What a fact of the report decides; None decides nothing."""
    return _Fit.OPEN if said is None else _Fit.YES if said else _Fit.NO


def _within(years: re.Match[str], age: int | None) -> bool | None:
    if age is None:
        return None
    if years["low"]:
        return int(years["low"]) <= age <= int(years["high"])
    bound = int(years["bound"])
    if years["or"] and age == bound:
        return True
    return {"<": age < bound, "≤": age <= bound, ">": age > bound, "≥": age >= bound}[years["sign"]]
