"""A document in its own words: the text as it was read, each sentence with its place, terms marked.

The same for a file that holds text and for a scan. What stands between sentences (bullets, numbers
of a list, line breaks) is shown as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.pipeline.language.sentences import split
from documents.pipeline.language.tongue import language_of
from documents.pipeline.types import Page, Reader, Source
from documents.places import Place, Places
from documents.term_marks import Mark, Run, Words, runs_of


@dataclass(frozen=True, slots=True)
class OwnSentence:
    """A sentence and its place; ``place`` is None for what stands between sentences."""

    runs: tuple[Run, ...]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page's text. ``by_ocr``: it was a picture, and a machine read the words."""

    number: int
    by_ocr: bool
    sentences: tuple[OwnSentence, ...]

    @property
    def language(self) -> str:
        """The language that its words are in."""
        return language_of(" ".join(run.text for each in self.sentences for run in each.runs))


@dataclass(frozen=True, slots=True)
class OwnText:
    """Some pages of the document."""

    pages: tuple[OwnPage, ...]

    @property
    def by_ocr(self) -> bool:
        """Whether any page was read from a picture."""
        return any(page.by_ocr for page in self.pages)


def own_text(pages: Sequence[Page], words: Words, places: Places) -> OwnText:
    """The pages in their own words."""
    return OwnText(
        tuple(
            OwnPage(
                page.number,
                page.reader is Reader.OCR,
                tuple(_sentences(page, words.on(page.number), places)),
            )
            for page in pages
        )
    )


def _sentences(page: Page, marks: Sequence[Mark], places: Places) -> Iterator[OwnSentence]:
    position = 0
    for start, end in split(page.text):
        if position < start:
            yield OwnSentence(tuple(runs_of(page.text, position, start, marks)))
        place = places.of(Source(page.number, start, end))
        yield OwnSentence(tuple(runs_of(page.text, start, end, marks)), place)
        position = end
    if position < len(page.text):
        yield OwnSentence(tuple(runs_of(page.text, position, len(page.text), marks)))
