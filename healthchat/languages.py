"""The languages that people can read the portal in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Literal

from django.utils import translation
from django.utils.translation import get_language

Language = Literal["en", "es"]
LANGUAGES: Final[tuple[tuple[Language, str], ...]] = (("en", "English"), ("es", "Español"))
"""Each with its own name for itself."""


def known(code: str) -> Language:
    """The language of a code (``es``, ``es-mx``); English where it is none of ours."""
    head = code.lower().partition("-")[0]
    return next((language for language, _ in LANGUAGES if language == head), "en")


def current() -> Language:
    """The language of whoever reads the page that is being made."""
    return known(get_language() or "")


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Say what is translated inside in ``language``: for streams, mails and workers."""
    with translation.override(language):
        yield
