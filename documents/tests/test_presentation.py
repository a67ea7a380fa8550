"""What the page shows is tied to the place it comes from."""

from __future__ import annotations

from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.corrections import Value
from documents.pipeline.types import Box, Flag, LabRow, Page, Source, Word
from documents.places import Places, parse_cite
from documents.presentation import show_labs, show_pages

TEXT = "Hemoglobin  9.1 g/dL  13.0-17.0\nTSH  5.8 mIU/L"


def _page() -> Page:
    words, at = [], 0
    for line_number, line in enumerate(TEXT.split("\n")):
        for column, word in enumerate(line.split()):
            start = TEXT.index(word, at)
            at = start + len(word)
            y = 0.1 + 0.05 * line_number
            box = Box(0.1 + 0.15 * column, y, 0.2 + 0.15 * column, y + 0.02)
            words.append(Word(word, start, at, box))
    return Page(1, TEXT, tuple(words), 612, 792)


def _row(**changes: object) -> LabRow:
    values: dict[str, object] = {
        "name": "Hemoglobin",
        "value": "9.1",
        "unit": "g/dL",
        "source": Source(1, 0, 31),
        "value_source": Source(1, 12, 15),
        "ref_text": "13.0-17.0",
        "ref_low": Decimal("13.0"),
        "ref_high": Decimal("17.0"),
        "number": Decimal("9.1"),
        "flag": Flag.LOW,
    }
    return LabRow(**{**values, **changes})  # type: ignore[arg-type]


def _value(row: LabRow) -> Value:
    return Value(uuid4(), uuid4(), 1, row, row)


def test_a_place_quotes_exactly_what_stands_there_and_covers_its_words() -> None:
    place = Places([_page()]).of(Source(1, 12, 20))
    assert place.quote == "9.1 g/dL"
    (rect,) = place.rects
    assert rect.x < 250 < rect.x + rect.width
    assert rect.x + rect.width < 560, "the range beside the value is not part of the place"


def test_a_place_over_two_lines_has_a_rectangle_on_each() -> None:
    assert len(Places([_page()]).of(Source(1, 0, len(TEXT))).rects) == 2


def test_a_sentence_and_a_row_with_the_same_source_share_a_place() -> None:
    places = Places([_page()])
    (lab,) = show_labs([_value(_row())], places)
    assert places.of(Source(1, 0, 31)) is lab.place


def test_a_low_value_lies_left_of_the_band() -> None:
    (lab,) = show_labs([_value(_row())], Places([_page()]))
    assert lab.picture is not None
    assert lab.picture.value < lab.picture.low < lab.picture.high
    assert lab.picture.outside


@pytest.mark.parametrize(
    "changes",
    [
        {"needs_review": True},
        {"number": None},
        {"comparator": "<"},
        {"ref_low": None, "ref_high": None},
    ],
)
def test_no_picture_is_drawn_of_what_is_not_certain(changes: dict[str, object]) -> None:
    (lab,) = show_labs([_value(_row(**changes))], Places([_page()]))
    assert lab.picture is None


def test_a_value_to_review_shows_no_flag() -> None:
    (lab,) = show_labs([_value(_row(needs_review=True))], Places([_page()]))
    assert lab.flag is None


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)), max_size=6))
def test_segments_lose_no_character_and_mark_every_place(spans: list[tuple[int, int]]) -> None:
    page = _page()
    places = Places([page])
    wanted = [places.of(Source(1, a, min(len(TEXT), a + n))) for a, n in spans]
    (shown,) = show_pages([page], places)
    assert "".join(segment.text for segment in shown.segments) == TEXT
    for place in wanted:
        marked = "".join(s.text for s in shown.segments if place.id in s.places)
        assert marked == TEXT[place.start : place.end]


@given(low=st.integers(-50, 500), width=st.integers(1, 500), value=st.integers(-2000, 5000))
def test_the_picture_never_leaves_its_frame_nor_puts_a_value_on_the_wrong_side(
    low: int, width: int, value: int
) -> None:
    high = low + width
    flag = Flag.LOW if value < low else Flag.HIGH if value > high else Flag.NORMAL
    row = _row(number=Decimal(value), ref_low=Decimal(low), ref_high=Decimal(high), flag=flag)
    (lab,) = show_labs([_value(row)], Places([_page()]))
    picture = lab.picture
    assert picture is not None
    assert 0 <= picture.low < picture.high <= 100
    assert 0 <= picture.value <= 100
    if value < low:
        assert picture.value <= picture.low
    elif value > high:
        assert picture.value >= picture.high
    else:
        assert picture.low <= picture.value <= picture.high


@pytest.mark.parametrize("text", ["", "1", "9-0-3", "1-5-2", "1-0-999", "a-b-c", "1-0-0"])
def test_a_citation_that_points_nowhere_is_ignored(text: str) -> None:
    assert parse_cite(text, [_page()]) is None


def test_a_citation_is_read_back() -> None:
    assert parse_cite("1-12-15", [_page()]) == Source(1, 12, 15)
