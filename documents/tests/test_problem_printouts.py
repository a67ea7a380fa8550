"""A print-out of a list of problems: titles beside columns, its kind, and which checks are due."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import classify_kind, find_conditions, find_followups
from documents.pipeline.types import Kind, Page, Status

LIST = """ELMFORD PRIMARY CARE                 Problem List
Patient: Mara Q. Testname            DOB: 01/02/1963

{active}
Type 1 diabetes mellitus             04/1981      08/15/2024
Osteopenia                           05/2022      02/19/2024

{over}
Iron deficiency anemia               2011         2013
Pneumonia, left lower lobe           12/2018      01/2019

SURGICAL HISTORY
Hysterectomy                         2011
"""


@pytest.mark.parametrize(
    ("active", "over"),
    [
        (
            "ACTIVE PROBLEMS         Noted      Last reviewed",
            "RESOLVED PROBLEMS    Noted   Resolved",
        ),
        ("Active Problem List     Onset   Updated", "Resolved Problem List    Onset   End date"),
        ("Current Problems     Date noted   Status", "Past Problems\tDate\tResolved"),
        ("ACTIVE PROBLEMS", "INACTIVE PROBLEMS      ICD-10 code    Noted"),
    ],
)
def test_what_stands_below_a_title_with_columns_has_its_status(active: str, over: str) -> None:
    page = Page(1, LIST.format(active=active, over=over))
    told = {each.text: each.status for each in find_conditions([page])}
    assert told["Type 1 diabetes mellitus"] is told["Osteopenia"] is Status.PRESENT
    assert told["Iron deficiency anemia"] is told["Pneumonia"] is Status.PAST


def test_a_day_in_the_column_of_what_is_resolved_says_that_it_is_over() -> None:
    text = (
        "PROBLEM LIST      Noted     Resolved\nPneumonia    12/2018     01/2019\nAsthma    2001\n"
    )
    told = {each.text: each.status for each in find_conditions([Page(1, text)])}
    assert told == {"Pneumonia": Status.PAST, "Asthma": Status.PRESENT}


def test_the_head_of_a_table_below_a_title_does_not_end_it() -> None:
    text = "PAST PROBLEMS\nProblem        Date       Comments\nPneumonia      2018       mild\n"
    told = {each.text: each.status for each in find_conditions([Page(1, text)])}
    assert told == {"Pneumonia": Status.PAST}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (LIST.format(active="ACTIVE PROBLEMS", over="RESOLVED PROBLEMS"), Kind.OTHER),
        ("Patient Problem List\nMara Testname\n\nActive problems\nAsthma\n\nSurgical history\n"
         "Appendectomy 2001\n\nSocial history\nNever smoked.\n", Kind.OTHER),
        ("PROBLEM LIST\nAsthma\n\nSUBJECTIVE\nShe coughs.\n\nASSESSMENT\nAsthma.\n\nPLAN\n"
         "Inhaler.\n", Kind.VISIT_NOTE),
        ("CLINIC NOTE\nProblem list\nAsthma\n\nSocial history\nNo smoker.\n", Kind.VISIT_NOTE),
    ],
)  # fmt: skip
def test_a_list_of_problems_is_no_visit(text: str, kind: Kind) -> None:
    assert classify_kind([Page(1, text)]) is kind


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Mammogram             Due 01/2025", True),
        ("Dilated eye exam      Overdue", True),
        ("Pneumococcal vaccine: overdue since 03/01/2024", True),
        ("Colonoscopy | Due soon", True),
        ("Foot exam - due now", True),
        ("Colonoscopy           Up to date, next 2029", False),
        ("Mammogram             Done 01/2024", False),
        ("Mammogram             Due to family history", False),
        ("Mammogram             Not due", False),
        ("Pap test              Declined, was due 2023", False),
    ],
)
@pytest.mark.parametrize("title", ["HEALTH MAINTENANCE", "CARE GAPS", "PREVENTIVE CARE"])
def test_a_check_that_is_due_is_told_and_no_other(title: str, row: str, told: bool) -> None:
    text = f"Allergies\nNone known\n\n{title}\n{row}\nTetanus shot    Up to date\n"
    assert [each.text for each in find_followups([Page(1, text)])] == ([row] if told else [])
