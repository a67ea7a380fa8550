"""Figures that pass for results: what the column, the page and the sheet say of them decides."""

from __future__ import annotations

import pytest

from documents.evaluation.layouts import decoys, strangers
from documents.evaluation.layouts.measure import measure_one
from documents.pipeline.labs import find_labs
from documents.pipeline.labs.context import Mode, heading_mode
from documents.pipeline.labs.lines import read_lines
from documents.pipeline.labs.review import OTHER_FLUID, STRAY, TWO_PEOPLE, TWO_VALUES
from documents.pipeline.types import LabRow, Page
from tests.work import steps_of

MISLEADING = [layout.__name__ for layout in (*decoys.ALL, *strangers.ALL)]
CHOSEN = ("bare_days", "bare_hours", "days_as_figures", "marked_aside", "turned_round")
TESTS = (
    ("Sodium", "mmol/L", "135-145", "139"),
    ("Potassium", "mmol/L", "3.5-5.1", "4.2"),
    ("Calcium", "mmol/L", "2.10-2.60", "2.31"),
    ("Urea", "mmol/L", "2.5-7.8", "5.4"),
    ("Albumin", "g/L", "35-50", "41"),
)


def read(text: str) -> tuple[LabRow, ...]:
    return find_labs([Page(1, text)])


def sheet(first: tuple[str, ...], *, last: tuple[str, ...] = ()) -> tuple[LabRow, ...]:
    """Tests without heads: a figure each before the result, or one behind its range."""
    lines = [
        f"{name:<12}{before:<8}{value:<8}{unit:<9}{span:<12}{behind}"
        for (name, unit, span, value), before, behind in zip(
            TESTS, first or ("",) * 5, last or ("",) * 5, strict=True
        )
    ]
    return read("\n".join(lines))


@pytest.mark.parametrize("name", MISLEADING)
def test_what_misleads_is_never_taken_without_a_mark(name: str) -> None:
    tally = measure_one(name, 41)
    assert tally.wrong_and_not_marked == 0, tally.problems


@pytest.mark.parametrize("name", CHOSEN)
def test_the_column_of_the_results_is_found(name: str) -> None:
    figures = measure_one(name, 41).as_dict()
    assert (figures["recall"], figures["asks_for_review"]) == (1.0, 0.0)


@pytest.mark.parametrize(
    "codes",
    [("3041", "3048", "3055", "3062", "3069"), ("1", "2", "3", "4", "5"),
     ("7", "7", "7", "7", "7"), ("3.11", "4.10", "4.12", "5.11", "9.10")],
    ids=["impossible", "counting up", "all one", "days"],
)  # fmt: skip
def test_a_column_that_can_be_no_results_is_set_aside(codes: tuple[str, ...]) -> None:
    rows = sheet(codes)
    assert [row.value for row in rows] == [value for *_, value in TESTS]
    assert not any(row.needs_review for row in rows)


def test_two_columns_that_could_both_be_results_ask() -> None:
    earlier = ("141", "3.9", "2.44", "6.1", "38")
    assert all(row.needs_review for row in sheet(earlier))
    behind = sheet((), last=earlier)
    assert [row.value for row in behind] == [value for *_, value in TESTS]
    assert all(row.needs_review for row in behind)


def test_marks_tell_which_of_two_columns_is_the_result() -> None:
    now = ("131 L", "5.9 H", "2.9 H", "9.3 H", "41")
    before = ("140", "4.4", "2.41", "5.1", "30")
    lines = [
        f"{name:<12}{old:<8}{new:<8}{unit:<9}{span}"
        for (name, unit, span, _), old, new in zip(TESTS, before, now, strict=True)
    ]
    rows = read("\n".join(lines))
    assert [row.value for row in rows] == [each.split()[0] for each in now]
    assert not any(row.needs_review for row in rows)


def test_where_the_results_column_is_empty_the_figure_beside_it_asks() -> None:
    lines = [
        f"{name:<12}{3041 + 7 * at:<8}{'' if at == 2 else value:<8}{unit:<9}{span}"
        for at, (name, unit, span, value) in enumerate(TESTS)
    ]
    assert [row.needs_review for row in read("\n".join(lines))] == [False] * 2 + [True] + [
        False
    ] * 2


def test_where_many_results_are_missing_their_neighbours_do_not_stand_in() -> None:
    tests = [
        *TESTS,
        ("Chloride", "mmol/L", "98-107", "101"),
        ("Magnesium", "mmol/L", "0.7-1.0", "0.8"),
    ]
    lines = [
        f"{name:<12}{150 + at:<8}{'' if at in {0, 3, 4} else value:<8}{unit:<9}{span}"
        for at, (name, unit, span, value) in enumerate(tests)
    ]
    rows = read("\n".join(lines))
    assert [row.value for row in rows if not row.needs_review] == ["4.2", "2.31", "101", "0.8"]


