"""ICD-10-CM entries whose own name is what a document says: candidates, never a coding.

A name matches when its words are an entry's words, in any order: abbreviations spelled out, British
spelling made American, and what the classification itself calls unspecified left out. Words that an
entry prints in brackets may be missing. Nothing is matched by likeness.

The classification is the one that ``simple-icd-10-cm`` carries. That package builds a tree of
everything when it is imported (seconds, and 170 MB); only names are needed here, so its data file
is read instead, once, in the process that asks: a worker, never a web server.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

from knowledge.condition_words import expansion

MOST = 5
_PACKAGE = "simple_icd_10_cm"
_FILLERS = frozenset(
    "of the in with and due to by an for on at as or from his her their my".split()
)
# "Hyperlipidemia, unspecified", "Pneumonia, unspecified organism", "Asthma NOS" are the bare name.
_UNSPECIFIED = re.compile(
    r",? (?:type|site|organism|part|cause) (?:not specified|unspecified)\b"
    r"|,? unspecified (?:organism"
    r"|type|site|part|cause|as to [a-z ]+)\b|\bunspecified\b|,? not specified as [a-z ,]+"
    r"|,? not (?:otherwise|elsewhere) (?:specified|classified)\b|\bnos\b|\bnec\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_BRITISH = (
    ("gastroesophageal", "gastro-esophageal"), ("haem", "hem"), ("aemia", "emia"),
    ("oedema", "edema"), ("oesoph", "esoph"), ("anaesth", "anesth"), ("paed", "ped"),
    ("foet", "fet"), ("tumour", "tumor"), ("rrhoea", "rrhea"), ("coeliac", "celiac"),
    ("gynae", "gyne"), ("orthopae", "orthope"), ("caec", "cec"), ("fibre", "fiber"),
    ("oestr", "estr"), ("faec", "fec"), ("neurone", "neuron"),
)  # fmt: skip
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_CAPITALS = re.compile(r"\b[A-Z][A-Za-z0-9]*[A-Z0-9]\b")
_NO_PLURAL = frozenset("diabetes herpes rabies scabies caries measles rickets mumps".split())
_MOST_WORDS = 9  # longer titles tell of accidents and combinations that no note prints so
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
# Everyday names and the words that the classification has for them.
_SAME = (
    ("high blood pressure", "hypertension"),
    ("high cholesterol", "hypercholesterolemia"),
    ("heart attack", "myocardial infarction"),
    ("cerebrovascular accident", "stroke"),
    ("kidney stones", "calculus kidney"),
    ("kidney stone", "calculus kidney"),
    ("nephrolithiasis", "calculus kidney"),
    ("gallstones", "calculus gallbladder"),
    ("acid reflux", "gastro esophageal reflux disease"),
    ("coronary artery disease", "atherosclerotic heart disease native coronary artery"),
    ("underactive thyroid", "hypothyroidism"),
    ("overactive thyroid", "hyperthyroidism"),
    ("end stage kidney disease", "end stage renal disease"),
    ("degenerative joint disease", "osteoarthritis"),
    ("flu", "influenza"),
    ("shingles", "zoster"),
    ("covid", "covid 19"),
)
_CANCER = re.compile(r"(?:(?P<site>.+) )?(?:cancer|malignancy)$")
_CODE = re.compile(r"[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?")
# How an accident came about, and "other injury" of nowhere: no condition's name.
_SKIPPED = ("V", "W", "X", "Y", "T14")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the classification: its code, and its title as printed there."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class _Named:
    entry: Entry
    optional: frozenset[str]


def candidates(condition_text: str) -> tuple[Entry, ...]:
    """The entries that a condition's name names, the shortest code first; empty where none does."""
    found: dict[str, Entry] = {}
    for words in _readings(condition_text):
        for size, named in _matching(words):
            # "diabetes" is no "Type 2 diabetes", although the classification files it there.
            numbers = set(_NUMBER.findall(named.entry.title))
            if words <= size | named.optional and numbers <= words:
                found.setdefault(named.entry.code, named.entry)
        if found:
            break
    return tuple(sorted(found.values(), key=lambda e: (len(e.code), e.code)))[:MOST]


