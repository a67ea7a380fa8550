"""Conditions, medicines and warning signs have their Spanish words, and no English ones."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from knowledge import glossary, medicines, spanish, warning_signs
from knowledge.tests.test_spanish import ENGLISH

LEXICON = Path(spanish.DATA).parent / "conditions.toml"


def _listed(block: str) -> list[str]:
    text: str = tomllib.loads(LEXICON.read_text(encoding="utf-8"))[block]
    return [" ".join(entry.split()) for entry in text.split(",") if entry.strip()]


@pytest.mark.parametrize("block", ["diagnoses", "symptoms", "phrases", "adjectives"])
def test_every_listed_condition_has_a_spanish_name(block: str) -> None:
    assert [entry for entry in _listed(block) if not spanish.condition(entry)] == []


def test_what_an_abbreviation_of_a_condition_stands_for_has_a_spanish_name() -> None:
    full = [entry.partition("=")[2].strip() for entry in _listed("abbreviations")]
    assert [entry for entry in full if entry and not spanish.condition(entry)] == []


def test_every_medicine_says_in_spanish_what_it_is_for() -> None:
    groups = {each.group: each.use for each in medicines.all_medicines()}
    missing = [name for name in groups if spanish.medicine_group(name) is None]
    assert missing == []
    for name, use in groups.items():
        group = spanish.medicine_group(name)
        assert group is not None
        assert group.use.endswith("."), name
        assert group.use.count(".") == use.count("."), name
        assert len(group.use.split()) <= 24, name
        assert not ENGLISH.search(group.name + " " + group.use), name


def test_a_brand_says_what_its_ingredient_says() -> None:
    assert spanish.medicine_purpose("Lipitor") == "ayuda a bajar el colesterol."
    assert spanish.medicine_purpose("atorvastatin") == spanish.medicine_purpose("Lipitor")


def test_every_warning_sign_is_there_in_spanish() -> None:
    signs = {sign for group in warning_signs.groups() for sign in group.signs}
    assert {sign for sign in signs if not spanish.warning_sign(sign)} == set()


@pytest.mark.parametrize(
    ("file", "block"),
    [
        ("conditions.toml", "names"),
        ("substances.toml", "names"),
        ("warning_signs.toml", "signs"),
        ("medicines.toml", "groups"),
    ],
)
def test_lines_are_whole_and_no_name_stands_twice(file: str, block: str) -> None:
    text: str = tomllib.loads((spanish.DATA / file).read_text(encoding="utf-8"))[block]
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    cells = 3 if block == "groups" else 2
    assert [row for row in rows if len(row) != cells or not all(row)] == []
    split = "\0" if block in ("groups", "signs") else ","
    english = [name.strip() for row in rows for name in row[0].split(split)]
    assert sorted({name for name in english if english.count(name) > 1}) == []


def test_a_condition_is_named_exactly_not_loosely() -> None:
    assert spanish.condition("Chest cold") == "resfriado de pecho"
    assert spanish.condition("acute  myeloid leukemia") == "leucemia mieloide aguda"
    assert spanish.name("peanuts") == "maní (cacahuate)"
    assert spanish.condition("peanuts") is None


def test_names_that_share_an_entry_keep_their_own_word() -> None:
    """``lymphopenia`` is explained together with ``lymphocytosis``, and is not the same."""
    assert spanish.condition("lymphopenia") == "linfopenia"
    assert spanish.condition("lymphocytosis") == "linfocitosis"
    assert spanish.condition("subdural hematoma") == "hematoma subdural"
    assert spanish.condition("heart failure") == "insuficiencia cardíaca"
    both = spanish.term("intracellular"), spanish.term("extracellular")
    assert [found.name for found in both if found] == ["intracelular", "extracelular"]


def test_every_shared_name_is_a_name_of_an_entry() -> None:
    rows = [
        line.split("|")
        for path in sorted(spanish.DATA.glob("glossary_names*.toml"))
        for line in tomllib.loads(path.read_text(encoding="utf-8"))["names"].strip().splitlines()
    ]
    english = [name.strip() for row in rows for name in row[0].split(",")]
    also = {name.lower() for entry in glossary.all_terms() for name in entry.also}
    assert sorted(set(english) - also) == []
    assert sorted({name for name in english if english.count(name) > 1}) == []
    assert [row for row in rows if len(row) != 2 or not row[1].strip()] == []