def test_ranges_beside_each_other_are_nobodys_without_a_head_that_says() -> None:
    (row,) = read("Sodium   132-152   136-145   mmol/L   134\n")
    assert (row.ref_low, row.flag) == (None, None)
    (row,) = read("Sodium   134   mmol/L   136-145 mmol/L   132-152 mg/dL\n")
    assert (str(row.ref_low), row.flag) == ("136", "low")


def test_units_stand_below_the_values_and_their_ranges() -> None:
    rows = read(
        "Test          Value     Reference\n"
        "Glucose       6.1       3.9-5.6\n"
        "              mmol/L    mmol/L\n"
        "Creatinine    88        49-90\n"
        "              umol/L    umol/L\n"
    )
    assert [(row.value, row.unit) for row in rows] == [("6.1", "mmol/L"), ("88", "umol/L")]


def test_what_was_told_by_telephone_is_no_result_of_its_own() -> None:
    rows = read(
        "Test         Result  Units   Range\n"
        "Potassium    6.8 HH  mmol/L  3.5-5.1\n"
        "Critical results called\n"
        "Time    Test        Value   To\n"
        "14:20   Potassium   7.1     Dr Muster\n"
    )
    assert [row.value for row in rows] == ["6.8"]


def test_a_sentence_that_tells_another_value_than_the_table_asks_and_not_the_table() -> None:
    rows = read(
        "Test         Result  Units   Range\n"
        "Potassium    4.8     mmol/L  3.5-5.1\n"
        "The potassium of the first tube was 6.8 mmol/L.\n"
    )
    assert [(row.value, row.needs_review) for row in rows] == [("4.8", False), ("6.8", True)]


def test_heads_with_a_number_of_their_own_are_heads() -> None:
    (row,) = read(
        "Item      Result    Unit     Previous 1   Previous 2   Range\n"
        "Albumin   39        g/L      42           43           35-50\n"
    )
    assert (row.value, row.ref_text, row.needs_review) == ("39", "35-50", False)


def test_a_figure_far_from_its_head_and_from_the_others_asks() -> None:
    lines = ["Test        Result  Units    Range       Remark"]
    lines += [f"{n:<12}{v:<8}{u:<9}{s}" for n, u, s, v in TESTS]
    lines[3] = f"{'Calcium':<20}{'mmol/L':<9}{'2.10-2.60':<22}{'2.4'}"
    asking = [row.review_reason for row in read("\n".join(lines)) if row.needs_review]
    assert asking == [STRAY]


def test_an_earlier_figure_with_its_day_is_neither_result_nor_its_day() -> None:
    (row,) = read("Sodium   139 mmol/L   135-145   12/30/2023   131\n")
    assert (row.value, row.observed_on, row.needs_review) == ("139", None, False)


def test_a_head_that_says_whose_result_asks_where_it_is_not_alone() -> None:
    heads = "Test        Donor result  Recipient result  Units\n"
    rows = read(heads + "Sodium      139           131               mmol/L\n")
    assert rows
    assert all(row.needs_review for row in rows)
    alone = read(
        "Test        Cobas result  Units   Range\nSodium      139           mmol/L  135-145\n"
    )
    assert [row.needs_review for row in alone] == [False]


def test_a_strange_head_over_ranges_is_one_of_ranges() -> None:
    rows = read(
        "Item        Standard   Unit     Result\n"
        "Sodium      135 - 145  mmol/L   131\n"
        "Potassium   3.5 - 5.1  mmol/L   4.2\n"
    )
    assert [(row.value, row.ref_text) for row in rows] == [
        ("131", "135 - 145"), ("4.2", "3.5 - 5.1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "title", ["QC", "-- QC level 2 lot 8841 --", "Quality control", "Calibration", "Kontrollen",
              "Contrôle de qualité", "Internal controls:"],
)  # fmt: skip
def test_controls_are_no_results_and_end_at_the_patients_sample(title: str) -> None:
    (line,) = read_lines(Page(1, title))
    assert heading_mode(line) is Mode.CONTROLS
    rows = read(
        f"{title}\nSodium      158   mmol/L  154-162\n"
        "Patient sample\nSodium   139   mmol/L   135-145\n"
    )
    assert [row.value for row in rows] == ["139"]


@pytest.mark.parametrize("title", ["Diabetes control", "Control of blood pressure", "Chemistry"])
def test_other_titles_are_none_of_controls(title: str) -> None:
    (line,) = read_lines(Page(1, title))
    assert heading_mode(line) is not Mode.CONTROLS


@pytest.mark.parametrize("name", ["Glucose QC", "Glucose control", "Glucose (calibrator)"])
def test_a_name_that_goes_on_to_a_control_is_no_test(name: str) -> None:
    rows = read(
        "Test   Result   Units   Range\nGlucose   91   mg/dL   70-99\n"
        f"{name}   94   mg/dL   70-99\n"
    )
    assert [row.value for row in rows] == ["91"]


