"""What only looks like an abbreviation is not explained; where it is one, it still is."""

from __future__ import annotations

import pytest

from knowledge.in_text import terms_in
from tests.work import no_runaway


def _told(text: str) -> list[str]:
    return [text[each.start : each.end] for each in terms_in(text)]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Mrs Ada Sample, 4 Hill Lane, Norton, NR7 8QT", "QT"),
        ("Send it to 114 OAK ST\nCall the office.", "ST"),
        ("Ada Sample, 9 Elm Road, Salem, MI 48176", "MI"),
        ("Write to PO Box 70 in Norton.", "PO"),
        ("Canal 4, 1017 CT Amsterdam", "CT"),
        ("HDL 61 > OR = 40 mg/dL", "OR"),
        ("GLUCOSE 99 65-99 mg/dL AT", "AT"),
        ("Sodium 171 HH mmol/L 136-145", "HH"),
        ("Sodium 171 mmol/L Range: 136-145 Flag: HH Date: 5 May", "HH"),
        ("Your case number is HH-20417.", "HH"),
        ("Latex (K82) 0.04", "K"),
        ("Birch pollen (T3) 12.1 Positive", "T3"),
        ("Seen by Ms K Sample, dentist", "K"),
        ("Tablet twice daily, ONCE A WEEK ON SUNDAY", "ON"),
    ],
)
def test_a_piece_of_something_else_is_not_explained(text: str, short: str) -> None:
    assert short not in _told(text)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("ECG: normal rhythm, QT 410 ms", "QT"),
        ("On the ECG the ST segment and T wave were normal.", "ST segment"),
        ("She was taken to the OR for surgery at noon.", "OR"),
        ("MI in 2019, on aspirin.", "MI"),
        ("Take 5 mg PO twice daily.", "PO"),
        ("Sodium 138, K 4.1, creatinine 0.9", "K"),
        ("Triiodothyronine (T3) 2.9 pg/mL", "T3"),
        ("BP 120/80, HR 71, given 500 mg IV", "IV"),
        ("Staged pT1cN0M0, stage IA", "M0"),
        ("ASPIRIN 25MG TAB DAILY", "MG"),
        ("A CT of the chest was done.", "CT"),
    ],
)
def test_the_same_letters_are_explained_where_they_are_a_word(text: str, short: str) -> None:
    assert short in _told(text)


def test_a_change_of_a_gene_is_no_germ() -> None:
    (found,) = (each for each in terms_in("PALB2: Pathogenic (class 5)") if each.kind == "term")
    assert "germ" not in found.plain


@pytest.mark.parametrize("text", ["Repeat potassium in a week.", "Iron studies were sent."])
def test_what_is_asked_of_a_laboratory_is_no_medicine(text: str) -> None:
    assert next(each.kind for each in terms_in(text)) == "test"


def test_a_line_of_any_length_costs_what_its_words_cost() -> None:
    with no_runaway():
        assert len(terms_in("HDL OR CK " * 6000)) > 0