def _matching(words: frozenset[str]) -> Iterator[tuple[frozenset[str], _Named]]:
    index = _index()
    for named in index.get(words, ()):
        yield words, named
    for required in _with_optional().get(min(words, default=""), ()):
        if required < words:
            for named in index[required]:
                yield required, named
    for word in words:
        for required in _with_optional().get(word, ()):
            if required < words:
                for named in index[required]:
                    yield required, named


def _readings(text: str) -> Iterator[frozenset[str]]:
    """The word sets that a printed name may stand for, the plainest first."""
    name = _CAPITALS.sub(lambda short: expansion(short.group()) or short.group(), text)
    plain = " ".join(_plain(_american(expansion(text.strip()) or name)))
    if not plain:
        return
    yield frozenset(plain.split()) - _FILLERS
    if (formal := _same().get(plain)) is not None:
        yield frozenset(formal) - _FILLERS
    if plain.split()[-1] == "diabetes":
        yield frozenset({*plain.split(), "mellitus"}) - _FILLERS
    if cancer := _CANCER.fullmatch(plain):
        yield frozenset({"malignant", "neoplasm", *(cancer["site"] or "").split()}) - _FILLERS


@cache
def _same() -> dict[str, list[str]]:
    return {" ".join(_plain(everyday)): _plain(formal) for everyday, formal in _SAME}


def _american(name: str) -> str:
    low = name.lower()
    for british, american in _BRITISH:
        low = low.replace(british, american)
    return low


def _plain(name: str) -> list[str]:
    """A name's words: small letters, no plural, ``ii`` as 2, nothing of "unspecified"."""
    low = name.lower().replace("’s", "").replace("'s", "")
    if "specified" in low or "classified" in low or low.endswith((" nos", " nec")):
        low = _UNSPECIFIED.sub(" ", low)
    return [_ROMAN.get(word) or _singular(word) for word in _WORD.findall(low)]


def _singular(word: str) -> str:
    if word in _NO_PLURAL:
        return word
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is", "os")):
        return word[:-1]
    return word


@cache
def _index() -> dict[frozenset[str], tuple[_Named, ...]]:
    """Every name of the classification by the words that it must have."""
    found: dict[frozenset[str], list[_Named]] = {}
    for entry, name in names():
        if name.count(" ") > _MOST_WORDS:
            continue
        optional: frozenset[str] = frozenset()
        if "(" in name or "[" in name:
            optional = frozenset(_plain(" ".join(a or b for a, b in _BRACKETS.findall(name))))
            name = _BRACKETS.sub(" ", name)
        required = frozenset(_plain(name)) - _FILLERS
        optional -= required
        named = _Named(entry, optional)
        if required and all(named.entry != other.entry for other in found.get(required, ())):
            found.setdefault(required, []).append(named)
    return {words: tuple(named) for words, named in found.items()}


@cache
def _with_optional() -> dict[str, tuple[frozenset[str], ...]]:
    """The word sets whose entries allow more words, each under one of its words."""
    found: dict[str, list[frozenset[str]]] = {}
    for words, named in _index().items():
        if any(each.optional for each in named):
            found.setdefault(min(words), []).append(words)
    return {word: tuple(sets) for word, sets in found.items()}


def names() -> Iterator[tuple[Entry, str]]:
    """Each entry with its title, and with each other name that the classification gives it."""
    with _data().open("rb") as source:
        depth: list[Element] = []
        for event, element in iterparse(source, ("start", "end")):
            if element.tag != "diag":
                continue
            if event == "start":
                depth.append(element)
                continue
            depth.pop()
            code, title = element.findtext("name", ""), element.findtext("desc", "")
            if _CODE.fullmatch(code) and not code.startswith(_SKIPPED) and title:
                entry = Entry(code, title)
                yield entry, title
                for kind in ("inclusionTerm", "includes"):
                    for note in element.iterfind(f"{kind}/note"):
                        if note.text:
                            yield entry, note.text
            for child in list(element):
                if child.tag != "diag":
                    element.remove(child)
            if depth:
                depth[-1].remove(element)


def _data() -> Path:
    """The tabular list of the installed package, without importing it."""
    spec = find_spec(_PACKAGE)
    places = list(spec.submodule_search_locations or ()) if spec else []
    files = sorted(file for place in places for file in Path(place, "data").glob("*tabular*.xml"))
    if not files:
        raise FileNotFoundError(f"{_PACKAGE} carries no tabular list of ICD-10-CM")
    return files[-1]
