"""Where to go, and for what, said without a verb: nobody has what they are to come back for."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.problems.conditions import find_conditions
from documents.pipeline.notes.steps.followups import find_followups
from documents.pipeline.types import Page, Status


def _statuses(text: str) -> dict[str, Status]:
    return {each.text: each.status for each in find_conditions((Page(1, text),))}


@pytest.mark.parametrize(
    "line",
    [
        "ER for trouble breathing, drooling, unable to\nswallow or stiff neck.",
        "To ED for any stiff neck.",
        "ED for stiff neck, palpitations or syncope.",
        "RTC for stiff neck or vomiting.",
        "Straight to A&E with stiff neck or rash.",
        "911 for stiff neck or seizure.",
        "Return to the ER with sudden stiff neck.",
        "Go to ER if stiff neck.",
        "Return for fever or\nstiff neck.",
        "Come back with stiff neck or vomiting.",
        "Call 911 for seizure,\nstiff neck.",
    ],
)
def test_what_to_come_back_for_is_no_complaint_and_is_told_as_a_step(line: str) -> None:
    text = f"VISIT NOTE\nPlan:\nRest at home.\n{line}\n"
    assert set(_statuses(text).values()) == {Status.HYPOTHETICAL}
    whole = " ".join(line.rstrip(".").split())
    told = [" ".join(step.text.split()) for step in find_followups((Page(1, text),))]
    assert any(whole in step for step in told)


@pytest.mark.parametrize(
    "line",
    [
        "ER for stiff neck last week.",
        "ER for stiff neck, LP negative.",
        "HPI: ER for stiff neck or headache.",
        "Seen in the ER for stiff neck.",
        "He was sent to the ER for stiff neck.",
        "Back pain, stiff neck.",
    ],
)
def test_what_somebody_went_for_is_still_theirs(line: str) -> None:
    found = _statuses(f"VISIT NOTE\n{line}\n")
    assert found["stiff neck"] is not Status.HYPOTHETICAL


@pytest.mark.parametrize(
    "line",
    [
        "Acudir a urgencias por fiebre, rigidez de nuca o\ndisnea.",
        "Llamar al 112 ante dolor torácico o síncope.",
        "Vuelva a urgencias si fiebre o vómitos.",
    ],
)
def test_what_a_spanish_paper_says_to_come_for_is_no_complaint(line: str) -> None:
    assert set(_statuses(f"INFORME DE ALTA\nPlan: {line}\n").values()) == {Status.HYPOTHETICAL}


def test_what_somebody_came_for_in_spanish_is_theirs() -> None:
    found = _statuses("INFORME DE URGENCIAS\nAcude a urgencias por fiebre y disnea.\n")
    assert set(found.values()) == {Status.PRESENT}
