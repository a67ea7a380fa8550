"""What might go wrong, what was said before, and that no visit is planned is nothing to be done."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.notes import find_followups
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page

_LETTER = (
    "SAMPLE CLINIC\n\nDear Mrs Testperson,\n\nDiagnosis: Sprain\nAllergy: penicillin\n\n"
    "Medication: metformin 1 g twice a day, aspirin 75 mg\n\n"
    "I saw you in clinic today with your ankle. {}\n\nYours sincerely\n\nDr Madeup\n"
)


def _steps(text: str) -> list[str]:
    return [" ".join(each.text.split()) for each in find_followups([Page(1, text)])]


def _told(text: str) -> list[str]:
    pages = [Page(1, text)]
    return [each.text for each in compose(pages, recognise(pages)).sentences]


@pytest.mark.parametrize(
    "line",
    [
        "The risks are bleeding, infection, a\nscar and a small chance that it could come back.",
        "The possible complications include bleeding and needing to return to theatre.",
        "We discussed the risks of the procedure, including the need to return to hospital.",
        "He was told to see his GP.",
        "She was advised to return in two weeks but did not attend.",
        "You should have received your appointment by now.",
        "Referred to cardiology in 2019.",
    ],
)
def test_what_asks_for_nothing_is_no_step(line: str) -> None:
    assert _steps(_LETTER.format(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "The risks are bleeding and infection, so please call us if you have a fever.",
        "He was told to see his GP if it gets worse.",
        "She has been advised to see her dentist.",
        "He was told to come back in two weeks.",
        "If you should have a fever, call us.",
        "She will be referred to cardiology in 2028.",
    ],
)
def test_what_asks_for_something_stays(line: str) -> None:
    assert _steps(_LETTER.format(line)) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "No hospital follow up",
        "Not for further memory clinic follow up",
        "No further follow-up planned",
        "No routine follow-up has been arranged",
        "No dermatology follow up is required",
        "Follow up: None",
        "Follow-up: not required",
        "He has been discharged from clinic",
        "I have not arranged any further follow-up",
    ],
)
def test_that_no_visit_is_planned_is_quoted(line: str) -> None:
    text = _LETTER.format(f"\n\n{line}.")
    assert _steps(text) == []
    assert f"The letter says: “{line}”." in _told(text)


@pytest.mark.parametrize(
    "line", ["No follow up needed unless symptoms return", "Not lost to follow up"]
)
def test_other_words_are_not_taken_for_it(line: str) -> None:
    assert f"The letter says: “{line}”." not in _told(_LETTER.format(f"\n\n{line}."))


def test_by_when_one_may_object_is_told_with_its_sentence() -> None:
    text = (
        "SAMPLE HEALTH PLAN\n\nDear Mr. Sample:\n\nWe denied your request for an MRI.\n\n"
        "Your right to appeal\n"
        "You, or someone you choose, may appeal this decision within 180 days of this letter.\n"
        "Send your appeal to: Appeals Department, P.O. Box 30, Sampletown.\n"
    )
    told = " ".join(_told(text))
    assert "may appeal this decision within 180 days of this letter" in told
    assert "P.O. Box 30, Sampletown" in told
    assert "“Your right to appeal”" not in told
