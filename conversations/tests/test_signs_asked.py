"""Pressure, pulse and weight: where they were measured, and what only sounds like them."""

from __future__ import annotations

import pytest

from conversations.answering import core
from conversations.answering.types import Outcome
from conversations.tests.test_answering import record, words

URINE = record(
    b"""BROOK LABORATORY
Collected: 2026-05-04

URINALYSIS
Test        Result     Reference range
Blood       +          Negative
Protein     Negative   Negative
""",
    "urine.txt",
)
DIARY = record(
    b"""HOME BLOOD PRESSURE LOG

Date          Morning    Evening
03/04/2026    151/92     144/87
03/05/2026    149/90     143/85
""",
    "log.txt",
)
LETTER = record(
    b"""KIDNEY CLINIC
Date of visit: 2026-05-11

The blood pressure today was 133/79 and her weight was 71 kg.
Call us for a weight gain of more than 2 kg in 3 days.
""",
    "letter.txt",
)
ALL = (URINE, DIARY, LETTER)


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("How high is my blood pressure at home?", "151/92 144/87", "133/79"),
        ("What was my blood pressure at the kidney clinic?", "133/79", "151/92"),
        ("What is my blood pressure?", "133/79", "“+”"),
        ("How much do I weigh?", "weight was 71 kg", "gain"),
        ("Is there blood in my urine?", "“+”", "133/79"),
    ],
)
def test_a_sign_is_told_where_it_was_measured(question: str, told: str, not_told: str) -> None:
    answer = core.answer(question, ALL)
    assert told in words(answer)
    assert not_told not in words(answer)


def test_a_diary_is_known_by_its_title() -> None:
    text = b"""My home blood pressure
Ada Sample

Thursday 9 April 08:00   146/91   72   Before breakfast
Friday 10 April 08:10    141/88   70
"""
    said = words(core.answer("What is my blood pressure at home?", (record(text, "d.txt"), URINE)))
    assert "146/91" in said
    assert "141/88" in said


def test_mine_in_spanish_is_no_illness() -> None:
    text = b"Her father had an MI at 62.\n\nPLAN\nSee cardiology again on 2026-12-01.\n"
    letter = record(text, "letter.txt")
    said = words(core.answer("¿Cuándo es mi cita con Cardiología?", (letter,), "es"))
    assert "cardiology" in said
    assert "father" not in said


@pytest.mark.parametrize(
    "question", ["What is my blood type?", "How high was my blood pressure on the plane?"]
)
def test_a_word_of_a_name_is_no_name(question: str) -> None:
    answer = core.answer(question, (URINE,))
    assert answer.outcome is Outcome.NOT_FOUND
    assert "“+”" not in words(answer)
