"""One entry for each medicine of a document, out of all its mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from documents.pipeline.notes.medicines import changed_to
from documents.pipeline.notes.medicines.mentions import FORMS
from documents.pipeline.notes.medicines.same_medicine import ingredients
from documents.pipeline.types import Intent, Medication, MedicationStatus
from knowledge import medicines

_DECIDED = frozenset(
    {
        MedicationStatus.STARTED,
        MedicationStatus.CHANGED,
        MedicationStatus.STOPPED,
        MedicationStatus.HELD,
    }
)
_ENDS = frozenset({MedicationStatus.STOPPED, MedicationStatus.HELD})
_NEAR = 200
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
# How strong a liquid is; how much of it is taken is the dose.
_CONCENTRATION = re.compile(r"/\s?mL\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
# Started and then completed; held and then resumed.
_OVER = {
    MedicationStatus.STARTED: MedicationStatus.PAST,
    MedicationStatus.HELD: MedicationStatus.ACTIVE,
}


def distinct(found: Sequence[Medication]) -> tuple[Medication, ...]:
    """One entry for each medicine and dose: the mention that says most.

    What a later mention decides (``Cancel ...``) is kept, with the place that says so. What is to
    be stopped only in case of something, or for a few days, is still taken.
    """
    kept: list[Medication] = []
    named: dict[object, list[int]] = {}
    for medication in parted(found):
        alike = named.setdefault(identity(medication.name), [])
        for place in alike:
            other = kept[place]
            if _is_apart(other, medication):
                continue
            if _has_new_dose(other, medication):
                kept[place] = _redosed(other, medication)
                break
            if _same_entry(medication, other):
                kept[place] = _merged(other, medication)
                break
        else:
            alike.append(len(kept))
            kept.append(medication)
    return tuple(kept)


def parted(found: Sequence[Medication]) -> Sequence[Medication]:
    """The mentions; ``continue X and Y`` is two where the document names X or Y by itself, too.

    A product of both has one name of its own, or a strength of each.
    """
    alone = {identity(each.name) for each in found}
    out: list[Medication] = []
    for each in found:
        names = _AND.split(each.name)
        apart = len(names) > 1 and each.dose is None and len(alone) > 1
        if not apart or not any(identity(name) in alone for name in names):
            out.append(each)
            continue
        out.extend(replace(each, name=name) for name in names)
    return out


@lru_cache(maxsize=4096)
def identity(name: str) -> object:
    """What two names of one medicine have in common: its ingredients, else the name itself."""
    listed = _listed(name)
    return name.lower() if listed is None else ingredients(listed)


def _is_apart(earlier: Medication, later: Medication) -> bool:
    """``Stopped in May. Restart it if ...``: what is only thought of undoes nothing done."""
    if changed_to.otherwise_taken(earlier, later):
        return True
    ended = earlier.status in _ENDS and earlier.dose is None and earlier.intent is not Intent.OPEN
    # "Prednisolone stopped in August. If it flares, take 40 mg": that is not what was stopped.
    if ended and later.intent is Intent.OPEN and later.dose and later.status not in _DECIDED:
        return True
    told = earlier.status in _DECIDED and later.status in _DECIDED
    return told and Intent.OPEN in (earlier.intent, later.intent) and earlier.status != later.status


def _has_new_dose(earlier: Medication, later: Medication) -> bool:
    """``Lantus 22 units`` and below ``reduce Lantus to 20 units``: one entry, of the new dose.

    What hangs on more (``if it is still high, 24 units``) leaves the dose of now as it is.
    """
    return (
        later.status is MedicationStatus.CHANGED
        and later.dose is not None
        and earlier.dose is not None
        and earlier.status not in _DECIDED
        and (later.intent is not Intent.OPEN or len(_FIGURE.findall(later.dose)) > 1)
    )


def _redosed(earlier: Medication, later: Medication) -> Medication:
    """The later mention; with the times of the earlier one where both are quoted in one piece."""
    near = (
        earlier.source.page == later.source.page
        and 0 <= later.source.start - earlier.source.end <= _NEAR
    )
    if later.frequency is not None or not near:
        return later
    return replace(
        later,
        frequency=earlier.frequency,
        route=later.route or earlier.route,
        source=replace(later.source, start=earlier.source.start),
        status_source=later.source,
    )


def _merged(earlier: Medication, later: Medication) -> Medication:
    if (moved := changed_to.moved(earlier, later)) is not None:
        return moved
    if (
        earlier.status is later.status is MedicationStatus.CHANGED
        and earlier.intent is Intent.OPEN
        and later.dose is None
    ):
        return earlier  # "10 mg - reduced to 5 mg", and in the plan "Reduce it as above"
    best = later if _weight(later) > _weight(earlier) else earlier
    decided = later if later.status in _DECIDED else earlier
    over = earlier.status is MedicationStatus.STARTED or earlier.intent is not Intent.OPEN
    if over and _OVER.get(earlier.status) is later.status and later.intent is Intent.DONE:
        return replace(best, status=later.status, intent=later.intent, status_source=later.source)
    if later.intent is Intent.OPEN and earlier.intent is not Intent.OPEN:
        decided = later if earlier.status not in _DECIDED else earlier
    if best.intent is Intent.OPEN and decided.status not in _DECIDED:
        return best
    same = (decided.status, decided.intent) == (best.status, best.intent)
    if same or not (decided.status in _DECIDED or decided.intent is Intent.OPEN):
        return best
    thought = decided.intent is Intent.OPEN and decided.status in _ENDS
    # How it is taken is left to be read: what began elsewhere does not tell it.
    if best.intent is Intent.OPEN and decided.status not in _ENDS:
        return best
    taken = thought and MedicationStatus.ACTIVE in (earlier.status, later.status)
    return replace(
        best,
        status=MedicationStatus.ACTIVE if taken else decided.status,
        intent=Intent.OPEN if changed_to.retimed(best, decided) else decided.intent,
        status_source=decided.status_source or decided.source,
    )


def _same_entry(left: Medication, right: Medication) -> bool:
    """Whether two mentions of one medicine are one entry; other salts and forms are others."""
    one, other = (_forms(each.name) for each in (left, right))
    if one - other and other - one:
        return False
    if left.dose is None or right.dose is None:
        return True
    if _CONCENTRATION.search(left.dose) or _CONCENTRATION.search(right.dose):
        return True
    return "".join(left.dose.lower().split()) == "".join(right.dose.lower().split())


def _forms(name: str) -> frozenset[str]:
    """The words of a name for its salt and how it is set free."""
    return FORMS & {*name.lower().replace("-", " ").split()}


def _listed(name: str) -> medicines.Medicine | None:
    found = medicines.find(name)
    if found is None:
        tokens = medicines.tokens_of(name)
        match = next(medicines.index().matches(tokens), None)
        found = match.value if match else None
    return found


def _weight(medication: Medication) -> int:
    return (
        4 * bool(medication.dose and not _CONCENTRATION.search(medication.dose))
        + bool(medication.dose)
        + 3 * bool(medication.frequency)
        + bool(medication.route)
        + 2 * (medication.status is not MedicationStatus.UNKNOWN)
    )
