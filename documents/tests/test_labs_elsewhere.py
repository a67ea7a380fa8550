"""What reports of other houses and countries showed to be misread: each cause by itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Flag, LabRow, Page


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


def test_a_star_before_a_name_is_a_mark_where_other_names_have_none() -> None:
    text = (
        "  Haemoglobin              131 g/L       [115 - 165]\n"
        "* White cell count        14.2 10*9/L    [4.0 - 11.0]\n"
    )
    assert [(r.value, r.printed_flag) for r in rows(text)] == [("131", None), ("14.2", "*")]


def test_a_star_before_every_name_is_a_bullet() -> None:
    text = "* Sodium: 140 mmol/L\n* Potassium: 4.1 mmol/L\n"
    assert [(r.value, r.printed_flag) for r in rows(text)] == [("140", None), ("4.1", None)]


SIGNED = (
    "Untersuchung       Ergebnis         Einheit    Referenzbereich\n"
    "Leukozyten         12,4      +      G/l        3,9 - 10,2\n"
    "Kreatinin          0,41      {}      mg/dl      0,50 - 0,90\n"
    "Natrium            140              mmol/l     136 - 145\n"
    "Kalium             4,1              mmol/l     3,5 - 5,1\n"
)


def test_a_lone_minus_says_low_where_a_lone_plus_says_high() -> None:
    found = rows(SIGNED.format("-"))
    assert [r.printed_flag for r in found] == ["+", "-", None, None]
    assert not any(r.needs_review for r in found)


def test_a_lone_minus_in_every_line_is_an_empty_cell() -> None:
    text = (
        SIGNED.format("-").replace("140       ", "140      -").replace("4,1       ", "4,1      -")
    )
    assert [r.printed_flag for r in rows(text)] == ["+", None, None, None]


@pytest.mark.parametrize(
    "head",
    [
        ("Badanie", "Wynik", "Jednostka", "Zakres referencyjny"),
        ("Bepaling", "Uitslag", "Eenheid", "Referentiewaarden"),
        ("Esame", "Risultato", "U.M.", "Valori di riferimento"),
        ("Exame", "Resultado", "Unidade", "Valores de referência"),
        ("Analys", "Resultat", "Enhet", "Referensintervall"),
        ("Tetkik", "Sonuç", "Birim", "Referans aralığı"),
        ("Analyse / Analyse", "Resultat", "Einheit / Unité", "Referenz / Référence"),
    ],
)
def test_heads_of_other_languages(head: tuple[str, ...]) -> None:
    lines = [head, ("Unbekanntes X", "9,4", "mg/dl", "2,0 - 7,5"), ("TSH", "2,1", "mU/l", "< 4,0")]
    text = "".join(f"{a:<22}{b:<16}{c:<20}{d}\n" for a, b, c, d in lines)
    found = [(r.name, r.value, r.unit, r.ref_text, r.flag) for r in rows(text)]
    assert found == [
        ("Unbekanntes X", "9,4", "mg/dl", "2,0 - 7,5", Flag.HIGH),
        ("TSH", "2,1", "mU/l", "< 4,0", Flag.NORMAL),
    ]


def test_bounds_in_columns_of_another_language() -> None:
    text = (
        "Badanie          Wynik      Jedn.      Od       Do       Flaga\n"
        "Glukoza          109        mg/dl      70       99       H\n"
    )
    (row,) = rows(text)
    assert (row.value, row.flag) == ("109", Flag.HIGH)
    assert (row.ref_low, row.ref_high) == (Decimal(70), Decimal(99))
    assert row.printed_flag == "H"


def test_a_unit_in_small_print_below() -> None:
    text = (
        "Test                 Result        Reference interval\n"
        "Potassium            4.1           3.5 - 5.3\n"
        "mmol/L\n"
        "ALT                  25            0 - 33\n"
        "                     U/L\n"
        "INR                  1.1           0.8 - 1.2\n"
    )
    found = [(r.name, r.value, r.unit) for r in rows(text)]
    assert found == [("Potassium", "4.1", "mmol/L"), ("ALT", "25", "U/L"), ("INR", "1.1", None)]


def test_percent_and_number_of_the_same_cells() -> None:
    text = (
        "Cell           %        Reference %    Abs      x10^9/L    Reference Abs\n"
        "Neutrophils    26.2     40.0 - 75.0    4.15     x10^9/L    2.67 - 7.50\n"
    )
    found = [(r.value, r.unit, r.ref_text, r.flag) for r in rows(text)]
    assert found == [
        ("26.2", "%", "40.0 - 75.0", Flag.LOW),
        ("4.15", "x10^9/L", "2.67 - 7.50", Flag.NORMAL),
    ]


def test_a_unit_behind_another_figure_is_not_taken_for_certain() -> None:
    for text in (
        "Neutrophils    61    40 - 75    4.2    10^9/L    2.0 - 7.5\n",
        "Glucose    101    95    mg/dL    70 - 99\n",
    ):
        assert all(r.needs_review for r in rows(text))


PHASES = (
    "Test           Result    Units      Reference\n"
    "Progesterone   8.4       ng/mL      Early phase 0.1 - 0.9\n"
    "                                    Late phase 1.8 - 23.9\n"
    "TSH            2.1       mU/L       0.4 - 4.0\n"
)


def test_of_a_list_of_ranges_none_is_taken_by_its_place() -> None:
    first, second = rows(PHASES)
    assert (first.value, first.ref_low, first.flag) == ("8.4", None, None)
    assert (second.name, second.flag) == ("TSH", Flag.NORMAL)


SEXES = (
    "{}\n"
    "Test           Result    Units     Bio. Ref. Interval\n"
    "Hemoglobin     12.6      g/dL      Male: 13.2 - 17.1\n"
    "(Photometry)                       Female: 11.7 - 15.5\n"
    "Ferritin       21        ng/mL     {}\n"
)


@pytest.mark.parametrize(
    ("who", "flag"),
    [
        ("Age/Gender : 54 Y / Female", Flag.NORMAL),
        ("Sex: Male", Flag.LOW),
        ("Order 25-00417", None),
    ],
)
def test_a_range_of_a_sex_is_taken_where_the_report_says_the_sex(
    who: str, flag: Flag | None
) -> None:
    assert rows(SEXES.format(who, "10 - 90"))[0].flag == flag
    alone = rows(SEXES.format(who, "M: 30 - 400"))[1]
    assert alone.flag == (Flag.LOW if "Male" in who else None)


AGES = (
    "{}\n"
    "Test                   Result   Units    Reference Range\n"
    "Alkaline Phosphatase   212      U/L      1-9 years: 156-386\n"
    "                                         10-17 years: 130-560\n"
    "                                         Adult: 40-129\n"
)


@pytest.mark.parametrize(
    ("who", "flag"),
    [("Age: 12 years", Flag.NORMAL), ("Age: 54 Y", Flag.HIGH), ("Order 25-00417", None)],
)
def test_a_range_of_an_age_is_taken_where_the_report_says_the_age(
    who: str, flag: Flag | None
) -> None:
    assert [r.flag for r in rows(AGES.format(who))] == [flag]


def test_a_goal_in_another_unit_is_not_the_range() -> None:
    (row,) = rows("Estimated average glucose 117 mg/dL. Goal for most adults is < 7.0 %.")
    assert (row.value, row.ref_text) == ("117", None)


def test_a_list_of_levels_in_one_cell_is_no_flag_and_no_range_for_certain() -> None:
    (row,) = rows("C-Reactive Protein   2.1   mg/L   Low risk <1.0, Average 1.0-3.0, High >3.0")
    assert (row.value, row.flag, row.printed_flag, row.needs_review) == ("2.1", None, None, False)
    assert row.ref_text == "Low risk <1.0, Average 1.0-3.0, High >3.0"


def test_words_behind_a_whole_row_do_not_lose_it() -> None:
    (row,) = rows("Potassium   6.9   H   3.5-5.1   mmol/L   critical called to ward nurse 14:30")
    assert (row.value, row.unit, row.flag, row.printed_flag) == ("6.9", "mmol/L", Flag.HIGH, "H")


def test_names_and_values_one_after_the_other() -> None:
    found = rows("Cholesterol: 5.2 HDL Cholesterol: 1.3 Triglycerides: 1.8")
    assert [(r.name, r.value) for r in found] == [
        ("Cholesterol", "5.2"), ("HDL Cholesterol", "1.3"), ("Triglycerides", "1.8"),
    ]  # fmt: skip


def test_units_in_the_heads_of_a_table_on_its_side() -> None:
    text = (
        "Date          Glucose (mg/dL)   HbA1c (%)\n"
        "13/02/2026    101               5.6\n"
        "27/03/2026    133               6.1\n"
    )
    assert [(r.name, r.value, r.unit) for r in rows(text)] == [
        ("Glucose", "101", "mg/dL"), ("HbA1c", "5.6", "%"),
        ("Glucose", "133", "mg/dL"), ("HbA1c", "6.1", "%"),
    ]  # fmt: skip


def test_the_word_test_before_a_name_is_not_its_own() -> None:
    (row,) = rows("Test: Glucose   Value: 101 mg/dL   Range: 70-99   Flag: H")
    assert (row.name, row.value, row.printed_flag) == ("Glucose", "101", "H")


@pytest.mark.parametrize(
    "order", ["{name}   {value}   {unit}   {range}", "{name}   {range}   {value}   {unit}"]
)
@pytest.mark.parametrize("name", ["Marker 17-B", "Factor Q-4 Antigen", "Anti-Sample 12 Antibody"])
def test_a_figure_in_an_unknown_name_is_no_value(name: str, order: str) -> None:
    columns = {"name": "Test", "value": "Result", "unit": "Units", "range": "Range"}
    cells = {"name": name, "value": "13.9", "unit": "pg/mL", "range": "< 20"}
    wide = {key: f"{cells[key]:<26}" for key in cells}
    head = order.format(**{key: f"{columns[key]:<26}" for key in cells})
    (row,) = rows(f"{head}\n{order.format(**wide)}\n")
    assert (row.name, row.value, row.unit, row.ref_text) == (name, "13.9", "pg/mL", "< 20")


def test_a_result_under_its_title_with_other_fields_between() -> None:
    text = (
        "CREATININA\n"
        "Material: Soro    Método: Enzimático    Coletado em 25/05/2026 08:15\n"
        "Resultado: 0,45 mg/dL\n"
        "Valor de referência: 0,50 a 1,10 mg/dL\n"
        "Potassium\n"
        "Method: ISE\n"
        "Result: pending\n"
    )
    (row,) = rows(text)
    assert (row.name, row.value, row.ref_text, row.flag) == (
        "CREATININA", "0,45", "0,50 a 1,10", Flag.LOW,
    )  # fmt: skip
    assert row.observed_on == date(2026, 5, 25)


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("Glucose, 3 hour     142     mg/dL     <140", "Glucose, 3 hour", "142"),
        ("Glucose 120 min     7.9     mmol/L     <7.8", "Glucose 120 min", "7.9"),
        ("Bleeding Time     4 min     2 - 7", "Bleeding Time", "4"),
    ],
)
def test_the_hour_behind_a_name_is_part_of_it(line: str, name: str, value: str) -> None:
    assert [(r.name, r.value) for r in rows(line)] == [(name, value)]


@pytest.mark.parametrize(
    "told",
    ["Prélevé le 25/05/2026 à 08h15", "Entnahme: 25.05.2026", "Coletado em 25/05/2026",
     "Fecha de toma: 25/05/2026", "Data prelievo 25/05/2026"],
)  # fmt: skip
def test_the_day_of_the_sample_in_other_languages(told: str) -> None:
    (row,) = rows(f"{told}\nTSH     2,1     mU/l     0,4 - 4,0\n")
    assert row.observed_on == date(2026, 5, 25)


def test_thousands_with_apostrophes_tell_which_test_a_name_is_of() -> None:
    (row,) = rows("Leukozyten   14'897   /µl   4'000 - 10'000")
    assert (row.analyte, row.needs_review, row.flag) == ("wbc", False, Flag.HIGH)


def test_the_method_behind_a_name_leaves_the_test_what_it_is() -> None:
    text = (
        "Test                     Result           Reference\n"
        "SARS-CoV-2 RNA, PCR      Not detected     Not detected\n"
    )
    assert [(r.name, r.analyte, r.flag) for r in rows(text)] == [
        ("SARS-CoV-2 RNA, PCR", "covid_pcr", Flag.NORMAL)
    ]
