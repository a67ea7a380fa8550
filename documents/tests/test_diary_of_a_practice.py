"""The diary of a GP's print-out tells what is due and when; a diary of headaches tells no step."""

from __future__ import annotations

from datetime import date

import pytest

from documents.pipeline.compose.next_steps import next_steps
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Findings, Page

_HEAD = "SAMPLE SURGERY\nPatient summary   Printed 05-Aug-2025\n\nName: Mrs M Testperson\n\n"


def _found(text: str) -> Findings:
    return recognise([Page(1, _HEAD + text)])


@pytest.mark.parametrize("title", ["Diary", "Recalls", "Diary entries:", "Recalls and diary"])
def test_each_row_is_a_step_with_its_day(title: str) -> None:
    found = _found(
        f"Repeat Medication\nMetformin 500mg tablets   One twice a day\n\n{title}\n"
        "   01-Nov-2025   Diabetic review due\n   Oct-2025      Influenza vaccination due\n"
        "   Asthma review            Due Mar-2026\n   15-Jan-2026   Dementia annual review\n"
        "                             End of summary   Page 1 of 1\n"
    )
    assert [(" ".join(each.text.split()), each.on) for each in next_steps(found)] == [
        ("01-Nov-2025 Diabetic review due", date(2025, 11, 1)),
        ("Oct-2025 Influenza vaccination due", None),
        ("Asthma review Due Mar-2026", None),
        ("15-Jan-2026 Dementia annual review", date(2026, 1, 15)),
    ]
    assert not found.appointments
    assert not found.conditions


@pytest.mark.parametrize(
    "row",
    [
        "01-Nov-2024   Diabetic review completed",
        "Influenza vaccination   declined Oct-2024",
        "End of report",
        "Usual doctor   Dr Mock",
    ],
)
def test_a_row_that_is_over_or_of_something_else_is_none(row: str) -> None:
    found = _found(f"Diary\n01-Nov-2025   Diabetic review due\n{row}\n")
    assert [each.text for each in next_steps(found)] == ["01-Nov-2025 Diabetic review due"]


@pytest.mark.parametrize(
    "text",
    [
        "Diary\nMonday headache 5/10\n01-Nov-2025  headache 6/10, check of pills\n",
        "Food diary\n12 Mar 2025  eggs, no check\n",
        "Recalls\nShe recalls falling on 12 Mar 2025.\n",
    ],
)
def test_other_diaries_head_no_steps(text: str) -> None:
    assert not next_steps(_found(text))
