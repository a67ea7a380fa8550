"""Every term of a text that we can explain, with its place: what a page marks for a reader.

Glossary, abbreviations, medicines, tests and, for a long word that no list knows, its Greek and
Latin parts: the longest name wins. An abbreviation whose meaning the words around do not decide
is found too, with all its possible meanings; one that the text itself spells out ("right
atrium (RA)") means that, wherever in the text it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from knowledge import abbreviations, analytes, explaining, glossary, medicines, word_parts
from knowledge.abbreviations import Sense
from knowledge.measured import is_measured
from knowledge.no_words import is_code, is_no_word, is_small_word
from knowledge.phrases import PhraseIndex, Tokens, tokenize

Kind = Literal["term", "abbreviation", "unclear", "medicine", "test", "parts"]

_SHORTEST_BUILT = 9
_SPELLED_OUT = re.compile(r"\(([A-Z][A-Za-z0-9/&-]{1,7})\)")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Found:
    """Characters ``start:end`` and what to tell about them.

    ``name`` is the term as we list it, a test's key, or what an abbreviation stands for: empty
    while that is unclear. ``senses`` are the meanings that an abbreviation has or, unclear, can
    have. ``plain`` or ``meaning`` may be empty; for a test ``plain`` is its name. ``reference``
    is a public page, empty where we know none. ``spelled_out`` says that the text itself told
    what the abbreviation stands for.
    """

    start: int
    end: int
    kind: Kind
    name: str
    plain: str
    meaning: str
    reference: str = ""
    senses: tuple[Sense, ...] = ()
    spelled_out: bool = False


def terms_in(text: str) -> tuple[Found, ...]:
    """Every term of ``text``, left to right; none overlap."""
    tokens = tokenize(text)
    told = spelled_out(text)
    found: list[Found] = []
    place = 0
    while place < len(tokens):
        at_place = _at(tokens, place, told)
        if at_place is None:
            place += 1
            continue
        last, term = at_place
        if term is not None:
            found.append(term)
        place = last
    return tuple(found)


def spelled_out(text: str) -> Mapping[str, str]:
    """The abbreviations that a text explains itself, ``long form (LF)``, and their long forms."""
    told: dict[str, str] = {}
    for match in _SPELLED_OUT.finditer(text):
        short = match.group(1)
        line = text[max(0, match.start() - 120) : match.start()].rpartition("\n")[2]
        full = _long_form(short, line)
        if full:
            told.setdefault(short, full)
    return told


def _long_form(short: str, before: str) -> str:
    """The words at the end of ``before`` whose first letters ``short`` is made of; else empty."""
    letters = [ch.lower() for ch in short if ch.isalpha()]
    words = list(_WORD.finditer(before))
    starts = [(m.start() + at, part) for m in words for at, part in _parts(m.group())]
    if len(letters) < 2 or len(starts) < len(letters):
        return ""
    initials = starts[-len(letters) :]
    if [part[0].lower() for _, part in initials] != letters:
        # One small word in between: "end of life (EOL)" has them all, "shortness of breath" not.
        carrying = [(at, part) for at, part in starts if part.lower() not in _SMALL]
        initials = carrying[-len(letters) :]
        if [part[0].lower() for _, part in initials] != letters:
            return ""
    return " ".join(before[initials[0][0] :].split()).strip(" ,;:")


_SMALL = frozenset("of the and in to for with by a an".split())


def _parts(word: str) -> Iterator[tuple[int, str]]:
    at = 0
    for part in re.split(r"[-'’]", word):
        if part and (at == 0 or len(part) > 1):
            yield at, part
        at += len(part) + 1


def _at(tokens: Tokens, place: int, told: Mapping[str, str]) -> tuple[int, Found | None] | None:
    """The word after the term that begins at ``place``, and the term; None where none begins."""
    short = abbreviations.at(tokens, place)
    whole = _whole(tokens, place)
    if short is not None and (whole is None or whole[0] <= short.last):
        return short.last, _short(tokens, short, told)
    if whole is not None:
        return whole
    return _unlisted(tokens, place, told)


def _short(tokens: Tokens, printed: abbreviations.Printed, told: Mapping[str, str]) -> Found | None:
    start, end = tokens.starts[printed.first], tokens.ends[printed.last - 1]
    if is_no_word(tokens.text, start, end):
        return None
    held = abbreviations.senses(printed.short)
    full = told.get(printed.short)
    if full is not None:
        sense = next((each for each in held if _same(each.full, full)), None)
        plain = sense.plain if sense else glossary.plain_name(full) or ""
        return Found(start, end, "abbreviation", full, plain, "", spelled_out=True)
    sense = abbreviations.resolve(tokens, printed)
    small = is_small_word(tokens.text[start:end])
    if small and (sense is None or _in_capitals(tokens, printed)):
        return None
    if is_code(tokens.text, start, end) and not _is_named(tokens.text, start, held):
        return None
    if sense is not None:
        return Found(start, end, "abbreviation", sense.full, sense.plain, "", senses=(sense,))
    if _in_capitals(tokens, printed):
        return None
    return Found(start, end, "unclear", "", "", "", senses=held)


def _is_named(text: str, start: int, held: tuple[Sense, ...]) -> bool:
    """Whether the line before says a word of what it can stand for."""
    line = text[:start].rpartition("\n")[2].lower()
    return any(word in line for sense in held for word in sense.full.lower().split() if word[3:])


def _in_capitals(tokens: Tokens, printed: abbreviations.Printed) -> bool:
    """Whether all around is in capitals too, so that ``ALL`` and ``OR`` may be mere words."""
    text = tokens.text
    near = (
        *range(max(0, printed.first - 2), printed.first),
        *range(printed.last, printed.last + 2),
    )
    words = [text[tokens.starts[n] : tokens.ends[n]] for n in near if n < len(tokens)]
    words = [word for word in words if word.isalpha() and len(word) > 2]
    return bool(words) and all(word.isupper() for word in words)


def _whole(tokens: Tokens, place: int) -> tuple[int, Found] | None:
    """The longest name of a term, a medicine or a test."""
    term = glossary.at(tokens, place)
    medicine = medicines.index().at(tokens, place)
    test = _tests().at(tokens, place)
    longest = max((match.last for match in (term, medicine, test) if match), default=0)
    if not longest:
        return None
    start, end = tokens.starts[place], tokens.ends[longest - 1]
    if term is not None and term.last == longest:
        entry = term.value
        return longest, Found(start, end, "term", entry.term, entry.plain, entry.meaning)
    if medicine is not None and medicine.last == longest:
        if counted := _counted(tokens.text, start, end):
            return longest, _of_test(start, end, counted)
        drug = medicine.value
        if drug.is_substance:
            return None
        use = f"a medicine that {drug.use.rstrip('.')}"
        return longest, Found(start, end, "medicine", drug.ingredient, use, "")
    if test is not None:
        return longest, _of_test(start, end, test.value)
    return None


def _counted(text: str, start: int, end: int) -> analytes.Analyte | None:
    """The test that a medicine's name is here."""
    named = analytes.exactly(text[start:end]) if is_measured(text, start, end) else ()
    return next((each for each in named if each.specimen == "blood"), None)


