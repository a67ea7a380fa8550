"""Conditions and medicines by their Spanish names, and text without its accents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import medicines, spanish_conditions, spanish_medicines
from knowledge.folding import fold
from knowledge.phrases import tokenize


def named(text: str) -> list[str]:
    tokens = tokenize(fold(text))
    found = spanish_conditions.names(tokens)
    return [text[tokens.starts[n.first] : tokens.ends[n.last - 1]] for n in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("insuficiencia renal crónica estadio 3", ["insuficiencia renal crónica estadio 3"]),
        ("fractura de la muñeca derecha", ["fractura de la muñeca derecha"]),
        ("exacerbación de EPOC", ["exacerbación de EPOC"]),
        ("artrosis de rodilla y lumbalgia", ["artrosis de rodilla", "lumbalgia"]),
        ("hipertensi6n arterial", ["hipertensi6n arterial"]),
        ("insuficiencia", []),
        ("presión arterial 130/80", []),
        ("una gota cada noche", []),
        ("ataque de gota", ["ataque de gota"]),
        ("vive en Asturias", []),
        ("glucemia en ayunas", []),
        ("un aspecto isquémico", []),
        ("al alta", []),
    ],
)
def test_names_of_conditions(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("Hipertensión arterial", "hypertension"),
        ("hipertension arterial", "hypertension"),
        ("HTA", "hypertension"),
        ("asma", "asthma"),
        ("neumonía adquirida en la comunidad", "community-acquired pneumonia"),
        ("enfermedad inventada", None),
    ],
)
def test_the_english_name_of_the_same(spanish: str, english: str | None) -> None:
    assert spanish_conditions.english(spanish) == english


def test_an_english_name_is_not_taken_for_a_spanish_one() -> None:
    for name in ("angina", "tumor", "diabetes", "dermatitis", "DM"):
        meant = spanish_conditions.english_only(name)
        assert meant is None or meant.lower() == name.lower()
        assert not spanish_conditions.is_spanish(name)


def test_what_lasts_and_what_is_over() -> None:
    assert spanish_conditions.is_lasting("diabetes mellitus tipo 2")
    assert spanish_conditions.is_lasting("bronquitis crónica")
    assert not spanish_conditions.is_lasting("apendicitis")
    assert spanish_conditions.is_episode("fractura de tibia")
    assert not spanish_conditions.is_episode("hipotiroidismo")


@pytest.mark.parametrize(
    ("spanish", "english"),
    [
        ("metformina", "metformin"),
        ("Hidroclorotiazida", "hydrochlorothiazide"),
        ("losartán", "losartan"),
        ("espironolactona", "spironolactone"),
        ("ácido fólico", "folic acid"),
        ("insulina glargina", "insulin glargine"),
        ("empagliflozina", "empagliflozin"),
        ("palbociclib", None),
        ("enalapril/hidroclorotiazida", "enalapril and hydrochlorothiazide"),
        ("agua", None),
    ],
)
def test_names_of_medicines(spanish: str, english: str | None) -> None:
    assert spanish_medicines.english(spanish) == english


def test_each_name_of_the_table_names_a_medicine_that_is_held() -> None:
    unknown = [
        line for line in spanish_medicines.table() if line[1] and medicines.find(line[1]) is None
    ]
    assert unknown == []


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_yes_keeps_its_accent() -> None:
    assert fold("Fiebre: sí; si tose") == "Fiebre: sí; si tose"
