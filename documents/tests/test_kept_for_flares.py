"""A course that is kept for a bad spell is told with what it is kept for, never as taken now."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _told(text: str) -> list[str]:
    return [each["text"] for each in understand_text(text)["summary"]]


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


@pytest.mark.parametrize(
    "row",
    [
        "Amlodipine 5 mg daily if BP over 140/90",
        "Lactulose 15 ml bd if constipated",
        "Warfarin 5 mg daily unless told otherwise",
        "Omeprazole 20 mg daily while taking ibuprofen",
        "Vitamin D 1000 units daily while on steroids",
    ],
)
def test_what_a_medicine_hangs_on_is_told_with_it(row: str) -> None:
    told = _told(f"Medications\n- {row}\n- Ramipril 5 mg daily\n")
    assert any(f"says: “{row}”" in each for each in told)
    assert [each for each in told if " lists " in each] == [
        "The record lists ramipril 5 mg, once a day."
    ]


@pytest.mark.parametrize(
    "row", ["Paracetamol 1 g qds if needed", "Ibuprofen 400 mg tds with food if required"]
)
def test_as_needed_is_how_it_is_taken(row: str) -> None:
    assert any(" lists " in each for each in _told(f"Medications\n- {row}\n"))
