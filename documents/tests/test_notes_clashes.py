"""A medicine and an allergy that speak of the same thing: what is paired, and what never is."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.notes.allergy.clashes import clashes, concerns
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Allergy, Medication, MedicationStatus, Page, Source, Status

HERE = Source(1, 0, 4)
NOTE = """DISCHARGE SUMMARY
Patient: Wilma Testperson

ALLERGIES
{allergy}

DISCHARGE MEDICATIONS
1. {medicine}
2. Lisinopril 10 mg by mouth once daily
"""


@pytest.mark.parametrize(
    ("substance", "medicine", "group"),
    [
        ("Penicillin", "Amoxicillin", "penicillins"),
        ("PCN", "Augmentin", "penicillins"),
        ("amoxicillin", "Unasyn", "penicillins"),
        ("Penicillin V potassium", "penicillin", ""),
        ("Sulfa drugs", "Bactrim DS", "sulfa antibiotics"),
        ("sulfonamide antibiotics", "sulfamethoxazole and trimethoprim", "sulfa antibiotics"),
        ("trimethoprim", "Septra", ""),
        ("NSAIDs", "Aleve", "anti-inflammatory pain relievers"),
        ("aspirin", "ibuprofen", "anti-inflammatory pain relievers"),
        ("ASA", "aspirin", ""),
        ("cephalosporins", "Keflex", "cephalosporins"),
        ("cefazolin", "cefuroxime", "cephalosporins"),
        ("lisinopril", "enalapril", "ACE inhibitors"),
        ("statins", "Lipitor", "statins"),
        ("codeine", "Tylenol with codeine", ""),
        ("opioids", "Percocet", "opioids"),
        ("Cipro", "levofloxacin", "quinolones"),
        ("Tylenol", "acetaminophen", ""),
    ],
)
def test_an_allergy_speaks_of_a_medicine(substance: str, medicine: str, group: str) -> None:
    assert concerns(substance, medicine) == group


@pytest.mark.parametrize(
    ("substance", "medicine"),
    [
        ("Penicillin", "cephalexin"),
        ("Penicillin", "azithromycin"),
        ("Sulfa", "furosemide"),
        ("Sulfa", "hydrochlorothiazide"),
        ("Sulfa", "ferrous sulfate"),
        ("codeine", "morphine"),
        ("atorvastatin", "rosuvastatin"),
        ("peanuts", "amoxicillin"),
        ("latex", "lisinopril"),
        ("iodine", "iron"),
        ("penicillin V potassium", "potassium chloride"),
    ],
)
def test_what_is_not_the_same_is_not_paired(substance: str, medicine: str) -> None:
    assert concerns(substance, medicine) is None


@pytest.mark.parametrize(
    ("status", "paired"),
    [
        (MedicationStatus.ACTIVE, True),
        (MedicationStatus.STARTED, True),
        (MedicationStatus.CHANGED, True),
        (MedicationStatus.STOPPED, False),
        (MedicationStatus.HELD, False),
        (MedicationStatus.PAST, False),
    ],
)
def test_only_what_is_to_be_taken_is_paired(status: MedicationStatus, paired: bool) -> None:
    medicine = Medication("amoxicillin", HERE, dose="500 mg", status=status)
    assert bool(clashes([medicine], [Allergy("penicillin", HERE)])) is paired


def test_a_denied_allergy_is_none() -> None:
    medicine = Medication("amoxicillin", HERE, status=MedicationStatus.ACTIVE)
    assert clashes([medicine], [Allergy("penicillin", HERE, status=Status.ABSENT)]) == ()


def test_the_summary_says_it_once_calmly_with_both_places() -> None:
    text = NOTE.format(
        allergy="Penicillin (hives)", medicine="Amoxicillin 500 mg by mouth three times daily"
    )
    page = Page(1, text)
    summary = compose((page,), recognise((page,)))
    told = [s for s in summary.sentences if "and an allergy to" in s.text]
    assert [s.text for s in told] == [
        "This document lists amoxicillin and an allergy to penicillin. Ask your doctor or"
        " pharmacist about this before your next dose."
    ]
    assert told[0].about == "notice"
    quotes = [text[place.start : place.end] for place in told[0].sources]
    assert quotes[0].startswith("Amoxicillin 500 mg")
    assert quotes[1].startswith("Penicillin")
    assert "stop" not in told[0].text


def test_no_clash_no_sentence() -> None:
    page = Page(1, NOTE.format(allergy="Penicillin (hives)", medicine="Metformin 500 mg daily"))
    summary = compose((page,), recognise((page,)))
    assert not [s for s in summary.sentences if "pharmacist" in s.text]
