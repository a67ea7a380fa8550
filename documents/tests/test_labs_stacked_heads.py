"""Heads set over several lines, and days that stand behind an earlier result."""

from __future__ import annotations

from datetime import date

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Flag, LabRow, Page
from documents.tests.lab_pages import drawn, typed

TODAY = date(2025, 11, 20)
HEADS = [
    [(40, "Previous"), (52, "Prev."), (74, "Reference")],
    [(0, "Test"), (18, "Result"), (30, "Flag"), (64, "Units")],
    [(40, "Result"), (52, "Date"), (74, "Interval")],
]
BODY = [
    [(0, "Calcium"), (18, "2.71"), (30, "H"), (40, "2.44"), (52, "05/19/2025"), (64, "mmol/L"),
     (74, "2.15-2.60")],
    [(0, "Sodium"), (18, "139"), (40, "141"), (52, "05/19/2025"), (64, "mmol/L"), (74, "135-145")],
    [(0, "Urea"), (18, "5.1"), (64, "mmol/L"), (74, "2.5-7.8")],
    [(0, "Albumin"), (40, "44"), (52, "05/19/2025"), (64, "g/L"), (74, "35-50")],
]  # fmt: skip


def rows(*lines: str) -> tuple[LabRow, ...]:
    return find_labs([Page(1, "\n".join(lines))])


def test_heads_over_three_lines_are_joined_by_their_columns() -> None:
    for page in (typed([*HEADS, *BODY]), drawn([*HEADS, *BODY])):
        found = find_labs([page])
        assert [(r.name, r.value) for r in found[:3]] == [
            ("Calcium", "2.71"), ("Sodium", "139"), ("Urea", "5.1"),
        ]  # fmt: skip
        assert not any(r.needs_review for r in found[:3])
        assert {r.observed_on for r in found[:3]} == {None}
        assert all(r.needs_review for r in found[3:])


def test_previous_above_a_second_result_is_said_of_that_column() -> None:
    found = rows(
        "Test          Result   Previous   Units     Reference",
        "                       Result               Range",
        "Calcium       2.31     2.44       mmol/L    2.15-2.60",
        "Sodium        139      141        mmol/L    135-145",
        "Urea          5.1      4.8        mmol/L    2.5-7.8",
    )
    assert [(r.value, r.needs_review) for r in found] == [
        ("2.31", False), ("139", False), ("5.1", False),
    ]  # fmt: skip


def test_days_over_several_lines_head_a_column_each() -> None:
    page = drawn(
        [
            [(20, "07 Feb"), (35, "19 May"), (50, "20 Nov")],
            [(0, "Date")],
            [(20, "2025"), (35, "2025"), (50, "2025")],
            [(80, "Ref.")],
            [(0, "Time"), (20, "08:15"), (35, "09:30"), (50, "07:50"), (65, "Units")],
            [(80, "Range")],
            [(0, "Sodium"), (20, "139"), (35, "133"), (50, "136"), (65, "mmol/L"),
             (80, "135-145")],
            [(0, "Urea"), (20, "5.1"), (50, "8.2 H"), (65, "mmol/L"), (80, "2.5-7.8")],
        ]
    )  # fmt: skip
    found = find_labs([page])
    assert [(r.name, r.value, r.observed_on) for r in found] == [
        ("Sodium", "139", date(2025, 2, 7)),
        ("Sodium", "133", date(2025, 5, 19)),
        ("Sodium", "136", TODAY),
        ("Urea", "5.1", date(2025, 2, 7)),
        ("Urea", "8.2", TODAY),
    ]
    assert {r.unit for r in found} == {"mmol/L"}
    assert not any(r.needs_review for r in found)


def test_a_title_above_the_heads_changes_nothing() -> None:
    found = rows(
        "Profile       Status",
        "Test          Result   Units     Reference",
        "Sodium        139      mmol/L    135-145",
    )
    assert [(r.value, r.needs_review) for r in found] == [("139", False)]