def test_two_values_of_one_test_on_a_page_ask() -> None:
    table = "Test   Result   Units   Range\n" + "".join(
        f"{n}   {v}   {u}   {s}\n" for n, u, s, v in TESTS
    )
    assert not any(row.needs_review for row in read(table + "Sodium   139   mmol/L   135-145\n"))
    rows = read(table + "Sodium   128   mmol/L   135-145\n")
    assert {row.name for row in rows if row.review_reason == TWO_VALUES} == {"Sodium"}
    assert sum(row.needs_review for row in rows) == 2


def test_a_fluid_that_is_not_blood_asks() -> None:
    text = "Sodium   139   mmol/L   135-145\n{}\nGlucose   1.4   mmol/L\n"
    for title in ("Ascitic fluid", "Pleural effusion", "Drain fluid"):
        assert [row.review_reason for row in read(text.format(title))] == [None, OTHER_FLUID]
    electrolytes = read(text.format("Fluid and electrolytes"))
    assert not any(row.needs_review for row in electrolytes)


def test_two_patients_on_a_document_make_all_its_rows_ask() -> None:
    text = (
        "Patient: {}\nSodium   139   mmol/L   135-145\n"
        "Name: {}\nPotassium   4.2   mmol/L   3.5-5.1\n"
    )
    two = read(text.format("Testa Person", "Beispiel Kind"))
    assert [row.review_reason for row in two] == [TWO_PEOPLE] * 2
    one = read(text.format("Testa Person", "PERSON, Testa Maria"))
    assert not any(row.needs_review for row in one)


def test_the_work_grows_with_the_columns() -> None:
    def page(times: int) -> list[Page]:
        lines = [f"{n:<12}{7:<8}{v:<8}{u:<9}{s}" for n, u, s, v in TESTS] * times
        return [Page(1, "\n".join(lines))]

    find_labs(page(1))
    assert steps_of(lambda: find_labs(page(40))) < 3 * steps_of(lambda: find_labs(page(20)))


def test_a_code_before_a_name_is_no_part_of_it() -> None:
    rows = read(
        "44I5.  Serum sodium       141   mmol/L   133-146\n"
        "451E.  Serum creatinine   102   umol/L   64-104\n"
    )
    assert [(row.name, row.value, row.ref_text) for row in rows] == [
        ("Serum sodium", "141", "133-146"), ("Serum creatinine", "102", "64-104"),
    ]  # fmt: skip


def test_the_marks_of_a_scale_below_a_value_are_no_rivals_of_it() -> None:
    (row,) = read("Sodium\nNormal range: 135 - 146 mmol/L\n131\n110  135  146  170\n")
    assert (row.value, row.unit, row.flag, row.needs_review) == ("131", "mmol/L", "low", False)
    assert not read("Sodium\nNormal range: 135 - 146 mmol/L\n110  135  146  170\n")


def test_dots_lead_from_the_label_to_the_result() -> None:
    (row,) = read("FERRITIN\nMaterial: serum\nResult..........: 164.0 ng/mL\n")
    assert (row.name, row.value, row.unit) == ("FERRITIN", "164.0", "ng/mL")


def test_an_earlier_word_or_figure_with_its_year_is_neither_rival_nor_range() -> None:
    rows = read(
        "ANA         1:320      1:80 (2023)   <1:80\nFerritin    41 ng/mL   22 (2023)     15-150\n"
    )
    assert [(row.value, row.ref_text, row.needs_review) for row in rows] == [
        ("1:320", "<1:80", False), ("41", "15-150", False),
    ]  # fmt: skip


def test_litres_of_a_volume_are_no_mark_of_a_low_one() -> None:
    rows = read("Test   Result   Units\nTotal volume   1.9   L\nSodium   131 L   mmol/L\n")
    assert [(row.value, row.unit, row.printed_flag) for row in rows] == [
        ("1.9", "L", None), ("131", "mmol/L", "L"),
    ]  # fmt: skip


def test_a_word_before_a_figure_in_its_own_cell_says_what_it_is() -> None:
    lot = read("Sodium       Lot 356     133-146\n")
    assert [(row.value, row.needs_review) for row in lot] == [("356", True)]
    (row,) = read("Sodium       Result 139 mmol/L     133-146\n")
    assert (row.value, row.needs_review) == ("139", False)


def test_what_was_measured_in_a_child_at_birth_asks_on_its_mothers_sheet() -> None:
    text = (
        "MATERNAL BLOOD 07:40\n"
        "Haemoglobin    118   g/L     105 - 140\n"
        "\n"
        "CORD BLOOD, VENOUS (baby, 10:05)     Apgar 9 / 10 / 10\n"
        "Lactate        3.1   mmol/L  1.5 - 5.5\n"
        "Base excess    4.0   mmol/L  1.0 - 9.0\n"
    )
    asks = {row.name: row.needs_review for row in find_labs([Page(1, text)])}
    assert asks == {"Haemoglobin": False, "Lactate": True, "Base excess": True}
