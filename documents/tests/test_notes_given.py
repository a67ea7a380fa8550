"""What was given on one occasion, what is only named, and what is to be avoided is not taken."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.medicines.medications import find_medications
from documents.pipeline.types import Page
from documents.pipeline.understand import understand_text


def _told(text: str) -> list[str]:
    return [s["text"] for s in understand_text(text)["summary"]]


def _done(text: str) -> list[str]:
    found = find_medications((Page(1, text),))
    return [f"{m.name} {m.status} {m.intent}" for m in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ketamine was given for the reduction of the wrist.", ["Ketamine past done"]),
        ("She was given morphine 2 mg IV x1 by the crew.", ["morphine past done"]),
        ("ED course: he received IV cefuroxime twice.", ["cefuroxime past done"]),
        ("Wound infiltrated with ropivacaine 100 mg.", ["ropivacaine past done"]),
        ("60 mg Depo-Medrol injected into the left hip.", ["Depo-Medrol past done"]),
        ("Tolerated a test dose of cefazolin 100 mg.", ["cefazolin past done"]),
        ("Anesthesia: General with sevoflurane and fentanyl.",
         ["sevoflurane past done", "fentanyl past done"]),
        ("Procedure: Cast change\nMidazolam 2 mg IV, then closed reduction.",
         ["Midazolam past done"]),
        ("Medications given in the ER:\n- Ondansetron 4 mg IV x1\n- Paracetamol 1 g PO\n",
         ["Ondansetron past done", "Paracetamol past done"]),
        ("Medications:\n- Cefazolin 1 g IV x1\n- Lisinopril 5 mg daily\n",
         ["Cefazolin active open", "Lisinopril active done"]),
        # Its times come again: it is taken.
        ("Medications:\n- Enoxaparin 40 mg SC daily\n- Haloperidol decanoate 50 mg IM monthly\n",
         ["Enoxaparin active done", "Haloperidol decanoate active done"]),
        ("Medications given at discharge:\n- Naproxen 250 mg BID\n", ["Naproxen active done"]),
        ("Plan:\nLidocaine 5% patch 12 hours daily.\n", ["Lidocaine active done"]),
    ],
)  # fmt: skip
def test_what_was_given_once_is_not_taken(text: str, found: list[str]) -> None:
    assert _done(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Technique: CT after 80 mL Isovue IV.\nImpression: Normal.\n",
        "Contrast: 7 mL Gadavist\nImpression: Normal.\n",
        "Visit today. Pneumovax 0.5 mL IM, left arm.\n",
        "In contrast to warfarin, apixaban needs no blood tests.\n",
        "Block with 10 mL ropivacaine.\n",
    ],
)
def test_no_sentence_lists_what_was_given_or_is_only_named(text: str) -> None:
    assert not [s for s in _told(text) if " lists " in s]


def test_what_is_only_named_is_told_as_named_and_what_is_dosed_as_listed() -> None:
    told = _told("We spoke of naproxen.\nMedications:\n- Ramipril 5 mg daily\n")
    assert "The record names naproxen." in told
    assert "The record lists ramipril 5 mg, once a day." in told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Letter to the doctor. He should not take naproxen.", "naproxen"),
        ("Diclofenac should be avoided in view of her kidneys.", "Diclofenac"),
        ("Speak to your pharmacist before taking cetirizine.", "cetirizine"),
        ("Clarithromycin interacts with simvastatin.", "simvastatin"),
        ("Medicines to avoid: naproxen.", "naproxen"),
        ("Plan: Consider starting sertraline 25 mg daily.", "sertraline"),
        ("Plan: Could try amitriptyline 10 mg at night.", "amitriptyline"),
        ("Naproxen 250 mg may be taken twice a day by adults.", "Naproxen"),
    ],
)
def test_what_is_to_be_avoided_or_thought_of_is_told_by_its_own_sentence(
    text: str, name: str
) -> None:
    assert not [s for s in _told(text) if " lists " in s or " started" in s]
    assert [s for s in _told(text) if name in s and "“" in s]


def test_a_list_of_what_to_avoid_asks_to_read_it() -> None:
    told = _told("Medicines to avoid\n- Naproxen\n- Aspirin\nMedicines\n- Ramipril 5 mg daily\n")
    assert "Please read what the record says about naproxen." in told
    assert "The record lists ramipril 5 mg, once a day." in told
    assert not [s for s in told if " lists " in s and "ramipril" not in s]


@pytest.mark.parametrize(
    "text",
    [
        "Do not drink milk while taking doxycycline.",
        "Avoid alcohol while on tinidazole.",
        "Unlike warfarin it needs no blood tests.",
    ],
)
def test_a_name_beside_a_warning_is_none_of_the_medicines(text: str) -> None:
    assert _done(f"Instructions:\n{text}\n") == []


def test_a_list_of_an_operation_without_times_is_left_to_its_line() -> None:
    text = (
        "Procedure: Hip injection\nMedications: Triamcinolone 40 mg\nAnesthesia: Local\n"
        "Continue naproxen 250 mg BID.\n"
    )
    assert _done(text) == ["Triamcinolone active open", "naproxen active done"]


def test_an_example_on_a_form_is_nobodys_medicine() -> None:
    assert _done("Medicines\nExample: Atenolol 25 mg once a day\nRamipril 5 mg daily\n") == [
        "Ramipril active done"
    ]


def test_what_one_used_to_be_on_is_past() -> None:
    assert _done("She used to be on sertraline 100 mg.") == ["sertraline past done"]
