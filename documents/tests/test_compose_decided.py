"""What a payer decides is told in its own words, and is no medicine that anybody takes."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page

DENIED = (
    "Meadow Health Plan\nApril 14, 2026\nRe: Prior authorization for methotrexate\n"
    "Dear Ms. Sample:\n"
    "Your request for methotrexate has been denied because it is not on our list.\n"
    "Reason: No other medicine was tried first.\n"
    "You must file your appeal within 90 days of this letter.\n"
)


def told(text: str) -> list[str]:
    pages = [Page(1, text)]
    return [each.text for each in compose(pages, recognise(pages)).sentences]


def test_a_denial_its_reason_and_the_time_to_object_are_told() -> None:
    found = " ".join(told(DENIED))
    assert "“Your request for methotrexate has been denied because" in found
    assert "“Reason: No other medicine was tried first”" in found
    assert "Next step: “You must file your appeal within 90 days of this letter”" in found


def test_what_is_asked_of_a_payer_is_no_medicine_that_was_taken() -> None:
    pages = [Page(1, DENIED)]
    assert not recognise(pages).medications
    pages = [Page(1, "Medications\nMethotrexate 15 mg weekly - needs prior authorization\n")]
    assert [each.name for each in recognise(pages).medications] == ["Methotrexate"]


@pytest.mark.parametrize("label", ["Decision: Denied", "Status: Denied.", "Outcome: NOT APPROVED"])
def test_a_decision_behind_a_label_is_told_with_its_reason(label: str) -> None:
    head = "Meadow Health Plan\nNotice about your claim\nJune 3, 2026\nDear Ms. Sample,\n"
    reason = "Reason: prior authorization was not obtained."
    found = " ".join(told(f"{head}Service: MRI of the back\n{label}\n{reason}\n"))
    assert f"“{label.rstrip('.')}. {reason.rstrip('.')}”" in found


def test_what_a_payer_misses_in_the_file_nobody_is_free_of() -> None:
    for head in ("Meadow Health Plan\nMember ID: X01\nClaim number: 02\n\n", ""):
        text = (
            f"{head}June 3, 2026\nDear Ms. Sample,\nYour request for coverage of semaglutide was"
            " denied because you do not have a diagnosis of type 2 diabetes on file.\n"
        )
        assert not any("no sign" in each for each in told(text))
        assert any("“Your request for coverage" in each for each in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "The pain plan was approved by her.\n\nShe feels well.\n",
        "Assessment\nThe rash has covered the arm.\n",
        "Reason: cough.\nShe coughs at night.\n",
    ],
)
def test_without_a_payer_there_is_no_decision(text: str) -> None:
    assert sum("Reason" in each or "covered" in each for each in told(text)) <= 1


def test_tests_under_a_title_of_what_is_pending_are_told_each() -> None:
    found = told(
        "DISCHARGE SUMMARY\nDiagnosis: Gout\n\nPENDING AT DISCHARGE\n"
        "14-day heart monitor\nUrine culture\n"
    )
    assert "The note says: “PENDING AT DISCHARGE: 14-day heart monitor”." in found
    assert "The note says: “PENDING AT DISCHARGE: Urine culture”." in found


LETTER = (
    "Meadow Health Plan\nMember ID: X01\nJuly 22, 2024\n\n"
    "Service requested: MRI lumbar spine (CPT 72148)\nRequesting provider: Olivia Mock, MD\n\n"
    "Dear Ms. Sample:\nWe are not able to approve this request.\n\n"
    "Reason for our decision: The records show that you have back pain. They do\nnot show that you "
    "have completed physical therapy.\nReviewer: A. Mock, MD\n\n"
    "Mail your appeal to:  Meadow Appeals Dept., P.O. Box 40190, Elmford, NE 68104\n"
    "Fax: 402-555-0139\n\nPharmacy: 402-555-0111\nFax: 402-555-0112\n"
)


@pytest.mark.parametrize(
    "words",
    [
        "Service requested: MRI lumbar spine (CPT 72148)",
        "They do not show that you have completed physical therapy",
        "Mail your appeal to: Meadow Appeals Dept., P.O. Box 40190, Elmford, NE 68104",
        "Fax: 402-555-0139",
    ],
)
def test_what_was_denied_why_and_where_to_object_is_told_whole(words: str) -> None:
    assert f"“{words}”" in " ".join(told(LETTER))


@pytest.mark.parametrize("words", ["402-555-0112", "Reviewer", "Requesting provider"])
def test_what_is_no_part_of_the_reason_or_of_the_way_to_object_is_not(words: str) -> None:
    assert words not in " ".join(told(LETTER))
