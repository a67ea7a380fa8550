"""Directions for a medicine: dose, route and frequency, each as a place in the text.

Every pattern is anchored by what it means, none guesses: ``10 mg``, ``PO``, ``q8h prn``,
``three times daily for 7 days``. Texts are returned as spans, so that what is shown was printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.pipeline.notes.medicines import amounts, sig_words, times
from documents.pipeline.notes.medicines.sig_words import SigWords
from documents.pipeline.notes.medicines.times import Span
from documents.pipeline.types import Language

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_COUNT = (
    rf"(?:{_NUMBER}(?:\s?/\s?{_NUMBER}){{0,3}}(?:\s?(?:-|–|to)\s?{_NUMBER}(?:/{_NUMBER})?)?"
    r"|(?:one|two|three|four|five|half|one[- ]half|½|¼)(?:\s\((?:one|two|three|\d)\))?(?:\sto\s"
    r"(?:one|two|three|four))?)"
)
_STRENGTH_UNIT = (
    r"(?:mg|mcg|µg|μg|ug|grams?|gm|g|milligrams?|micrograms?|micrograms|mill?i?equivalents|mEq|meq|mmol|"
    r"international units?|units?|UNT|IU|MCI|mL|ml|cc|milliliters?|%|ppm)"
)
_FORM = (
    r"(?:tablet\(s\)|tab\(s\)|capsule\(s\)|cap\(s\)|puff\(s\)|spray\(s\)|drop\(s\)|tablets?|tabs?"
    r"|capsules?|caps?|puffs?"
    r"|sprays?|squirts?|drops?|gtts?|patch(?:es)?|applications?|teaspoon(?:s|fuls?)?|tsp"
    r"|tablespoons?|tbsp"
    r"|suppositor(?:y|ies)|lozenges?|vials?|ampoules?|ampules?|inhalations?|pills?|packets?|scoops?"
    r"|sachets?|gummies|gummy|softgels?|caplets?|nebs?|nebules?)"
)
_PER = (
    rf"(?:\s?(?:/|per)\s?(?:{_NUMBER}\s?)?(?:mL|ml|kg|m2|m²|day|week|wk|month|hr|hours?|h|min(?:ute)?|dose"
    rf"|actuation|ACTUAT|ACT"
    r"|puff|spray|tablet|tab|capsule|cap|inh|gm|g|L|24\s?h(?:r|our)?s?)\b)"
)
_ONE = rf"{_COUNT}\s?-?\s?{_STRENGTH_UNIT}(?![A-Za-z²]){_PER}*"
# One strength, a combination's two, or a change: "30mg/500mg", "5 -> 10 mg", "from 5 mg to 10 mg".
_STRENGTH = (
    rf"(?:from\s{_ONE}(?:\s(?:{_FORM}))?\sto\s{_ONE}|{_COUNT}(?:\s?{_STRENGTH_UNIT})?\s?(?:->|→|➔|=>)\s?"
    rf"{_ONE}"
    rf"|{_ONE}(?:\s?[/+-]\s?{_ONE})*)"
)
STRENGTH = re.compile(rf"(?<![\w./]){_STRENGTH}", re.IGNORECASE)
# A liquid's strength and how much of it: "600 mg/5 mL suspension: 9 mL".
_VOLUME = re.compile(
    rf"(?:[ \t]+(?:oral|suspension|solution|susp|syrup|elixir|liquid)){{0,3}}[ \t]*[:,–-]?[ \t]+"
    rf"(?:take[ \t]+|give[ \t]+)?{_NUMBER}(?:\s?(?:-|–|to)\s?{_NUMBER})?"
    rf"\s?(?:mL|ml|cc|teaspoons?|tsp)\b(?!\s*/)",
    re.IGNORECASE,
)
AMOUNT = re.compile(
    rf"(?<![\w./]){_COUNT}\s?-?\s?(?:\((?:one|two|three|four|\d+)\)\s)?(?:{_FORM})(?!\w)",
    re.IGNORECASE,
)
# A concentration and how much of it: "0.005% 1 drop".
_DROPS = re.compile(
    rf"[ \t]*(?:ophth\w*|eye|solution|soln?\.?|,|[ \t])*{_COUNT}\s?(?:gtts?|drops?)\b",
    re.IGNORECASE,
)
# A concentration and how much of it is put on: "1% gel - apply 4 g".
_APPLIED = re.compile(
    r"[ \t]*(?:(?:topical|gel|cream|ointment|lotion|foam|solution|emulgel|apply|use|rub)\b|[,:–-]"
    rf"|[ \t])*{_COUNT}\s?(?:g|gm|grams?|ml|inch(?:es)?|pumps?|fingertip units?)\b(?!\s*/)",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"\b(?:appl(?:y|ied|ies)|rub|spread|massage|place|use)\b[^\n.;]{0,30}?\b(?P<where>"
    r"(?:to|on|onto|over|into|in)\s(?:(?:the|your|his|her|each|both|left|right|affected|upper|lower"
    r"|painful|sore)\s){0,3}(?:skin|face|scalp|neck|chest|back|arms?|legs?|knees?|hands?|feet|foot"
    r"|elbows?|shoulders?|ankles?|hips?|wrists?|groin|abdomen|rash|wounds?|lesions?|fingers?|toes?"
    r"|thighs?|nails?|joints?))\b",
    re.IGNORECASE,
)
# A number alone right behind a name, as lists print it: "Symbicort 200/6", "lisinopril 10 daily".
_BARE = re.compile(
    r"[ \t]{1,3}(?P<dose>(?!(?:19|20)\d\d\b)\d{1,4}(?:\.\d{1,3})?"
    r"(?:\s?[/-]\s?\d{1,4}(?:\.\d{1,3})?){0,3})(?![\d.,:/%-]*\d|\s?[:/%-])",
)
_AFTER_BARE = re.compile(
    r"\s*(?:[,;|)]|\.(?!\d)|$|\n|(?:a\.?m|p\.?m|one|two|i{1,2})\b)", re.IGNORECASE
)
# The strength of one, then how much is taken: "50 mg tab   25 mg PO BID".
_TAKEN_OF = re.compile(
    r"[ \t]*(?:tabs?|tablets?|caps?|capsules?|scored tabs?)\b[ \t,:|–-]*(?:take |give )?"
    r"(?P<dose>\d+(?:[.,]\d+)?[ \t]?(?:mg|mcg|g|units?))\b[ \t,]+(?:po\b|p\.o|by mouth|oral|once"
    r"|twice|daily|every|each|at\b|in the|[btq]\.?[id]\.?d?\b|q\d|od\b|om\b|on\b|nocte|mane"
    r"|[bt]ds?\b)",
    re.IGNORECASE,
)
# An amount stands so near behind its strength: "0,5% 1 gota".
_BESIDE = 20
_DECIMAL = re.compile(r",\d")
# "Amount" in a supply: "30 tablets" dispensed, not taken.
_SUPPLY = re.compile(
    r"(?:dispense|disp|quantity|qty|#|supply|refills?|total of)[:.\s]*\(?$", re.IGNORECASE
)
ROUTE = re.compile(
    r"\b(?:by mouth|per mouth|orally|oral(?=\s*(?:route|tablet|capsule|solution|suspension|tab|cap"
    r"|,|\||$|daily|once|\())|per os"
    r"|p\.o\.|po|intravenous(?:ly)?|i\.v\.|iv|intramuscular(?:ly)?|i\.m\.|im|subcutaneous(?:ly)?"
    r"|sub-?cut(?:aneously)?"
    r"|sub-?q|sc|sq|s\.c\.|s/c|under the skin|sublingual(?:ly)?|s\.l\.|sl|under the tongue|topical"
    r"(?:ly)?"
    r"|to (?:the )?affected areas?|to (?:the )?skin|inhaled|inhalation|via inhaler|by inhalation"
    r"|intravitreal(?:ly)?|via (?:the )?peg(?: tube)?|per (?:peg|ng)|intranasal(?:ly)?|nasal(?:ly)?"
    r"|(?:(?:in|into|to) (?:the )?(?:each|both|left|right|affected)?|each|both|left|right)"
    r"\s?(?:eyes?|ears?|nostrils?)"
    r"|per rectum"
    r"|rectal(?:ly)?|enemas?|p\.r\.|vaginal(?:ly)?|per vagina|ophthalmic|otic|transdermal(?:ly)?"
    r"|(?:via |by )?nebulizer|nebulized|buccal(?:ly)?|epidural|intrathecal(?:ly)?|intra-?articular"
    r"(?:ly)?"
    r"|via g-?tube|per g-?tube|per tube|swish and swallow)(?!\w)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:of\s+|tablets?\s+(?:of\s+)?|\()?\s*", re.IGNORECASE)
_ORDER = re.compile(
    r"\s*(?:[-•*]\s*)?(?:sig\b|take\b|use\b|apply\b|inject\b|inhale\b|instill\b|place\b|give\b"
    r"|dose\b|directions?\b"
    r"|dosage\b|frequency\b|how (?:often|much|to take)\b|route\b"
    r"|\d+\s*(?:tab|cap|puff|spray|drop|pill))",
    re.IGNORECASE,
)
_ENGLISH = SigWords(STRENGTH, AMOUNT, _SUPPLY, _BETWEEN, ROUTE, times.FREQUENCY, _ORDER)
# Drops and ointments whose "OD" is the right eye.
_FOR_EYES = re.compile(r"\b(?:drops?|gtts?|ophth\w*|eyes?|eye|ointment|tears)\b", re.IGNORECASE)


# The side says more than that it is for the eye or ear: "otic 5 drops right ear".
_SIDED = re.compile(
    r"\b(?:(?:in|into|to) (?:the |your )?)?(?:each|both|left|right|affected)\s"
    r"(?:eyes?|ears?|nostrils?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Directions:
    """Where dose, route and frequency stand; None where they are not printed."""

    dose: Span | None = None
    route: Span | None = None
    frequency: Span | None = None

    @property
    def end(self) -> int:
        """The end of what is furthest to the right, 0 where there is nothing."""
        return max((span[1] for span in (self.dose, self.route, self.frequency) if span), default=0)


def words(language: Language) -> SigWords:
    """The expressions of a language."""
    return sig_words.spanish() if language == "es" else _ENGLISH


def read_directions(text: str, start: int, end: int, language: Language = "en") -> Directions:
    """Directions in ``text[start:end]``, which lies behind a medicine's name."""
    said = words(language)
    route = _sided(text, start, end) or _span(said.route, text, start, end)
    if language == "en" and (placed := _PLACED.search(text, start, end)):
        route = placed.span("where")
    behind = start
    for_eyes = language == "en" and _FOR_EYES.search(text, start, end)
    if for_eyes and (eye := times.eye(text, start, end)):
        route, behind = route or eye, eye[1]
    return Directions(
        dose=_dose(text, start, end, said),
        route=route,
        frequency=times.frequency(text, behind, end, said.frequency),
    )


