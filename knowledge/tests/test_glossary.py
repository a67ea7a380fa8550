"""Plain words: each entry is readable, and an abbreviation is explained only where it is clear."""

from __future__ import annotations

from collections import Counter

import pytest

from knowledge import glossary


def test_every_meaning_is_one_or_two_short_sentences() -> None:
    assert all(len(t.meaning.split()) <= 24 for t in glossary.all_terms())
    assert all(1 <= t.meaning.count(".") <= 3 for t in glossary.all_terms())


def test_there_are_enough_terms_and_none_is_listed_twice() -> None:
    names = [name.lower() for t in glossary.all_terms() for name in (t.term, *t.also)]
    assert len(glossary.all_terms()) >= 1_500
    assert [name for name, count in Counter(names).items() if count > 1] == []


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("hypertension", "high blood pressure"),
        ("Myocardial Infarction", "heart attack"),
        ("Crohn’s disease", "bowel disease with swelling"),
        ("dyspnoea", "shortness of breath"),
    ],
)
def test_a_term_is_found_by_any_of_its_names(name: str, plain: str) -> None:
    assert glossary.plain_name(name) == plain


def test_an_unknown_word_is_not_explained() -> None:
    assert glossary.explain("flibbertigibbet") is None


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("SpO2 96% on RA.", "room air"),
        ("RA treated with methotrexate.", "rheumatoid arthritis"),
        ("MS contin 15 mg for pain", "morphine sulfate"),
        ("Relapsing MS, followed by neurology.", "multiple sclerosis"),
        ("PT 12.1 seconds, INR 1.0", "prothrombin time"),
        ("Referral to PT for knee exercises", "physical therapy"),
        ("PE: general: alert. HEENT: normal.", "physical exam"),
        ("CT of the chest showed a PE in the right lung.", "pulmonary embolism"),
        ("d/c home today", "discharge"),
        ("d/c this medication", "discontinue"),
    ],
)
def test_the_words_around_decide_what_an_abbreviation_means(text: str, full: str) -> None:
    assert full in [found.term for found in glossary.terms_in(text)]


@pytest.mark.parametrize("text", ["RA noted.", "MS.", "He was told about PT."])
def test_without_words_that_decide_an_abbreviation_stays_unexplained(text: str) -> None:
    short = {"RA", "MS", "PT"}
    explained = {text[found.start : found.end] for found in glossary.terms_in(text)}
    assert not explained & short


def test_an_abbreviation_counts_only_as_it_is_printed() -> None:
    assert glossary.terms_in("come or go, as well as her and ms smith") == ()


def test_what_is_explained_stands_where_it_says() -> None:
    text = "HTN and hyperlipidemia; s/p CABG."
    for found in glossary.terms_in(text):
        assert text[found.start : found.end].strip()
    assert [text[f.start : f.end] for f in glossary.terms_in(text)] == [
        "HTN",
        "hyperlipidemia",
        "s/p",
        "CABG",
    ]
