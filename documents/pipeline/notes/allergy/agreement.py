"""Whether what is told of allergies agrees: none known in one place, one named in another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.pipeline.notes.allergy.allergens import is_medicine
from documents.pipeline.types import Allergy, Status

_NO_DRUG = re.compile(r"\b(?:NKDA|NAMC|AMC|RAM|drugs?|medic\w+|f[aá]rmac\w+)\b", re.IGNORECASE)
_NO_FOOD = re.compile(r"\b(?:NKFA|foods?|aliment\w+)\b", re.IGNORECASE)
_OF_ONE = re.compile(
    r"\b(?:allergic to|al[eé]rgic[oa] a|latex|l[aá]tex|environment\w*|ambient\w+|seasonal"
    r"|intoleran\w+|adverse|contrast\w*)\b|^none known:",
    re.IGNORECASE,
)
# A reaction of the kind that an allergy gives; a sick stomach speaks against no "none known".
_OF_ALLERGY = re.compile(
    r"anap?h?yla|anafila|rash|hive|urticari|swell|angio|itch|wheez|blister|bronchosp|exantem|roncha"
    r"|habon|prurit|erupci|hinchaz",
    re.IGNORECASE,
)
_BARE = re.compile(r"\W*(?:nil|none|no|ningun[ao]|nada)\W*", re.IGNORECASE)
_NEAR = 6


def is_of_drugs(denial: Allergy) -> bool:
    """Whether "none known" is said of medicines."""
    return _NO_DRUG.search(denial.substance) is not None


def is_of_foods(denial: Allergy) -> bool:
    """Whether "none known" is said of foods."""
    return _NO_FOOD.search(denial.substance) is not None


def is_of_one(denial: Allergy) -> bool:
    """Whether what is denied is one thing, or a kind that has no sentence of its own."""
    return _OF_ONE.search(denial.substance) is not None


def gainsays(named: Allergy, denial: Allergy) -> bool:
    """Whether an allergy that is named and "none known" cannot both hold."""
    if named.status is not Status.PRESENT or denial.status is not Status.ABSENT:
        return False
    if is_of_one(denial) or (named.is_reaction and not _OF_ALLERGY.search(named.reaction or "")):
        return False
    if _BARE.fullmatch(denial.substance) and _is_beside(named, denial):
        return False  # "plasters (rash); nil": nothing else
    drug = is_medicine(named.substance, "en") or is_medicine(named.substance, "es")
    return drug if is_of_drugs(denial) else not is_of_foods(denial)


def _is_beside(named: Allergy, denial: Allergy) -> bool:
    one, other = named.source, denial.source
    if one.page != other.page:
        return False
    return -_NEAR < one.end - other.start <= 0 or -_NEAR < other.end - one.start <= 0


def contradictions(
    named: Sequence[Allergy], denied: Sequence[Allergy]
) -> tuple[tuple[Allergy, Allergy], ...]:
    """Each allergy that is named with the first "none known" that it speaks against."""
    pairs = ((each, next((no for no in denied if gainsays(each, no)), None)) for each in named)
    return tuple((each, no) for each, no in pairs if no is not None)
