"""Whom a sheet is about: the sex and the age that its own head says.

A range for one sex or one age is compared only with what is known of the patient. It is taken from
a label (``Sex: F``), from the short forms that heads are printed in (``34 Y/F``, ``M, 62y``), or
from a day of birth and the day of the sample. A title is no proof, nor is a word in a comment or
in a range; what is said in two ways is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from documents.pipeline.labs import person_words as words
from documents.pipeline.labs import sexes
from documents.pipeline.labs.dates import read_date
from documents.pipeline.labs.lines import Line, read_lines
from documents.pipeline.types import Page

SEX, AGE = "sex", "age"
_OLDEST: Final = 120
_TICKS: Final = frozenset("☑☒■xX✓✗")


@dataclass(frozen=True, slots=True)
class Person:
    """The patient: the sex, and each age in whole years that the print allows.

    ``at_odds`` names what the print says in two ways that can't both be so: it is not known.
    """

    sex: str | None = None
    ages: frozenset[int] = frozenset()
    at_odds: frozenset[str] = frozenset()


def read_person(
    pages: Sequence[Page], collected: date | None, day_first: bool | None
) -> Person:  # fmt: skip
    """What the pages say of the patient; ``collected`` is the day of the sample."""
    whole = "\n".join(page.text for page in pages)
    said, printed, born = set[str](), set[int](), set[int]()
    for page in pages:
        lines = list(read_lines(page))
        for at, line in enumerate(lines):
            if words.REMARK.match(line.text) or words.OF_OTHERS.search(line.text):
                continue
            sex = _labelled(line.text, whole) or _below(line, lines[at + 1 : at + 2], whole)
            short, ages = _in_short(line.text, first=at == 0)
            # A line that tells of both is a form or a head, and says nothing of the patient.
            said |= {each for found in (sex, short) if len(found) == 1 for each in found}
            printed |= ages | _aged(line.text)
            if collected:
                born |= _since(line.text, collected, day_first)
    ages_told, apart = _agreed(printed, born)
    at_odds = {SEX} if len(said) > 1 else set[str]()
    at_odds |= {AGE} if apart else set()
    return Person(said.pop() if len(said) == 1 else None, ages_told, frozenset(at_odds))


def person_of(sex: str, born: date | None, when: date | None) -> Person:
    """The person that a coded record is about, on the day of a result."""
    known = sex if sex in {sexes.MALE, sexes.FEMALE} else None
    if born is None or when is None or born > when:
        return Person(known)
    return Person(known, frozenset({_years(born, when)}))


def _labelled(text: str, whole: str) -> set[str]:
    """The sexes that stand beside a label; of two boxes the one that is ticked."""
    said: set[str] = set()
    for found in words.BOXES.finditer(text):
        first, second = (bool(set(found[box]) & _TICKS) for box in ("first", "second"))
        told = sexes.sex_of_label(found["label"], found["one" if first else "two"], whole)
        if first != second and told:
            said.add(told)
    for found in words.LABELLED.finditer(text):
        told = sexes.sex_of_label(found["label"], found["sex"], whole)
        if told and not words.NOT_SAID.match(text, found.end("sex")):
            said.add(told)
    return said


def _below(line: Line, following: Sequence[Line], whole: str) -> set[str]:
    """The sexes that stand in the cell under a label."""
    said: set[str] = set()
    for head in line.cells if following and len(line.cells) > 1 else ():
        label = words.HEAD.fullmatch(head.text.strip(" :"))
        for cell in following[0].cells if label else ():
            told = words.UNDER.fullmatch(cell.text)
            if label and told and cell.x0 <= head.x1 and head.x0 <= cell.x1:
                sex = sexes.sex_of_label(label["label"], told["sex"], whole)
                said |= {sex} if sex else set()
    return said


def _in_short(text: str, *, first: bool) -> tuple[set[str], set[int]]:
    """The sexes and ages of the short forms of a line.

    Without the word for years they count only beside what tells that a person is meant, or on the
    ``first`` line; a sex without an age only there, a letter only beside a day of birth.
    """
    said: set[str] = set()
    ages: set[int] = set()
    head = first or bool(words.IDENTITY.search(text))
    birth = bool(words.BORN.search(text))
    for found in words.SHORT.finditer(text):
        age, told = found["age1"] or found["age2"], found["sex1"] or found["sex2"] or found["sex3"]
        years = found["years1"] or found["years2"]
        plain = birth if len(told) == 1 else head
        if not (years or (head if age else plain)) or int(age or 0) > _OLDEST:
            continue
        said |= {sex} if (sex := _sex(told)) else set()
        ages |= {int(age)} if age else set()
    for pattern in (words.BRACKET, words.BEHIND_BIRTH):
        said |= {sex for found in pattern.finditer(text) if (sex := _sex(found["sex"]))}
    return said, ages


def _sex(told: str) -> str | None:
    return sexes.sex_of(told) if len(told) > 1 else sexes.sex_of_label("sex", told, "")


def _aged(text: str) -> set[int]:
    """The ages behind a label, in years; of a child of some months or days too."""
    ages: set[int] = set()
    named = words.IDENTITY.search(text)
    for found in words.AGED.finditer(text):
        years = int(found["age"])
        if found["months"]:
            ages.add(years // 12 if found["months"].lower().startswith("mo") else 0)
        elif years <= _OLDEST and (named or found["firm"] is not None or found["colon"]):
            ages.add(years)
    return ages


def _since(text: str, day: date, day_first: bool | None) -> set[int]:
    """The ages on that day of somebody born on a day of the line; two where a year alone is."""
    ages: set[int] = set()
    for found in words.BORN.finditer(text):
        born, year = read_date(found["day"], day_first=day_first), words.YEAR.search(found["day"])
        if born is not None and born > day and year is None:
            born = born.replace(year=born.year - 100, day=min(born.day, 28))
        if born is not None:
            ages |= {_years(born, day)} if born <= day else set()
        elif year is not None:
            full = day.year - int(year.group())
            ages |= {each for each in (full - 1, full) if each >= 0}
    return {age for age in ages if age <= _OLDEST}


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _agreed(printed: set[int], born: set[int]) -> tuple[frozenset[int], bool]:
    """The ages that may hold, and whether what is told can't all be so.

    A printed age may be that of the day the sheet was written: a year apart is no contradiction.
    """
    ages = printed | born
    if not ages or max(ages) - min(ages) > 1:
        return frozenset(), bool(ages)
    both = printed & born
    return frozenset(both if len(printed) == 1 and both else ages), False
