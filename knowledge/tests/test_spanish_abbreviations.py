"""Every meaning of every abbreviation is there in Spanish, and texts are told in Spanish."""

from __future__ import annotations

import re
import tomllib

from knowledge import abbreviations, glossary, in_text, spanish, word_parts
from knowledge.spanish import SpanishFound
from knowledge.tests.test_spanish import ENGLISH

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
SENSES = [
    sense for short in abbreviations.all_abbreviations() for sense in abbreviations.senses(short)
]
# Written alike in both languages.
_ALIKE = re.compile(r"\b(?:carcinoma in situ|in vitro|CVS|HIDA|MUGA)\b")


def test_every_meaning_of_an_abbreviation_is_there_in_spanish() -> None:
    missing = [(s.short, s.full) for s in SENSES if spanish.abbreviation(s.short, s.full) is None]
    assert missing == []


def test_no_spanish_meaning_is_left_without_its_english_one_or_stands_twice() -> None:
    rows = [
        [cell.strip() for cell in line.split("|")]
        for path in sorted(spanish.DATA.glob("glossary_*.toml"))
        for line in tomllib.loads(path.read_text(encoding="utf-8"))
        .get("abbreviations", "")
        .strip()
        .splitlines()
    ]
    held = {(sense.short, sense.full) for sense in SENSES}
    keys = [(row[0], row[1]) for row in rows]
    assert [row for row in rows if len(row) != 4 or not all(row)] == []
    assert [key for key in keys if key not in held] == []
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_numbers_are_kept_and_no_english_is_left() -> None:
    for sense in SENSES:
        ours = spanish.abbreviation(sense.short, sense.full)
        if ours is None:
            continue
        assert sorted(_NUMBER.findall(sense.full)) == sorted(_NUMBER.findall(ours.full)), sense
        assert sorted(_NUMBER.findall(sense.plain)) == sorted(_NUMBER.findall(ours.plain)), sense
        said = _ALIKE.sub("", f"{ours.full} {ours.plain}")
        assert not ENGLISH.search(said), ours
        assert len(ours.plain.split()) <= 20, ours


_OF_A_SIDE = (
    r"\b%s[ -](?:arm|leg|eye|lung|heart|hand|main|middle|upper|lower|ventric|atri|bundle"
    r"|circumflex|anterior|rooms|side)"
)
_SIDES = {"left": r"\bizquierd|\bzurd", "right": r"\bderech|\bdiestr"}


def test_sides_are_not_swapped() -> None:
    """Left is left: in an abbreviation nobody would see the slip."""
    entries = [
        (s.short, f"{s.full} {s.plain}", f"{ours.full} {ours.plain}")
        for s in SENSES
        if (ours := spanish.abbreviation(s.short, s.full)) is not None
    ]
    entries += [
        (t.term, f"{t.plain} {t.meaning}", f"{term.plain} {term.meaning}")
        for t in glossary.all_terms()
        if (term := spanish.term(t.term)) is not None
    ]
    of_a_side = 0
    for name, english, said in entries:
        for side, ours_of_it in _SIDES.items():
            # A side comes in only where the English has it.
            assert side in english or not re.search(ours_of_it, said), (name, english, said)
            if re.search(_OF_A_SIDE.replace("%s", side), english):
                of_a_side += 1
                assert re.search(ours_of_it, said), (name, english, said)
    assert of_a_side > 40


def test_how_often_a_medicine_is_taken_is_exact() -> None:
    said = {
        short: spanish.abbreviation(short, abbreviations.senses(short)[0].full)
        for short in ("BID", "TID", "QID", "QD", "QOD", "PRN", "q6h")
    }
    assert {short: found.full for short, found in said.items() if found} == {
        "BID": "dos veces al día",
        "TID": "tres veces al día",
        "QID": "cuatro veces al día",
        "QD": "una vez al día",
        "QOD": "cada dos días",
        "PRN": "según sea necesario",
        "q6h": "cada 6 horas",
    }


def _told(text: str) -> dict[str, SpanishFound | None]:
    return {
        text[found.start : found.end]: spanish.told(found, text[found.start : found.end])
        for found in in_text.terms_in(text)
    }


def test_what_a_text_holds_is_told_in_spanish() -> None:
    told = _told("She has lymphopenia and HTN and takes atorvastatin. Hemoglobin was 11.")
    lymph, htn, pill, test = (
        told[word] for word in ("lymphopenia", "HTN", "atorvastatin", "Hemoglobin")
    )
    assert lymph is not None
    assert lymph.name == "linfopenia"
    assert htn is not None
    assert (htn.name, htn.plain) == ("hipertensión", "presión arterial alta")
    assert pill is not None
    assert pill.plain == "un medicamento que ayuda a bajar el colesterol"
    assert test is not None
    assert "oxígeno" in test.meaning


def test_an_unclear_abbreviation_keeps_all_its_meanings() -> None:
    found = in_text.Found(0, 2, "unclear", "", "", "", senses=abbreviations.senses("RA"))
    told = spanish.told(found, "RA")
    assert told is not None
    assert {sense.full for sense in told.senses} >= {"artritis reumatoide", "aire ambiente"}
    assert len(told.senses) == len(abbreviations.senses("RA"))


def test_a_word_known_by_its_parts_says_them_in_spanish() -> None:
    words = {
        "nephrolithotomy": None,
        "hepatectomy": "cirugía para quitar el hígado, o una parte",
        "duodenojejunostomy": (
            "cirugía para unir la primera parte del intestino delgado y la parte "
            "del medio del intestino delgado"
        ),
        "hepatotoxicity": "daño al hígado por un medicamento o veneno",
        "splenopathy": "una enfermedad del bazo",
        "perinephric": None,
    }
    for word, said in words.items():
        assert said is None or word_parts.explain(word, "es") == said
        assert bool(word_parts.explain(word)) == bool(word_parts.explain(word, "es")), word
    found = in_text.Found(0, 11, "parts", "splenopathy", "a disease of the spleen", "")
    told = spanish.told(found, "splenopathy")
    assert told is not None
    assert told.plain == "una enfermedad del bazo"


def test_the_parts_of_words_are_the_same_in_both_languages() -> None:
    ours, english = (
        tomllib.loads((folder / "word_parts.toml").read_text(encoding="utf-8"))
        for folder in (spanish.DATA, spanish.DATA.parent)
    )
    for block in ("roots", "ends", "fronts"):
        names = [
            [line.partition("|")[0].strip() for line in data[block].strip().splitlines()]
            for data in (ours, english)
        ]
        assert names[0] == names[1], block
        for line in ours[block].strip().splitlines():
            said = line.partition("|")[2].strip()
            assert said, line
            assert not ENGLISH.search(said), line
            assert ("{}" in said) == (block != "roots"), line
