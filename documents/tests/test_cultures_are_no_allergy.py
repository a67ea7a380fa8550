"""What a grown germ was tested with is no allergy; a list of sensitivities of a person is."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text

_CULTURE = "MIDSTREAM URINE\nCulture: >100,000 cfu/mL E. coli\n\n"


@pytest.mark.parametrize(
    "tested",
    [
        "Sensitivities:\n  Amoxicillin      R\n  Co-amoxiclav     S\n  Trimethoprim     R\n",
        "Sensitivities:     Amoxicillin        R\n                   Trimethoprim       S\n",
        "Sensitivities: trimethoprim, nitrofurantoin\n",
        "SENSITIVITIES\nTrimethoprim: Resistant\nNitrofurantoin: Sensitive\n",
        "Antibiotic sensitivity\nTrimethoprim  >=16  R\nNitrofurantoin  <=32  S\n",
    ],
)
def test_what_a_germ_was_tested_with(tested: str) -> None:
    said = understand_text(_CULTURE + tested)
    assert said["allergies"] == []
    assert not any("allerg" in each["text"] for each in said["summary"])


def test_sensitivities_of_a_person_stay() -> None:
    said = understand_text("Sensitivities: penicillin, latex\n\nMedications\n- Ramipril 5 mg OD\n")
    assert [each["substance"] for each in said["allergies"]] == ["penicillin", "latex"]


def test_an_allergy_beside_a_culture_stays() -> None:
    said = understand_text(_CULTURE + "Allergies: penicillin (rash)\n")
    assert [each["substance"] for each in said["allergies"]] == ["penicillin"]
