"""The medical words of one document: what each means, how hard it is, and where it stands.

Each word gets one id (``word-3``): the list of words on the page carries it, and whatever marks
the word links to it, so that the explanation is there without any script.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from documents.pipeline.language.readability import count_syllables
from documents.pipeline.notes.structure.tongues import Tongues
from documents.pipeline.types import LabRow, Language, Page, Source, SummarySentence
from documents.presentation import Segment
from documents.terms_told import hard_terms, terms_of_page
from documents.word_notes import Meaning, Note, note_of
from knowledge import analytes, units
from knowledge.in_text import Found

_MOST_CHIPS = 6
_QUOTED = re.compile(r"“[^”]*”")
_ABBREVIATION, _UNCLEAR, _BUILT = 8, 9, 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the document. ``printed`` is how it stands there first, ``source`` where."""

    id: str
    printed: str
    note: Note
    source: Source
    hardness: int

    @property
    def is_unclear(self) -> bool:
        """An abbreviation of which the document does not tell what it means."""
        return bool(self.note.choices)

    @property
    def shows_full(self) -> bool:
        """Whether its full form, or the medicine under a brand, is more than what is printed."""
        return self.note.full.lower() not in ("", self.printed.lower())

    @property
    def shows_plain(self) -> bool:
        """Whether its everyday name is more than what is printed, and than its full form."""
        return self.note.plain.lower() not in ("", self.printed.lower(), self.note.full.lower())


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``start:end`` of a page's text, and the word that stands there."""

    start: int
    end: int
    word: Word


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; ``word`` where it is one to explain."""

    text: str
    word: Word | None = None


@dataclass(frozen=True, slots=True)
class MarkedSegment(Segment):
    """A stretch of a page that belongs to the same places, as runs of words and other text."""

    runs: tuple[Run, ...] = ()


@dataclass(slots=True)
class Words:
    """All words of a document, hardest first, and where they stand on its pages."""

    listed: tuple[Word, ...] = ()
    marks: dict[int, tuple[Mark, ...]] = field(default_factory=dict)
    said: dict[str, tuple[Word, ...]] = field(default_factory=dict)

    def on(self, page_number: int) -> tuple[Mark, ...]:
        """The marks on a page, left to right."""
        return self.marks.get(page_number, ())

    def chips(self, sentences: Iterable[str], shown: set[str]) -> tuple[Word, ...]:
        """The hardest words of some sentences of the summary, but not those of ``shown``, to
        which they are added."""
        spoken = {word.id for text in sentences for word in self.said.get(text, ())}
        found = [word for word in self.listed if word.id in spoken and word.id not in shown]
        shown.update(word.id for word in found[:_MOST_CHIPS])
        return tuple(found[:_MOST_CHIPS])


@dataclass(slots=True)
class _Collector:
    """Words by what they are and mean; the same word with another meaning is another word."""

    language: Language
    known: dict[tuple[str, Meaning], Word] = field(default_factory=dict)
    tests: dict[str, Word] = field(default_factory=dict)

    def word(self, printed: str, note: Note, source: Source) -> Word:
        """The word that is printed so and means this; ``source`` counts where it is new.

        A test that the document has a value of is that test wherever its name stands.
        """
        if not note.is_abbreviation and (test := self.tests.get(printed.lower())) is not None:
            return test
        key = (printed if note.is_abbreviation else "", note.key)
        if key not in self.known:
            self.known[key] = Word("", printed, note, source, _hardness(printed, note))
        return self.known[key]


def find_words(
    pages: Sequence[Page],
    labs: Sequence[LabRow],
    sentences: Sequence[SummarySentence],
    language: Language,
) -> Words:
    """Every word to explain, of the pages, their values, and of what is said about them."""
    collector = _Collector(language)
    tongues = Tongues(pages)
    rows: dict[int, list[LabRow]] = {}
    for row in labs:
        rows.setdefault(row.source.page, []).append(row)
    named_tests = {
        page.number: _named_tests(page, rows.get(page.number, ()), collector) for page in pages
    }
    marks = {
        page.number: _page_marks(page, tongues, named_tests[page.number], collector)
        for page in pages
    }
    decided: dict[str, list[Word]] = {}
    for word in collector.known.values():
        decided.setdefault(word.printed.lower(), []).append(word)
    tests = {
        name: known[0]
        for name, known in decided.items()
        if len(known) == 1 and known[0].note.is_test
    }
    said = {each.text: _said(each, decided, tests, tongues, collector) for each in sentences}
    listed = sorted(collector.known.values(), key=lambda w: (-w.hardness, w.printed.lower()))
    named = {id(word): replace(word, id=f"word-{n}") for n, word in enumerate(listed, 1)}
    return Words(
        tuple(named.values()),
        {
            number: tuple(replace(mark, word=named[id(mark.word)]) for mark in some)
            for number, some in marks.items()
        },
        {text: tuple(named[id(word)] for word in some) for text, some in said.items()},
    )


def runs_of(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Run]:
    """Characters ``start:end`` of a page's text, cut at its marks (left to right); one that lies
    across an edge is not marked."""
    position = start
    first, beyond = (bisect_left(marks, edge, key=_start) for edge in (start, end))
    for mark in islice(marks, first, beyond):
        if mark.start < position or mark.end > end:
            continue
        if position < mark.start:
            yield Run(text[position : mark.start])
        yield Run(text[mark.start : mark.end], mark.word)
        position = mark.end
    if position < end:
        yield Run(text[position:end])


def mark_segments(segments: Sequence[Segment], marks: Sequence[Mark]) -> tuple[MarkedSegment, ...]:
    """A page's segments with its words marked, each word only where it stands first on the page:
    a link at each would be in the way of everything else."""
    text = "".join(segment.text for segment in segments)
    first_of = {mark.word.id: mark for mark in reversed(marks)}
    firsts = [mark for mark in marks if first_of[mark.word.id] is mark]
    marked: list[MarkedSegment] = []
    at = 0
    for segment in segments:
        end = at + len(segment.text)
        runs = tuple(runs_of(text, at, end, firsts))
        marked.append(MarkedSegment(segment.text, segment.places, segment.first, runs))
        at = end
    return tuple(marked)


def _page_marks(
    page: Page, tongues: Tongues, named: Sequence[Mark], collector: _Collector
) -> tuple[Mark, ...]:
    marks = [*named]
    for each in terms_of_page(page, tongues):
        printed = " ".join(page.text[each.start : each.end].split())
        # The names do not overlap: only the last one that begins before its end can touch it.
        before = bisect_left(named, each.end, key=_start)
        if not before or named[before - 1].end <= each.start:
            note = note_of(each, collector.language)
            word = collector.word(printed, note, Source(page.number, each.start, each.end))
            marks.append(Mark(each.start, each.end, word))
    return tuple(sorted(marks, key=_start))


def _named_tests(page: Page, labs: Sequence[LabRow], collector: _Collector) -> tuple[Mark, ...]:
    """The names of the values that were read: which test each is, is known for certain there."""
    marks: list[Mark] = []
    ends = 0
    for row in sorted(labs, key=_by_place):
        entry = analytes.get(row.analyte) if row.analyte else None
        start = page.text.find(row.name, row.source.start, row.source.end)
        if entry is None or start < ends:
            continue
        ends = start + len(row.name)
        found = Found(start, ends, "test", entry.key, entry.name, entry.measures, entry.reference)
        note = note_of(found, collector.language)
        word = collector.word(row.name, note, Source(page.number, start, ends))
        collector.tests.setdefault(row.name.lower(), word)
        marks.append(Mark(start, ends, word))
    return tuple(marks)


def _start(mark: Mark) -> int:
    return mark.start


def _by_place(row: LabRow) -> int:
    return row.source.start


def _said(
    sentence: SummarySentence,
    decided: dict[str, list[Word]],
    tests: dict[str, Word],
    tongues: Tongues,
    collector: _Collector,
) -> tuple[Word, ...]:
    """The words of a sentence; what the document has decided for is not asked again."""
    words: dict[int, Word] = {}
    spoken = {tongues.at(place.page, place.start) for place in sentence.sources}
    ours = _ours(sentence.text, tests, None if spoken == {"es"} else collector.language)
    # What a test measures is public text in plain words: its "iron" is no medicine.
    told = "" if sentence.reference else sentence.text
    for each in hard_terms(told, "es" if spoken == {"es"} else "en"):
        printed = sentence.text[each.start : each.end]
        if any(start < each.end and each.start < end for start, end in ours):
            continue
        known = decided.get(printed.lower(), [])
        if len(known) == 1:
            word = known[0]
        else:
            word = collector.word(printed, note_of(each, collector.language), sentence.sources[0])
        words[id(word)] = word
    # A name of a test has no entry of its own in running text: "Hb", "GOT".
    text = sentence.text.casefold()
    for name, word in tests.items():
        if name.casefold() in text and _stands(name, sentence.text):
            words[id(word)] = word
    return tuple(words.values())


def _ours(text: str, tests: Iterable[str], language: Language | None) -> list[tuple[int, int]]:
    """Where a sentence holds no words to look up one by one: names of tests, which have their own
    entry, and in a language that is not the document's (nor English) all that is not quoted."""
    names = [
        found.span()
        for name in tests
        if name in text.casefold()
        for found in re.finditer(re.escape(name), text, re.IGNORECASE)
    ]
    if language == "en":
        return names
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    edges = [0, *(edge for span in quoted for edge in span), len(text)]
    return [*names, *zip(edges[::2], edges[1::2], strict=True)]


def _stands(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _hardness(printed: str, note: Note) -> int:
    """What nobody can guess comes first: abbreviations, then the longest words."""
    if note.choices:
        return _UNCLEAR
    if note.is_abbreviation:
        return 1 if units.parse(printed) else _ABBREVIATION
    longest = max((count_syllables(word) for word in re.findall("[A-Za-z]+", printed)), default=1)
    return longest + (_BUILT if note.is_built else 0)
