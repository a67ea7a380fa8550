"""Medicines, conditions, allergies, and the entries that are shown as lines of text."""

from __future__ import annotations

from typing import Any, Final

from documents.pipeline.notes.medicines import amounts
from documents.pipeline.structured import moments
from documents.pipeline.structured.fhir import data
from documents.pipeline.structured.fhir.document import (
    Graph,
    Resource,
    first,
    objects,
    text_of,
)
from documents.pipeline.structured.record import Cell, Record, clean
from documents.pipeline.types import (
    Allergy,
    Condition,
    Intent,
    Medication,
    MedicationStatus,
    Status,
)

_MISTAKE: Final = "Entered by mistake"
_MEDICINE_STATUS: Final = {
    "active": MedicationStatus.ACTIVE, "on-hold": MedicationStatus.HELD,
    "stopped": MedicationStatus.STOPPED, "completed": MedicationStatus.PAST,
    "in-progress": MedicationStatus.ACTIVE,
}  # fmt: skip
# What was handed over is not over: nothing says whether it is still taken.
_HANDED_OVER: Final = frozenset({"completed", "in-progress"})
_NOT_TAKEN: Final = frozenset({"cancelled", "not-taken", "not-done", "declined"})
# What nobody has ordered yet.
_ONLY_THOUGHT: Final = frozenset({"proposal", "plan", "option"})
_NONE_KNOWN: Final = frozenset({"716186003", "no-known-allergies"})
_NO_PROBLEM: Final = frozenset({"160245001", "no-problem-info"})
_PAST: Final = frozenset({"inactive", "resolved", "remission"})
_UNSURE: Final = frozenset({"unconfirmed", "provisional", "differential"})


def medicine(record: Record, graph: Graph, resource: Resource) -> None:
    """A prescription, a statement, or a medicine that was given or dispensed."""
    name = _medicine_name(graph, resource)
    if not name:
        return
    status = text_of(resource.get("status"))
    dosages = objects(resource.get("dosageInstruction")) or objects(resource.get("dosage"))
    dosage = first(dosages)
    dose, route, often = _dosage(dosage, resource)
    told = [clean(text_of(each.get("text"))) for each in dosages]
    said = _MISTAKE if status == "entered-in-error" else status
    if resource.get("doNotPerform") is True:
        said = "do not take"
    mistaken = status == "entered-in-error"
    intent = text_of(resource.get("intent"))
    is_thought = intent in _ONLY_THOUGHT or status == "intended"
    # "Take 2 tablets every evening" beside no dose: one tablet's strength isn't the dose.
    is_left = not dose and any(_tells_another(each) for each in told)
    line = record.line(
        Cell(name, "name"),
        Cell("" if mistaken else dose, "dose", "Dose"),
        Cell("" if mistaken else route, "route", "Route"),
        Cell("" if mistaken else often, "frequency", "How often"),
        Cell("" if mistaken else "; ".join(each for each in told if each), "", "Instructions"),
        Cell(said, "status", "Status"),
        Cell(intent if is_thought else "", "intent", "Intent"),
        Cell(_medicine_dates(resource), "date", "Date"),
    )
    record.entries += 1
    if mistaken or status in _NOT_TAKEN | {"draft"} or resource.get("doNotPerform") is True:
        return
    record.medications.append(
        Medication(
            name=name,
            source=line.source,
            dose=dose or None,
            route=route or None,
            frequency=often or None,
            status=(MedicationStatus.STARTED if is_thought else _taken(resource, status)),
            status_source=line.cells.get("status"),
            intent=Intent.OPEN if is_thought or is_left else Intent.DONE,
        )
    )


def _tells_another(words: str) -> bool:
    """Whether directions in words tell another count than one, or several."""
    counts = [words[first:last] for first, last in amounts.counts(words, 0, len(words))]
    return len(counts) > 1 or any(not amounts.is_one(each) for each in counts)


def _taken(resource: Resource, status: str) -> MedicationStatus:
    if resource["resourceType"] == "MedicationDispense" and status in _HANDED_OVER:
        return MedicationStatus.UNKNOWN
    return _MEDICINE_STATUS.get(status, MedicationStatus.UNKNOWN)


def _medicine_name(graph: Graph, resource: Resource) -> str:
    named = data.concept(resource.get("medicationCodeableConcept")) or data.concept(
        resource.get("medication")
    )
    reference: Any = resource.get("medicationReference") or resource.get("medication")
    if named or not isinstance(reference, dict):
        return named
    inner = reference.get("reference")
    reference = inner if isinstance(inner, dict) else reference
    found = graph.find(reference, resource)
    named = data.concept(found.get("code"))
    if not named:
        parts = [data.concept(each.get("itemCodeableConcept")) for each in
                 objects(found.get("ingredient"))]  # fmt: skip
        named = " / ".join(part for part in parts if part)
    return named or clean(text_of(reference.get("display")))


