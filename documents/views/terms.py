"""What a document's page shows of its words: how much of it to read, and what each word means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest

from accounts.preferences import depth_of
from documents.own_words import OwnText, own_text
from documents.pipeline.compose.depth import short
from documents.pipeline.types import Findings, Page, Summary, SummarySentence
from documents.places import Place, Places
from documents.presentation import Part, ShownPage, show_summary
from documents.term_marks import Word, Words, find_words, mark_segments
from healthchat.leaves import Leaf, leaf_of

SENTENCES_AT_ONCE = 150
"""How many sentences of a summary a page has at most."""
_AT_ONCE = 12


@dataclass(frozen=True, slots=True)
class ExplainedPart:
    """A part of the summary and the words of it that are explained beside it."""

    part: Part
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class ListedWord:
    """A word of the list, and the first place where it stands."""

    word: Word
    place: Place


@dataclass(frozen=True, slots=True)
class WordList:
    """All words that are explained; the hardest stand open."""

    hardest: tuple[ListedWord, ...]
    others: tuple[ListedWord, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The pane of words: a summary in parts, or the document's own text."""

    depth: str
    words: Words
    parts: tuple[ExplainedPart, ...] = ()
    own: OwnText | None = None
    leaf: Leaf[SummarySentence] | None = None

    def without(self, is_left_out: Callable[[Part], bool]) -> Reading:
        """The same without some parts of the summary."""
        return replace(self, parts=tuple(each for each in self.parts if not is_left_out(each.part)))


def read(
    request: HttpRequest,
    summary: Summary,
    findings: Findings,
    pages: Sequence[Page],
    places: Places,
) -> Reading:
    """The words of a document as deep as the person wants them; asks ``places`` for theirs.

    ``pages`` are those that are shown: words are looked for on them, and in what is said.
    """
    depth = depth_of(request)
    shown = short(summary, findings) if depth == "short" else summary
    leaf = leaf_of(shown.sentences, request.GET, "summary", SENTENCES_AT_ONCE, "summary-title")
    words = find_words(pages, findings, leaf.items, summary.language)
    if depth == "original":
        return Reading(depth, words, own=own_text(pages, words, places))
    seen: set[str] = set()
    parts = tuple(
        ExplainedPart(part, words.chips(_texts(part), seen))
        for part in show_summary(leaf.items, places)
    )
    return Reading(depth, words, parts=parts, leaf=leaf)


def list_words(words: Words, places: Places) -> WordList:
    """The words with the places where they stand; call after all others asked for places."""
    listed = tuple(ListedWord(word, _place(word, places)) for word in words.listed)
    return WordList(listed[:_AT_ONCE], listed[_AT_ONCE:])


def _place(word: Word, places: Places) -> Place:
    """Where a word stands: on a picture the word itself. On a page that is only text, what it
    stands in, if that is a place already: a place inside another cuts it in two."""
    source = word.source
    if places.shows(source.page) and not places.boxed(source.page):
        for place in places.on(source.page):
            if place.start <= source.start and source.end <= place.end:
                return place
    return places.of(source)


def marked(shown: Sequence[ShownPage], words: Words) -> list[ShownPage]:
    """The pages of the original with their words marked."""
    return [
        replace(page, segments=mark_segments(page.segments, words.on(page.number)))
        for page in shown
    ]


def _texts(part: Part) -> list[str]:
    return [sentence.text for group in part.groups for sentence in group.sentences]
