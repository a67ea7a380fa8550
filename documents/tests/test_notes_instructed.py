"""What tells somebody to do or leave something is a next step; what tells how it was is none."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import find_followups
from documents.pipeline.types import Page


def steps(text: str) -> list[str]:
    return [each.text for each in find_followups([Page(1, text)])]


@pytest.mark.parametrize(
    "line",
    [
        "Do not take naproxen with this.",
        "No bending below the waist for 3 weeks.",
        "Keep the cast dry.",
        "Nothing to eat after 10 PM.",
        "Arrive at 6:40 at the side door.",
        "Please come fasting for your blood draw.",
        "You may drink water until 4 AM.",
        "If the bandage gets wet, change it.",
        "Stop taking ginkgo 5 days before the operation.",
        "RTO 5 wks.",
        "Rpt ferritin 2/12.",
        "Recheck potassium in 9 days.",
        "2WW referral made.",
        "We will ring you with the swab result.",
        "I have requested a bone scan.",
        "A repeat ultrasound in 4 months is advised.",
        "Lung nodule has grown, biopsy recommended.",
        "Next injection: 8 weeks.",
    ],
)
def test_a_bid_is_a_next_step(line: str) -> None:
    assert line in steps(f"Plan:\nRest was good.\n{line}\n")
    assert line in steps(f"Clinic letter\n\n{line}\n")


@pytest.mark.parametrize(
    "line",
    [
        "Rest pain in the left foot.",
        "Change in vision over two days.",
        "Repeat labs were normal.",
        "Follow-up of asthma.",
        "She was referred to the eye clinic in 2018.",
        "He had follow-up with the kidney team and was discharged.",
        "They do not notice much at night.",
        "She cannot walk far.",
        "No vomiting for 3 days.",
        "No biopsy is recommended.",
        "Clinical correlation is recommended.",
        "I do not believe she will need surgery.",
        "She was advised to lose weight last year.",
        "Goal: walk more each day.",
        "Weakness is due to the stroke.",
    ],
)
def test_what_tells_how_it_is_or_was_is_none(line: str) -> None:
    assert steps(f"Clinic letter\n\n{line}\n") == []
    assert steps(f"History:\n{line}\n") == []


def test_lines_below_a_short_entry_are_no_part_of_it() -> None:
    text = (
        "Diagnosis: Wrist sprain\n\nWear the splint at night.\nDo not lift with this hand.\n"
        "Ice it for 15 minutes.\nSoft grip only for 4 days.\n"
    )
    assert steps(text) == text.strip().split("\n")[2:]
    assert steps("Reason for visit: Repeat labs in 3 weeks\nCough.\n") == []


def test_a_line_without_a_verb_bids_only_among_others_that_do() -> None:
    sheet = "Keep it clean.\nAvoid the sun.\nDo not scratch.\nSoft shoes for 2 weeks.\n"
    assert "Soft shoes for 2 weeks." in steps(sheet)
    assert steps("Soft stools for 2 weeks.\n") == []


def test_how_a_medicine_is_taken_is_told_with_the_medicine() -> None:
    assert steps("Plan:\nTake amlodipine 5 mg once daily.\n") == []
    assert steps("Plan:\nDo not take amlodipine on the day of the test.\n") != []


def test_a_talk_between_people_bids_nothing() -> None:
    talk = "Doctor: Take a deep breath.\nPatient: Okay.\nDoctor: Keep your arm still.\n"
    assert steps(talk) == []


@pytest.mark.parametrize("line", ["No levantar peso.", "Dieta blanda.", "Evitar el sol."])
def test_spanish_bids(line: str) -> None:
    text = f"Recomendaciones al alta:\n{line}\nControl en 2 meses.\n"
    assert line in steps("INFORME DE ALTA\nEl paciente ingresó por dolor.\n" + text)


@pytest.mark.parametrize(
    "line",
    [
        "They put her arm in a sling.",
        "The rash should settle in a few days.",
        "No smoking or alcohol intake.",
        "See psychiatric evaluation.",
        "There is an increased need to use the inhaler.",
        "Strict return precautions given.",
    ],
)
def test_a_prophecy_or_a_tale_is_no_bid(line: str) -> None:
    assert steps(f"Clinic letter\n\n{line}\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "A grown-up must stay with you tonight.",
        "An endocrine referral should be considered.",
        "Pt to bring a hearing aid.",
        "Physio referral done.",
        "We will review her in five months.",
        "I would appreciate it if you could arrange a bone scan.",
    ],
)
def test_what_ought_to_be_done_is_a_step_wherever_it_stands(line: str) -> None:
    assert line in steps(f"Diagnosis: broken wrist\n\nShe came on Monday. {line}\n")


def test_a_bid_behind_another_on_its_line_is_one_too() -> None:
    text = "Clinic letter\n\nShe did well. Please use the cream at night. Check the skin weekly.\n"
    assert "Check the skin weekly." in steps(text)
