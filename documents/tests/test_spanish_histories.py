"""The short labels of a Spanish history each begin a part of their own."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


@pytest.mark.parametrize(
    "behind",
    [
        "Farmacológicos: sulfato ferroso 300 mg día, ácido fólico 1 mg día.",
        "Quirúrgicos: cesárea. Farmacológicos: sulfato ferroso 300 mg día, ácido fólico 1 mg día.",
        "Transfusionales: niega. Medicamentosos: sulfato ferroso 300 mg, ácido fólico 1 mg.",
    ],
)
def test_medicines_behind_allergies_are_none_of_them(behind: str) -> None:
    told = understand_text(f"ANTECEDENTES: Alérgicos: penicilina (rash). {behind}\n")
    assert [each["substance"] for each in told["allergies"]] == ["penicilina"]
    assert [each["name"] for each in told["medications"]] == ["sulfato ferroso", "ácido fólico"]


def test_each_label_of_a_line_is_its_own() -> None:
    told = understand_text(
        "ANTECEDENTES\nAlérgicos: ibuprofeno. Traumáticos: fractura de radio, golpe."
        " Familiares: madre con diabetes. Hospitalarios: neumonía.\n"
    )
    assert [each["substance"] for each in told["allergies"]] == ["ibuprofeno"]
    found = {each["text"]: each["status"] for each in told["conditions"]}
    assert found["fractura de radio"] == "past" and found["diabetes"] == "family"
