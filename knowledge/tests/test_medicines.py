"""The list of medicines: names, brands, combinations, and words that only look like one."""

from __future__ import annotations

import pytest

from knowledge import medicines
from knowledge.phrases import tokenize


@pytest.mark.parametrize(
    ("name", "ingredient"),
    [
        ("Lipitor", "atorvastatin"),
        ("toprol-xl", "metoprolol"),
        ("TOPROL XL", "metoprolol"),
        ("hydrocodone/acetaminophen", "hydrocodone and acetaminophen"),
        ("acetaminophen-hydrocodone", "hydrocodone and acetaminophen"),
        ("Amoxicillin-Clavulanate", "amoxicillin and clavulanate"),
        ("vitamin d3", "vitamin D3"),
    ],
)
def test_a_medicine_is_found_by_any_of_its_names(name: str, ingredient: str) -> None:
    found = medicines.find(name)
    assert found is not None
    assert found.ingredient == ingredient


def test_what_a_medicine_is_for_can_be_told() -> None:
    found = medicines.find("Zestril")
    assert found is not None
    assert found.use == "helps lower blood pressure and eases the work of the heart."


def test_every_medicine_says_what_it_is_for() -> None:
    assert len(medicines.all_medicines()) > 2000
    assert all(m.use.endswith(".") and m.ingredient.strip() for m in medicines.all_medicines())


@pytest.mark.parametrize("word", ["zorbimab", "fantapril", "novitinib", "Testafloxacin"])
def test_an_unlisted_name_is_known_by_its_ending(word: str) -> None:
    assert medicines.looks_like_medicine(word)


@pytest.mark.parametrize(
    "word", ["cholesterol", "chloesterol", "aldosterone", "kitchen", "concept", "routine", "mab"]
)
def test_other_words_with_such_endings_are_no_medicines(word: str) -> None:
    assert not medicines.looks_like_medicine(word)


def test_an_abbreviation_in_small_letters_is_a_word_and_no_medicine() -> None:
    text = "pan of asa and ca, then dex and met"
    assert [m.value.ingredient for m in medicines.index().matches(tokenize(text))] == []
