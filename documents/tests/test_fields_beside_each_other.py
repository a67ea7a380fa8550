"""Several tests with words behind a colon on one line: each value once, none another's usual."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def _rows(text: str) -> list[tuple[str, str, str | None]]:
    rows = recognise([Page(1, text)]).labs
    assert not any(row.needs_review for row in rows)
    return [(row.name, row.value, row.ref_text) for row in rows]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "Colour : Pale yellow    Sp. Gravity : 1.015    Albumin : Nil    Sugar : Present (+)",
            [("Colour", "Pale yellow"), ("Sp. Gravity", "1.015"), ("Albumin", "Nil"),
             ("Sugar", "Present (+)")],
        ),
        (
            "Pus cells : 2-3 /hpf    RBC : Nil              Ketones : Absent",
            [("Pus cells", "2-3"), ("RBC", "Nil"), ("Ketones", "Absent")],
        ),
        (
            "Albumin: Trace    Sugar: Nil    Nitrite: Negative",
            [("Albumin", "Trace"), ("Sugar", "Nil"), ("Nitrite", "Negative")],
        ),
        (
            "Urine dip: Blood: ++    Protein: Trace   Nitrites: Negative",
            [("Blood", "++"), ("Protein", "Trace"), ("Nitrites", "Negative")],
        ),
        ("Reaction : Acidic   Protein : ++", [("Reaction", "Acidic")]),
    ],
)  # fmt: skip
def test_each_has_its_own_words(line: str, found: list[tuple[str, str]]) -> None:
    rows = _rows(f"URINE ROUTINE\n{line}\n")
    assert rows == [(name, value, None) for name, value in found]


@pytest.mark.parametrize("usual", ["Reference range : Negative", "Ref: Negative"])
def test_the_usual_words_behind_a_label_stay(usual: str) -> None:
    ((_, value, expected),) = _rows(f"URINE ROUTINE\nProtein : Negative    {usual}\n")
    assert value == "Negative"
    assert expected in (usual, "Negative")


def test_another_tests_words_are_not_told_as_the_usual() -> None:
    pages = [Page(1, "URINE ROUTINE\nAlbumin : Nil    Sugar : Present (+)\n")]
    told = [each.text for each in compose(pages, recognise(pages)).sentences]
    assert not any("usual result" in each for each in told)
    assert any("sugar" in each.lower() and "Present (+)" in each for each in told)
