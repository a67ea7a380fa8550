"""What the prose of a letter asks for in the midst of a sentence is told, and the aims it sets."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.notes import find_followups
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page

_LETTER = (
    "SAMPLE CLINIC\n\nDear Mrs Testperson,\n\nDiagnosis: Type 2 diabetes\nAllergy: penicillin\n\n"
    "Medication: metformin 1 g twice a day, aspirin 75 mg\n\n"
    "I saw you in clinic today with your knee. {}\n\nYours sincerely\n\nDr Madeup\n"
)


def _steps(line: str) -> list[str]:
    pages = [Page(1, _LETTER.format(line))]
    return [" ".join(each.text.split()) for each in find_followups(pages)]


def _told(line: str) -> list[str]:
    pages = [Page(1, _LETTER.format(line))]
    return [each.text for each in compose(pages, recognise(pages)).sentences]


@pytest.mark.parametrize(
    "line",
    [
        "You should have your INR checked in the 3 days before\nthe operation, below 3.5.",
        "He should have his feet checked every year.",
        "She will need to have another ultrasound in six months.",
        "Mrs Sample should have an annual blood test with her GP.",
        "If you notice a lump or a sore which\ndoes not heal please see your GP.",
        "If the pain has not settled please make an appointment with your GP.",
        "Should the swelling come back please re-refer.",
    ],
)
def test_what_is_asked_in_the_midst_of_a_sentence_is_a_step(line: str) -> None:
    assert _steps(line) == [" ".join(line.split())]


@pytest.mark.parametrize(
    "line",
    [
        "He must have an infection of the chest.",
        "He should have had a scan last year.",
        "She must have had a check elsewhere.",
        "You should have a good result from the treatment.",
        "If you would like the details please see the attached leaflet.",
        "Should you have a scan?",
        "When he was admitted he was asked about this.",
    ],
)
def test_a_guess_a_reproach_and_a_pointer_are_none(line: str) -> None:
    assert _steps(line) == []


def test_when_it_is_to_be_is_not_cut_off() -> None:
    line = (
        "I recommend that the lump is removed under local anaesthetic and we have put you on "
        "the list for this. It should be done within 8 weeks."
    )
    assert f"Next step: “{line[:-1]}”." in _told(line)


@pytest.mark.parametrize(
    "line",
    [
        "His HbA1c target is below 58 mmol/mol.",
        "The target for her blood pressure is 130/80.",
        "We are aiming for an LDL below 1.8.",
        "Su objetivo de peso es 70 kg.",
    ],
)
def test_an_aim_that_is_set_is_quoted(line: str) -> None:
    assert f"The letter says: “{line[:-1]}”." in _told(line)


@pytest.mark.parametrize(
    "line", ["The target of the study was 80 people.", "His goal is to walk 2 miles."]
)
def test_other_aims_are_not(line: str) -> None:
    assert not any("target" in each or "goal" in each for each in _told(line))


def test_a_sentence_that_is_told_as_a_step_is_not_quoted_again() -> None:
    pages = [Page(1, "Dear Mrs Testperson,\n\nHe should have his feet checked every year.\n")]
    told = [each.text for each in compose(pages, recognise(pages)).sentences]
    assert told[1:] == ["Next step: “He should have his feet checked every year”."]


@pytest.mark.parametrize(
    "line",
    [
        "He is aware that he must not drive.",
        "You should have your INR checked before the operation.",
        "If you notice a rash please stop it and see your GP.",
    ],
)
def test_what_runs_on_below_the_medicines_is_read_too(line: str) -> None:
    assert (
        find_followups([Page(1, f"Medication: lamotrigine 100 mg bd\n\n{line}\n")])[0].text == line
    )


@pytest.mark.parametrize(
    "line",
    [
        "Take metoprolol with a sip of water.",
        "Take half of your insulin the night before surgery.",
    ],
)
def test_what_is_to_be_taken_for_one_day_is_a_step(line: str) -> None:
    pages = [Page(1, f"PREOPERATIVE INSTRUCTIONS\n\nHold metformin that morning.\n{line}\n")]
    told = [each.text for each in compose(pages, recognise(pages)).sentences]
    assert f"Next step: “{line[:-1]}”." in told
