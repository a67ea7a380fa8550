"""A count in a column of its own: two tablets of 40 mg are not 40 mg; 28 tablets are a month's."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page

_HEAD = "Drug                      Dose        Route   Freq      Qty\n"


def _dose(text: str) -> tuple[str, str]:
    (found,) = recognise([Page(1, f"MEDICATIONS\n{text}\n")]).medications
    return " ".join((found.dose or "").split()), found.intent.value


@pytest.mark.parametrize(
    ("row", "dose", "intent"),
    [
        ("Salbutamol 100mcg inh     2 puffs     INH     PRN", "100mcg inh 2 puffs", "done"),
        ("Furosemide 40mg tablets   2 tabs      PO      OM", "40mg tablets 2 tabs", "done"),
        ("Metformin            500 mg      2 tablets     twice daily", "500 mg 2 tablets", "done"),
        ("Metformin | 500 mg | 2 tablets | twice daily", "500 mg", "open"),
        ("Furosemide 40 mg    OD    2 tablets", "40 mg", "open"),
        # One is what the strength says; a week or a month of them is handed out.
        ("Omeprazole 20mg capsules     OD     28 capsules", "20mg", "done"),
        ("Clarithromycin 500mg      BD     10 tablets", "500mg", "done"),
        ("Ramipril 5mg tablets      28 tablets      OD", "5mg", "done"),
    ],
)
def test_a_count_in_a_cell_is_told_or_the_row_is(row: str, dose: str, intent: str) -> None:
    assert _dose(row) == (dose, intent)


@pytest.mark.parametrize(
    ("row", "dose"),
    [
        ("Salbutamol 100mcg inh     2 puffs     INH     PRN", "100mcg inh 2 puffs"),
        ("Bisoprolol 2.5mg tablets  1 tab       PO      OD        7 tablets", "2.5mg"),
        ("Lorazepam 1mg tablets     1 tab       PO      BD        2 tablets", "1mg"),
        ("Amlodipine 5mg tablets    28 tablets  PO      OD", "5mg"),
    ],
)
def test_the_head_of_the_column_says_what_is_counted(row: str, dose: str) -> None:
    assert _dose(_HEAD + row) == (dose, "done")
