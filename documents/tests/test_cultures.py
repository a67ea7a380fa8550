"""What germs were tested against is no medicine of the patient's."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.findings.cultures import dishes
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def medicines(text: str) -> list[str]:
    return [each.name.lower() for each in recognise([Page(1, text)]).medications]


@pytest.mark.parametrize(
    "text",
    [
        "URINE CULTURE\nOrganism: Klebsiella oxytoca\nAntibiotic   MIC   Result\n"
        "Cefazolin      8       I\nGentamicin   <=1    S\nAmpicillin/Sulbactam  16/8  R\n",
        "Wound culture grew Staphylococcus aureus.\nOxacillin  Susceptible\n"
        "Clindamycin: Resistant\n"
        "Vancomycin  1 mcg/mL  Susceptible\n",
        "Blood culture\nTeicoplanin: S (MIC 0.5)\nDoxycycline: R (MIC >8)\n",
        "Sputum culture: Haemophilus isolated.\nSensitive to: amoxicillin, doxycycline.\n"
        "Resistant to: ciprofloxacin.\n",
        "Urocultivo: Escherichia coli\nSensible a: fosfomicina. Resistente a: amoxicilina.\n",
    ],
)
def test_what_germs_were_tested_against_is_not_taken(text: str) -> None:
    assert medicines(text) == []


def test_what_was_started_after_a_culture_is_told() -> None:
    text = (
        "Plan: The urine grew Klebsiella resistant to amoxicillin and was started on cefalexin"
        " 500 mg three times a day.\nMedications:\nAmlodipine 5 mg daily\nGentamicin eye drops  R\n"
    )
    assert medicines(text) == ["cefalexin", "amlodipine", "gentamicin"]


def test_only_germs_are_tested() -> None:
    assert dishes("Depression, resistant to sertraline.") == ()
    assert dishes("Tylenol  R\nAspirin  S\n") == ()
