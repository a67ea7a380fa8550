"""Words of a Spanish text: our own terms by their Spanish names, and Spanish abbreviations."""

from __future__ import annotations

import unicodedata

import pytest

from knowledge import abbreviations, glossary, spanish
from knowledge.spanish_in_text import senses_by_short, terms_in


def told(text: str) -> dict[str, str]:
    return {text[each.start : each.end]: each.name for each in terms_in(text)}


def test_terms_medicines_and_tests_are_found_by_their_spanish_names() -> None:
    found = told("Disnea y úlceras por presión; hemoglobina 9,8. Se pauta furosemida.")
    assert found["Disnea"] == "dyspnea"
    assert found["hemoglobina"] == "hemoglobin"
    assert found["furosemida"] == "furosemide"


@pytest.mark.parametrize(
    "printed", ["fibrilación auricular", "fibrilacion auricular", "FIBRILACIÓN AURICULAR"]
)
def test_accents_and_capitals_may_be_missing(printed: str) -> None:
    assert told(f"ECG: {printed}.")[printed] == "atrial fibrillation"


def test_a_year_is_no_anus_and_a_drop_no_gout() -> None:
    assert told("Hace un año. 1 gota cada 8 h. Un mes sin fiebre alta.").keys() <= {"fiebre"}


def test_an_abbreviation_has_its_spanish_meaning() -> None:
    (found,) = [each for each in terms_in("AP: HTA.") if each.name == "hipertensión arterial"]
    assert (found.kind, found.plain) == ("abbreviation", "high blood pressure")
    assert not terms_in("la ta de un dm")  # in capitals only


def test_an_abbreviation_of_two_meanings_is_told_with_both() -> None:
    (found,) = terms_in("PCR negativa.")
    assert found.kind == "unclear"
    assert {sense.full for sense in found.senses} >= {
        "proteína C reactiva", "reacción en cadena de la polimerasa",
    }  # fmt: skip


def test_each_abbreviation_is_told_in_both_languages() -> None:
    rows = spanish.note_abbreviations()
    assert len(rows) > 150
    assert len({(row.short, row.full) for row in rows}) == len(rows)
    for short, senses in senses_by_short().items():
        for sense in senses:
            theirs = spanish.abbreviation(short, sense.full)
            assert theirs is not None and theirs.plain and sense.plain, short


def test_an_english_meaning_does_not_lose_its_spanish_words() -> None:
    # A Spanish abbreviation may be written as an English one, and mean something else.
    for short in senses_by_short():
        for sense in abbreviations.senses(short):
            held = spanish.abbreviation(short, sense.full)
            assert held is None or held.english == sense.full


def test_places_count_in_the_printed_text() -> None:
    text = "Acude por   disnea\nde reposo y síncope."
    for each in terms_in(text):
        assert text[each.start : each.end].strip() == text[each.start : each.end]
    assert {"disnea", "síncope"} <= told(text).keys()
    assert unicodedata.normalize("NFC", text) == text


def test_every_term_is_one_of_the_glossary() -> None:
    text = " ; ".join(
        entry.name for entry in map(spanish.term, ("dyspnea", "edema", "asthma")) if entry
    )
    assert [glossary.find(each.name) is not None for each in terms_in(text)] == [True] * 3


def test_a_number_behind_an_abbreviation_speaks_of_the_blood_test() -> None:
    (first, *_) = terms_in("PCR 74 mg/L al ingreso.")
    assert first.name == "proteína C reactiva"
    (first, *_) = terms_in("PCR negativa para gripe.")
    assert first.kind == "unclear"
