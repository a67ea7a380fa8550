"""Places on a page, cut and boxed: the same as by looking at everything, for much less work."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from documents.corrections import Value
from documents.pipeline import types
from documents.pipeline.types import Box, Page, Source
from documents.places import Places
from documents.presentation import show_labs, show_pages
from documents.term_marks import Mark, Word, find_words, mark_segments, runs_of
from documents.tests.test_long_records import long_record
from documents.word_notes import Note
from tests.work import steps_of

LENGTH = 60
TEXT = "abcdefghi " * 6
SPANS = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 20)).map(
    lambda each: (each[0], min(LENGTH, sum(each)))
)


def _page(*, pictured: bool = True) -> Page:
    """Six words, on two lines of the page's picture."""
    words = tuple(
        types.Word(
            TEXT[start : start + 9],
            start,
            start + 9,
            Box(start % 30 / 30, start // 30 / 2, (start % 30 + 9) / 30, start // 30 / 2 + 0.1)
            if pictured
            else None,
        )
        for start in range(0, LENGTH, 10)
    )
    return Page(1, TEXT, words)


@given(st.lists(SPANS, max_size=8))
def test_each_stretch_of_a_page_knows_every_place_that_covers_it(
    spans: list[tuple[int, int]],
) -> None:
    page = _page()
    places = Places([page])
    asked = list(dict.fromkeys(places.of(Source(1, *span)) for span in spans))
    (shown,) = show_pages([page], places)
    assert "".join(segment.text for segment in shown.segments) == TEXT
    at = 0
    for segment in shown.segments:
        end = at + len(segment.text)
        covering = [p.id for p in asked if p.start <= at and p.end >= end]
        assert list(segment.places) == covering
        assert list(segment.first) == [p.id for p in asked if p.start == at]
        at = end


@given(SPANS)
def test_a_place_has_a_rectangle_on_each_line_that_it_touches(span: tuple[int, int]) -> None:
    page = _page()
    touched = [word for word in page.words if word.start < span[1] and word.end > span[0]]
    lines = {word.box.y0 for word in touched if word.box}
    assert len(Places([page]).of(Source(1, *span)).rects) == len(lines)


@given(st.lists(st.integers(0, 19), unique=True, max_size=12), SPANS)
def test_runs_mark_what_lies_inside_them_and_nothing_else(
    numbers: list[int], span: tuple[int, int]
) -> None:
    page = _page(pictured=False)
    word = Word("word-1", "abc", Note("a word", ""), Source(1, 0, 3), 1)
    marks = [Mark(number * 3, number * 3 + 2, word) for number in sorted(numbers)]
    runs = list(runs_of(page.text, *span, marks))
    assert "".join(run.text for run in runs) == page.text[slice(*span)]
    inside = [mark for mark in marks if span[0] <= mark.start and mark.end <= span[1]]
    assert [run.text for run in runs if run.word] == [TEXT[m.start : m.end] for m in inside]


def test_a_page_of_twice_as_many_values_takes_twice_the_work() -> None:
    def show(rows: int) -> None:
        pages, found = long_record(1, rows, 0)
        ends = [row.source.end for row in found.labs]
        words = [
            types.Word("value", end - 5, end, Box(0.1, at / rows, 0.2, (at + 1) / rows))
            for at, end in enumerate(ends)
        ]
        page = Page(1, pages[0].text, tuple(words))
        places = Places([page])
        show_labs([Value(uuid4(), uuid4(), 1, row, row) for row in found.labs], places)
        terms = find_words([page], found.labs, (), "en")
        for shown in show_pages([page], places):
            mark_segments(shown.segments, terms.on(1))

    show(1)  # lexicons are read once
    single, double = (steps_of(partial(show, rows)) for rows in (150, 300))
    assert double < 2.6 * single
