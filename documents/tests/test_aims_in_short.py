"""An aim that is all its sentence is told in its words: ``INR goal 2.0 - 3.0``."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page

LIST = (
    "MEDICATION LIST\nWarfarin 5 mg tab   1 tab daily\nMetformin 500 mg   1 tab daily\n"
    "Aspirin 81 mg   1 tab daily\nLisinopril 10 mg   1 tab daily\n\nNotes:\n"
)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("INR goal 2.0 - 3.0.", True),
        ("Goal weight 180 lb.", True),
        ("Target LDL: < 70.", True),
        ("Goal met 3 days.", False),
        ("The goal was met on day 3.", False),
    ],
)
def test_a_short_aim_is_told(said: str, told: bool) -> None:
    pages = [Page(1, f"{LIST}{said}\nNext INR due 08/27/2024.\n")]
    sentences = [each.text for each in compose(pages, recognise(pages)).sentences]
    assert (f"The page says: “{said.rstrip('.')}”." in sentences) is told


@pytest.mark.parametrize(
    "line",
    [
        "Target: below 135/85 at home",
        "Risk factors: smoking and little movement",
        "Previous: knee worn on both sides",
    ],
)
def test_what_is_quoted_keeps_the_label_that_says_what_it_is(line: str) -> None:
    pages = (Page(1, f"HOME DIARY\n{line}\n"),)
    told = [sentence.text for sentence in compose(pages, recognise(pages)).sentences]
    assert f"The record says: “{line}”." in told
