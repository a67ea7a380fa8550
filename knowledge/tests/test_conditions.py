"""Names of conditions: heads, the words that belong to them, and words that only look like one."""

from __future__ import annotations

import pytest

from knowledge import conditions
from knowledge.phrases import tokenize


def named(text: str, *, listed: bool = False) -> list[str]:
    tokens = tokenize(text)
    return [
        text[tokens.starts[n.first] : tokens.ends[n.last - 1]]
        for n in conditions.names(tokens, with_degrees=listed)
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Type 2 diabetes mellitus", ["Type 2 diabetes mellitus"]),
        ("diabetes mellitus type 2", ["diabetes mellitus type 2"]),
        ("cirrhosis of the liver", ["cirrhosis of the liver"]),
        ("chronic obstructive pulmonary disease", ["chronic obstructive pulmonary disease"]),
        ("Zellinger's syndrome", ["Zellinger's syndrome"]),
        ("Alzheimer ' s disease", ["Alzheimer ' s disease"]),
        ("a flibberitis of the thumb", ["flibberitis of the thumb"]),
        ("pain and swelling", ["pain", "swelling"]),
        ("T2DM, HTN and CHF", ["T2DM", "HTN", "CHF"]),
        ("she is febrile and obese.", ["febrile", "obese"]),
        ("diabetic foot ulcer", ["diabetic foot ulcer"]),
        ("asthma  bronchitis", ["asthma", "bronchitis"]),
    ],
)
def test_a_name_holds_all_that_belongs_to_it(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "diagnosis and prognosis",
        "the disease",
        "a disorder",
        "therapy with sympathy",
        "dialysis and biopsy",
        "blood pressure 120/80",
        "a normal heart",
        "ed or ra in small letters",
        "urinalysis",
    ],
)
def test_words_that_name_no_condition(text: str) -> None:
    assert named(text) == []


def test_a_degree_is_part_of_a_name_only_in_a_list_of_diagnoses() -> None:
    assert named("severe hypertension") == ["hypertension"]
    assert named("Severe hypertension", listed=True) == ["Severe hypertension"]


def test_complaints_are_told_from_diagnoses() -> None:
    text = "hypertension with chest pain, fever, shortness of breath and pneumonia"
    kinds = [n.kind.value for n in conditions.names(tokenize(text))]
    assert kinds == ["diagnosis", "symptom", "symptom", "symptom", "diagnosis"]


def test_an_episode_ends_and_a_lasting_condition_does_not() -> None:
    assert conditions.is_episode("pneumonia")
    assert conditions.is_episode("heart attack")
    assert not conditions.is_episode("hypertension")


def test_an_abbreviation_is_spelled_out() -> None:
    assert conditions.expansion("HTN") == "hypertension"
    assert conditions.expansion("htn") == "hypertension"
    assert conditions.expansion("mi") is None
