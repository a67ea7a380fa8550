"""Further shapes: norms for each sex, typed dots, long codes, diaries, results that lead."""

from __future__ import annotations

from datetime import date

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.labs.review import AMBIGUOUS, TWO_VALUES
from documents.pipeline.types import Flag, LabRow, Page


def rows(*lines: str) -> tuple[LabRow, ...]:
    return find_labs([Page(1, "\n".join(lines))])


def told(row: LabRow) -> tuple[str, str, str | None]:
    return row.name, row.value, row.unit


BY_SEX = (
    "Test          Result    Unit    Trend    Normal women    Normal men",
    "Haemoglobin   129       g/L     ↑        120 - 155       135 - 175",
    "Ferritin      210       µg/L             15 - 150        30 - 400",
)


def test_a_column_of_ranges_is_for_the_sex_that_its_head_names() -> None:
    women = rows("Name: Testa Person   Sex: F", *BY_SEX)
    assert [(r.ref_text, r.flag) for r in women] == [
        ("120 - 155", Flag.NORMAL), ("15 - 150", Flag.HIGH),
    ]  # fmt: skip
    men = rows("Name: Testo Person   Sex: M", *BY_SEX)
    assert [r.flag for r in men] == [Flag.LOW, Flag.NORMAL]
    assert [r.flag for r in rows(*BY_SEX)] == [None, None]


def test_a_trend_is_no_mark_of_the_result() -> None:
    first, _ = rows("Name: Testa Person   Sex: F", *BY_SEX)
    assert (first.printed_flag, first.needs_review) == (None, False)


def test_typed_dots_lead_to_the_figure() -> None:
    found = rows("SGPT....................65 u/l   (N 7-40)", "K.......................4.3 meq/l")
    assert [told(r) for r in found] == [("SGPT", "65", "u/l"), ("K", "4.3", "meq/l")]
    assert not any(r.needs_review for r in found)


def test_the_last_dot_may_be_the_point_of_a_figure() -> None:
    found = rows("BUN.............4 mg/dl", "K...............4.3 meq/l", "TSH 2.1 mIU/l (N .4-4.5)")
    assert [r.review_reason for r in found] == [AMBIGUOUS, None, None]


def test_a_long_code_goes_before_a_name_that_is_not_known() -> None:
    found = rows(
        "Code              Item    Result   Unit    Ref.      Last (2025.02.10)",
        "3A00500000232720  ZQX     7.4      g/dL    6.6-8.1   6.8",
        "d1                Mote    H  9.1   g/dL    4.1-5.1   4.4",
    )
    assert [(r.name, r.value, r.flag) for r in found] == [
        ("ZQX", "7.4", Flag.NORMAL), ("Mote", "9.1", Flag.HIGH),
    ]  # fmt: skip


def test_a_table_of_allergens_gives_the_amount_and_not_the_class() -> None:
    found = rows(
        "Code   Allergen        Class   Result kU/L", "e1     Cat dander      3       9.65",
        "f13    Peanut          0       <0.10",
    )  # fmt: skip
    assert [told(r) for r in found] == [("Cat dander", "9.65", "kU/L"), ("Peanut", "<0.10", "kU/L")]
    assert not rows("Allergen   Reaction   Year", "Peanut     Hives      2011")


DIARY = (
    "Date         INR    Daily dose (mg)   Next test    Clinic",
    "14/04/2025   2.8    3.5               28/04/2025   Room 2",
    "28/04/2025   -      4                 12/05/2025   GP",
    "12/05/2025   4.0    3 / 4 alt. days   26/05/2025   4B",
)


def test_a_diary_gives_the_test_of_its_head_on_each_day() -> None:
    assert [(r.name, r.value, r.observed_on) for r in rows(*DIARY)] == [
        ("INR", "2.8", date(2025, 4, 14)), ("INR", "4.0", date(2025, 5, 12)),
    ]  # fmt: skip


def test_a_diary_of_doses_or_of_the_body_gives_nothing() -> None:
    assert not rows("Date         Dose   Next test", "14/04/2025   3.5    28/04/2025")
    assert not rows("Date         Weight   Pulse", "14/04/2025   71.5     72")


LEADING = (
    "140 mmol/L    Sodium       usual 133 to 146",
    "2.9 mmol/L    Potassium    usual 3.5 to 5.3    reduced",
    "57 mmol/mol   HbA1c        usual 20 to 41      raised",
)


def test_results_may_lead_throughout_a_page() -> None:
    found = rows(*LEADING)
    assert [(*told(r), r.flag) for r in found] == [
        ("Sodium", "140", "mmol/L", Flag.NORMAL), ("Potassium", "2.9", "mmol/L", Flag.LOW),
        ("HbA1c", "57", "mmol/mol", Flag.HIGH),
    ]  # fmt: skip
    assert not any(r.needs_review for r in found)


