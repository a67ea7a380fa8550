"""Whose illness it is, whether it is over or only feared, in the words of ordinary letters."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def told(text: str) -> dict[str, str]:
    found = recognise([Page(1, text)])
    return {each.text: str(each.status) for each in (*found.conditions, *found.symptoms)}


@pytest.mark.parametrize(
    ("text", "name", "status"),
    [
        # In brackets with other words it is said of the name before them.
        ("PMH: breast cancer (left, 2012, in remission), gout", "breast cancer", "past"),
        ("PMH: breast cancer (left, 2012, in remission), gout", "gout", "present"),
        # What is said of one item ends with it.
        ("PMH: previous stroke, hypertension", "hypertension", "present"),
        ("PMH: previous stroke, hypertension", "stroke", "past"),
        ("PMH: remote pneumonia, gout", "gout", "present"),
        ("PMH: CAD s/p CABG 2016, gout", "gout", "present"),
        ("PMH: s/p hip fracture, gout", "hip fracture", "past"),
        (
            "Diagnoses: hip fracture s/p nailing 04/02/2026; anemia; delirium (resolved); gout",
            "anemia",
            "present",
        ),
        ("Diagnoses: hip fracture s/p nailing; delirium (resolved)", "delirium", "past"),
        ("Diagnosis: Childhood absence epilepsy.", "absence epilepsy", "present"),
        # Only if it comes, or only feared.
        ("Please contact us if he develops a cough, or is breathless.", "cough", "hypothetical"),
        ("She was worried that she might have lymphoma.", "lymphoma", "hypothetical"),
        ("We are worried that she might have lymphoma.", "lymphoma", "possible"),
        # What was told of on arrival, and has gone.
        ("Here with wheezing and rash. Wheezing and rash have resolved.", "Wheezing", "past"),
        ("Likely due to a urinary tract infection. UTI now cleared.", "UTI", "past"),
        # The same in Spanish.
        ("Antecedentes: asma. El reflujo no ha vuelto.", "reflujo", "past"),
        ("Paciente con asma. Su mujer tuvo gripe.", "gripe", "hypothetical"),
        ("Paciente con asma. Su padre tuvo gota.", "gota", "family"),
        ("Tiene asma. Le preocupa tener cáncer.", "cáncer", "hypothetical"),
        ("Mujer de 54 años con asma y gota.", "gota", "present"),
    ],
)
def test_over_feared_or_somebody_elses(text: str, name: str, status: str) -> None:
    assert told(text).get(name) == status, told(text)


def test_a_cleared_infection_is_not_also_possible() -> None:
    found = told("Likely due to a urinary tract infection. UTI now cleared.")
    assert "possible" not in found.values()


def test_what_a_medicine_may_do_is_no_illness_by_name() -> None:
    assert told("Side effects of sodium valproate include hair loss.") == {
        "hair loss": "hypothetical"
    }


def test_what_an_allergy_did_is_told_with_it() -> None:
    found = recognise([Page(1, "He is allergic to amoxicillin, which gave him a bad rash.")])
    assert [(each.substance, each.reaction) for each in found.allergies] == [
        ("amoxicillin", "bad rash")
    ]
    assert found.conditions == ()


def test_one_result_at_the_end_is_of_every_infection_that_was_looked_for() -> None:
    for text in (
        "HIV, hepatitis B and syphilis negative at booking.",
        "Hepatitis B, hepatitis C and HIV: non-reactive.",
    ):
        found = told(text)
        assert len(found) == 3
        assert set(found.values()) == {"absent"}
    there = told("Known HIV, hepatitis B and asthma. Syphilis negative.")
    assert {there[each] for each in ("HIV", "hepatitis B", "asthma")} == {"present"}
    for text in (
        "Known HIV, hepatitis B and syphilis negative.",
        "Problems: HIV,\nhepatitis B and syphilis negative.",
        "On treatment for HIV, hepatitis B and hepatitis C negative.",
    ):
        assert told(text)["HIV"] == "present"


def test_a_serology_and_a_vaccine_that_is_up_to_date_name_no_illness() -> None:
    for text in ("I have requested hepatitis B and C serology.", "Tetanus up to date (2022)."):
        assert not told(text)
    for text in (
        "She has hepatitis B and C.",
        "Tetanus after a wound.",
        "She has gout and a test is due.",
        "Problems\n- Influenza\nImmunization: none",
    ):
        assert told(text)
