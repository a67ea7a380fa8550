"""A step keeps whose it is and what it hangs on, and what only signs or denies is none."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import find_followups
from documents.pipeline.types import Page


def _steps(text: str) -> list[str]:
    return [" ".join(each.text.split()) for each in find_followups([Page(1, text)])]


def test_what_is_due_later_is_not_due_now() -> None:
    text = (
        "Immunization Record\n\nVaccine  Dose  Date given\nTdap  1  01/02/2020\n\n"
        "Vaccines due now\n  COVID-19 2023-24\nVaccines due later\n  Influenza   due 09/01/2024\n"
    )
    assert _steps(text) == [
        "Vaccines due now – COVID-19 2023-24",
        "Vaccines due later – Influenza due 09/01/2024",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Plan:\nRest.\nRed flags: fever, severe pain. Go to the ER.\n",
            "Red flags: fever, severe pain. Go to the ER.",
        ),
        (
            "HOSPITAL EJEMPLO\n\nPlan:\nReposo.\nDatos de alarma: fiebre alta, vómito intenso. "
            "Acudir a urgencias.\n",
            "Datos de alarma: fiebre alta, vómito intenso. Acudir a urgencias.",
        ),
        (
            "Medications\nRamipril 2.5 mg OD\n\nPatient information: Return to hospital if you "
            "become more breathless,\nconfused or have bleeding.\n",
            "Return to hospital if you become more breathless, confused or have bleeding.",
        ),
    ],
)
def test_what_a_call_hangs_on_stands_with_it(text: str, told: str) -> None:
    assert told in _steps(text)


def test_what_a_gp_is_asked_below_the_medicines_is_the_gps() -> None:
    text = (
        "Medications\nRamipril 2.5 mg OD\n\nGP actions: Please repeat U&E in 1 week.\n"
        "Please arrange chest X-ray in 6 weeks.\n"
    )
    found = find_followups([Page(1, text)])
    assert [(each.text, each.asked) for each in found] == [
        ("Please repeat U&E in 1 week.", "GP"),
        ("Please arrange chest X-ray in 6 weeks.", "GP"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "GP action: None. For information only.",
        "Podiatry - not needed this year",
        "Dr Jo Mock, RMO   Pager 4410",
        "Reviewed with patient by: L. Example RN",
        "655 Sample Rose Dr, Sampletown 00000   T 555-555-0121   F 555-555-0122",
    ],
)
def test_what_denies_or_signs_is_no_step(line: str) -> None:
    assert _steps(f"Follow up:\nClinic in 3 weeks\n{line}\n") == ["Clinic in 3 weeks"]


@pytest.mark.parametrize(
    "line",
    ["Physio not needed unless the pain goes on", "Dr Mock 6 weeks: July 11, 2024 at 10:30"],
)
def test_what_hangs_on_something_stays(line: str) -> None:
    assert line in _steps(f"Follow up:\nClinic in 3 weeks\n{line}\n")


def test_who_the_patient_is_stays_so() -> None:
    text = "Patient information: Rae Sample, 44 years\nTake home: none\n\nPlan:\nRest well today.\n"
    assert _steps(text) == ["Rest well today."]