def _of_test(start: int, end: int, test: analytes.Analyte) -> Found:
    return Found(start, end, "test", test.key, test.name, test.measures, test.reference)


def _unlisted(tokens: Tokens, place: int, told: Mapping[str, str]) -> tuple[int, Found] | None:
    """An abbreviation that only the text explains, or a long word by its parts."""
    start, end = tokens.starts[place], tokens.ends[place]
    word = tokens.text[start:end]
    if word in told:
        plain = glossary.plain_name(told[word]) or ""
        found = Found(start, end, "abbreviation", told[word], plain, "", spelled_out=True)
        return place + 1, found
    if len(word) < _SHORTEST_BUILT or explaining.is_everyday(word):
        return None
    built = word_parts.explain(word)
    return (place + 1, Found(start, end, "parts", word.lower(), built, "")) if built else None


def _same(ours: str, theirs: str) -> bool:
    return [word.removesuffix("s") for word in tokenize(ours).words] == [
        word.removesuffix("s") for word in tokenize(theirs).words
    ]


@cache
def _tests() -> PhraseIndex[analytes.Analyte]:
    """Names that are one test's alone. One small word (``cast``, ``volume``) is a test only in a
    table of values; in running text it must be the whole name of one."""
    index: PhraseIndex[analytes.Analyte] = PhraseIndex()
    for analyte in analytes.catalogue().values():
        for name in (analyte.name, *analyte.synonyms):
            words = tokenize(name).words
            if (len(words[0]) < 2 and len("".join(words[:2])) < 5) or len(name) < 3:
                continue
            if len(words) == 1 and name.islower() and name != analyte.name.lower():
                continue
            if len(words) == 1 and explaining.is_everyday(name):
                continue
            named = analytes.exactly(name)
            named = tuple(each for each in named if each.specimen == "blood") or named
            if named == (analyte,):
                index.add(name, analyte)
    return index
