"""Texts in small letters or in capitals only: read as if they had the capitals they would have."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthchat.llm.deidentify import find
from healthchat.llm.deidentify.casing import with_capitals
from tests.work import no_runaway, steps_of


def _left(text: str) -> str:
    """The text with a dash for everything that is masked."""
    shown = list(text)
    for found in find(text):
        shown[found.start : found.end] = "-" * (found.end - found.start)
    return "".join(shown)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("please tell j. varga that i am late", "j. varga"),
        ("we flew to gothenburg and met terrence vrolik", "gothenburg"),
        ("she moved to lake zorbeville in the spring", "lake zorbeville"),
        ("he lives in brooklyn, ny with a cat", "brooklyn, ny"),
        ("was seen at saint zorba medical center twice", "saint zorba medical center"),
        ("the bill of vrolik & sons came today", "vrolik & sons"),
        ("he works for copper lantern toys and is tired", "copper lantern toys"),
        ("our shop is at 41 king zorba road, come by", "41 king zorba road"),
        ("thanks!\nzayda", "zayda"),
        ("my new code is k1a 0b1, write there", "k1a 0b1"),
        ("pay it to gb29 nwbk 6016 1331 9268 19 please", "gb29 nwbk 6016 1331 9268 19"),
        ("they sent it to peadar o'vrolik by mail", "peadar o'vrolik"),
        ("PLEASE CALL ZELDA VROLIK ABOUT THE BILL", "ZELDA VROLIK"),
        ("HE WAS TREATED AT ZORBA MEDICAL CENTER IN MAY", "ZORBA MEDICAL CENTER"),
        ("PAY IT TO GB29 NWBK 6016 1331 9268 19 PLEASE", "GB29 NWBK 6016 1331 9268 19"),
        ("THE FIRM OF VROLIK AND SONS MOVED TO GRAZ", "VROLIK AND SONS"),
    ],
)
def test_a_name_without_its_capital_is_masked(text: str, gone: str) -> None:
    start = text.index(gone)
    shown = _left(text)[start : start + len(gone)]
    assert not any(ch.isalnum() for ch in shown), shown


@pytest.mark.parametrize(
    "text",
    [
        "i have had chest pain since last night and it will not go away",
        "does the blood test say that my iron is low?",
        "it hurts at the local hospital's gym, on the way up the hill",
        "is it safe to take two pills a day with food",
        "tengo dolor de cabeza y mareo desde ayer",
        "me duele la rodilla cuando subo la escalera de casa",
        "THE PATIENT WAS GIVEN FLUIDS AND SENT HOME IN GOOD HEALTH",
        "NO CHANGE SINCE THE LAST VISIT, PAIN IS STILL MILD",
        "SHE SLEEPS WELL AND EATS WELL",
    ],
)
def test_what_names_nobody_stays(text: str) -> None:
    assert _left(text) == text


def test_a_text_with_capitals_is_left_as_it_is() -> None:
    text = "Zelda came. then mr vrolik left, from iceland"
    assert with_capitals(text) == text


@given(st.text(alphabet=st.sampled_from("abzéßıŉǆ '’.-,&\n5@/ABZÉİ"), max_size=80))
def test_no_letter_moves(text: str) -> None:
    given_capitals = with_capitals(text)
    assert len(given_capitals) == len(text)
    assert all(
        one.casefold() == other.casefold() or one.lower() == other.lower()
        for one, other in zip(given_capitals, text, strict=True)
    )


@pytest.mark.parametrize(
    "piece", ["zorba ", "a b. ", "at zorba ", "5 zorba ", "&", "work for x y "]
)
def test_a_long_text_without_capitals_ends(piece: str) -> None:
    with no_runaway():
        with_capitals(piece * 4_000)


@pytest.mark.parametrize("piece", ["at zorba ", "5 zorba ", "call 1 ", "is lane ltd "])
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    find(piece)  # reads the dictionary
    single, double = (steps_of(partial(find, piece * times)) for times in (300, 600))
    assert double < 2.4 * single
