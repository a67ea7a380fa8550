"""What a letter names beside its patient's illnesses: tests, houses, labels, what may be behind."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _told(text: str) -> dict[str, str]:
    return {each["text"].lower(): each["status"] for each in understand_text(text)["conditions"]}


@pytest.mark.parametrize(
    "text",
    [
        "THE WESTERN VALE CANCER CENTRE\nDear Mrs Example",
        "Values\n   05-Nov-2024   eGFR using creatinine (CKD-EPI)   84 mL/min/1.73m2",
        "You will be given sedation. You must not drive for 24 hours.",
        "Blood can be caused by other things, such as piles (haemorrhoids) or small polyps.",
    ],
)
def test_nothing_is_named_as_somebodys_illness(text: str) -> None:
    assert not [name for name, status in _told(text).items() if status != "hypothetical"]


def test_rows_of_results_below_a_problem_list_are_no_problems() -> None:
    text = (
        "Problem list\n   CKD stage G4\n   Hypertension\n\n"
        "Results              03/10/24     27/06/24\n"
        "   eGFR                15           17       ml/min/1.73m2\n"
        "   Ferritin            86           112      ug/L\n"
    )
    assert set(_told(text)) == {"ckd", "hypertension"}


def test_labels_and_tests_of_genes_are_no_diagnoses() -> None:
    text = (
        "DIAGNOSIS\n  Co-morbid:   Hypertension\n  Chronic lymphocytic leukemia\n"
        "    FISH: del(13q). TP53 not mutated.\n"
    )
    assert not {"co-morbid", "fish"} & set(_told(text))
    assert {"hypertension", "chronic lymphocytic leukemia"} <= set(_told(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Your pain may be caused by gallstones.", "gallstones"),
        ("Problem list\n   Fatty liver   2019\n   Gout   since 2012\n", "gout"),
        ("He remains drowsy: excessive sedation on morphine.", "sedation"),
    ],
)
def test_what_is_said_of_somebody_stays(text: str, name: str) -> None:
    assert _told(text)[name] in ("present", "possible")
