"""What is to be taken in some case keeps its "if", with a comma or without one."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _told(text: str) -> str:
    return " ".join(each["text"] for each in understand_text(text)["summary"])


@pytest.mark.parametrize(
    "sentence",
    [
        "If your peak flow falls below 220 take prednisolone 40 mg a day for 5 days",
        "If you get a chest infection start prednisolone 40 mg daily for 5 days",
        "When your breathing gets worse take prednisolone 40 mg daily for 5 days and call us",
        "Should your peak flow fall below 200 have prednisolone 40 mg daily for 5 days",
    ],
)
def test_it_is_told_with_its_case_and_not_as_taken(sentence: str) -> None:
    told = _told(f"Medication: salbutamol as required.\n{sentence}.\n")
    assert sentence in told
    assert "lists prednisolone" not in told


def test_it_is_not_what_was_stopped_before() -> None:
    told = _told(
        "Medication: salbutamol as required. Prednisolone stopped in August.\n"
        "If your peak flow falls below 220 take prednisolone 40 mg a day for 5 days.\n"
    )
    assert "prednisolone 40 mg was stopped" not in told
    assert "prednisolone was stopped" in told
    assert "If your peak flow falls below 220 take prednisolone 40 mg a day for 5 days" in told


def test_what_is_taken_as_needed_or_every_day_stays_listed() -> None:
    told = _told("Medications: take paracetamol 1 g if needed. Take bisoprolol 5 mg daily.")
    assert "lists bisoprolol 5 mg, once a day" in told


@pytest.mark.parametrize(
    "sentence",
    [
        "Our asthma nurse will check your inhaler technique on 24 November at 10.15 am",
        "The specialist nurse will ring you next week with the results",
        "The district nurse will remove your clips on day 10",
    ],
)
def test_what_the_staff_will_do_is_a_step(sentence: str) -> None:
    assert f"Next step: “{sentence}”." in _told(f"Dear Mrs Sample\n{sentence}.\n")
