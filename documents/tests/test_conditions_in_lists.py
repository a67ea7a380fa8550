"""What a list says is said of all its items, and what stands below a list is none of them."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def told(text: str) -> dict[str, str]:
    return {each.text: str(each.status) for each in recognise([Page(1, text)]).conditions}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Diagnosis:\nPinkeye\nWeight: 41 lb\nTemp: 99.8 F", {"Pinkeye"}),
        ("Diagnosis:\nPinkeye\n\nHeight: 38 in\nPain score: 2/10", {"Pinkeye"}),
        ("Diagnosis:\nCroup\n\nRapid strep: Negative\nRSV swab: pending", {"Croup"}),
        ("Diagnosis:\nCroup\n\nSchool letter\nParent handout", {"Croup"}),
        # A title over a medicine or a sentence is no item, nor is what stands below it.
        ("Diagnosis\nCroup\nClinical summary\nHe was seen twice here.\nWard round", {"Croup"}),
        ("Diagnosis\nCroup\nTreatment today\nNadolol 40 mg daily", {"Croup"}),
        ("Diagnosis\nCroup\nTarsal coalition\n", {"Croup", "Tarsal coalition"}),
        # What has no bullet below items that have one, or a label with its diagnosis beside it.
        ("Problems\n- Croup\n- Tarsal coalition\nEquipment\nSpacer", {"Croup", "Tarsal coalition"}),
        ("Diagnosis: Croup\nPremedication\nCycle day", {"Croup"}),
        ("Diagnoses: Croup\n           Tarsal coalition", {"Croup", "Tarsal coalition"}),
        ("Diagnosis\nCroup\n\nBlister pack\nNadolol 40 mg daily", {"Croup"}),
        # Entries that stand apart, have bullets, or go on behind their name, are diagnoses.
        ("Diagnosis:\n\nTarsal coalition\n\nPlica", {"Tarsal coalition", "Plica"}),
        (
            "Diagnosis:\n- Tarsal coalition: orthotics\n\n- Trigger thumb",
            {"Tarsal coalition", "Trigger thumb"},
        ),
        ("Diagnosis:\nObesity: BMI 34\nTarsal coalition", {"Obesity", "Tarsal coalition"}),
    ],
)
def test_what_was_measured_below_diagnoses_is_none(text: str, names: set[str]) -> None:
    assert set(told(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "Call us if: the cough lasts a week, she has a rash, or swelling of the eyelids.",
        "Call us if the cough lasts a week, she has a rash, or swelling of the eyelids.",
        "Return if he is vomiting, he has a rash, or trouble breathing.",
        "Come back if: fever above 38, she is not drinking, rash.",
        "Go to the emergency room if: chest pain; you faint; or swelling of one leg.",
        "When to call:\nYour child has a fever over 104, he has ear pain, or vomiting.",
    ],
)
def test_all_of_what_to_watch_for_is_only_in_case(text: str) -> None:
    assert set(told(text).values()) == {"hypothetical"}, told(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("If the fever lasts, call us. She has croup.", "croup"),
        ("If you have chest pain, he has angina to be treated.", "angina"),
        ("Risk factors:\nShe has gout and smokes a pack a day.", "gout"),
    ],
)
def test_what_is_told_beside_it_is_there(text: str, name: str) -> None:
    assert told(text)[name] == "present"


@pytest.mark.parametrize(
    ("text", "over", "there"),
    [
        ("His cough, rash, and ear pain resolved.", {"cough", "rash", "ear pain"}, set()),
        (
            "The nausea, vomiting, abdominal pain, and headache resolved.",
            {"nausea", "vomiting", "abdominal pain", "headache"},
            set(),
        ),
        ("The cough, rash, and ear pain improved.", set(), {"cough", "rash", "ear pain"}),
        ("PMH: gout, asthma, and eczema (resolved).", {"eczema"}, {"gout", "asthma"}),
        ("He has gout and depression in remission.", {"depression"}, {"gout"}),
        ("He has gout and his uveitis is in remission.", {"uveitis"}, {"gout"}),
        ("Colitis and uveitis are both in remission.", {"Colitis", "uveitis"}, set()),
        ("PMH: depression (remission), gout.", {"depression"}, {"gout"}),
        ("Her heartburn has not come back.", {"heartburn"}, set()),
        ("His migraines haven't returned, but he has a cough.", {"migraines"}, {"cough"}),
        ("Gout and chest pain; chest pain resolved.", {"chest pain"}, {"Gout"}),
        ("A/P:\n1. Croup.\n2. AKI - resolved with fluids.", {"AKI"}, {"Croup"}),
        (
            "Discharge diagnoses:\n1. Cellulitis\n2. Sepsis, resolved\n\n"
            "Hospital course: She came in with sepsis.",
            {"Sepsis"},
            {"Cellulitis"},
        ),
        ("Gout resolved in May. In June she has gout again.", set(), {"gout"}),
    ],
)
def test_what_is_over_and_what_is_not(text: str, over: set[str], there: set[str]) -> None:
    found = told(text)
    assert {name for name, status in found.items() if status == "past"} == over
    assert {name for name, status in found.items() if status == "present"} == there


def test_words_that_end_like_an_illness_are_none() -> None:
    text = (
        "Grade 2 (tubules 3, nuclei 2,\nmitoses 1). For the purposes of this letter. It discloses"
    )
    assert told(text) == {}


@pytest.mark.parametrize(
    "text", ["HISTORY: No known drug allergies.", "No known food allergies.", "No new allergies."]
)
def test_no_known_allergies_name_no_illness(text: str) -> None:
    assert told(text) == {}


def test_a_part_of_the_aorta_is_told_whole() -> None:
    assert set(told("Mild dilation of the ascending aorta, 4 cm.")) == {
        "dilation of the ascending aorta"
    }


@pytest.mark.parametrize(
    ("text", "name", "status"),
    [
        ("Nitroglycerin for chest pain", "chest pain", "hypothetical"),
        ("Take ibuprofen 400 mg for pain or fever.", "fever", "hypothetical"),
        ("Medications:\nAlbuterol 2 puffs for wheezing", "wheezing", "hypothetical"),
        ("Paracetamol 1 g cada 8 horas para el dolor o la fiebre.", "fiebre", "hypothetical"),
        # An illness is treated because it is there, and a sentence tells of a complaint there was.
        (
            "Medications:\nLisinopril 10 mg for high blood pressure",
            "high blood pressure",
            "present",
        ),
        ("Amoxicillin for strep throat.", "strep throat", "present"),
        ("He was given morphine for chest pain.", "chest pain", "present"),
        ("Prednisone 40 mg daily for 5 days, cough improving.", "cough", "present"),
    ],
)
def test_what_a_listed_medicine_is_for_is_no_complaint(text: str, name: str, status: str) -> None:
    assert told(text)[name] == status
