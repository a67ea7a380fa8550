"""Different things that one line explains are terms of their own, with their own Spanish names."""

from __future__ import annotations

import pytest

from knowledge import explaining, glossary, spanish


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kwashiorkor", "marasmus"),
        ("screening colonoscopy", "lung cancer screening"),
        ("written consent", "verbal consent"),
        ("avian influenza", "swine influenza"),
    ],
)
def test_what_shares_an_explanation_is_not_the_same_thing(one: str, other: str) -> None:
    first, second = glossary.find(one), glossary.find(other)
    assert first is not None
    assert second is not None
    assert first.meaning == second.meaning
    assert first.term != second.term


@pytest.mark.parametrize(("one", "other"), [("outlier", "outliers"), ("micronutrient",) * 2])
def test_other_forms_of_a_name_are_the_same_term(one: str, other: str) -> None:
    assert glossary.find(one) is glossary.find(other)


@pytest.mark.parametrize(
    ("english", "name"),
    [
        ("kwashiorkor", "kwashiorkor"),
        ("marasmus", "marasmo"),
        ("avian influenza", "gripe aviar"),
        ("swine influenza", "gripe porcina"),
        ("wet macular degeneration", "degeneración macular húmeda"),
        ("copay", "copago"),
    ],
)
def test_each_has_its_spanish_name(english: str, name: str) -> None:
    found = spanish.term(english)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("deductible", "before the plan pays"),
        ("intention to treat", "first group"),
        ("secondhand smoke", "someone else"),
        ("cross-contamination", "other food"),
        ("reasonable accommodation", "at work"),
        ("cord blood", "birth cord"),
        ("non-blanching", "stays red"),
        ("blanching", "turns pale"),
        ("low self-esteem", "little of yourself"),
    ],
)
def test_words_around_an_illness_are_explained(term: str, said: str) -> None:
    found = explaining.explain(term)
    assert found is not None
    assert said in found.plain


@pytest.mark.parametrize("word", ["claim", "mood", "walker", "recall", "ward", "falls"])
def test_an_everyday_word_is_explained_when_asked_and_marked_nowhere(word: str) -> None:
    assert explaining.explain(word) is not None
    assert glossary.terms_in(f"It was a {word} today.") == ()
