"""A next step says who is asked to do it; whatever is asked of a doctor is no patient's task."""

from __future__ import annotations

import pytest

from documents.pipeline.compose.care import followup_sentences
from documents.pipeline.compose.language import SPANISH
from documents.pipeline.compose.next_steps import next_steps
from documents.pipeline.notes import find_followups
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def asked(text: str) -> dict[str, str]:
    return {each.text: each.asked for each in find_followups([Page(1, text)])}


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("GP to recheck the sodium in 4 weeks.", "GP"),
        ("PCP: please repeat the urine test in 2 weeks.", "PCP"),
        ("District nurse to remove the stitches in 8 days.", "District nurse"),
        ("See your GP in 2 weeks.", ""),
        ("Please bring your glasses.", ""),
    ],
)
def test_who_is_named_is_asked(line: str, who: str) -> None:
    assert asked(f"Plan:\n{line}\n") == {line: who}


def test_a_title_says_who_is_asked_as_far_as_its_lines_go() -> None:
    text = (
        "Actions for GP:\n- Repeat ferritin in 6 weeks.\n"
        "- Advice to patient: avoid tea with iron.\n\nCall us if you feel faint.\n"
    )
    assert list(asked(text).values()) == ["GP", "", ""]


def test_a_letter_to_a_doctor_asks_the_doctor() -> None:
    body = (
        "I would be grateful if you could check her iron in five weeks.\nPlease stop the drops.\n"
    )
    told = asked(f"Dear Dr Nettle,\n\nRe: Ms Ada Rowan\n\n{body}")
    assert set(told.values()) == {"Dr Nettle"}
    assert set(asked(f"Dear Ms Rowan,\n\n{body}").values()) == {""}


def test_a_step_cites_the_line_that_says_who_is_asked() -> None:
    text = "Actions for GP:\n- Repeat ferritin in 6 weeks.\n"
    (step,) = find_followups([Page(1, text)])
    (said,) = followup_sentences([step], "letter")
    assert [text[at.start : at.end] for at in said.sources] == [
        "Actions for GP",
        "Repeat ferritin in 6 weeks.",
    ]


def test_the_summary_and_the_list_say_so() -> None:
    found = recognise([Page(1, "Plan:\nGP to recheck the sodium in 4 weeks.\n")])
    (english,) = followup_sentences(found.followups, "letter")
    assert english.text == "Next step, asked of “GP”: “GP to recheck the sodium in 4 weeks”."
    (spanish,) = followup_sentences(found.followups, "letter", SPANISH)
    assert "se pide a “GP”" in spanish.text
    (step,) = next_steps(found)
    assert step.asked == "GP"


def test_an_item_over_the_page_cites_its_lead_too() -> None:
    pages = [
        Page(1, "Follow-up\nRing the ward if:\n- your leg swells\n"),
        Page(2, "- you cough blood\n"),
    ]
    last = find_followups(pages)[-1]
    assert last.text == "Ring the ward if you cough blood"
    (said,) = followup_sentences([last], "letter")
    assert [pages[at.page - 1].text[at.start : at.end] for at in said.sources] == [
        "Ring the ward if:",
        "you cough blood",
    ]


def test_what_stands_under_the_next_title_is_not_asked_of_the_first() -> None:
    text = (
        "Actions for GP\n1. Please repeat ferritin in 6 weeks.\n"
        "Actions for hospital\nHand clinic appointment in 5 weeks.\n"
    )
    who = asked(text)
    assert who["Please repeat ferritin in 6 weeks."] == "GP"
    assert who.get("Hand clinic appointment in 5 weeks.") != "GP"
