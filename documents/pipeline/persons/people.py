"""Whether pages tell of more than one person, by the names and dates of birth they print.

A file that holds a parent's results beside one's own would make one person of two. Two people are
told apart only where both a name and a date of birth stand beside a label and both differ: one
person is often named in several ways, and a scan may spoil a letter or a figure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from documents.pipeline.language.calendar_words import MONTHS
from documents.pipeline.types import Page
from knowledge import analytes

_WORD: Final = r"[^\W\d_][\w'’.-]*"
_NAMED: Final = re.compile(
    # Only the last two characters before it are looked at: a gap is long in a page of columns.
    r"(?:^[ \t]?|(?<=[ \t]{2})|(?<=\t)|(?<=[|;])[ \t]?)"
    r"(?i:patient(?:['’]?s)?(?:[ ]name)?|pt(?:[ ]name)?"
    r"|(?:full[ ])?name|paciente|nombre(?:[ ]del[ ]paciente)?)[ ]*[:#][ \t]*"
    rf"(?P<name>{_WORD}(?:,?[ ]{_WORD}){{1,4}})",
    re.MULTILINE,
)
_BORN: Final = re.compile(
    r"(?<!\w)(?i:d\.?o\.?b\.?|date[ ]of[ ]birth|birth[ ]?date|born|fecha[ ]de[ ]nac(?:imiento|\.)?"
    r"|f\.?[ ]?nac\.?|nacid[oa])[ ]*[:#]?[ \t]*"
    r"(?P<day>[\w][\w ,./-]{4,20})"
)
_LABELLED: Final = re.compile(
    r"(?:patient(?:e|in)?(?:'s)?(?: ?name)?|pat\.?|paciente|paziente|name|nom|nome|nombre|naam)"
    r"\s?:\s*(?P<who>[^\W\d_][^\d:|]{3,60})",
    re.IGNORECASE,
)
_LONG_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_TITLES: Final = frozenset(
    "mrs miss frau herr mme mlle born dob née geb male female sex age".split()
)
_PART: Final = re.compile(r"\d+|[^\W\d_]+")
_NO_NAME: Final = frozenset(
    """dob born date birth sex gender age mrn id no number male female address phone f m nacimiento
    fecha sexo edad collected specimen provider doctor physician""".split()
)
_REACH: Final = 240
"""How far behind a name its date of birth may stand."""
_ALIKE: Final = 0.72
_MOST: Final = 60


@dataclass(frozen=True, slots=True)
class Person:
    """A name as the set of its words, and the figures of a date of birth in no order."""

    name: frozenset[str]
    born: tuple[int, ...]


def are_several(pages: Sequence[Page]) -> bool:
    """Whether two of the people named on these pages can't be the same one."""
    found: list[Person] = []
    for page in pages:
        for person in _people(page.text):
            if person in found:
                continue
            if any(_differ(person, other) for other in found):
                return True
            if len(found) < _MOST:
                found.append(person)
    return False


def may_be_several(pages: Iterable[Page]) -> bool:
    """Whether two names under a patient's label share no word.

    Without dates of birth it can't be told for certain: the pages are read, and every value asks.
    """
    people: list[frozenset[str]] = []
    for page in pages:
        for found in _LABELLED.finditer(page.text):
            if not _begins_a_cell(page.text, found.start()):
                continue
            cell = re.split(r"\s{2}|\n", found.group("who"), maxsplit=1)[0]
            words = {w.lower() for w in _LONG_WORD.findall(cell)} - _TITLES
            if len(words) > 1 and not analytes.candidates(cell.strip()):
                people.append(frozenset(words))
    return any(not one & other for at, one in enumerate(people) for other in people[at + 1 :])


def _people(text: str) -> list[Person]:
    named = list(_NAMED.finditer(text))
    found: list[Person] = []
    for at, match in enumerate(named):
        end = named[at + 1].start() if at + 1 < len(named) else len(text)
        born = _BORN.search(text, match.start("name"), min(end, match.end() + _REACH))
        name, day = _name(match["name"]), day_figures(born["day"]) if born else ()
        if len(name) > 1 and day:
            found.append(Person(name, day))
    return found


def _name(printed: str) -> frozenset[str]:
    """The words of a name up to the next label; none where a word is not written as a name is."""
    words: list[str] = []
    for word in re.split(r"[ ,]+", printed):
        bare = word.strip(".'’-")
        if bare.casefold() in _NO_NAME and (len(bare) > 1 or len(words) > 1):
            break
        if not bare[:1].isupper():
            return frozenset()
        words.append(bare.casefold())
    return frozenset(words)


def day_figures(printed: str) -> tuple[int, ...]:
    """The three figures of a day in order of size, the year without its century."""
    parts = (MONTHS.get(each.lower()) or each for each in _PART.findall(printed))
    day = [int(each) for each in parts if isinstance(each, int) or each.isdigit()][:3]
    return tuple(sorted(figure % 100 for figure in day)) if len(day) == 3 else ()


def _differ(one: Person, other: Person) -> bool:
    """Whether neither name holds the other, and more than a slip parts the dates of birth."""
    apart = sum((Counter(one.born) - Counter(other.born)).values())
    return apart > 1 and bool(_strange(one.name, other.name) and _strange(other.name, one.name))


def _strange(name: frozenset[str], other: frozenset[str]) -> list[str]:
    """The words of a name that no word of the other one is, or begins with, or looks like."""
    return [word for word in name if not any(_same(word, each) for each in other)]


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and (len(short) == 1 or short == long):
        return True
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _begins_a_cell(text: str, at: int) -> bool:
    before = text[max(0, at - 2) : at]
    return not before or before[-1] in "\n|\t" or before == "  "
