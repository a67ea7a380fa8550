"""Take out who a text is about before it leaves the clinic's network.

Order matters: known identifiers of the patient by exact match first (however they are spaced or
capitalised), then patterns that look like identifiers (dates of birth, telephone, e-mail, record
and insurance numbers, addresses, names after a title or a label), and last a check that no known
identifier is left, in any spelling that folds to it: if one is, the call is Blocked. A statistical
recogniser has its place between the patterns and the check: give it as ``extra``.

Spans that the laboratory or medicine reader claimed (``keep``) are never masked by a pattern, so
that a result of 555-1234 cells is not taken for a telephone; known identifiers are masked
everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from healthchat.llm.errors import Blocked

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Known:
    """An identifier that the clinic holds: ``kind`` PERSON, DATE, PHONE, EMAIL, ID or ADDRESS.

    A DATE is written ``YYYY-MM-DD`` and matched however a document may print it.
    """

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Found:
    """One identifier in a text."""

    start: int
    end: int
    kind: str


Recogniser = Callable[[str], Iterable[Found]]

_MONTHS = (
    "january february march april may june july august september october november december"
).split(" ")
_MONTH = "(?:" + "|".join(f"{m}|{m[:3]}" for m in _MONTHS) + r"|sept)\.?"
_ANY_DATE = (
    rf"(?:\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+\d{{4}})"
)
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
_NAME = r"[A-Z][\w'’-]+(?:[ \t]+(?:[A-Z]\.?[ \t]+)?[A-Z][\w'’-]+){0,3}"
_STREET = (
    "street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|place|pl|way|terrace"
    "|circle|parkway|pkwy|highway|hwy"
)
# (kind, pattern, the group to mask)
_PATTERNS: tuple[tuple[str, re.Pattern[str], int], ...] = (
    ("EMAIL", re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b"), 0),
    ("URL", re.compile(r"\b(?:https?://|www\.)\S+", re.I), 0),
    ("SSN", re.compile(r"\b\d{3}[- ]\d{2}[- ]\d{4}\b"), 0),
    (
        "DATE",
        re.compile(
            rf"\b(?:d\.?o\.?b\.?|date\s+of\s+birth|birth\s*date|born(?:\s+on)?)\W{{0,4}}"
            rf"({_ANY_DATE})",
            re.I,
        ),
        1,
    ),
    (
        "PHONE",
        re.compile(r"(?<![\w.])(?:\+?\d{1,3}[ .-])?(?:\(\d{3}\)[ ]?|\d{3}[ .-])\d{3}[ .-]\d{4}\b"),
        0,
    ),
    (
        "PHONE",
        re.compile(
            r"\b(?:phone|tel(?:ephone)?|fax|cell|mobile|call)\b\W{0,3}(\+?[\d(][\d() .-]{5,18}\d)",
            re.I,
        ),
        1,
    ),
    (
        "ID",
        re.compile(
            r"\b(?:mrn|ssn|npi|dea|nhs|(?:medical\s+)?record|account|acct|member|policy|group|"
            r"patient|accession|specimen|order|sample|visit|encounter|license|certificate|"
            r"insurance|subscriber|case|lab)\s*"
            r"(?:(?:id|no|num|number)\b\.?|#)\s*[:#.]{0,2}\s*([A-Z0-9][A-Z0-9/-]*\d[A-Z0-9/-]*)",
            re.I,
        ),
        1,
    ),
    ("ID", re.compile(r"\b(?:MRN|NPI|UHID|ABHA)\b[\s:#.]{1,3}([A-Z0-9-]*\d[A-Z0-9-]*)", re.I), 1),
    (
        "ADDRESS",
        re.compile(
            rf"\b\d{{1,5}}[ \t]+(?:[NSEW]\.?[ \t]+)?(?:[A-Z][\w'.]+[ \t]+){{1,3}}"
            rf"(?:{_STREET})\b\.?(?:,?[ \t]*(?:apt|suite|unit|ste|#)\.?[ \t]*\w+)?"
            rf"(?:,?[ \t]+[A-Z][a-zA-Z .]+,?[ \t]+[A-Z]{{2}}[ \t]+\d{{5}}(?:-\d{{4}})?)?",
            re.I,
        ),
        0,
    ),
    ("ADDRESS", re.compile(r"\b[A-Z][a-zA-Z .]{2,24},[ \t]+[A-Z]{2}[ \t]+\d{5}(?:-\d{4})?\b"), 0),
    ("PERSON", re.compile(rf"\b(?:Dr|Mr|Mrs|Ms|Miss|Prof)\.?[ \t]+({_NAME})"), 1),
    (
        "PERSON",
        re.compile(
            r"\b(?i:patient(?:'s)?(?:[ \t]+name)?|name|physician|provider|doctor"
            r"|ref(?:erred)?\.?[ \t]*by|ordered[ \t]+by|signed[ \t]+by|attending|mother"
            r"|father|guardian|pathologist)"
            rf"[ \t]*:[ \t]*({_NAME})"
        ),
        1,
    ),
    ("PERSON", re.compile(rf"\b({_NAME}),?[ \t]+(?:MD|DO|RN|NP|PA-C|M\.D\.|D\.O\.|PhD)(?!\w)"), 1),
)


def find(
    text: str,
    known: Sequence[Known] = (),
    *,
    keep: Sequence[Span] = (),
    extra: Recogniser | None = None,
) -> tuple[Found, ...]:
    """All identifiers, left to right, none overlapping; known ones win over patterns."""
    taken: list[Found] = []
    for each in known:
        for pattern in _exact(each):
            _add(taken, (Found(*m.span(), each.kind) for m in pattern.finditer(text)), ())
    for kind, pattern, group in _PATTERNS:
        _add(taken, (Found(*m.span(group), kind) for m in pattern.finditer(text)), keep)
    if extra is not None:
        _add(taken, extra(text), keep)
    return tuple(sorted(taken, key=lambda found: found.start))


class Masker:
    """Masks the texts of one call with the same placeholders, and restores its reply."""

    def __init__(self, known: Sequence[Known], *, extra: Recogniser | None = None) -> None:
        self._known = tuple(known)
        self._extra = extra
        self._by_value: dict[tuple[str, str], str] = {}
        self._originals: dict[str, str] = {}

    def mask(self, text: str, *, keep: Sequence[Span] = ()) -> str:
        """The text with ``[[PERSON_1]]`` for names and so on. Raises Blocked if one survives."""
        if "[[" in text:
            # A document that brings its own placeholders could have one restored in a reply.
            text, keep = text.replace("[[", "[ ["), ()
        if any(unicodedata.category(ch) == "Cf" for ch in text):
            # Invisible marks inside a name would hide it.
            text, keep = "".join(ch for ch in text if unicodedata.category(ch) != "Cf"), ()
        out: list[str] = []
        position = 0
        for found in find(text, self._known, keep=keep, extra=self._extra):
            out += [text[position : found.start], self._placeholder(found, text)]
            position = found.end
        masked = "".join(out) + text[position:]
        if survivors(masked, self._known):
            raise Blocked("identifier_survived")
        return masked

    def restore(self, value: Any) -> Any:
        """The same JSON value with every placeholder of this call put back."""
        if isinstance(value, str):
            return re.sub(
                r"\[\[[A-Z]+_\d+\]\]", lambda m: self._originals.get(m.group(), m.group()), value
            )
        if isinstance(value, list):
            return [self.restore(each) for each in value]
        if isinstance(value, dict):
            return {key: self.restore(each) for key, each in value.items()}
        return value

    def _placeholder(self, found: Found, text: str) -> str:
        value = text[found.start : found.end]
        key = (found.kind, _fold(value))
        if key not in self._by_value:
            number = sum(kind == found.kind for kind, _ in self._by_value) + 1
            self._by_value[key] = f"[[{found.kind}_{number}]]"
            self._originals[self._by_value[key]] = value
        return self._by_value[key]


def survivors(masked: str, known: Sequence[Known]) -> tuple[Known, ...]:
    """Known identifiers still in a text, whatever its spacing, marks, accents or letter case."""
    plain = re.sub(r"\[\[[A-Z]+_\d+\]\]", " | ", masked)
    spaced = _fold(plain)
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


def _add(taken: list[Found], more: Iterable[Found], keep: Sequence[Span]) -> None:
    for each in more:
        clear = all(each.end <= t.start or each.start >= t.end for t in taken)
        if clear and all(each.end <= start or each.start >= end for start, end in keep):
            taken.append(each)


@lru_cache(maxsize=512)
def _exact(known: Known) -> tuple[re.Pattern[str], ...]:
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
    return r"(?<!\w)" + r"[\W_]{1,3}".join(re.escape(word) for word in words) + r"(?!\w)"


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
            _fold(form)
            for form in (
                f"{day:%Y-%m-%d}", f"{day:%m/%d/%Y}", f"{day:%d/%m/%Y}",
                f"{day.month}/{day.day}/{day.year}", f"{day.day}/{day.month}/{day.year}",
                f"{day:%B} {day.day} {day.year}", f"{day.day} {day:%B} {day.year}",
            )
        )  # fmt: skip
    return (_fold(known.value),)


def _bare(text: str) -> str:
    """The text without accents and invisible marks."""
    return "".join(
        ch
        for ch in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(ch) and unicodedata.category(ch) != "Cf"
    )


def _fold(text: str) -> str:
    """Letters and digits only, without accents and case; all else is one space."""
    return re.sub(r"[\W_]+", " ", _bare(text).casefold()).strip()
