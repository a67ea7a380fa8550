"""Every word of a text in Spanish that we can explain: what ``in_text`` is for English.

The names are those that the Spanish reference gives to our own terms, tests and medicines, in the
singular and the plural, with or without their accents; abbreviations are those of notes in Spanish
(``data/es/abbreviations.toml``). What is found is told like a word of an English text, in the
language of the reader. A name that is also an everyday word of another meaning is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from knowledge import analytes, glossary, spanish, spanish_medicines
from knowledge.abbreviations import Sense
from knowledge.in_text import Found
from knowledge.phrases import PhraseIndex, Tokens, tokenize

# Drops as well as gout, a serum and a drip, a stone and a sum, the moon's and a mole.
_OTHER_WORDS = frozenset(
    """alta ano base calculo callo ciego cola control crisis cuadro curva dedo derrame disco duelo
    foco gesta gota grave hipo huevos ion leve lineal litro lunar mania marcha masa milia niega
    orden pagador parche peste pica placa rabia radio recto salida suero talla remision titulo toma
    tono unidad vaso vector""".split()
)
_ACCENTS = str.maketrans("áéíóúü", "aeiouu")
_NUMBER_BEHIND = re.compile(r"(?:\s*[:=]|\s+(?:de|en))?\s*[<>]?\s?\d")


def terms_in(text: str) -> tuple[Found, ...]:
    """Every term of ``text``, left to right; none overlap."""
    tokens = tokenize(text)
    tokens.words = [word.translate(_ACCENTS) for word in tokens.words]
    found: list[Found] = []
    place = 0
    while place < len(tokens):
        at_place = _at(tokens, place)
        if at_place is None:
            place += 1
            continue
        last, term = at_place
        if term is not None:
            found.append(term)
        place = last
    return tuple(found)


def _at(tokens: Tokens, place: int) -> tuple[int, Found | None] | None:
    """The word after the longest name that begins at ``place``, and what to tell of it."""
    short = _shorts().at(tokens, place)
    term = _terms().at(tokens, place)
    test = _tests().at(tokens, place)
    medicine = spanish_medicines.index().at(tokens, place)
    longest = max((match.last for match in (short, term, test, medicine) if match), default=0)
    if not longest:
        return None
    start, end = tokens.starts[place], tokens.ends[longest - 1]
    if short is not None and short.last == longest:
        senses = _counted(tokens.text, end, short.value)
        if len(senses) > 1:
            return longest, Found(start, end, "unclear", "", "", "", senses=senses)
        (sense,) = senses
        return longest, Found(
            start, end, "abbreviation", sense.full, sense.plain, "", senses=(sense,)
        )
    if medicine is not None and medicine.last == longest:
        drug = medicine.value
        if drug.is_substance:
            return longest, None
        use = f"a medicine that {drug.use.rstrip('.')}"
        return longest, Found(start, end, "medicine", drug.ingredient, use, "")
    if test is not None and test.last == longest:
        each = test.value
        return longest, Found(
            start, end, "test", each.key, each.name, each.measures, each.reference
        )
    if term is not None:
        entry = term.value
        return longest, Found(start, end, "term", entry.term, entry.plain, entry.meaning)
    return None


def _counted(text: str, end: int, senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """The senses that are left where a number follows: the one that is a blood test, if one is."""
    if not _NUMBER_BEHIND.match(text, end):
        return senses
    tests = tuple(
        each for each in senses if each.full.lower().translate(_ACCENTS) in _blood_tests()
    )
    return tests if len(tests) == 1 else senses


@cache
def _shorts() -> PhraseIndex[tuple[Sense, ...]]:
    index: PhraseIndex[tuple[Sense, ...]] = PhraseIndex()
    for short, senses in senses_by_short().items():
        index.add(short, senses, cased=True)
    return index


@cache
def senses_by_short() -> Mapping[str, tuple[Sense, ...]]:
    """The meanings of each abbreviation of Spanish notes, told in plain English."""
    found: dict[str, tuple[Sense, ...]] = {}
    for row in spanish.note_abbreviations():
        found[row.short] = (*found.get(row.short, ()), Sense(row.short, row.full, row.english))
    return found


@cache
def _terms() -> PhraseIndex[glossary.Term]:
    index: PhraseIndex[glossary.Term] = PhraseIndex()
    plurals: list[tuple[str, glossary.Term]] = []
    for term in glossary.all_terms():
        entry = spanish.term(term.term)
        if entry is None:
            continue
        name = entry.name.lower().translate(_ACCENTS)
        if len(name) < 3 or name in _OTHER_WORDS or name.startswith("de "):
            continue
        index.add(name, term, cased=False)
        plurals += [(form, term) for form in _plurals(name)]
    for form, term in plurals:
        index.add(form, term, cased=False)
    return index


@cache
def _tests() -> PhraseIndex[analytes.Analyte]:
    index: PhraseIndex[analytes.Analyte] = PhraseIndex()
    for analyte in analytes.catalogue().values():
        entry = spanish.analyte(analyte.key)
        if entry is None or analyte.specimen != "blood":
            continue
        index.add(entry.name.lower().translate(_ACCENTS), analyte, cased=False)
    return index


@cache
def _blood_tests() -> frozenset[str]:
    """The names of the tests of the index, without the short form in brackets behind them."""
    return frozenset(
        entry.name.partition(" (")[0].lower().translate(_ACCENTS)
        for analyte in analytes.catalogue().values()
        if analyte.specimen == "blood" and (entry := spanish.analyte(analyte.key)) is not None
    )


def _plurals(name: str) -> Iterator[str]:
    """``ulcera gastrica``: ``ulceras gastricas``; of a name with "de" only the head is put so."""
    head, *rest = name.split(" ")
    of = next((n for n, word in enumerate(rest) if word in ("de", "del", "por", "con", "en")), None)
    own, kept = (rest, []) if of is None else (rest[:of], rest[of:])
    words = [_plural(word) for word in (head, *own)]
    if all(words):
        yield " ".join([*filter(None, words), *kept])


def _plural(word: str) -> str | None:
    if len(word) < 4 or word.endswith("s"):
        return word if word.endswith("s") and len(word) > 4 else None
    if word[-1] in "aeiou":
        return word + "s"
    if word[-1] == "z":
        return word[:-1] + "ces"
    return word + "es" if word[-1].isalpha() else None
