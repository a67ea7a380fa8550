"""Results in words that no list holds, letters that their unit explains, and whose they are."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import LabRow, Page

HEAD = "Esame            Risultato                  Intervallo di riferimento"


def read(*lines: str) -> tuple[LabRow, ...]:
    return find_labs([Page(1, "\n".join(lines))])


@pytest.mark.parametrize("said", ["Molto torbido", "Lievissimamente torbido", "Amarillo ámbar"])
def test_all_words_of_the_cell_are_the_result(said: str) -> None:
    (row,) = read("ESAME URINE", HEAD, f"Aspetto          {said:27}Limpido")
    assert (row.value, row.ref_text, row.flag) == (said, "Limpido", None)


def test_a_no_before_a_word_is_of_the_result() -> None:
    (row,) = read("ESAME URINE", HEAD, "Proteine         Non presenti               Assenti")
    assert (row.value, row.flag) == ("Non presenti", None)


@pytest.mark.parametrize("said", ["No abnormal cells seen", "Not normal", "Never positive"])
def test_of_words_that_speak_against_others_no_flag_is_made(said: str) -> None:
    (row,) = read(
        "Test             Result                     Reference",
        f"HIV antibody     {said:27}Negative",
    )
    assert (row.value, row.flag) == (said, None)


def test_the_usual_result_may_be_a_word_of_no_list() -> None:
    (row,) = read(
        "ORINA", "Examen     Resultado     Referencia", "ASPECTO    TURBIO        CRISTALINO"
    )
    assert (row.value, row.ref_text, row.flag) == ("TURBIO", "CRISTALINO", None)


def test_letters_of_a_critical_mark_are_a_test_beside_a_value() -> None:
    (row,) = read("URINE", "PH         6.5     5.0 - 8.0")
    assert (row.name, row.value, row.analyte) == ("PH", "6.5", "urine_ph")


@pytest.mark.parametrize(
    ("name", "value", "unit", "key"),
    [("HCM", "28,7", "pg", "mch"), ("TGMH", "29,9", "pg", "mch"), ("VPM", "9,8", "fL", "mpv"),
     ("Hkt", "41", "%", "hematocrit"), ("G.R.", "4,61", "10^6/uL", "rbc")],
)  # fmt: skip
def test_letters_of_a_blood_count_are_known_by_their_unit(
    name: str, value: str, unit: str, key: str
) -> None:
    (row,) = read(f"{name}     {value}     {unit}     1 - 90")
    assert row.analyte == key
    (other,) = read(f"{name}     {value}     mmol/L     1 - 90")
    assert other.analyte is None


def test_a_line_that_names_the_specimen_decides() -> None:
    rows = read(
        "Microbiology    Specimen: Midstream urine", "Leucocytes    21000 /mL",
        "Glucose    Negative", "Material: Serum    Method: enzymatic", "Glucose    5.2 mmol/L",
    )  # fmt: skip
    assert [row.specimen for row in rows] == ["urine", "urine", "blood"]


def test_strange_words_before_a_figure_in_its_cell_make_it_ask() -> None:
    rows = read(
        "Test          Result            Unit     Reference range",
        "Haemoglobin   139               g/L      120 - 150",
        "Ferritin      tube seven 44     ug/L     10 - 200",
    )
    assert [(row.value, row.needs_review) for row in rows] == [("139", False), ("44", True)]


def test_a_chemical_may_begin_with_a_figure() -> None:
    (row,) = read("Bepaling              Uitslag   Eenheid   Referentie",
                  "17-OH-progesteron     2,1       nmol/L    0,3 - 6,0")  # fmt: skip
    assert (row.name, row.value) == ("17-OH-progesteron", "2,1")


def test_words_that_small_ones_join_are_one_result() -> None:
    (row,) = read("ESAME URINE", HEAD, "Proteine         Presenti in tracce         Assenti")
    assert (row.value, row.ref_text, row.flag) == ("Presenti in tracce", "Assenti", None)
