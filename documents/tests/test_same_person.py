"""One person in many spellings is one, another is told; what spelling can't tell is unsure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline.persons.same_person import Agreement, Printed, agreement

BORN = "1980-02-29"
SAME, UNSURE, DIFFERS = Agreement


def agree(printed: str, name: str, born: str = "") -> Agreement:
    return agreement(Printed(printed, born), [name], [BORN])


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("QUILL, MARA J", "Mara Quill"),
        ("Mara Quill Jr.", "Mara Quill"),
        ("Mrs. Mara Quill", "Mara Quill"),
        ("M. Quill", "Mara Quill"),
        ("Mara Quill-Brandt", "Mara Quill"),
        ("Mara Anne Quill", "Mara Beth Quill"),
        ("Quill Brandt Mara", "Mara Quill Brandt"),
        ("Jörg Müßner", "Joerg Muessner"),
        ("MARIA LOPEZ", "María López Ruiz"),
        ("de la Fuente, Inés", "Ines Delafuente"),
        ("Pat O'Hare", "Patricia OHare"),
        ("Bob Quill", "Robert Quill"),
        ("Pepe Ruiz", "José Ruiz"),
        ("Wu, Li", "Li Wu"),
    ],
)
def test_one_person_in_many_ways(printed: str, name: str) -> None:
    assert agree(printed, name) is SAME
    assert agree(name, printed) is SAME
    assert agree(printed, name, "29.02.1980") is SAME
    assert agree(printed, name, "02/29/80") is SAME


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Otto Brandt", "Mara Quill"),
        ("Vera Quill", "Mara Quill"),
        ("V. Quill", "Mara Quill"),
        ("Mara Brandt", "Mara Quill"),
        ("Juan Ruiz Sol", "Ana Ruiz Sol"),
    ],
)
def test_another_name_is_another_person_unless_the_birthday_is_the_same(
    printed: str, name: str
) -> None:
    assert agree(printed, name) is DIFFERS
    assert agree(printed, name, "1953-11-02") is DIFFERS
    assert agree(printed, name, "02/28/1980") is DIFFERS
    assert agree(printed, name, "02/29/1980") is UNSURE
    assert agreement(Printed(printed), [name], []) is DIFFERS


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Mario Quill", "Maria Quill"),
        ("Mara Qui1l", "Mara Quill"),
        ("Mara Anne Brandt", "Mara Anne Quill"),
    ],
)
def test_what_spelling_cannot_tell_is_unsure_until_a_birthday_tells(
    printed: str, name: str
) -> None:
    assert agree(printed, name) is UNSURE
    assert agree(printed, name, "1980-02-29") is SAME
    assert agree(printed, name, "1953-11-02") is DIFFERS


def test_the_day_alone() -> None:
    assert agree("", "Mara Quill", "29 Feb 1980") is SAME
    assert agree("", "Mara Quill", "28 Feb 1980") is UNSURE  # a slip
    assert agree("", "Mara Quill", "2 Nov 1953") is DIFFERS
    assert agree("Mara Quill", "Mara Quill", "2 Nov 1953") is DIFFERS  # a namesake
    assert agree("Mara Quill", "Mara Quill", "28 Feb 1980") is UNSURE


def test_one_word_is_not_a_whole_name() -> None:
    assert agree("Demo", "Mara Quill") is UNSURE
    assert agree("Quill", "Mara Quill") is SAME
    assert agree("Vera Quill", "Quill") is SAME


def test_nothing_printed_says_nothing() -> None:
    assert agree("", "Mara Quill") is SAME
    assert agreement(Printed("Otto Brandt"), [], []) is SAME


def test_any_name_that_somebody_had_will_do() -> None:
    assert agreement(Printed("Mara Brandt"), ["Mara Quill", "Mara Brandt"], []) is SAME


_NAMES = st.text(
    st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=3, max_size=9
)


@given(given=_NAMES, second=_NAMES, family=_NAMES)
def test_order_case_and_initials_never_make_another_person(
    given: str, second: str, family: str
) -> None:
    name = f"{given} {second} {family}"
    for printed in (
        f"{family}, {given} {second}",
        f"{family.upper()}, {given.upper()}",
        f"{given} {second[0]}. {family}",
        f"{family} {given} {second}",
    ):
        assert agree(printed, name) is SAME, printed
