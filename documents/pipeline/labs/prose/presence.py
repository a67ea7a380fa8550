"""Results in words: ``HBsAg was positive``, ``negative for ANA and RF``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.pipeline.labs.prose import words
from documents.pipeline.labs.prose.mentions import Mention
from documents.pipeline.labs.tokens import Item, Kind
from knowledge import analytes

_RESULT = (
    r"(?:(?:weakly|strongly|faintly|highly|low|repeatedly)[\s-])?"
    r"(?:positive|negative|non-?\s?reactive|reactive|not detected|undetectable|undetected)"
    r"(?:\s?(?:at\s)?\(?\s?1\s?[:/]\s?\d{1,5}(?!\d)\)?)?"
)
_BEHIND = re.compile(
    r"\)?(?:\s|,|:|=|\(|-|–)*(?:(?:tests?|testing|serolog(?:y|ies|ical)|antibod(?:y|ies)|antigens?|"
    r"screen(?:ing|s)?|assays?|results?|titers?|titres?|status|levels?|was|were|is|are|be|both|all|"
    r"also|again|came|back|returned|found|to|tested|turned|out|resulted|remained|reported|as|"
    r"rapid|pcr|igg|igm|and|the|by|on|admission|has|have|had|been)\b(?:\s|,|:|=|\(|-|–)*){0,8}"
    rf"(?P<result>{_RESULT})(?![\w-])(?!\s(?:for|predictive|control|margins?|inspiratory|pressure))",
    re.IGNORECASE,
)
# "RSV not detected, covid-19 detected": right behind a name that begins its clause.
_DETECTED = re.compile(
    r"(?:\s(?:pcr|rna|dna|antigen))?\s?:?\s(?P<result>detected)(?=\s*(?:[.,;)]|$))", re.IGNORECASE
)
_BEGINS = re.compile(r"(?:^|[,;.:])\s*(?:and\s|but\s)?$", re.IGNORECASE)
_AHEAD = re.compile(
    rf"(?P<result>{_RESULT})(?:\sresults?|\stests?|\sserolog(?:y|ies))?\s(?:for|to)\s"
    r"(?:(?:the|both|any|presence|of|anti-?|serum|an|a|screening|following)\s?)*$",
    re.IGNORECASE,
)
_RIGHT_BEFORE = re.compile(rf"(?P<result>{_RESULT})\s(?:serum\s|urine\s|a\s)?$", re.IGNORECASE)
_NOT = re.compile(
    r"(?:\bfalse[- ]?|\bgram[- ]?|\brh[- ]?|\bno\s|\bnot\s|\bdouble[- ]|\btriple[- ]|\bif\s"
    r"|\bwithout\s|previously\s|\bhistory of\s|\bknown\s|\bonce\s|\buntil\s|\bbe\s)$",
    re.IGNORECASE,
)
_TITRE = re.compile(
    r"\)?\s?(?:(?:titers?|titres?|level|was|were|of|at|in|to|positive|strongly|weakly|elevated|high|with|an?"
    r"|is|the|dilutions?)\b\s?|[:=(,]\s?){0,8}"
    r"(?P<titre>[<>≤≥]?\s?1\s?[:/]\s?\d{1,5})(?![\d:/])",
    re.IGNORECASE,
)
_STICKS = (
    r"(?P<name>protein|glucose|blood|ketones?|bilirubin|nitrites?|leu[ck]ocyte esterase|"
    r"urobilinogen|leu[ck]ocytes|ha?emoglobin"
    r"|nitritos?|hemat[ií]es|eritrocitos|leucocitos|prote[ií]nas?|glucosa|sangre|cetonas"
    r"|cuerpos cet[oó]nicos|bilirrubina|urobilin[oó]geno|esterasa leucocitaria)"
)
_GRADE = (
    r"(?P<result>[1-4]\+|\+{1,4}(?!\d)|trace|traces|negative|neg|positive|pos|nil|absent"
    r"|negativ[oa]s?|positiv[oa]s?|trazas|indicios)"
)
_STICK = re.compile(rf"\b{_STICKS}(?:\s|\s?[:=]\s?|\s(?:was|is)\s)\(?{_GRADE}(?![\w-])", re.I)
_STICK_BEFORE = re.compile(
    rf"(?<![\w/])(?P<result>[1-4]\+|\+{{1,4}}|trace)\s(?:for\s|of\s)?{_STICKS}\b", re.IGNORECASE
)
# What even a test that gives a number may come back with.
_IMMEASURABLE = re.compile(r"undetect\w+|not detected$", re.IGNORECASE)
# What was only to be expected: "a positive Coombs test would have been expected".
_UNREAL = re.compile(r"[^.;,]{0,40}\bwould\s(?:have|be)\b", re.IGNORECASE)
# ``negative`` of these says nothing about a laboratory result.
_NOT_TESTS = frozenset({"blood_group", "rh_type", "pap"})


@dataclass(frozen=True, slots=True)
class Finding:
    """A test's name and the words that are its result."""

    name: tuple[int, int]
    value: Item


