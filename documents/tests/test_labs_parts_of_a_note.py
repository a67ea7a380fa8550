"""Values below a list of medicines, and Spanish values told in a row."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page

MEDICINES = (
    "Medications\nDoxazosin 4 mg daily\n",
    "Current Medications\nEzetimibe 10 mg daily\n\n",
)
HEADS = (
    "Data: |DATA REVIEWED: |Objective\n|O: |Exam: |Results\n|Labs today: |Investigations\n|Bloods: "
    "|Blood tests: |O/E: |Recent results: |Exploración: |Analítica: |Pruebas complementarias: "
    "|Laboratorio\n"
).split("|")
NO_CRP = (
    "PCR 41.|Hb 13,1 g/dl, PCR 41.|Urine PCR 41 mg/mmol.|CMV PCR 410 copies/mL."
    "|Rhinovirus PCR positive.|PCR 41 cycles."
).split("|")


def read(text: str) -> list[tuple[str, str, str | None]]:
    return [(row.name, row.value, row.analyte) for row in find_labs([Page(1, text)])]


@pytest.mark.parametrize("above", MEDICINES)
@pytest.mark.parametrize("head", HEADS)
def test_a_part_that_tells_what_was_found_ends_the_medicines(above: str, head: str) -> None:
    assert read(f"{above}{head}Sodium 131 mmol/L, ferritin 14 ug/L") == [
        ("Sodium", "131", "sodium"),
        ("ferritin", "14", "ferritin"),
    ]


@pytest.mark.parametrize("head", ["", "Morning:\n", "As needed: ", "Supplements\n", "Heart: "])
def test_a_label_among_the_medicines_does_not(head: str) -> None:
    assert read(f"Medications\nDoxazosin 4 mg daily\n{head}Potassium chloride 20 mEq/L daily") == []


def test_spanish_values_in_a_row_keep_their_names() -> None:
    text = (
        "Analítica: leucocitos 15,2 x10e9/L, Hb 11,9 g/dl, Hto 36%, PCR 96 mg/L, ácido úrico"
        " 8,3 mg/dl, procalcitonina 0,8 ng/ml, bilirrubina 1,9 mg/dl, dímero D 640 ng/ml, Na 136"
    )
    rows = find_labs([Page(1, text)])
    assert [(row.analyte, row.value) for row in rows] == [
        ("wbc", "15,2"),
        ("hemoglobin", "11,9"),
        ("hematocrit", "36"),
        ("crp", "96"),
        ("uric_acid", "8,3"),
        ("procalcitonin", "0,8"),
        ("bilirubin_total", "1,9"),
        ("d_dimer", "640"),
        ("sodium", "136"),
    ]
    assert not any(row.needs_review for row in rows)


@pytest.mark.parametrize("text", NO_CRP)
def test_pcr_is_a_test_of_the_blood_only_beside_its_unit(text: str) -> None:
    assert "crp" not in [analyte for _, _, analyte in read(text)]


@pytest.mark.parametrize("name", ["ABXT", "sustancia rara", "con sustancia rara de"])
def test_what_another_name_stands_at_is_no_value_of_the_test_before(name: str) -> None:
    """A tiny glucose would even be called one that should not wait."""
    found = read(f"Glucosa 118 mg/dl, {name} 17,6 mg/dl y sodio 137 mEq/l.")
    told = [(value, analyte) for _, value, analyte in found if analyte]
    assert told == [("118", "glucose"), ("137", "sodium")]


@pytest.mark.parametrize(
    "later", [", 17 mg/L on day 3", ", repeat 17 mg/L", ", por la tarde 17 mg/L", ", then 17 mg/L"]
)
def test_a_later_value_of_the_same_test_is_left_for_a_person_to_look_at(later: str) -> None:
    (first, second) = find_labs([Page(1, f"CRP 118 mg/L at first{later}.")])
    assert (first.value, second.value, second.analyte) == ("118", "17", "crp")
    assert second.needs_review
