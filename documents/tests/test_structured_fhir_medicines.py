"""Medicines of FHIR records: what is told, what is left out, what is left to its line."""

from __future__ import annotations

import pytest

from documents.pipeline.types import Intent, MedicationStatus
from documents.tests.structured_makers import Read, bundle


def test_a_medicine_with_its_directions_through_a_reference() -> None:
    request = {
        "resourceType": "MedicationRequest",
        "status": "active",
        "medicationReference": {"reference": "#m"},
        "contained": [{"resourceType": "Medication", "id": "m", "code": {"text": "Metformin"}}],
        "dosageInstruction": [
            {
                "timing": {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}},
                "route": {"text": "by mouth"},
                "doseAndRate": [{"doseQuantity": {"value": 500, "unit": "mg"}}],
            }
        ],
    }
    (medicine,) = Read(bundle(request)).findings.medications
    assert (medicine.name, medicine.dose, medicine.route) == ("Metformin", "500 mg", "by mouth")
    assert medicine.frequency == "2 times every day"
    assert medicine.status is MedicationStatus.ACTIVE


@pytest.mark.parametrize("status", ["entered-in-error", "cancelled", "not-taken"])
def test_a_medicine_that_is_not_taken_is_not_listed(status: str) -> None:
    request = {"resourceType": "MedicationStatement", "status": status,
               "medicationCodeableConcept": {"text": "Metformin"}}  # fmt: skip
    read = Read(bundle(request))
    assert read.findings.medications == ()
    assert "Metformin" in read.text


@pytest.mark.parametrize(
    ("fields", "intent"),
    [
        ({"status": "active", "intent": "order"}, Intent.DONE),
        ({"status": "stopped", "intent": "order"}, Intent.DONE),
        ({"status": "active", "intent": "proposal"}, Intent.OPEN),
        ({"status": "active", "intent": "plan"}, Intent.OPEN),
        ({"status": "intended"}, Intent.OPEN),
    ],
)
def test_what_nobody_has_ordered_yet_is_left_to_its_line(
    fields: dict[str, str], intent: Intent
) -> None:
    request = {"resourceType": "MedicationRequest", **fields,
               "medicationCodeableConcept": {"text": "Metformin"}}  # fmt: skip
    read = Read(bundle(request))
    (medicine,) = read.findings.medications
    assert medicine.intent is intent
    if intent is Intent.OPEN:
        assert medicine.status is MedicationStatus.STARTED
        assert fields.get("intent", fields["status"]) in read.text


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Take 2 capsules every evening", Intent.OPEN),
        ("1 capsule in the morning and 2 capsules at night", Intent.OPEN),
        ("Take 1 capsule every evening", Intent.DONE),
        ("With food", Intent.DONE),
    ],
)
def test_directions_in_words_that_tell_another_count_are_left_to_be_read(
    text: str, intent: Intent
) -> None:
    request = {
        "resourceType": "MedicationRequest",
        "status": "active",
        "medicationCodeableConcept": {"text": "Mesalazine 400 mg"},
        "dosageInstruction": [
            {"text": text, "timing": {"repeat": {"frequency": 1, "period": 1, "periodUnit": "d"}}}
        ],
    }
    (medicine,) = Read(bundle(request)).findings.medications
    assert medicine.intent is intent
