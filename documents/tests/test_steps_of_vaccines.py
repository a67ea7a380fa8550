"""What a plan names of vaccines and forbids is told; what was given or is up to date is no step."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.steps.followups import find_followups
from documents.pipeline.types import Page


def _steps(text: str) -> list[str]:
    return [" ".join(each.text.split()).rstrip(".") for each in find_followups((Page(1, text),))]


@pytest.mark.parametrize(
    "line",
    [
        "Flu and pneumococcal vaccines please",
        "No live vaccines",
        "No live vaccines while on adalimumab",
        "Hepatitis A and B vaccination",
        "Annual flu vaccine",
        "Tetanus booster",
        "RSV vaccine at the pharmacy",
        "Must not become pregnant on methotrexate - she is using a Mirena coil",
        "Must not drive for 4 weeks",
        "Should not swim until the wound is dry",
    ],
)
def test_a_vaccine_and_a_ban_of_a_plan_are_told(line: str) -> None:
    assert line in _steps(f"RHEUMATOLOGY CLINIC\n\nPLAN\n1. Review in 3 months.\n2. {line}.\n")


@pytest.mark.parametrize("line", ["Vacuna antigripal y antineumocócica", "No vacunas vivas"])
def test_in_spanish_too(line: str) -> None:
    assert line in _steps(f"INFORME DE ALTA\n\nPLAN\n1. Dieta blanda.\n2. {line}.\n")


@pytest.mark.parametrize(
    "line",
    [
        "Flu vaccine given",
        "Declined flu vaccine",
        "Flu vaccine declined",
        "Vaccinations up to date",
        "Pneumococcal vaccine today",
        "Vaccination history reviewed",
        "Discussed flu vaccine",
        "Rash after MMR",
        "Fever post vaccination, resolved",
        "Sore arm, likely from COVID booster",
        "Should not be a problem",
        "Vaccine hesitancy",
    ],
)
def test_what_was_is_no_step(line: str) -> None:
    assert line not in _steps(f"CLINIC NOTE\n\nPLAN\n1. Review in 3 months.\n2. {line}.\n")
