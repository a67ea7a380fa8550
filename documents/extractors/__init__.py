"""Other readers of medical text, off by default. What they find is a suggestion, never a fact.

``configured`` gives the one that ``EXTRACTOR_URL`` names. ``documents.suggesting`` asks it; a
suggestion counts only where it stands in the page letter for letter, is shown as a suggestion
beside its place, and enters no summary, no chart and no answer.
"""

from __future__ import annotations

from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings

from documents.pipeline.suggestions import Proposal


class ExtractorError(Exception):
    """The other reader did not answer; ``code`` is stable and holds no text."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Extractor(Protocol):
    """Reads one text. Raises ``ExtractorError``."""

    @property
    def code(self) -> str:
        """A stable name for records."""

    @property
    def name(self) -> str:
        """What a person would call it."""

    def read(self, text: str) -> tuple[Proposal, ...]:
        """All that it finds, with places in ``text``."""


def configured() -> Extractor | None:
    """The reader of ``EXTRACTOR_URL`` (``comprehendmedical://REGION``), or None: none is set."""
    if not settings.EXTRACTOR_URL:
        return None
    address = urlsplit(settings.EXTRACTOR_URL)
    if address.scheme != "comprehendmedical" or not address.netloc:
        raise ValueError("EXTRACTOR_URL must be comprehendmedical://REGION")
    from documents.extractors.comprehend_medical import ComprehendMedical

    return ComprehendMedical(address.netloc)
