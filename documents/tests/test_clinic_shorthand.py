"""What a clinic writes in shorthand is told as a step, with who has to do it."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import find_conditions, find_followups
from documents.pipeline.notes.findings.procedures import find_procedures
from documents.pipeline.types import FollowUp, Page, Status

_LETTER = (
    "SAMPLE HOSPITAL\n\nDear Dr Example\n\nDiagnosis: COPD\nInvestigations: FEV1 45% predicted\n\n"
    "Thank you for referring this man. He is stable. {}\n\nYours sincerely\nDr A Mock\n"
)


def _steps(text: str) -> list[FollowUp]:
    return list(find_followups([Page(1, text)]))


@pytest.mark.parametrize(
    "line",
    [
        "OPD 6/52.",
        "OPA 3/12.",
        "RV 3/12 with the respiratory nurse.",
        "Bloods 4/52.",
        "U&E 1/52 at GP.",
        "Urate at GP in 4 weeks.",
        "Blood tests every four weeks please.",
        "GP to check U&Es in 1 week please.",
        "He is to have a sleep study.",
        "His bloods to be repeated at the surgery in two weeks.",
    ],
)
def test_shorthand_is_a_step_in_the_run_of_a_letter_and_in_a_list(line: str) -> None:
    for text in (_LETTER.format(line), f"OUTCOME\n{line[:-1]}\nHe is well.\n"):
        assert any(line.rstrip(".") in each.text for each in _steps(text))


def test_who_has_to_do_it_is_told() -> None:
    found = _steps(_LETTER.format("GP to check U&Es in 1 week please. Bloods in 4 weeks please."))
    assert [each.asked for each in found] == ["GP", "Dr Example"]


@pytest.mark.parametrize(
    "line",
    [
        "Cough 3/52.",
        "Physio for 6/52.",
        "Bloods 6/12 ago.",
        "Blood tests since 4/52.",
        "Echo took 2 weeks.",
        "He was asked to sign, please.",
    ],
)
def test_how_long_something_was_is_no_step(line: str) -> None:
    assert not _steps(_LETTER.format(line))


def test_an_operation_to_come_in_for_was_not_done() -> None:
    pages = [Page(1, "Dear Mr Mock\n\nYour operation: hernia repair\nTCI 12/06/2026 07:30\n")]
    assert all(each.status is not Status.PAST for each in find_conditions(pages))
    assert all(str(each.stage) != "done" for each in find_procedures(pages))


@pytest.mark.parametrize("line", ["Head injury advice given", "Asthma information provided"])
def test_advice_on_an_illness_names_nobodys(line: str) -> None:
    assert not find_conditions([Page(1, f"A&E DISCHARGE\nTreatment: splint\nOther: {line}\n")])
