"""A medicine and an allergy in one document that speak of the same thing: a reason to ask.

The same ingredient, one that a combination holds, or one of the group that the allergy names or
belongs to (``penicillin`` and amoxicillin). Nothing here says that a medicine is wrong for
somebody: records list allergies that were none, and doctors decide knowing of one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from documents.pipeline.types import Allergy, FollowUp, Intent, Medication, MedicationStatus, Status
from knowledge import medicine_synonyms, medicines
from knowledge.phrases import PhraseIndex, tokenize

# A medicine that is stopped, on hold or past is not about to be taken.
_TAKEN = frozenset({MedicationStatus.ACTIVE, MedicationStatus.STARTED, MedicationStatus.CHANGED})
_FORBIDS = re.compile(
    r"\b(?:(?:do|must|should|can)(?: not|n['’]t)|not to|cannot|never|avoid\w*"
    r"|no (?:tome|tomar|debe tomar)|evit\w+)\b",
    re.IGNORECASE,
)
_SALTS = frozenset(
    """sodium potassium hydrochloride acid sulfate phosphate calcium magnesium citrate acetate
    benzathine v g vk""".split()
)


@dataclass(frozen=True, slots=True)
class Clash:
    """A medicine and the allergy that speaks of it; ``group`` is empty for the same substance."""

    medication: Medication
    allergy: Allergy
    group: str = ""


@dataclass(frozen=True, slots=True)
class _Group:
    name: str
    kin: bool
    members: frozenset[str]
    shape: re.Pattern[str] | None

    def holds(self, ingredient: str) -> bool:
        """Whether an ingredient belongs to the group."""
        if ingredient in self.members:
            return True
        return self.shape is not None and any(map(self.shape.fullmatch, ingredient.split()))


def clashes(
    medications: Sequence[Medication],
    allergies: Sequence[Allergy],
    followups: Sequence[FollowUp] = (),
) -> tuple[Clash, ...]:
    """Each medicine that is to be taken with the first allergy that speaks of it, once a name.

    One that a next step forbids is not about to be taken.
    """
    found: list[Clash] = []
    seen: set[frozenset[str]] = set()
    for medication in medications:
        parts = _ingredients(medication.name) or frozenset({medication.name.casefold()})
        if not _is_taken(medication) or _is_forbidden(medication, followups) or parts in seen:
            continue
        for allergy in allergies:
            if allergy.status is not Status.PRESENT:
                continue
            group = concerns(allergy.substance, medication.name)
            if group is not None:
                seen.add(parts)
                found.append(Clash(medication, allergy, group))
                break
    return tuple(found)


def concerns(substance: str, medicine: str) -> str | None:
    """The group by which an allergy speaks of a medicine, empty for the same substance.

    None where it does not speak of it at all, or where either is unknown.
    """
    taken = _ingredients(medicine)
    reacted = _ingredients(substance)
    if substance.strip().casefold() == medicine.strip().casefold() or taken & reacted:
        return ""
    named = _named(substance)
    for group in _groups():
        spoken_of = group.name in named or (group.kin and any(map(group.holds, reacted)))
        if spoken_of and any(map(group.holds, taken)):
            return group.name
    return None


def _is_taken(medication: Medication) -> bool:
    if medication.status in _TAKEN or medication.intent is not Intent.DONE:
        return True  # what is only to be stopped is taken still
    told = medication.dose or medication.frequency
    return medication.status is MedicationStatus.UNKNOWN and bool(told)


def _is_forbidden(medication: Medication, followups: Sequence[FollowUp]) -> bool:
    """Whether all that is said of a medicine is not to take it: ``Do not take ibuprofen``."""
    if (medication.status, medication.intent) != (MedicationStatus.UNKNOWN, Intent.OPEN):
        return False
    place = medication.source
    return any(
        _FORBIDS.search(step.text)
        and step.source.page == place.page
        and step.source.start <= place.start
        and place.end <= step.source.end
        for step in followups
    )


def _ingredients(name: str) -> frozenset[str]:
    """The substances that a printed name or brand stands for, without their salts."""
    found: set[str] = set()
    for match in medicines.index().matches(tokenize(name)):
        for part in medicine_synonyms.parts(match.value.ingredient.casefold()):
            words = [word for word in part.split() if word not in _SALTS]
            found.add(part if part.endswith(" acid") else " ".join(words) or part)
    return frozenset(found)


def _named(substance: str) -> frozenset[str]:
    """The groups that an allergy's words name as a whole."""
    tokens = tokenize(substance)
    found = {name for match in _names().matches(tokens) for name in match.value}
    return frozenset(found)


@cache
def _groups() -> tuple[_Group, ...]:
    return tuple(
        _Group(
            name=entry["name"],
            kin=entry["kin"],
            members=frozenset(_entries(entry["members"])),
            shape=_shape(entry),
        )
        for entry in _data()
    )


@cache
def _names() -> PhraseIndex[tuple[str, ...]]:
    """What allergies call a group; one word may name several (``beta-lactams``)."""
    by_phrase: dict[str, list[str]] = {}
    for entry in _data():
        for phrase in _entries(entry["named"]):
            by_phrase.setdefault(phrase, []).append(entry["name"])
    index: PhraseIndex[tuple[str, ...]] = PhraseIndex()
    for phrase, names in by_phrase.items():
        index.add(phrase, tuple(names), cased=False)
    return index


@cache
def _data() -> tuple[dict[str, Any], ...]:
    source = files("documents.pipeline.notes").joinpath("allergy/allergy_groups.toml")
    return tuple(tomllib.loads(source.read_text(encoding="utf-8"))["group"])


def _entries(block: object) -> list[str]:
    return [e.strip() for e in str(block).replace("\n", " ").split(",") if e.strip()]


def _shape(entry: dict[str, Any]) -> re.Pattern[str] | None:
    ways = [rf"\w*{re.escape(end)}" for end in _entries(entry.get("ends", ""))]
    ways += [rf"{re.escape(start)}\w*" for start in _entries(entry.get("starts", ""))]
    return re.compile("|".join(ways)) if ways else None