@pytest.mark.parametrize(
    "line", ["140 mmol/L    Potassium   4.1", "140 %    Sodium", "140 mmol/L  Sodium"]
)
def test_one_figure_before_a_name_is_not_its_result_as_a_matter_of_course(line: str) -> None:
    assert not [r for r in rows(line) if r.flag is not None or r.ref_text]


def test_a_date_behind_an_earlier_result_is_not_the_days_own() -> None:
    found = rows(
        "Date Collected: 05/25/2025",
        "Test      Current Result   Flag   Previous Result   Date         Units    Ref. Interval",
        "Sodium    131              Low    141               11/30/2024   mmol/L   134-144",
    )
    assert [(r.value, r.observed_on) for r in found] == [("131", date(2025, 5, 25))]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Limits at which the ward is called", ["Potassium    < 2.5    > 6.5 mmol/L"]),
        ("Critical limits:", ["Potassium    2.5 mmol/L"]),
        ("Charges (USD)", ["Potassium    40"]),
        ("Price list", ["Potassium    40"]),
        ("CONTROL LEVEL 1   PASS", ["Potassium    2.6 mmol/L"]),
    ],
)
def test_lists_of_limits_of_prices_and_of_controls_hold_no_results(
    title: str, lines: list[str]
) -> None:
    found = rows(
        "Test         Result   Unit     Range", "Potassium    4.6      mmol/L   3.5 - 5.1",
        "", title, *lines,
    )  # fmt: skip
    assert [(r.value, r.needs_review) for r in found] == [("4.6", False)]


def test_results_outside_limits_are_results() -> None:
    for title in ("Results outside limits", "All others within normal limits"):
        assert len(rows(title, "Potassium    5.6    mmol/L   3.5 - 5.1")) == 1


def test_a_bound_or_a_bare_figure_that_a_value_denies_asks() -> None:
    bound = rows("Potassium    4.6    mmol/L", "Potassium    < 2.5   mmol/L")
    assert [r.review_reason for r in bound] == [TWO_VALUES, TWO_VALUES]
    agreeing = rows("Potassium    4.6    mmol/L", "Potassium    > 2.5   mmol/L")
    assert not any(r.needs_review for r in agreeing)
    bare = rows("Potassium    4.6    mmol/L", "Potassium    8.4")
    assert [r.review_reason for r in bare] == [None, TWO_VALUES]


def test_a_plus_and_its_degree_is_a_result_in_words_only() -> None:
    found = rows(
        "Protein    +1", "Sugar      +2    Mucus flakes    Rare", "Sodium   +2   140 mmol/L"
    )
    assert [(r.name, r.value) for r in found] == [
        ("Protein", "+1"), ("Sugar", "+2"), ("Sodium", "140"),
    ]  # fmt: skip
    assert not rows("Potassium   +2   3.5-5.1")


def test_a_name_nobody_knows_keeps_the_result_behind_it() -> None:
    found = rows(
        "               RESULT    NORMAL                   RESULT    NORMAL",
        "Hemoglobin     162       140-180 g/L   Urea       8         7-20 mg/dL",
        "Protein        ???                     Zorblets   Few",
    )
    assert ("Protein", "Few") not in [(r.name, r.value) for r in found]


def test_days_side_by_side_below_a_label_with_ranges_and_units_a_line_further_down() -> None:
    found = rows(
        "Date        14 Aug 24   03 Dec 24   25 May 25",
        "Time        08:15       10:40       07:55",
        "Lab No.     45179338    59049490    48782844    Reference   Units",
        "Sodium      152*        133         130*        (135-145)   mmol/L",
        "Potassium   4.9         6.5*        4.8         (3.5-5.2)   mmol/L",
    )
    assert [(r.name, r.value, r.unit, r.ref_text, r.observed_on) for r in found[:3]] == [
        ("Sodium", "152", "mmol/L", "135-145", date(2024, 8, 14)),
        ("Sodium", "133", "mmol/L", "135-145", date(2024, 12, 3)),
        ("Sodium", "130", "mmol/L", "135-145", date(2025, 5, 25)),
    ]
    assert [r.flag for r in found] == [
        Flag.HIGH, Flag.LOW, Flag.LOW, Flag.NORMAL, Flag.HIGH, Flag.NORMAL,
    ]  # fmt: skip
    assert not any(r.needs_review for r in found)


def test_days_side_by_side_without_results_below_are_no_heads() -> None:
    found = rows("Date   14 Aug 24   03 Dec 24", "Visit   1   2", "Sodium   140   mmol/L  135-145")
    assert [(r.value, r.observed_on) for r in found] == [("140", None)]


def test_the_share_and_the_number_of_a_kind_of_cells_are_told_by_their_units() -> None:
    found = rows(
        "LINFOCITOS    47.2   %        20.0 - 45.0", "LINFOCITOS    2.1    10^3/µL  1.0 - 4.0",
        "Absolute lymphocytes   47   %   20 - 45",
    )  # fmt: skip
    assert [r.analyte for r in found] == ["lymphocytes_percent", "lymphocytes", None]