def test_a_day_behind_the_second_figure_is_no_day_of_the_first() -> None:
    found = rows(
        "Test          Result              On           Units     Reference",
        "Calcium       2.31       2.44     05/19/2025   mmol/L    2.15-2.60",
        "Ferritin      >1500      612      05/19/2025   ng/mL     15-150",
    )
    assert not [r for r in found if not r.needs_review and r.observed_on == date(2025, 5, 19)]
    assert not [r for r in found if not r.needs_review and r.value in {"2.44", "612"}]


def test_a_second_value_with_its_own_day_asks_under_heads_that_do_not_tell() -> None:
    found = rows(
        "Test          Value    Flag   Value    On           Units     Reference",
        "Calcium       2.71     H      2.44     05/19/2025   mmol/L    2.15-2.60",
        "Ferritin      >1500    H      612      05/19/2025   ng/mL     15-150",
    )
    assert found
    assert all(r.needs_review for r in found)


def test_the_only_figure_of_a_row_keeps_its_day() -> None:
    (found,) = rows(
        "Test          Result   Date         Units     Reference",
        "Calcium       2.31     2025-05-19   mmol/L    2.15-2.60",
    )
    assert (found.value, found.observed_on, found.needs_review) == (
        "2.31", date(2025, 5, 19), False,
    )  # fmt: skip


def test_a_head_whose_words_wrap_is_one_head() -> None:
    table = [
        [(0, "Test"), (24, "In Range"), (38, "Out of"), (50, "Reference"), (74, "Lab")],
        [(38, "Range"), (50, "Interval")],
        [(0, "IRON STUDIES")],
        [(0, "Ferritin"), (38, "9 L"), (50, "16-154 ng/mL"), (74, "KX")],
        [(0, "Iron"), (24, "61"), (50, "40-190 mcg/dL"), (74, "KX")],
        [(0, "Magnesium"), (38, "2.9 H"), (50, "1.5-2.5 mg/dL"), (74, "KX")],
    ]
    for page in (typed(table), drawn(table)):
        found = find_labs([page])
        assert [(r.name, r.value, r.flag) for r in found] == [
            ("Ferritin", "9", Flag.LOW), ("Iron", "61", Flag.NORMAL),
            ("Magnesium", "2.9", Flag.HIGH),
        ]  # fmt: skip
        assert not any(r.needs_review for r in found)


def test_an_earlier_result_is_not_told_where_its_head_wraps_around_the_others() -> None:
    table = [
        [(48, "Valori di"), (66, "Risultato precedente")],
        [(0, "Analisi clinica"), (22, "Risultato"), (36, "Unità")],
        [(48, "riferimento"), (66, "(10/02/2026)")],
        [(0, "Sodio"), (22, "141"), (36, "mmol/L"), (48, "136 - 145"), (66, "133")],
        [(0, "Potassio"), (22, "5,9"), (36, "mmol/L"), (48, "3,5 - 5,1"), (66, "4,2")],
    ]
    for page in (typed(table), drawn(table)):
        assert [r.value for r in find_labs([page])] == ["141", "5,9"]


def test_a_title_below_the_heads_is_no_part_of_them() -> None:
    found = rows(
        "Test          Result   Reference",
        "                       Range",
        "URINE",
        "Creatinine    88       20-320 mg/dL",
        "Glucose       2        0-15 mg/dL",
    )
    assert [(r.value, r.specimen) for r in found] == [("88", "urine"), ("2", "urine")]


def test_a_comment_that_wraps_is_no_result_of_the_table() -> None:
    found = rows(
        "Test          Result   Reference",
        "Hemoglobin A1c  6.1 H    <5.7 %",
        "For a person who has no known diabetes, a",
        "hemoglobin A1c value between 5.7% and",
        "6.4% points to prediabetes.",
        "Potassium     4.1      3.5-5.3 mmol/L",
    )
    assert [(r.name, r.value) for r in found] == [("Hemoglobin A1c", "6.1"), ("Potassium", "4.1")]
