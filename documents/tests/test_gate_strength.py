"""How strongly, how surely, how much, when and in which order: none of it shifts on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import gate
from documents.pipeline.language.sentences import number_sentences
from documents.pipeline.types import Page


def accepted(source: str, statement: str) -> bool:
    return gate.verify(statement, number_sentences((Page(1, source),))).accepted


RANKS = ("may", "can"), ("should", "ought to"), ("must", "has to")
SURE = ("may have", "could have"), ("probably has", "most likely has"), ("has",)
BOUNDS = ("more than", "over", "at least"), ("less than", "under", "at most", "up to"), ("",)
SHARES = ("rarely", "seldom"), ("sometimes",), ("usually", "mostly"), ("always",)


@given(st.sampled_from(range(3)), st.sampled_from(range(3)), st.data())
def test_what_is_asked_for_is_asked_as_strongly(one: int, other: int, data: st.DataObject) -> None:
    asked, said = (data.draw(st.sampled_from(RANKS[rank])) for rank in (one, other))
    you = said.replace("has", "have")
    source = f"The patient {asked} wear the brace at night."
    if one != other:
        assert not accepted(source, f"You {you} wear the brace at night.")
    elif asked == said:
        assert accepted(source, f"You {you} wear the brace at night.")


@given(st.sampled_from(range(3)), st.sampled_from(range(3)), st.data())
def test_no_guess_is_made_surer(one: int, other: int, data: st.DataObject) -> None:
    held, said = (data.draw(st.sampled_from(SURE[rank])) for rank in (one, other))
    you = said.replace("has", "have")
    if other > one:
        assert not accepted(f"He {held} gout.", f"You {you} gout.")


@given(st.sampled_from(range(3)), st.sampled_from(range(3)), st.integers(5, 900), st.data())
def test_no_bound_is_put_in_taken_off_or_turned(
    one: int, other: int, count: int, data: st.DataObject
) -> None:
    held, said = (data.draw(st.sampled_from(BOUNDS[rank])) for rank in (one, other))
    source = f"He walks {held} {count} meters.".replace("  ", " ")
    statement = f"You walk {said} {count} meters.".replace("  ", " ")
    if one != other:
        assert not accepted(source, statement)
    elif held == said:
        assert accepted(source, statement)


@given(st.sampled_from(range(4)), st.sampled_from(range(4)), st.data())
def test_how_often_stays(one: int, other: int, data: st.DataObject) -> None:
    held, said = (data.draw(st.sampled_from(SHARES[rank])) for rank in (one, other))
    if one != other:
        assert not accepted(f"She {held} has leg cramps.", f"You {said} have leg cramps.")
    if held != "always":
        assert not accepted(f"She {held} has leg cramps.", "You have leg cramps.")


@given(
    st.text(
        st.sampled_from("must may one of 3 before after 8:30 up to seems - ( ) , . A"), max_size=90
    )
)
def test_whatever_is_written_is_judged(text: str) -> None:
    accepted("One of 3 cultures may have grown before 8:30, it seems.", text)
    accepted(text, "One of 3 cultures may have grown before 8:30, it seems.")


@pytest.mark.parametrize(
    ("source", "statement", "true"),
    [
        ("You should avoid lifting.", "You must avoid lifting.", False),
        ("Do not lift the box.", "You must not lift the box.", True),
        ("Repeat ferritin in 3 months.", "You need another ferritin test in 3 months.", True),
        ("Consider adding losartan.", "Add losartan.", False),
        ("Consider adding losartan.", "Losartan has been added.", False),
        ("A sleep study is recommended.", "You had a sleep study.", False),
        ("The incision seems infected.", "Your incision is infected.", False),
        ("The incision seems infected.", "Your incision seems infected.", True),
        ("Findings consistent with gout.", "You have gout.", False),
        ("An epidural was placed.", "A spinal was placed.", False),
    ],
    ids=lambda value: str(value)[:28],
)
def test_strength_and_near_names(source: str, statement: str, true: bool) -> None:
    assert accepted(source, statement) is true


@pytest.mark.parametrize(
    ("source", "statement", "true"),
    [
        ("Take 2 tablets of senna.", "Take senna.", True),
        ("One of three sputum cultures grew yeast.", "Your sputum cultures grew yeast.", False),
        (
            "One of three sputum cultures grew yeast.",
            "All three sputum cultures grew yeast.",
            False,
        ),
        ("One of three sputum cultures grew yeast.", "One sputum culture grew yeast.", True),
        ("Most of the moles are flat.", "The moles are flat.", False),
        ("The swelling has mostly resolved.", "The swelling has resolved.", False),
        ("Pain starts after more than two blocks of walking.", "Pain starts after blocks.", False),
        ("Prednisone 5 mg every other day.", "Prednisone 5 mg every day.", False),
        ("Pain 3 of 10 at rest and 7 of 10 on stairs.", "Your pain is 10 on stairs.", False),
        ("Come between 6 to 7 a.m.", "Come between 7 a.m.", False),
        ("She works from 8 to 8:30 until 5.", "She works from 8:30 until 5.", False),
        ("Edema 2+ at both ankles.", "Edema up to 2+ at both ankles.", False),
        ("He is in the 5th grade.", "He is in the up to 5th grade.", False),
        ("Dose of 5 to 10 mg for the 10 kg child.", "Dose of 10 mg for the 10 kg child.", False),
    ],
    ids=lambda value: str(value)[:28],
)
def test_a_part_is_not_told_of_the_whole(source: str, statement: str, true: bool) -> None:
    assert accepted(source, statement) is true


@pytest.mark.parametrize(
    ("source", "statement", "true"),
    [
        ("The fall came before the dizziness.", "The dizziness came before the fall.", False),
        ("The fall came before the dizziness.", "The dizziness came after the fall.", True),
        ("After the fall, the dizziness began.", "The dizziness began before the fall.", False),
        (
            "Do not drink wine while taking Flagyl.",
            "Do not take Flagyl while drinking wine.",
            False,
        ),
        ("The left calf is wider than the right.", "The right calf is wider than the left.", False),
        ("The itch has gone, though mild redness persists.", "The itch persists.", False),
        ("Ferritin 90, up from 20 in May 2020.", "Ferritin was 90 in May 2020.", False),
        ("Pulse 120 on admission and 80 at discharge.", "Pulse 80 on admission.", False),
        ("Now taking losartan, previously on lisinopril.", "You now take lisinopril.", False),
        ("She was on prednisone and finished it in May.", "You are on prednisone.", False),
        ("Hepatitis A positive, hepatitis B negative.", "You do not have hepatitis A.", False),
        ("There is no clear reason for the hair loss.", "There is no hair loss.", False),
        ("He was advised against running.", "He was advised to do running.", False),
    ],
    ids=lambda value: str(value)[:28],
)
def test_order_time_and_reach(source: str, statement: str, true: bool) -> None:
    assert accepted(source, statement) is true
