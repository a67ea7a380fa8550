"""The patient's known identifiers: found however they are written, and never left behind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

# Names that are words, and words that medicine needs: alone, they are names only with a capital.
_ALSO_WORDS = frozenset(
    (
        "an art august april june may will mark grace hope faith joy young long short white black "
        "brown green gray grey king day rose lily summer autumn winter bill rich frank grant chase "
        "page wood woods stone hill field rivers lake ford west north east south price cook baker "
        "hunter fisher miller mason walker little small good best love sharp strong bright noble "
        "wise sweet bond bush church cross early fair fish fox wolf bear gold silver hall head "
        "heart hand foot back land lane law major minor moon sun star pain parks peace pool rice "
        "rush shields snow sparks speed street temple ward waters weeks wright doctor nurse bishop "
        "dean sage ray ruby pearl jade ivy violet daisy olive iris penny robin jack pat sue drew "
        "gene guy rob skip chip buck do in so more low high more case christian bell ball blood "
        "bone lung may chin nail skinner story stout tall thin patient child children person man"
    ).split(" ")
)


@dataclass(frozen=True, slots=True)
class Known:
    """An identifier that the clinic holds: ``kind`` PERSON, DATE, PHONE, EMAIL, ID or ADDRESS.

    A DATE is written ``YYYY-MM-DD`` and matched however a document may print it.
    """

    kind: str
    value: str


def survivors(masked: str, known: Sequence[Known]) -> tuple[Known, ...]:
    """Known identifiers still in a text, whatever its spacing, marks, accents or letter case."""
    plain = re.sub(r"\[\[[A-Z]+_\d+\]\]", " | ", masked)
    spaced = fold(plain)
    solid = spaced.replace(" ", "")
    left = []
    for each in known:
        for form in _forms(each):
            if len(form.replace(" ", "")) < 3:
                continue
            hit = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", spaced)
            # Letters spread out still name a person; short runs would hit by chance.
            run = form.replace(" ", "")
            if hit or (len(run) >= 8 and run in solid):
                left.append(each)
                break
        else:
            if each.kind == "PERSON" and _part_left(plain, each):
                left.append(each)
    return tuple(left)


def _part_left(plain: str, known: Known) -> bool:
    """Whether a part of a name is left in a spelling that the exact match did not know."""
    bare = _bare(plain)
    return any(
        re.search(rf"(?<!\w)(?:{part.capitalize()}|{part.upper()})(?!\w)", bare)
        for part in re.findall(r"\w+", _bare(known.value))
        if len(part) >= 4
    )


@lru_cache(maxsize=512)
def exact(known: Known) -> tuple[re.Pattern[str], ...]:
    """Patterns for an identifier, the longest form first."""
    value = known.value.strip()
    if not value:
        return ()
    if known.kind == "DATE":
        day = _as_date(value)
        if day is not None:
            return (re.compile(_date_pattern(day), re.I),)
    patterns = [re.compile(_loose(value), re.I)]
    if known.kind == "PERSON":
        parts = [part for part in re.split(r"[\s,]+", value) if len(part.strip(".")) > 1]
        if len(parts) > 1:
            turned = rf"{_loose(parts[-1])}\s*,\s*{_loose(parts[0])}"
            patterns.append(re.compile(turned, re.I))
        for part in parts:
            # A part that is also a word must be written as a name: "will", "may".
            forms = [part.capitalize(), part.upper(), part]
            if part.lower() not in _ALSO_WORDS:
                forms.append(part.lower())
            shown = "|".join(re.escape(form) for form in forms)
            if part.lower() not in _ALSO_WORDS:
                patterns.append(re.compile(rf"(?<!\w){_accented(part)}(?!\w)", re.I))
            patterns.append(re.compile(rf"(?<!\w)(?:{shown})(?!\w)"))
    elif len(re.sub(r"\D", "", value)) >= 6:
        digits = re.sub(r"\W", "", value)
        patterns.append(
            re.compile(r"(?<!\w)" + r"[\s().-]*".join(map(re.escape, digits)) + r"(?!\w)", re.I)
        )
    return tuple(patterns)


def _loose(value: str) -> str:
    """The words of a value with any spacing or marks between them."""
    words = re.findall(r"\w+", value)
    return r"(?<!\w)" + r"[\W_]{1,3}".join(_accented(word) for word in words) + r"(?!\w)"


_ACCENTS = {
    "a": "aáàâäãåā", "c": "cçćč", "e": "eéèêëēę", "i": "iíìîïī", "l": "lł", "n": "nñńň",
    "o": "oóòôöõøō", "s": "sśš", "u": "uúùûüū", "y": "yýÿ", "z": "zźżž",
}  # fmt: skip
_BARE = {accented: bare for bare, all_forms in _ACCENTS.items() for accented in all_forms}


def _accented(word: str) -> str:
    """A pattern for a word with or without its accents."""
    letters = (_BARE.get(letter, letter) for letter in word.lower())
    return "".join(
        f"[{_ACCENTS[letter]}]" if letter in _ACCENTS else re.escape(letter) for letter in letters
    )


def _as_date(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _date_pattern(day: date) -> str:
    year, month, number = rf"(?:{day:%Y}|{day:%y})", rf"0?{day.month}", rf"0?{day.day}"
    name = rf"(?:{day:%B}|{day:%b})\.?"
    mark = r"\s*[-/. ]\s*"
    forms = (
        rf"{day:%Y}{mark}{month}{mark}{number}",
        rf"{month}{mark}{number}{mark}{year}",
        rf"{number}{mark}{month}{mark}{year}",
        rf"{name}\s+{number}(?:st|nd|rd|th)?,?\s+{year}",
        rf"{number}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{name},?[\s-]+{year}",
        rf"{day:%Y%m%d}",
    )
    return r"(?<!\d)(?:" + "|".join(forms) + r")(?!\d)"


@lru_cache(maxsize=512)
def _forms(known: Known) -> tuple[str, ...]:
    """What must not be left of an identifier, folded."""
    if known.kind == "DATE" and (day := _as_date(known.value)):
        return tuple(
            fold(form)
            for form in (
                f"{day:%Y-%m-%d}", f"{day:%m/%d/%Y}", f"{day:%d/%m/%Y}",
                f"{day.month}/{day.day}/{day.year}", f"{day.day}/{day.month}/{day.year}",
                f"{day:%B} {day.day} {day.year}", f"{day.day} {day:%B} {day.year}",
            )
        )  # fmt: skip
    return (fold(known.value),)


def _bare(text: str) -> str:
    """The text without accents and invisible marks."""
    return "".join(
        ch
        for ch in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(ch) and unicodedata.category(ch) != "Cf"
    )


def fold(text: str) -> str:
    """Letters and digits only, without accents and case; all else is one space."""
    return re.sub(r"[\W_]+", " ", _bare(text).casefold()).strip()
