"""An IgE against one thing is told by its whole name and never as the total IgE."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.labs import find_labs
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def read(text: str) -> list[tuple[str, str | None, str]]:
    return [(row.name, row.analyte, row.value) for row in find_labs((Page(1, text),))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("His peanut IgE was 22 kU/L.", [("peanut IgE", None, "22")]),
        ("Peanut-specific IgE 22 kU/L", [("Peanut-specific IgE", None, "22")]),
        ("IgE to cat was 5 kU/L", [("IgE to cat", None, "5")]),
        ("IgE (peanut) 22 kU/L", [("IgE (peanut)", None, "22")]),
        ("Ara h 2 IgE 15 kU/L", [("Ara h 2 IgE", None, "15")]),
        (
            "Egg IgE: 4.5 kU/L; milk IgE: 4.5 kU/L; dust mite IgE 12",
            [("Egg IgE", None, "4.5"), ("milk IgE", None, "4.5"), ("dust mite IgE", None, "12")],
        ),
        (
            "Your total IgE was 300 kU/L and your grass pollen IgE was 40 kU/L.",
            [("total IgE", "ige", "300"), ("grass pollen IgE", None, "40")],
        ),
        (
            "We saw him in the allergy clinic, where we found that his peanut\nIgE was 22 kU/L.",
            [("peanut IgE", None, "22")],
        ),
    ],
)
def test_of_what_it_is(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "IgE 220 kU/L",
        "His IgE was 220 kU/L.",
        "Serum IgE 220 kU/L",
        "He is allergic to milk, IgE 220 kU/L.",
        "He is allergic to dust - IgE 220 kU/L.",
        "Allergic to peanut\nIgE 220 kU/L",
    ],
)
def test_the_total_stays(text: str) -> None:
    assert [(analyte, value) for _, analyte, value in read(text)] == [("ige", "220")]


def test_it_is_told_so() -> None:
    pages = (Page(1, "His peanut IgE was 22 kU/L."),)
    told = [sentence.text for sentence in compose(pages, recognise(pages)).sentences]
    assert "Your peanut IgE is 22 kU/L." in told
    assert "Your IgE is 22 kU/L." not in told
