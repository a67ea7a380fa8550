"""Cards side by side, bars with two ends, raised figures of notes, and strips: as meant."""

from __future__ import annotations

import pytest

from documents.pipeline.files.layout import Placed, build_page
from documents.pipeline.labs import find_labs
from documents.pipeline.types import LabRow, Page, Reader

Print = tuple[float, float, float, str]


def paper(*prints: Print) -> Page:
    """A page of texts: where each begins, its base line, its size."""
    words = []
    for x, y, size, text in prints:
        for word in text.split():
            words.append(Placed(word, x, y - size, x + 0.5 * size * len(word), y))
            x += 0.5 * size * len(word) + 0.28 * size
    return build_page(words, number=1, width=600, height=800, reader=Reader.TEXT)


def card(x: float, y: float, name: str, value: str, below: str) -> tuple[Print, ...]:
    return ((x, y, 10, name), (x, y + 26, 16, value), (x, y + 44, 8, below))


def said(page: Page) -> list[tuple[str, str, str | None, str | None, str | None]]:
    rows: tuple[LabRow, ...] = find_labs([page])
    return [(r.name, r.value, r.unit, r.ref_text, r.flag.value if r.flag else None) for r in rows]


def test_cards_are_read_one_after_the_other() -> None:
    page = paper(
        *card(40, 100, "Sodium", "131 mmol/L", "Range 135 - 145"),
        *card(240, 100, "Potassium", "4.4 mmol/L", "Range 3.5 - 5.1"),
        *card(440, 100, "Ferritin", "310 ng/mL", "Range 15 - 150"),
        *card(40, 180, "Calcium", "9.1 mg/dL", "Range 8.5 - 10.5"),
        *card(240, 180, "Zonulin", "44 ng/mL", "Range 10 - 60"),
    )
    assert page.text.splitlines()[:3] == ["Sodium", "131 mmol/L", "Range 135 - 145"]
    assert said(page)[:4] == [
        ("Sodium", "131", "mmol/L", "135 - 145", "low"),
        ("Potassium", "4.4", "mmol/L", "3.5 - 5.1", "normal"),
        ("Ferritin", "310", "ng/mL", "15 - 150", "high"),
        ("Calcium", "9.1", "mg/dL", "8.5 - 10.5", "normal"),
    ]


def test_cards_with_their_texts_in_the_middle() -> None:
    def middle(x: float, y: float, size: float, text: str) -> Print:
        wide = sum(0.5 * size * len(w) for w in text.split()) + 0.28 * size * text.count(" ")
        return (x - wide / 2, y, size, text)

    page = paper(
        *(middle(x, 100, 10, name) for x, name in ((120, "Sodium"), (320, "Potassium"))),
        *(middle(x, 124, 16, value) for x, value in ((120, "131"), (320, "4.4"))),
        *(middle(x, 138, 8, unit) for x, unit in ((120, "mmol/L"), (320, "mmol/L"))),
        middle(120, 150, 8, "Normal range: 135 to 145"),
        middle(320, 150, 8, "Normal range: 3.5 to 5.1"),
    )
    assert said(page) == [
        ("Sodium", "131", "mmol/L", "135 to 145", "low"),
        ("Potassium", "4.4", "mmol/L", "3.5 to 5.1", "normal"),
    ]


def test_a_table_is_no_row_of_cards() -> None:
    heads = (("Code", 40), ("Test", 120), ("Result", 280), ("Unit", 360), ("Range", 440))
    rows = (
        ("4471", "Sodium", "131", "mmol/L", "135 - 145"),
        ("4472", "Potassium", "4.4", "mmol/L", "3.5 - 5.1"),
        ("4473", "Calcium", "9.1", "mg/dL", "8.5 - 10.5"),
    )
    prints = [(float(x), 100.0, 10.0, head) for head, x in heads]
    for at, row in enumerate(rows, 1):
        prints += [
            (float(x), 100.0 + 14 * at, 10.0, text) for (_, x), text in zip(heads, row, strict=True)
        ]
    text = paper(*prints).text.splitlines()
    assert text == ["  ".join(head for head, _ in heads), *("  ".join(row) for row in rows)]


BARS = "Sodium\n{}  mmol/L  {}\n135  145\nPotassium\n4.4  mmol/L  In range\n3.5  5.1\n"


@pytest.mark.parametrize(
    ("value", "verdict", "ranges"),
    [
        ("131", "Low", ["135 145", "3.5 5.1"]),
        # All lie between their ends: the ends may be those of the bar.
        ("138", "In range", [None, None]),
        # The ends say other than the verdict: they are not the bounds.
        ("138", "Low", [None, None]),
    ],
)
def test_the_ends_of_a_bar_are_bounds_where_a_verdict_shows_it(
    value: str, verdict: str, ranges: list[str | None]
) -> None:
    rows = find_labs([Page(1, BARS.format(value, verdict))])
    assert [r.value for r in rows] == [value, "4.4"]
    assert [r.ref_text for r in rows] == ranges
    assert not any(r.needs_review for r in rows)


def test_a_raised_figure_is_of_a_note() -> None:
    page = Page(
        1,
        "Test  Result  Unit  Range\nSodium^3  138^1  mmol/L  135 - 145\n"
        "Potassium  3.1  L^2  mmol/L  3.5 - 5.1\nWBC  7.2  10^9/L  4.0 - 11.0\n",
    )
    assert said(page) == [
        ("Sodium", "138", "mmol/L", "135 - 145", "normal"),
        ("Potassium", "3.1", "mmol/L", "3.5 - 5.1", "low"),
        ("WBC", "7.2", "10^9/L", "4.0 - 11.0", "normal"),
    ]


def test_a_power_of_ten_is_no_value_with_a_note() -> None:
    assert not find_labs([Page(1, "Glucose  10^3\n")])


def test_a_range_belongs_to_the_value_it_stands_behind() -> None:
    text = "Neutrophils  56.3 %  1.10  x10^9/L  (2.00-7.50)\n"
    assert said(Page(1, text)) == [
        ("Neutrophils", "56.3", "%", None, None),
        ("Neutrophils", "1.10", "x10^9/L", "2.00-7.50", "low"),
    ]


def test_a_letter_under_a_head_of_its_own_is_no_flag() -> None:
    text = (
        "Item    Result    Unit    Standard value    Grade\n"
        "Hb      12.2      g/dL    11.6 - 14.8       A\n"
    )
    (row,) = find_labs([Page(1, text)])
    assert row.printed_flag is None
    assert not row.needs_review


def test_short_names_are_of_urine_only_on_a_strip() -> None:
    strip = "LEU  neg\nNIT  pos\nPRO  1+  30 mg/dL\nBLD  3+  50 Ery/uL\nKET  neg\nGLU  norm\n"
    rows = find_labs([Page(1, strip)])
    assert [(r.value, r.unit, r.specimen) for r in rows] == [
        (value, None, "urine") for value in ("neg", "pos", "1+", "3+", "neg", "norm")
    ]
    assert not find_labs([Page(1, "PRO  1+\nBIL  neg\n")])
