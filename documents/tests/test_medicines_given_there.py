"""What was given in an emergency room, on a ward or in an ambulance is not taken at home."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _statuses(text: str) -> dict[str, str]:
    return {each["name"]: each["status"] for each in understand_text(text)["medications"]}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Treatment in ED: diclofenac 75 mg IM, paracetamol 1 g PO.",
            ["diclofenac", "paracetamol"],
        ),
        ("Given in ED: morphine 5 mg IV, ondansetron 4 mg.", ["morphine", "ondansetron"]),
        ("ED medications: ibuprofen 600 mg PO", ["ibuprofen"]),
        ("In the ambulance she was given aspirin 300 mg and GTN 400 mcg.", ["aspirin", "GTN"]),
        ("Stat doses: furosemide 40 mg", ["furosemide"]),
        ("Medications administered today: ibuprofen 400 mg PO", ["ibuprofen"]),
        ("In A&E he received paracetamol 1 g.", ["paracetamol"]),
        ("Treated in the ED with prednisolone 40 mg.", ["prednisolone"]),
    ],
)
def test_it_is_told_as_of_then(text: str, names: list[str]) -> None:
    assert _statuses(text) == dict.fromkeys(names, "past")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Given in ED: morphine 5 mg. Discharged with: naproxen 500 mg twice daily.", "naproxen"),
        ("Medications on ward: amlodipine 5 mg daily.", "amlodipine"),
        ("Medicines given to take home: codeine 30 mg.", "codeine"),
        ("Seen in clinic on ramipril 5 mg.", "ramipril"),
        ("Medications in hospital: heparin 5000 units SC. At home: apixaban 5 mg twice daily",
         "apixaban"),
        ("In the ED he received paracetamol 1 g, takes amlodipine 5 mg", "amlodipine"),
    ],
)  # fmt: skip
def test_what_is_taken_at_home_stays(text: str, name: str) -> None:
    assert _statuses(text)[name] in {"active", "started"}
