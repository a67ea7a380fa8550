"""Patterns of word classes, and how far what they say reaches: rules, each by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline.speech.context import Scopes, status_of
from documents.pipeline.speech.cue_patterns import Line, PatternIndex
from knowledge.phrases import tokenize

CLASSES = {"not": ("not", "t"), "out": ("exclude", "rule out"), "surely": ("entirely", "yet")}


def found(pattern: str, sentence: str) -> list[tuple[int, int, tuple[int, int] | None]]:
    index: PatternIndex[str] = PatternIndex(CLASSES)
    index.add(pattern, "said")
    line = Line(tokenize(sentence).words)
    places = (index.at(line, place) for place in range(len(line.words)))
    return [(each.first, each.last, each.inside) for each in places if each is not None]


@pytest.mark.parametrize(
    ("pattern", "sentence", "places"),
    [
        ("can <not> <surely>? <out>", "We can't entirely rule out gout", [(1, 6, None)]),
        ("can <not> <surely>? <out>", "We can not exclude gout", [(1, 4, None)]),
        ("can <not> <surely>? <out>", "We can exclude gout", []),
        ("no *2 sign of", "no clear early sign of gout", [(0, 5, None)]),
        ("no *2 sign of", "no clear, early sign of gout", []),
        ("prophyla~ for", "prophylactically for gout", [(0, 2, None)]),
        ("ruled {3} out", "ruled old gout out", [(0, 4, (1, 3))]),
        ("from § **3 to §", "from § 10 mg to §", [(0, 6, None)]),
        ("from § **1 to §", "from § 10 mg to §", []),
    ],
    ids=["apostrophe", "plain", "undenied", "gap", "comma", "prefix", "inside", "slots", "far"],
)
def test_a_pattern_matches_what_it_says(
    pattern: str, sentence: str, places: list[tuple[int, int, tuple[int, int] | None]]
) -> None:
    assert found(pattern, sentence) == places


@pytest.mark.parametrize(
    ("sentence", "name", "status"),
    [
        # A clause with a verb of its own ends what went before; a list's next item does not.
        ("Denies gout and then reports asthma.", "asthma", "present"),
        ("Denies gout and asthma.", "asthma", "absent"),
        ("No ulcer or polyp, and mild gastritis.", "gastritis", "present"),
        # One denial undoes another.
        ("She does not deny asthma.", "asthma", "present"),
        ("It is not the case that he has no asthma.", "asthma", "present"),
        ("No asthma, no gout.", "gout", "absent"),
        # An act that was not done says nothing of what it was for.
        ("He did not attend for his asthma.", "asthma", "present"),
        ("He did not report asthma.", "asthma", "absent"),
        # What a short reply says is of its own item alone; a verb's is of the whole list.
        ("Asthma, gout neg.", "Asthma", "present"),
        ("Asthma, gout neg.", "gout", "absent"),
        ("Asthma and gout were denied.", "Asthma", "absent"),
        # Who tells of it is not who has it.
        ("His sister noticed the gout.", "gout", "present"),
        ("She lives with a son who has asthma.", "asthma", "family"),
        # A relative's illness at an age is the relative's.
        ("Mother died of melanoma aged 50.", "melanoma", "family"),
        ("Measles aged 5.", "Measles", "past"),
        # Signs in front of the names.
        ("(+) gout (-) asthma", "gout", "present"),
        ("gout (-) asthma (+)", "gout", "absent"),
        ("(-) gout, asthma, migraine", "asthma", "absent"),
        ("ROS: (-) gout, asthma or migraine", "migraine", "absent"),
        ("(-) gout, asthma (+) migraine", "migraine", "present"),
        ("(+) gout, asthma, (-) migraine", "asthma", "present"),
        ("(-) gout, has asthma", "asthma", "present"),
        # What is likely to be the cause, and of what.
        ("The most likely cause of her asthma is reflux.", "asthma", "present"),
        ("The most likely cause of her asthma is reflux.", "reflux", "possible"),
        ("We are concerned about his asthma.", "asthma", "present"),
        ("We are concerned about asthma.", "asthma", "possible"),
    ],
)
def test_how_far_a_cue_reaches(sentence: str, name: str, status: str) -> None:
    start = sentence.index(name)
    assert status_of(sentence, start, start + len(name)) == status


_WORDS = st.sampled_from(
    """no not denies gout asthma , and or but ; . has mother if ruled out history of ? ( ) - + neg
    cannot exclude resolved aged 5 ago two years the without never he § last was""".split()
)


@given(st.lists(_WORDS, min_size=1, max_size=25))
def test_every_word_of_every_sentence_has_a_status(words: list[str]) -> None:
    tokens = tokenize(" ".join(words))
    scopes = Scopes(tokens)
    for place in range(len(tokens)):
        assert scopes.status(place, place + 1)
