"""A course that is kept for a bad spell is told with what it is kept for, never as taken now."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


@pytest.mark.parametrize(
    "text",
    [
        "Plan:\n1. Action plan given: prednisone 50 mg x 5 days and doxycycline 100 mg bid x 7"
        " days\n   for flare-ups. Go to ER if blue.",
        "Medications:\nPrednisone 50 mg daily x 5 days for flare-ups",
        "Medications:\nColchicine 500 mcg bd for gout flares",
        "Action plan:\nPrednisolone 30 mg daily x 5 days\nAmoxicillin 500 mg tds x 5 days",
        "Standby antibiotics given: doxycycline 100 mg bd for 5 days.",
        "Tratamiento:\nPrednisona 30 mg al día 5 días para las crisis",
    ],
)
def test_what_is_kept_for_a_bad_spell_is_left_to_its_words(text: str) -> None:
    found = understand_text(text)
    assert {each["intent"] for each in found["medications"]} == {"open"}
    assert not any(
        word in each["text"]
        for each in found["summary"]
        for word in (" lists ", "took or were given", "enumera")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Medications:\nPrednisolone 40 mg daily for 5 days for COPD exacerbation",
        "Medications:\nAzithromycin 250 mg daily for prevention of exacerbations",
        "Medications:\nPropranolol 40 mg bd to prevent migraine attacks",
        "Medications:\nAmlodipine 5 mg daily. In case of chest pain call 999.",
        "He was given prednisolone 40 mg for a flare-up of asthma in 2019.",
    ],
)
def test_what_is_taken_or_was_given_is_told_as_that(text: str) -> None:
    assert {each["intent"] for each in understand_text(text)["medications"]} == {"done"}
