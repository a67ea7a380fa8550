"""Reactions told without the word allergy, and what is both named and denied."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page, Status
from documents.pipeline.understand import understand_text


def reacted(text: str) -> list[tuple[str, str | None]]:
    found = recognise((Page(1, text),)).allergies
    return [(a.substance, a.reaction) for a in found if a.is_reaction]


def summary(text: str) -> list[str]:
    page = Page(1, text)
    return [each.text for each in compose((page,), recognise((page,))).sentences]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("She gets a rash with co-trimoxazole.", [("co-trimoxazole", "rash")]),
        ("Reports facial swelling after her first dose of lisinopril.", [
            ("lisinopril", "facial swelling")]),
        ("He came out in hives when given cefaclor as a boy.", [("cefaclor", "hives")]),
        ("Mother says he had hives after cefdinir.", [("cefdinir", "hives")]),
        ("Advised to avoid NSAIDs after angioedema with naproxen.", [("naproxen", "angioedema")]),
        ("Ibuprofen gave her an itchy rash.", [("Ibuprofen", "itchy rash")]),
        ("Refiere urticaria tras tomar amoxicilina.", [("amoxicilina", "urticaria")]),
        ("Intolerances: ramipril (cough)", [("ramipril", "cough")]),
        ("Allergies: Amoxicillin - diarrhoea (side effect, not allergy)", [
            ("Amoxicillin", "diarrhoea")]),
        ("Allergies: lactose intolerance", [("lactose", None)]),
        ("Allergies\nBad reaction to tramadol\n", [("tramadol", None)]),
    ],
)  # fmt: skip
def test_a_reaction_is_told_as_one(sentence: str, expected: list[tuple[str, str | None]]) -> None:
    assert reacted(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "No rash with amoxicillin.",
        "Call us if you get a rash with lamotrigine.",
        "Her mother gets hives with codeine.",
        "His wife had a rash after amoxicillin.",
        "The rash improved with doxycycline.",
        "We treated the swelling with prednisolone.",
        "He has a rash. With amoxicillin it will settle.",
        "Itching with hydrocortisone cream twice a day.",
        "Ankle swelling from heart failure, on furosemide.",
        "You may notice swelling with amlodipine.",
        "No tuvo exantema con amoxicilina.",
        "Allergies: penicillin (rash)",
    ],
)
def test_what_nobody_reacted_to_is_no_reaction(sentence: str) -> None:
    assert reacted(sentence) == []


@pytest.mark.parametrize(
    ("text", "named", "denial"),
    [
        ("PMH gout. NKDA.\nMentions hives with ibuprofen in her twenties.\n", "ibuprofen", "NKDA"),
        ("Allergies: none\n\nHe is allergic to latex.\n", "latex", "none"),
        ("No known drug allergies. H/o sulfa allergy.\n", "sulfa", "No known drug allergies"),
    ],
)
def test_what_is_named_and_denied_is_told_as_not_agreeing(
    text: str, named: str, denial: str
) -> None:
    told = summary(text)
    (notice,) = [each for each in told if each.startswith("These do not agree")]
    assert notice == (
        f"These do not agree: “{denial}” and an allergy or reaction to {named}. "
        "Ask your doctor or pharmacist which is right."
    )
    first = next(place for place, each in enumerate(told) if named in each and "notice" not in each)
    assert first < told.index(notice)
    assert not any("lists no known allergies" in each for each in told)


def test_both_places_are_cited_and_spanish_says_so_too() -> None:
    text = "NKDA.\nGets hives with ibuprofen.\n"
    page = Page(1, text)
    sentences = compose((page,), recognise((page,)), "es").sentences
    (notice,) = [each for each in sentences if each.text.startswith("Esto no coincide")]
    assert [text[place.start : place.end] for place in notice.sources] == [
        "hives with ibuprofen", "NKDA",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "NKDA. Allergic to peanuts (hives).",
        "No known drug allergies. Lactose intolerance.",
        "Allergies: plasters (rash); nil to drugs",
        "Allergies: plasters (rash); nil",
        "NKDA. Atorvastatin intolerance (myalgia).",
        "NKDA. Penicillin allergy de-labelled in 2020.",
        "No known food allergies. Allergic to codeine.",
        "Not allergic to latex. Allergic to codeine.",
    ],
)
def test_what_can_both_hold_is_no_disagreement(text: str) -> None:
    assert not any("do not agree" in each for each in summary(text))


@pytest.mark.parametrize(
    ("title", "substance"),
    [
        ("H/o drug allergy", "sulfa"),
        ("Allergy status", "sulfa"),
        ("Allergies / sensitivities", "sulfa"),
        ("Any known allergies", "sulfa"),
        ("Allergic to", "sulfa"),
        ("PMH: asthma, drug allergy", "sulfa"),
    ],
)
def test_labels_of_nothing_but_allergies_head_their_list(title: str, substance: str) -> None:
    found = recognise((Page(1, f"{title}: {substance}\nRx\n1. Tab Paracetamol 650 mg SOS\n"),))
    assert [(a.substance, a.status) for a in found.allergies] == [(substance, Status.PRESENT)]
    assert [medicine.name for medicine in found.medications] == ["Paracetamol"]


def test_a_medicine_of_the_list_and_a_reaction_to_its_group_are_told_together() -> None:
    told = summary("Ramipril gave her swelling of the lips.\nMedications\nLisinopril 10 mg daily\n")
    assert (
        "This document lists lisinopril and tells of a reaction to ramipril. "
        "Ask your doctor or pharmacist about this before your next dose."
    ) in told


def test_what_is_handed_out_says_which_it_is() -> None:
    found = understand_text("Allergies: codeine (hives)\nIntolerances: ramipril (cough)\n")
    assert [(a["substance"], a["is_reaction"]) for a in found["allergies"]] == [
        ("codeine", False), ("ramipril", True),
    ]  # fmt: skip
