"""What forms and sheets print beside what they say: where one signs, when something was asked."""

from __future__ import annotations

from documents.pipeline.understand import understand_text


def _summary(text: str) -> list[str]:
    return [each["text"] for each in understand_text(text)["summary"]]


def test_where_one_signs_is_no_step() -> None:
    text = (
        "FOLLOW-UP\nStitches out in 5 days at your doctor's office.\n"
        "I have read and understand these instructions.\nPatient signature: ______   Date: ______\n"
    )
    steps = [each for each in _summary(text) if each.startswith("Next step")]
    assert len(steps) == 1


def test_soap_and_water_are_no_medicine() -> None:
    found = understand_text("Keep the wound dry, then wash gently with soap and water.")
    assert not found["medications"]


def test_how_active_a_disease_is_names_none() -> None:
    text = "IMPRESSION:\n1. Seropositive rheumatoid arthritis, moderate disease activity.\n"
    found = understand_text(text)["conditions"]
    assert "moderate disease" not in [each["text"].lower() for each in found]


def test_the_day_of_a_request_is_not_the_letters() -> None:
    text = (
        "BLUE HEALTH PLAN\n\nOctober 2, 2025\n\nMember ID: 000\n"
        "Date of request: September 26, 2025\n\nDear Mr. Sample:\n\nThe request is denied.\n"
    )
    assert "It is dated 26 September 2025." not in _summary(text)
