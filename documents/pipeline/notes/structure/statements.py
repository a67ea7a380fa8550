"""A sentence, list item or table row of a document, with where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from documents.pipeline.speech import cues
from documents.pipeline.speech.context import Scopes
from documents.pipeline.types import Language, Page, Source
from knowledge.phrases import Tokens, tokenize


@dataclass(slots=True)
class Statement:
    """A sentence, list item or table row: characters ``start:end`` of ``page``.

    ``title`` is the heading above it as printed; ``lead`` the line that leads in the list it is an
    item of (``Call if you have:``). ``item`` says that it begins a line, a list item or its
    section's body. The ``page`` of a page with Spanish on it has lost its accents, letter for
    letter: ``Outline.printed`` gives what is found there the words that are printed.
    """

    page: Page
    start: int
    end: int
    section: str
    item: bool
    title: str = ""
    lead: str = ""
    language: Language = "en"
    _tokens: Tokens | None = field(default=None, repr=False)
    _scopes: Scopes | None = field(default=None, repr=False)

    @property
    def text(self) -> str:
        """The statement as printed."""
        return self.page.text[self.start : self.end]

    @property
    def tokens(self) -> Tokens:
        """Its words; offsets are the page's."""
        if self._tokens is None:
            self._tokens = tokenize(self.page.text, self.start, self.end)
        return self._tokens

    @property
    def scopes(self) -> Scopes:
        """Its cues."""
        if self._scopes is None:
            self._scopes = Scopes(self.tokens, cues.speech(self.language))
        return self._scopes

    def source(self, start: int, end: int) -> Source:
        """A place on the statement's page."""
        return Source(self.page.number, start, end)