def dose_before(text: str, start: int, end: int, language: Language = "en") -> Span | None:
    """A dose that stands right before a name, which begins at ``end``: ``2 puffs of ...``."""
    window = max(start, end - 40)
    said = words(language)
    for pattern in (said.strength, said.amount):
        for found in pattern.finditer(text, window, end):
            if said.between.fullmatch(text[found.end() : end]):
                return found.span()
    return None


def bare_dose(text: str, start: int, end: int, language: Language = "en") -> Span | None:
    """A number without a unit right behind a name; only the caller knows that it is a dose."""
    found = _BARE.match(text, start, end)
    if found is None:
        return None
    behind = found.end() + len(text[found.end() : end]) - len(text[found.end() : end].lstrip(" \t"))
    if language == "es" and _DECIMAL.match(text, found.end()):
        return None
    of = words(language)
    said = (_AFTER_BARE, of.frequency, of.route, of.amount)
    told = any(pattern.match(text, behind, end) for pattern in said)
    return found.span("dose") if told else None


def _sided(text: str, start: int, end: int) -> Span | None:
    """The one side that is printed; None where several are."""
    found = [each.span() for each in _SIDED.finditer(text, start, end)]
    return found[0] if len(found) == 1 else None


def _dose(text: str, start: int, end: int, said: SigWords) -> Span | None:
    strength = said.strength.search(text, start, end)
    if strength is not None and _is_result(text, strength):
        strength = None
    if strength is not None and (amount := said.amount.search(text, start, strength.start())):
        often = times.frequency(text, amount.end(), strength.start(), said.frequency)
        if often is not None:
            strength = None  # "2 puffs QID, 14 g": what is handed out
    if strength is not None:
        stop = strength.end()
        if taken := _TAKEN_OF.match(text, stop, end):
            return taken.span("dose")
        if strength.group().endswith("%") and (
            more := _DROPS.match(text, stop, end) or _APPLIED.match(text, stop, end)
        ):
            stop = more.end()
        if strength.group().endswith("%") and said is not _ENGLISH:
            beyond = said.amount.search(text, stop, min(end, stop + _BESIDE))
            stop = beyond.end() if beyond is not None else stop
        if "/" in strength.group() and (volume := _VOLUME.match(text, stop, end)):
            stop = volume.end()
        return strength.start(), stop
    for amount in said.amount.finditer(text, start, end):
        if amounts.is_dashed_supply(text, *amount.span()):
            continue
        if not said.supply.search(text, start, amount.start()) or not said.supply.search(
            text[start : amount.start()]
        ):
            return amount.span()
    return None


def _is_result(text: str, strength: re.Match[str]) -> bool:
    """Whether a number with its unit is a measured value: mg/dL, ng/mL are no doses."""
    return bool(
        re.match(r"\s?/\s?(?:dL|dl|uL|mcL|HPF)\b", text[strength.end() : strength.end() + 6])
    )


def _span(pattern: re.Pattern[str], text: str, start: int, end: int) -> Span | None:
    found = pattern.search(text, start, end)
    return found.span() if found else None
