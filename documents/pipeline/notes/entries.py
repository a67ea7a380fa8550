"""One entry for each medicine of a document, out of all its mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from documents.pipeline.notes.mentions import same_medicine
from documents.pipeline.types import Medication, MedicationStatus
from knowledge import medicines

_DECIDED = frozenset(
    {
        MedicationStatus.STARTED,
        MedicationStatus.CHANGED,
        MedicationStatus.STOPPED,
        MedicationStatus.HELD,
    }
)
# Started and then completed; held and then resumed.
_OVER = {
    MedicationStatus.STARTED: MedicationStatus.PAST,
    MedicationStatus.HELD: MedicationStatus.ACTIVE,
}


def distinct(found: Sequence[Medication]) -> tuple[Medication, ...]:
    """One entry for each medicine and dose: the mention that says most.

    What a later mention decides (``Cancel ...``) is kept, with the place that says so.
    """
    kept: list[Medication] = []
    for medication in found:
        for place, other in enumerate(kept):
            if _same_entry(medication, other):
                kept[place] = _merged(other, medication)
                break
        else:
            kept.append(medication)
    return tuple(kept)


def _merged(earlier: Medication, later: Medication) -> Medication:
    best = later if _weight(later) > _weight(earlier) else earlier
    decided = later if later.status in _DECIDED else earlier
    if _OVER.get(earlier.status) is later.status:
        return replace(best, status=later.status, status_source=later.source)
    if decided.status not in _DECIDED or decided.status is best.status:
        return best
    return replace(
        best, status=decided.status, status_source=decided.status_source or decided.source
    )


def _same_entry(left: Medication, right: Medication) -> bool:
    names = left.name.lower(), right.name.lower()
    if names[0] != names[1] and not same_medicine(_listed(left.name), _listed(right.name)):
        return False
    if left.dose is None or right.dose is None:
        return True
    return "".join(left.dose.lower().split()) == "".join(right.dose.lower().split())


def _listed(name: str) -> medicines.Medicine | None:
    found = medicines.find(name)
    if found is None:
        tokens = medicines.tokens_of(name)
        match = next(medicines.index().matches(tokens), None)
        found = match.value if match else None
    return found


def _weight(medication: Medication) -> int:
    return (
        4 * bool(medication.dose)
        + 3 * bool(medication.frequency)
        + bool(medication.route)
        + 2 * (medication.status is not MedicationStatus.UNKNOWN)
    )
