"""What our lists spell the American way is found whole, explained and translated as British."""

from __future__ import annotations

import pytest

from knowledge import glossary, spanish
from knowledge.conditions import names
from knowledge.phrases import tokenize
from knowledge.spelling import spellings


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("generalized anxiety disorder", "generalised anxiety disorder"),
        ("tumor lysis syndrome", "tumour lysis syndrome"),
        ("color blindness", "colour blindness"),
        ("esophageal varices", "oesophageal varices"),
        ("gastro-esophageal reflux disease", "gastro-oesophageal reflux disease"),
        ("fecal impaction", "faecal impaction"),
        ("hereditary angioedema", "hereditary angioedema"),
        ("systemic hypoxemic failure", "systemic hypoxaemic failure"),
        ("colorectal tumor", "colorectal tumour"),
        ("epidemic fever", "epidemic fever"),
    ],
)
def test_the_british_spelling(ours: str, theirs: str) -> None:
    assert [*spellings(ours)][-1] == theirs


@pytest.mark.parametrize(
    "name",
    [
        "generalised anxiety disorder",
        "tumour lysis syndrome",
        "colour blindness",
        "oesophageal varices",
        "gastro-oesophageal reflux disease",
        "faecal impaction",
    ],
)
def test_a_british_name_is_whole_explained_and_translated(name: str) -> None:
    text = f"She was told of {name} last year."
    tokens = tokenize(text)
    assert [text[tokens.starts[n.first] : tokens.ends[n.last - 1]] for n in names(tokens)] == [name]
    assert glossary.find(name) is not None
    assert spanish.condition(name) is not None
