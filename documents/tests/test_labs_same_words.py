"""A result in words that is the expected one, printed in other letters."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import vocabulary


@pytest.mark.parametrize(
    ("found", "expected"),
    [("Non-reactive", "Non-Reactive"), ("NON REACTIVE", "non-reactive"), ("Straw", "STRAW")],
)
def test_the_same_words_agree(found: str, expected: str) -> None:
    assert vocabulary.agrees(found, expected) is True


@pytest.mark.parametrize(
    ("found", "expected"), [("Amber", "Straw"), ("A+", "A-"), ("", ""), ("--", "-")]
)
def test_other_words_and_none_are_not_taken_for_the_same(found: str, expected: str) -> None:
    assert vocabulary.agrees(found, expected) is not True
