"""A denial is told by its name alone only where nothing in the document stands against it."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.compose.wording import without_label
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def told(text: str) -> list[str]:
    pages = (Page(number=1, text=text),)
    return [each.text for each in compose(pages, recognise(pages)).sentences]


BIOPSY = """SURGICAL PATHOLOGY REPORT

FINAL DIAGNOSIS
{lines}
"""


def test_what_one_specimen_lacks_is_not_denied_of_the_other() -> None:
    said = told(
        BIOPSY.format(
            lines="A. Left lung, biopsy: granuloma. Negative for malignancy.\n"
            "B. Right lung, biopsy: squamous cell carcinoma."
        )
    )
    assert "The report says: “B. Right lung, biopsy: squamous cell carcinoma”." in said
    assert not any("no sign of" in each for each in said)
    assert "The report says: “A. Left lung, biopsy: granuloma. Negative for malignancy”." in said


def test_a_denial_whose_line_says_nothing_of_its_place_is_told_with_its_specimen() -> None:
    said = told(BIOPSY.format(lines="A. Skin, arm: melanoma.\n\nB. Skin, back.\nNo tumor is seen."))
    assert any("melanoma" in each for each in said)
    assert [each for each in said if "no sign of" in each or "No tumor" in each] == [
        "The report says: “B. Skin, back: No tumor is seen”."
    ]


@pytest.mark.parametrize("denied", ["Margins: negative for carcinoma", "Nodes: no metastasis"])
def test_a_margin_or_a_node_is_quoted_and_is_no_illness(denied: str) -> None:
    said = told(BIOPSY.format(lines=f"Colon, polyp: tubular adenoma.\n{denied}."))
    assert not any("no sign of" in each for each in said)
    assert f"The report says: “{denied}”." in said


def test_an_abbreviation_is_the_illness_that_is_named_elsewhere() -> None:
    said = told(
        "VISIT NOTE\n\nAssessment:\n- Deep vein thrombosis of the right calf.\n"
        "- No DVT in the left leg.\n- No pneumonia.\n"
    )
    assert "The note says: “No DVT in the left leg”." in said
    assert "It says there is no sign of pneumonia." in said


def test_without_a_cancer_that_is_named_a_denial_is_told() -> None:
    said = told("VISIT NOTE\n\nAssessment:\n- Gout.\n- No malignancy.\n")
    assert "It says there is no sign of malignancy." in said


def test_a_quotation_keeps_whom_it_is_told_of() -> None:
    said = told("Seen today for a talk.\nAunt: ovarian cancer.\nUncle: gout at 40.\n")
    assert not any("“ovarian" in each or "“gout" in each for each in said)
    assert without_label("Aunt: ovarian cancer") == "Aunt: ovarian cancer"
    assert without_label("Plan: rest") == "rest"