def test_share_and_number_on_one_line_each_have_their_range() -> None:
    found = rows("Linfócitos   24   %   1.704 /mm³   20 a 45 %   800 a 4.950", "Ureia  3,5  mg/dL")
    assert [(r.value, r.ref_text, r.flag) for r in found[:2]] == [
        ("24", "20 a 45", Flag.NORMAL), ("1.704", "800 a 4.950", Flag.NORMAL),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "usual", "flag"),
    [
        ("Assenti", "[Assenti]", Flag.NORMAL), ("Presente +", "[Assente]", Flag.ABNORMAL),
        ("nicht nachweisbar", "nicht nachweisbar", Flag.NORMAL),
        ("nachweisbar", "nicht nachweisbar", Flag.ABNORMAL), ("Absence", "Absence", Flag.NORMAL),
        ("não reagente", "não reagente", Flag.NORMAL), ("Tracce", "Assenti", Flag.ABNORMAL),
        ("niet aantoonbaar", "niet aantoonbaar", Flag.NORMAL),
    ],
)  # fmt: skip
def test_results_in_words_of_other_languages(value: str, usual: str, flag: Flag) -> None:
    (row,) = rows(
        "Esame  Risultato           Valori di riferimento", f"Nitriti   {value}   {usual}"
    )
    assert (row.value, row.flag, row.needs_review) == (value, flag, False)


@pytest.mark.parametrize("now", ["Now", "Visit today", "Heute", "Today’s result"])
def test_a_column_of_now_is_told_from_another(now: str) -> None:
    found = rows(
        f"Test        Then    {now:<16}  Units    Reference",
        "Potassium   6.9     5.0               mmol/L   3.5-5.3",
        "Glucose     3.3     6.7               mmol/L   3.6-6.0",
    )
    assert [(r.value, r.flag, r.needs_review) for r in found] == [
        ("5.0", Flag.NORMAL, False), ("6.7", Flag.HIGH, False),
    ]  # fmt: skip


def test_the_word_now_in_a_sentence_is_no_head() -> None:
    found = rows("The potassium is now in the normal range.", "Sodium   140   mmol/L   135-145")
    assert [(r.name, r.value) for r in found] == [("Sodium", "140")]


def test_days_behind_the_same_words_are_heads() -> None:
    found = rows(
        "What we check       You, 25 May 2025   You, 2 June 2024   Your aim     All patients",
        "Total cholesterol   5.0 mmol/L         4.8 mmol/L         below 4.0    4.4",
        "Creatinine          95 umol/L          91 umol/L                       88",
    )
    assert [(r.name, r.value, r.unit, r.observed_on) for r in found] == [
        ("Total cholesterol", "5.0", "mmol/L", date(2025, 5, 25)),
        ("Total cholesterol", "4.8", "mmol/L", date(2024, 6, 2)),
        ("Creatinine", "95", "umol/L", date(2025, 5, 25)),
        ("Creatinine", "91", "umol/L", date(2024, 6, 2)),
    ]
    assert not any(r.needs_review for r in found)


def test_the_title_of_a_panel_with_what_was_done_is_no_head() -> None:
    text = (
        "23 May 2025  Full blood count  Normal no action\n"
        "Haemoglobin concentration  134.7 g/L  [130.0 - 170.0]\n"
        "23 May 2025  Renal profile  Normal no action\n"
        "Serum sodium level  143.7 mmol/L  [133.0 - 146.0]\n"
        "Serum urea level  5.9 mmol/L  [2.5 - 7.8]\n"
    )
    assert [row.value for row in find_labs([Page(1, text)])] == ["134.7", "143.7", "5.9"]


def test_thousands_of_germs_may_be_parted_by_a_space() -> None:
    (row,) = find_labs([Page(1, "LABORATORY\nUrine culture  > 100 000 cfu/mL\n")])
    assert row.value.replace(" ", "") == ">100000"


def test_what_a_bound_means_is_no_result() -> None:
    text = (
        "LABORATORY REPORT\nFerritin  18 ug/L  (15 - 150)\n"
        "Ferritin < 30 ug/L: iron deficiency probable.\nHIV RNA < 20 copies/mL: not detected\n"
    )
    assert [row.value for row in find_labs([Page(1, text)])] == ["18", "< 20"]


def test_two_blood_groups_on_one_sheet_ask() -> None:
    text = "LABORATORY REPORT\nBlood Group  B Positive\nPartner's sheet\nBlood Group  O Positive\n"
    assert [row.needs_review for row in find_labs([Page(1, text)])] == [True, True]
    same = "LABORATORY REPORT\nHBsAg  Negative\nHBsAg  Non-reactive\n"
    assert not any(row.needs_review for row in find_labs([Page(1, same)]))
