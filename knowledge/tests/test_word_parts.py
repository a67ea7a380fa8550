"""A word is taken apart only where its parts come out even and say what it means."""

from __future__ import annotations

import pytest

from knowledge import explaining, word_parts


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("hyperkalemia", "too much: potassium in the blood"),
        ("hypomagnesuria", "too little: magnesium in the urine"),
        ("proteinuria", "protein in the urine"),
        ("subclavicular", "below: the collarbone"),
        ("intranasal", "inside: the nose"),
        ("macrognathia", "large: the jaw"),
        ("hepatonecrosis", "death of a part of the liver"),
        ("hemimandibular", "of one half: the lower jaw"),
        ("hemicolectomy", "of one half: surgery to take out the large bowel or part of it"),
        ("gastroenterostomy", "surgery to join the stomach and the gut"),
        ("ureterostomy", "surgery to make an opening in the tube from the kidney"),
        ("sphincteroplasty", "surgery to repair a ring muscle"),
    ],
)
def test_a_word_says_what_its_parts_say(word: str, said: str) -> None:
    assert word_parts.explain(word) == said
    assert word_parts.explain(word, "es")


@pytest.mark.parametrize(
    "word",
    ["anemia", "bilingual", "postural", "melanoma", "radiology", "political", "dental", "costal",
     "interval", "hypercritical", "microbial", "leukaemia", "intracellular", "hemisphere",
     "labiaplasty", "cystadenoma", "sclerosing", "complex"],
)  # fmt: skip
def test_what_only_looks_built_of_parts_is_left_alone(word: str) -> None:
    """An end that says nothing by itself needs a front, and some words say something else."""
    assert word_parts.explain(word) is None


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ("Patchy sclerosis of the 2nd toe", "in spots"),
        ("Splayed metaphyses of the ulna", "spread apart"),
        ("Widely-spaced incisors", "far apart"),
        ("truncal ataxia", "clumsy"),
    ],
)
def test_a_sign_is_told_by_its_words(term: str, told: str) -> None:
    found = explaining.explain(term)
    assert found is not None
    assert told in found.plain
