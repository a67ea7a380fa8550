"""Whether somebody is to be resuscitated is told in the paper's own words, as no step."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def _told(text: str) -> list[str]:
    pages = [Page(1, text)]
    return [each.text for each in compose(pages, recognise(pages)).sentences]


@pytest.mark.parametrize(
    "line",
    [
        "Code status: DNR/DNI",
        "Code Status: Full code",
        "DNACPR in place",
        "ReSPECT form in place",
        "Resus status: For full resuscitation",
        "She is not for resuscitation",
        "Do not attempt resuscitation",
        "Treatment escalation plan: ward-based care",
    ],
)
def test_it_is_told_in_the_papers_words_and_is_no_step(line: str) -> None:
    for head in ("Diagnosis: Pneumonia\n", "Diagnosis: Pneumonia\n\nPLAN\nCome back in 2 weeks.\n"):
        told = _told(f"DISCHARGE SUMMARY\n\n{head}{line}.\n")
        assert told.count(f"The note says: “{line}”.") == 1
        assert not any("Next step" in each and line in each for each in told)


@pytest.mark.parametrize(
    "line",
    [
        "Code status: [ ] Full [ ] DNR",
        "Do you have a DNR order?",
        "A DNR order means that no one will try to restart the heart.",
        "His mother was DNR.",
        "Code status was not discussed.",
        "DNI: 00000000T",
    ],
)
def test_what_is_asked_or_taught_or_of_another_is_not(line: str) -> None:
    visit = "Medicines: aspirin 75 mg once a day, ramipril 5 mg once a day.\nHe has gout.\n"
    told = _told(f"VISIT NOTE\n\n{visit}Follow up in 2 weeks.\nRest.\n\n{line}\n")
    assert not any(line.rstrip(".") in each for each in told)


def test_a_step_on_the_form_stays_a_step() -> None:
    told = _told("DISCHARGE SUMMARY\n\nPLAN\nGP to please review the ReSPECT form in 2 weeks.\n")
    assert any("Next step" in each and "ReSPECT" in each for each in told)
