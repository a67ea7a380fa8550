"""Allergies as practices print and letters label them: days before them, wide gaps, no colon."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _told(text: str) -> list[tuple[str, str | None, str]]:
    return [
        (each["substance"], each["reaction"], each["status"])
        for each in understand_text(text)["allergies"]
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Allergies and Adverse Reactions\n"
            "   14-May-2003   Allergy to penicillin             Rash\n"
            "   20-Feb-2019   Lisinopril adverse reaction       Cough\n",
            [("penicillin", "Rash", "present"), ("Lisinopril", "Cough", "present")],
        ),
        (
            "Medication      Hydrocortisone 1% ointment as required\n"
            "Allergies       Amoxicillin - widespread rash\n"
            "Weight          24.6 kg         Height 125 cm\n",
            [("Amoxicillin", "widespread rash", "present")],
        ),
        ("Adverse reaction: Ramipril - cough.\n\nDear Dr", [("Ramipril", "cough", "present")]),
        ("Allergies      none known\n", [("none known", None, "absent")]),
    ],
)
def test_allergies_are_read_under_their_label(
    text: str, told: list[tuple[str, str | None, str]]
) -> None:
    assert _told(text) == told


def test_the_heads_of_a_table_are_no_label() -> None:
    text = "Allergies     Reaction     Noted\nPenicillin    Hives        2003\n"
    assert [substance for substance, *_ in _told(text)] == ["Penicillin"]


def test_the_epilepsy_of_a_child_is_not_over() -> None:
    found = understand_text("Diagnoses\n1. Childhood epilepsy with spikes\n")["conditions"]
    assert [each["status"] for each in found] == ["present"]
