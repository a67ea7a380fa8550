"""What stands below a table of medicines or values and asks for something is a next step."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text

_LIST = "DISCHARGE MEDICATIONS\nParacetamol   1g   QDS   New\nTamsulosin   400mcg   nocte\n\n"


def _steps(text: str) -> list[str]:
    said = [each["text"] for each in understand_text(text)["summary"]]
    return [each.partition("“")[2].rstrip("”.") for each in said if each.startswith("Next step")]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        (f"{_LIST}GP: please recheck BP in 1 week.\nSurgical OPD in 6 weeks.", "Surgical OPD in 6"),
        (f"{_LIST}GP: please recheck BP.\nRemoval of clips day 10 with practice nurse.", "Removal"),
        (f"{_LIST}Please recheck BP.\nNo heavy lifting for 4 weeks.", "No heavy lifting"),
        ("Lipids\nHDL 1.1 mmol/L\nComment: Not fasted. Suggest repeat within 2\nweeks.", "Suggest"),
        ("Thyroid\nTSH 6.8 mIU/L\nCOMMENT\nTSH raised: consider dose adjustment.", "TSH raised"),
        ("Plan\n- Flu and pneumococcal vaccines with your GP practice", "Flu and pneumococcal"),
        ("Discharge medications\nStopped: Ibuprofen (avoid NSAIDs)", "Stopped: Ibuprofen (avoid"),
    ],
)
def test_a_wish_below_a_list_is_a_step(text: str, step: str) -> None:
    assert any(each.startswith(step) for each in _steps(text)), _steps(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{_LIST}Take with food.\n\nRamipril 5 mg od",
        f"{_LIST}Histology awaited.",
        "Results\nFerritin 5 ug/L \nSuggests iron deficiency. Suggest clinical correlation.",
        "Impression: Fever: consider malaria.",
    ],
)
def test_what_asks_for_nothing_is_no_step(text: str) -> None:
    assert _steps(text) == []
