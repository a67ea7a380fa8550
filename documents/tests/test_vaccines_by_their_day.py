"""When somebody had his last tetanus is no tetanus; an illness at an age is of then."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _found(text: str) -> dict[str, str]:
    return {str(c["text"]): str(c["status"]) for c in understand_text(text)["conditions"]}


@pytest.mark.parametrize(
    "line",
    [
        "last tetanus >10 yrs ago",
        "Last tetanus: 2015",
        "Tetanus 2019",
        "tetanus not up to date",
        "Tetanus: unknown",
        "last flu 10/2025",
        "Influenza overdue",
    ],
)
def test_a_dose_is_no_illness(line: str) -> None:
    assert set(_found(f"Past medical history: asthma, gout.\n{line}.\n")) == {"asthma", "gout"}
    assert not {"tetanus", "influenza"} & {each.lower() for each in _found(f"PMH: asthma, {line}")}


def test_somebody_may_have_had_it() -> None:
    assert "influenza" in _found("He was admitted with influenza in 2019.")
    assert "tetanus" in _found("Treated for tetanus 2019 after a farm injury.")


@pytest.mark.parametrize(
    ("line", "name", "status"),
    [
        ("PMH: bronchiolitis at 4 months", "bronchiolitis", "past"),
        ("PMH: febrile convulsion at 18 months of age", "febrile convulsion", "past"),
        ("Antecedentes: bronquiolitis a los 4 meses", "bronquiolitis", "past"),
        ("PMH: asthma since age 4", "asthma", "present"),
        ("PMH: type 1 diabetes diagnosed at age 9", "type 1 diabetes", "present"),
        ("PMH: epilepsy from age 12", "epilepsy", "present"),
        ("Non-union at 3 months", "Non-union", "present"),
    ],
)
def test_an_illness_at_an_age_is_of_then(line: str, name: str, status: str) -> None:
    assert _found(line).get(name, "present") == status