def _dosage(dosage: Resource, resource: Resource) -> tuple[str, str, str]:
    rate = first(dosage.get("doseAndRate"))
    value, unit = data.value_of(rate, "dose")
    dose = " ".join(part for part in (value, unit) if part)
    if not dose:
        # MedicationAdministration, and versions before R4.
        dose = data.amount(dosage.get("dose")) or data.amount(dosage.get("doseQuantity"))
    often = data.frequency(dosage.get("timing"))
    needed = dosage.get("asNeededBoolean") is True or dosage.get("asNeeded") is True
    reason = data.concept(dosage.get("asNeededCodeableConcept"))
    if needed or reason:
        often = ", ".join(part for part in (often, f"as needed {reason}".strip()) if part)
    route = data.concept(dosage.get("route")) or data.concept(resource.get("route"))
    return dose, route, often


def _medicine_dates(resource: Resource) -> str:
    start, end = data.period(resource.get("effectivePeriod"))
    if start.text or end.text:
        return moments.span(start, end)
    return data.when(
        resource, "effectiveDateTime", "authoredOn", "whenHandedOver", "dateAsserted",
        "dateWritten", "occurenceDateTime",
    ).text  # fmt: skip


def condition(record: Record, graph: Graph, resource: Resource) -> None:
    """A condition with how the record speaks of it."""
    del graph
    name = data.concept(resource.get("code"))
    if not name:
        return
    verified = data.codes(resource.get("verificationStatus"))
    clinical = data.codes(resource.get("clinicalStatus"))
    if "entered-in-error" in verified:
        record.line(Cell(name), Cell(_MISTAKE))
        record.entries += 1
        return
    if data.codes(resource.get("code")) & _NO_PROBLEM:
        record.line(Cell(name))
        record.entries += 1
        return
    start = data.when(resource, "onsetDateTime", "onsetPeriod")
    told, unit = data.value_of(resource, "onset") if not start.text else ("", "")
    end = data.when(resource, "abatementDateTime", "abatementPeriod")
    over = end.text or any(
        key.startswith("abatement") and resource[key] is not False for key in resource
    )
    status = Status.PRESENT
    if "refuted" in verified:
        status = Status.ABSENT
    elif clinical & _PAST or (over and not clinical):
        status = Status.PAST
    elif verified & _UNSURE:
        status = Status.POSSIBLE
    line = record.line(
        Cell(name, "name"),
        Cell(data.concept(resource.get("severity")), "", "How bad"),
        Cell(", ".join(sorted(clinical)), "status", "Status"),
        Cell(", ".join(sorted(verified - {"confirmed"})), "verified", "Certainty"),
        Cell(moments.span(start, end), "date", "Date"),
        Cell(f"{told} {unit}".strip(), "", "Began"),
    )
    record.entries += 1
    record.conditions.append(Condition(name, status, line.source))


def allergy(record: Record, graph: Graph, resource: Resource) -> None:
    """An allergy with its reactions, or that none is known."""
    del graph
    name = data.concept(resource.get("code"))
    reactions = [
        data.concept(each) for part in objects(resource.get("reaction"))
        for each in objects(part.get("manifestation"))
    ]  # fmt: skip
    if not name:
        name = next(
            (data.concept(part.get("substance")) for part in objects(resource.get("reaction"))), ""
        )
    if not name:
        return
    verified = data.codes(resource.get("verificationStatus"))
    clinical = data.codes(resource.get("clinicalStatus"))
    record.entries += 1
    if "entered-in-error" in verified:
        record.line(Cell(name), Cell(_MISTAKE))
        return
    if data.codes(resource.get("code")) & _NONE_KNOWN:
        line = record.line(Cell(name, "name"))
        record.allergies.append(Allergy(name, line.source, None, Status.ABSENT))
        return
    reaction = "; ".join(dict.fromkeys(each for each in reactions if each))
    line = record.line(
        Cell(name, "name"),
        Cell(reaction, "reaction", "Reaction"),
        Cell(text_of(resource.get("criticality")), "", "Risk"),
        Cell(", ".join(sorted(clinical)), "status", "Status"),
        Cell(", ".join(sorted(verified - {"confirmed"})), "verified", "Certainty"),
        Cell(data.when(resource, "onsetDateTime", "recordedDate").text, "date", "Date"),
    )
    status = Status.PRESENT
    if "refuted" in verified:
        # "Not allergic" is a line to read, not an allergy.
        return
    if clinical & _PAST:
        status = Status.PAST
    elif verified & _UNSURE:
        status = Status.POSSIBLE
    record.allergies.append(Allergy(name, line.source, reaction or None, status))


def family(record: Record, graph: Graph, resource: Resource) -> None:
    """Conditions in the family."""
    del graph
    who = data.concept(resource.get("relationship"))
    if text_of(resource.get("status")) == "entered-in-error":
        return
    for each in objects(resource.get("condition")):
        name = data.concept(each.get("code"))
        if name:
            line = record.line(Cell(name, "name"), Cell(who or "Family", "", "In"))
            record.conditions.append(Condition(name, Status.FAMILY, line.source))
            record.entries += 1
