"""What reports of other houses and countries showed to be misread: each cause by itself."""

from __future__ import annotations

from datetime import date

from documents.pipeline.labs import find_labs
from documents.pipeline.types import LabRow, Page


def rows(text: str) -> tuple[LabRow, ...]:
    return find_labs([Page(1, text)])


def test_a_flag_belongs_to_the_value_it_stands_behind() -> None:
    text = (
        "Test        Range        Units     01/13/2026   02/14/2026   03/15/2026\n"
        "Sodium      134 - 144    mmol/L    138          130 (L)      151 (H)\n"
        "Potassium   3.5 - 5.2    mmol/L    *6.1         4.0          4.4\n"
    )
    found = rows(text)
    assert [(r.value, r.printed_flag) for r in found] == [
        ("138", None), ("130", "L"), ("151", "H"), ("6.1", "*"), ("4.0", None), ("4.4", None),
    ]  # fmt: skip
    assert [r.observed_on for r in found[:2]] == [date(2026, 1, 13), date(2026, 2, 14)]
    assert not any(r.needs_review for r in found)


def test_a_flag_does_not_go_on_over_the_end_of_its_line() -> None:
    found = rows("Albumin\n  5.3     High\nNormal range: 3.8 - 4.9 g/dL\n")
    assert [(r.value, r.printed_flag, r.needs_review) for r in found] == [("5.3", "High", False)]
