"""The language of a piece of text, as its small words tell."""

from __future__ import annotations

import pytest

from documents.pipeline.language.tongue import language_of
from documents.pipeline.types import Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Return to clinic in 6 weeks", "en"),
        ("Regrese a la clínica en 6 semanas", "es"),
        ("Hemoglobin", "en"),
        ("9.1 g/dL", "en"),
        ("", "en"),
        ("he pensado en suicidarme", "es"),
        ("I feel suicidal", "en"),
        ("cómo está mi TSH", "es"),
    ],
)
def test_small_words_tell(text: str, language: Language) -> None:
    assert language_of(text) == language
