"""Values of tests that the catalogue does not know: kept with the printed words, for review.

Only a figure in a unit of concentration, activity or count, told of a name by words that leave no
other reading, and never where the sentence speaks of a dose, a solution or a medicine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.pipeline.labs.prose import words
from documents.pipeline.labs.prose.figures import Figure
from documents.pipeline.labs.prose.judge import CONCENTRATIONS
from documents.pipeline.labs.prose.mentions import Mention
from documents.pipeline.labs.tokens import Kind
from documents.pipeline.language.calendar_words import MONTHS
from knowledge import medicines, units

_NAME = re.compile(
    r"(?<![\w.,/-])(?P<name>(?:[A-Za-zα-ω][\w'’/+-]*[ \u00a0]){0,4}[A-Za-zα-ω][\w'’/+-]*"
    r"(?:\s?\([A-Za-zα-ω][\w +/-]{0,14}\))?)"
    r"(?P<joint>(?:\s(?:levels?|titers?|titres?|concentrations?|activity|values?))?"
    r"(?:(?:\s(?:was|were|is|are|of|at|to|elevated|raised|high|low|increased|decreased|reduced|"
    r"markedly|slightly|only|up|about|approximately|found|be|measured|remained|rose|fell|positive|with|detected"
    r"|in (?:the )?(?:plasma|serum|whole blood|blood)))+,?\s"
    r"|\s?(?:\(|:|=|,)\s?)\s?)$",
    re.IGNORECASE,
)
# "ferritin 480 ng/ml, sIL-2R 4,870 U/ml": among results that we know.
_LISTED = re.compile(
    r"(?:,|;|\band|\()\s(?P<name>[A-Za-zα-ω][\w'’/+-]*(?:\s[A-Za-zα-ω][\w'’/+-]*){0,2})\s$",
    re.IGNORECASE,
)
# When, not what: "on Monday, that evening 12 mg/L", "por la tarde 180 mg/dl".
TIME = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mornings?|evenings?|nights?|noon|afternoons?"
    r"|later|then|now|again|repeat|recheck|today|yesterday|day|days|weeks?|months?|hours?|on|in|after|before|fasting"
    r"|overnight|once|twice|por|tras|luego|despu[eé]s|al|en|ayunas|tarde|noche|ma[nñ]ana|d[ií]as?"
    r"|semanas?|mes(?:es)?|horas?|hoy|ayer|posterior(?:mente)?|previ[ao]|anterior|control"
    rf"|{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(
    "the a an of with and or to in on at for by from was were is are be been being has had have his"
    " her their its which that this these those showed shows showing revealed reveals revealing"
    " demonstrated found noted indicated included including elevated raised high higher low lower"
    " increased decreased reduced normal abnormal mildly slightly markedly significantly extremely"
    " very also as well while whereas but except marked moderate severe mild positive negative"
    " serum plasma blood total initial peak repeat baseline patient's patient’s laboratory".split()
)
# A verb before the figure, which the name has run into.
_JOINING = frozenset("was were is are be been found measured detected positive with".split())
_NO_TESTS = frozenset(
    "dose doses dosage solution concentration volume rate output flow contrast limit limits range"
    " cutoff value values result results level levels test tests patient patients sample samples"
    " lesion lesions mass size normal reference fluid infusion injection drip units day days week"
    " hour hours medium culture media cells cell count ml titer water saline glucose dextrose"
    " heparin needle syringe bottle bag line catheter intake diet salt baseline peak it they he she"
    " we admission discharge stood rising falling elevation increase decrease rise fall"
    " reduction maximum minimum average median"
    " mean fell rose dropped increased decreased declined improved peaked reached went".split()
)


@dataclass(frozen=True, slots=True)
class Unknown:
    """Printed words and the figure that is told of them."""

    start: int
    end: int
    figure: Figure


def unknown(
    text: str, start: int, names: Sequence[Mention], free: Sequence[Figure]
) -> Iterator[Unknown]:
    """Figures that no known test took, with the words they are told of."""
    for figure in free:
        if figure.parsed is None or figure.item.kind is not Kind.NUMBER:
            continue
        before = text[max(start, figure.start - 90) : figure.start]
        found = _NAME.search(before) or (_LISTED.search(before) if names else None)
        share = figure.parsed.dimension == "fraction" and found and "activity" in found.group()
        if figure.parsed.dimension not in CONCENTRATIONS and not share:
            continue
        if found is None or words.NOT_THIS.search(before) or words.DOSE.search(before):
            continue
        at = figure.start - len(before)
        place = _trimmed(found.group("name"), at + found.start("name"))
        if place is None or any(n.start < place[1] and n.end > place[0] for n in names):
            continue
        yield Unknown(*place, figure)


def names_another(text: str, figure: Figure) -> bool:
    """Whether a test that we do not know is named right before a figure, behind a comma or ``and``:
    the figure is no other value of the test before it."""
    listed = _LISTED.search(text, max(0, figure.start - 90), figure.start)
    if listed is None or TIME.search(listed["name"]):
        return False
    return _trimmed(listed["name"], listed.start("name")) is not None


def _trimmed(name: str, at: int) -> tuple[int, int] | None:
    """The words from the last small word on; None when they name no test."""
    found = list(re.finditer(r"\S+", name))
    while found and found[-1].group().lower() in _JOINING:
        found.pop()
    first = len(found)
    while first and found[first - 1].group().lower().strip("()") not in _SMALL_WORDS:
        first -= 1
    kept = found[first:]
    if not kept:
        return None
    plain = [w.group().lower().strip("()") for w in kept]
    if any(units.parse(w) or w in MONTHS for w in plain):
        return None
    if plain[-1] in _NO_TESTS or any(medicines.find(w) for w in plain):
        return None
    if any(medicines.looks_like_medicine(w) for w in plain) or len("".join(plain)) < 3:
        return None
    return at + kept[0].start(), at + kept[-1].end()
