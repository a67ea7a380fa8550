"""Whose a medicine is, what is none, by which way it goes, and until when it is stopped."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _medicines(text: str) -> list[tuple[str, str, str]]:
    found = understand_text(text)["medications"]
    return [(each["name"], each["status"], each["intent"]) for each in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Diagnoses\n  G2P2\n\nBaby: Girl, 3450 g. Well. Vitamin K given.\n\nSeen again.", []),
        (
            "Newborn: vitamin K 1 mg given.\n\nMedications:\nFerrous fumarate 300 mg once a day",
            ["Ferrous fumarate"],
        ),
        ("Procedures: Coronary angiogram - DES x1 to RCA\nMedications: Aspirin 75 mg", ["Aspirin"]),
        ("Medications: DES 5 mg daily", ["DES"]),
        ("Breastfeeding baby.\n\nMedications: Sertraline 50 mg daily", ["Sertraline"]),
    ],
)
def test_what_the_baby_was_given_and_a_stent_are_no_medicines(text: str, names: list[str]) -> None:
    assert [name for name, _, _ in _medicines(text)] == names


def test_an_enema_is_told_with_its_way() -> None:
    told = understand_text("Current medications: mesalazine 4.8 g od, mesalazine enema 1 g nocte")
    assert any("1 g, by the rectum" in each["text"] for each in told["summary"])


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Tab. Ecosprin 75 stopped till platelet count normal.", "open"),
        ("Aspirin was stopped pending review.", "open"),
        ("Lisinopril was stopped because of cough.", "done"),
        ("Warfarin was stopped in 2019.", "done"),
    ],
)
def test_what_is_stopped_until_something_is_left_to_its_words(text: str, intent: str) -> None:
    assert [(status, meant) for _, status, meant in _medicines(text)] == [("stopped", intent)]
