"""Rows of medicines whose strength looks like a range: they are no results of tests."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page


def _names(text: str) -> list[str]:
    return [row.name for row in find_labs([Page(1, text)])]


@pytest.mark.parametrize("head", ["CONTINUE", "NEW", "CHANGED", "STOP TAKING", "Keep taking these"])
def test_a_title_of_what_is_done_with_medicines_heads_no_results(head: str) -> None:
    text = f"YOUR MEDICATIONS\n{head}\n  sacubitril-valsartan 24-26 mg       1 tablet twice a day\n"
    assert _names(text) == []


@pytest.mark.parametrize(
    "row",
    [
        "carbidopa-levodopa 25-100 mg   2 tabs three times a day",
        "lisinopril-hctz 20-12.5 mg     1 tablet daily",
        "Unheardofine-otherol 8-500 mg  1-2 capsules at night",
        "Losartán-hidroclorotiazida 50-12.5 mg   1 comprimido al día",
    ],
)
def test_how_many_are_taken_is_no_value(row: str) -> None:
    assert _names(f"{row}\n") == []


@pytest.mark.parametrize(
    "row", ["Lithium   0.8 mmol/L   0.4-1.0", "Digoxin level   1.1 ng/mL   0.8-2.0"]
)
def test_the_level_of_a_medicine_is_a_result(row: str) -> None:
    assert len(_names(f"MEDICATION LEVELS\n{row}\n")) == 1


def test_results_below_a_word_alone_are_still_results() -> None:
    assert _names("Sodium 136 mmol/L 133-146\n\nNEW\nPotassium 3.1 mmol/L 3.5-5.1\n") == [
        "Sodium",
        "Potassium",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Results\nCreatinine 1.0 mg/dL (0.6-1.3)\neGFR 88\n", ["Creatinine", "eGFR"]),
        ("Hb 132 g/L\nFerritin 18\nFolate 6.2\n", ["Hb", "Ferritin", "Folate"]),
        ("Sodium 136 mmol/L\nCalcium 500\n", ["Sodium"]),
        ("Sodium 136 mmol/L\nIron 65 mg\n", ["Sodium"]),
        ("Sodium 136 mmol/L\n\nPSA 10 days\n", ["Sodium"]),
    ],
)
def test_a_test_and_its_figure_right_below_a_row_is_one(text: str, names: list[str]) -> None:
    assert _names(text) == names
