"""What word parts told wrongly or clumsily is a term of its own, in English and in Spanish."""

from __future__ import annotations

import pytest

from knowledge import explaining, glossary, spanish


@pytest.mark.parametrize(
    ("term", "said", "spanish_name"),
    [
        ("ectopic kidney", "kidney", "riñón ectópico"),
        ("hemarthrosis", "blood", None),
        ("gastroschisis", "gut outside", "gastrosquisis"),
        ("leukodystrophy", "brain", "leucodistrofia"),
        ("lateral ventricle", "brain", "ventrículo lateral"),
        ("nipple discharge", "fluid", "secreción del pezón"),
        ("fundal height", "womb", "altura uterina"),
        ("uterine contractions", "womb", "contracciones uterinas"),
        ("positive margin", "cancer", "margen positivo"),
        ("labiaplasty", "vulva", "labioplastia"),
        ("cystadenoma", "not cancer", "cistoadenoma"),
    ],
)
def test_a_term_says_what_its_parts_do_not(term: str, said: str, spanish_name: str | None) -> None:
    found = explaining.explain(term)
    assert found is not None
    assert said in found.plain
    held = spanish.term(term)
    assert spanish_name is None or (held is not None and held.name == spanish_name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("liposarcoma", "angiosarcoma"),
        ("supraspinatus", "subscapularis"),
        ("bacteriostatic", "bactericidal"),
        ("microcornea", "megalocornea"),
        ("systolic murmur", "diastolic murmur"),
    ],
)
def test_things_that_share_an_explanation_keep_their_spanish_names(one: str, other: str) -> None:
    first, second = spanish.term(one), spanish.term(other)
    assert first is not None
    assert second is not None
    assert first.meaning == second.meaning
    assert first.name != second.name


@pytest.mark.parametrize(
    "sentence",
    [
        "She took a deep breath and sat in the base of the boat with a mesh bag.",
        "He put the scissors and the tape on top of the lens box.",
        "Cream, gel and foam are in the drops of the day, as needed.",
    ],
)
def test_everyday_words_are_marked_nowhere(sentence: str) -> None:
    assert glossary.terms_in(sentence) == ()
