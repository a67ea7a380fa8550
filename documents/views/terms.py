"""What a document's page shows of its words: how much of it to read, and what each word means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.http import HttpRequest

from accounts.preferences import depth_of
from documents.own_words import OwnText, own_text
from documents.pipeline.types import LabRow, Language, Page, SummarySentence
from documents.places import Place, Places
from documents.prepared import Sheaf
from documents.preparing import SummaryLine
from documents.presentation import Part, ShownPage, show_summary
from documents.term_marks import Word, Words, find_words, mark_segments
from healthchat.languages import known
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
    leaf: Leaf[SummaryLine] | None = None


def read(
    request: HttpRequest,
    kept: Sheaf,
    labs: Sequence[LabRow],
    pages: Sequence[Page],
    places: Places,
) -> Reading:
    """The words of a document as deep as the person wants them; asks ``places`` for theirs.

    ``kept`` is what was prepared of its summary. ``pages`` are those that are shown, ``labs`` the
    values on them: words are looked for there, and in what is said.
    """
    depth = depth_of(request)
    lines = kept.of("short" if depth == "short" else "standard", SummaryLine)
    leaf = leaf_of(lines, request.GET, "summary", SENTENCES_AT_ONCE, "summary-title")
    language: Language = known(kept.head["language"])
    words = find_words(pages, labs, [line.sentence for line in leaf.items], language)
    if depth == "original":
        return Reading(depth, words, own=own_text(pages, words, places))
    seen: set[str] = set()
    parts = tuple(
        ExplainedPart(part, words.chips(_texts(part), seen))
        for part in show_summary(_shown(leaf.items), places)
    )
    return Reading(depth, words, parts=parts, leaf=leaf)


def _shown(lines: Sequence[SummaryLine]) -> list[SummarySentence]:
    """The sentences without the parts that only say what the page says beside the summary."""
    shown: list[SummarySentence] = []
    for _, some in groupby(lines, key=lambda line: line.sentence.about):
        part = list(some)
        if not all(line.beside for line in part):
            shown += [line.sentence for line in part]
    return shown


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