def findings(text: str, start: int, end: int, names: Sequence[Mention]) -> Iterator[Finding]:
    """The results in words of a sentence; each name has one at most."""
    # "glucose ++, nitrite positive": the signs are its result, and the words the other's.
    fits = [n for n in names if not n.state and text[n.end - 1] != "+"]
    for name in fits:
        clause = text[start : name.start] + " "
        if words.NOT_THIS.search(clause):
            continue
        if all(t.specimen == "urine" for t in name.tests) and not _of_urine(text, start, name):
            continue
        place = _behind(text, name, names, end)
        titre = _titre(text, name, end)
        place = titre if titre and (place is None or place[1] < titre[0]) else place
        place = place or _ahead(text, start, name, fits)
        if place is None and _BEGINS.search(text[start : name.start]):
            detected = _DETECTED.match(text, name.end, end)
            place = detected.span("result") if detected else None
        if place and _UNREAL.match(text, max(name.end, place[1]), end):
            continue
        if place and (_in_words(name) or _IMMEASURABLE.match(text, *place)):
            item = Item(Kind.WORDS, place[0], place[1], place)
            yield Finding((name.start, name.end), item)


def _of_urine(text: str, start: int, name: Mention) -> bool:
    return bool(words.FLUIDS[0][1].search(text, start, name.end))


def _in_words(name: Mention) -> bool:
    if any(t.key in _NOT_TESTS for t in name.tests):
        return False
    return any(t.kind != "quantity" for t in name.tests)


def dipstick(text: str, start: int, end: int) -> Iterator[Finding]:
    """``protein 2+, blood 1+`` in a sentence or under a heading on urine."""
    taken: list[tuple[int, int]] = []
    for found in _STICK.finditer(text, start, end):
        if analytes.exactly(f"urine {found.group('name')}"):
            place = found.span("result")
            taken.append(found.span())
            yield Finding(found.span("name"), Item(Kind.WORDS, *place, place))
    for found in _STICK_BEFORE.finditer(text, start, end):
        # "glucose 1+ protein nil": the sign behind a name is not also before the next one.
        if any(found.start() < last and first < found.end() for first, last in taken):
            continue
        if analytes.exactly(f"urine {found.group('name')}"):
            place = found.span("result")
            yield Finding(found.span("name"), Item(Kind.WORDS, *place, place))


def _titre(text: str, name: Mention, end: int) -> tuple[int, int] | None:
    found = _TITRE.match(text, name.end, end)
    return found.span("titre") if found else None


def _behind(text: str, name: Mention, names: Sequence[Mention], end: int) -> tuple[int, int] | None:
    last = name
    for following in names:
        if following.start <= last.start:
            continue
        between = text[last.end : following.start]
        if not words.LIST.match(between) or len(between) > 12:
            break
        last = following
    found = _BEHIND.match(text, last.end, end)
    if found is None or _NOT.search(text[last.end : found.start("result")]):
        return None
    return found.span("result")


def _ahead(
    text: str, start: int, name: Mention, names: Sequence[Mention]
) -> tuple[int, int] | None:
    first = name
    for earlier in reversed([n for n in names if n.start < name.start]):
        between = text[earlier.end : first.start]
        if not words.LIST.match(between) or len(between) > 12:
            break
        first = earlier
    before = text[start : first.start]
    found = _AHEAD.search(before)
    if found is None and first is name:
        found = _RIGHT_BEFORE.search(before)
    if found is None or _NOT.search(before[: found.start()]):
        return None
    return start + found.start("result"), start + found.end("result")
