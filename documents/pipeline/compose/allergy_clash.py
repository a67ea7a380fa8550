"""A medicine and an allergy that may not go together: a reason to ask, never a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from documents.pipeline.compose.medicine_changes import TAKEN
from documents.pipeline.notes.clashes import concerns
from documents.pipeline.types import Allergy, Medication, Status


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
            present = allergy.status is Status.PRESENT
            if present and concerns(allergy.substance, each.name) is not None:
                yield document, allergy, each
                break
