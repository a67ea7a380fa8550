"""A medicine and an allergy that may not go together: a reason to ask, never a verdict.

The same substance, one that a combination holds, or one of the family that an allergy names
(``penicillin``, ``sulfa``, ``NSAIDs``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from documents.pipeline.compose.medicine_changes import TAKEN
from documents.pipeline.compose.wording import tidy
from documents.pipeline.types import Allergy, Medication, Status
from knowledge import medicines
from knowledge.medicines import Medicine

# Families in which somebody who reacts to one is asked about the others.
_KIN = frozenset(
    {
        "penicillin antibiotic",
        "cephalosporin antibiotic",
        "macrolide antibiotic",
        "quinolone antibiotic",
        "anti-inflammatory pain reliever",
    }
)
_FAMILIES = {
    "nsaid": "anti-inflammatory pain reliever",
    "fluoroquinolone": "quinolone antibiotic",
    "pcn": "penicillin antibiotic",
    "ace inhibitor": "ACE inhibitor",
    "statin": "statin",
}
_SULFA = ("sulfa", "sulpha")


def clashes(
    allergies: Sequence[tuple[str, Allergy]], found: Sequence[Medication]
) -> Iterator[tuple[str, Allergy, Medication]]:
    """Each medicine that is to be taken, with the first allergy that speaks of it."""
    seen: set[str] = set()
    for each in found:
        if each.status not in TAKEN or each.name.casefold() in seen:
            continue
        seen.add(each.name.casefold())
        for document, allergy in allergies:
            if allergy.status is Status.PRESENT and _concerns(allergy.substance, each.name):
                yield document, allergy, each
                break


def _concerns(substance: str, name: str) -> bool:
    allergen = _plain(substance)
    medicine = medicines.find(tidy(name))
    known = medicines.find(tidy(substance)) or medicines.find(allergen)
    if medicine is None:
        return allergen == _plain(name)
    parts = _parts(medicine)
    if known is not None and (known.ingredient in parts or _parts(known) & parts):
        return True
    if known is not None and known.group == medicine.group and known.group in _KIN:
        return True
    if allergen.startswith(_SULFA) and any(part.startswith(_SULFA) for part in parts):
        return True
    family = _FAMILIES.get(allergen)
    return medicine.group == family or (
        medicine.group in _KIN and allergen == medicine.group.removesuffix(" antibiotic")
    )


def _parts(medicine: Medicine) -> frozenset[str]:
    """The substances of a medicine; a combination has several."""
    return frozenset(medicine.ingredient.replace(", ", " and ").split(" and "))


def _plain(text: str) -> str:
    """An allergy's substance as a family is called: ``Sulfa drugs`` -> ``sulfa``."""
    words = tidy(text).casefold()
    for tail in (" drugs", " drug", " antibiotics", " antibiotic", " medicines", " class"):
        words = words.removesuffix(tail)
    return words[:-1] if words.endswith("s") and not words.endswith("ss") else words
