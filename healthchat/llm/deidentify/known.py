"""The patient's known identifiers: found however they are written, and never left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from healthchat.llm.deidentify.birthdays import find_day
from healthchat.llm.deidentify.lexicon import lexicon
from healthchat.llm.deidentify.spelling import (
    END,
    END_ALL,
    GAP,
    HUMP,
    START,
    START_ALL,
    Bare,
    bare,
    letters_of,
    looks_like_letters,
    number_pattern,
    spoken_pattern,
    word_patterns,
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


@dataclass(frozen=True, slots=True)
class Known:
    """An identifier that the clinic holds: ``kind`` PERSON, DATE, PHONE, EMAIL, ID or ADDRESS.

    A DATE is written ``YYYY-MM-DD`` and matched however a document may print it.
    """

    kind: str
    value: str


def find_known(text: Bare, known: Known) -> Iterator[tuple[int, int]]:
    """Where a text holds an identifier, as places of its source; the longest forms first."""
    value = known.value.strip()
    day = _as_date(value) if known.kind == "DATE" else None
    if day is not None:
        yield from find_day(text, day)
    for form in _forms(known):
        for start, end in text.find(form.pattern):
            found = text.source[start:end]
            if form.letters and not looks_like_letters(found):
                continue
            # A part that is also a word must be written as a name: "will", "may".
            if form.as_name and not found[:1].isupper():
                continue
            yield start, end


def survivors(masked: str, known: Sequence[Known]) -> tuple[Known, ...]:
    """Known identifiers still in a text, whatever its spacing, marks, accents or letter case."""
    text = bare(re.sub(r"\[\[[A-Z]+_\d+\]\]", " | ", masked))
    solid = letters_of(text.text)
    left = []
    for each in known:
        # Letters spread out still name a person; short runs would hit by chance.
        run = letters_of(each.value)
        glued = _glued(each) if each.kind == "PERSON" else ()
        if (
            (len(run) >= 8 and run in solid)
            or any(part in text.text for part in glued)
            or any(True for _ in find_known(text, each))
        ):
            left.append(each)
    return tuple(left)


@lru_cache(maxsize=512)
def _glued(known: Known) -> tuple[str, ...]:
    pieces = re.findall(r"[^\W_]+", known.value)
    return tuple(own for own in map(letters_of, pieces) if _stands_alone(own))


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write an identifier: ``letters``: figures may stand for letters, but not for
    most; ``as_name``: only with a capital."""

    pattern: re.Pattern[str]
    letters: bool = False
    as_name: bool = False


@lru_cache(maxsize=512)
def _forms(known: Known) -> tuple[_Form, ...]:
    value = known.value.strip()
    if not letters_of(value) or (known.kind == "DATE" and _as_date(value)):
        return ()
    if known.kind == "PERSON":
        return tuple(_name_forms(value))
    if known.kind == "EMAIL" and "@" in value:
        return tuple(_Form(re.compile(each)) for each in _email_patterns(value))
    found = [_Form(re.compile(_in_row(re.findall(r"[^\W_]+", value))))]
    if known.kind == "ADDRESS":
        found += _address_forms(value)
    else:
        found += [_Form(re.compile(each)) for each in _number_patterns(known.kind, value)]
    return tuple(found)


def _address_forms(value: str) -> Iterator[_Form]:
    """The street with its house, however its kind is shortened; the code; the town."""
    for part in re.split(r"[,;\n]", value):
        code = POSTAL_CODE.search(part)
        if code:
            yield _Form(re.compile(START_ALL + number_pattern(code[0], loose=True) + END_ALL))
            part = part[: code.start()] + part[code.end() :]
        words = re.findall(r"[^\W_]+", part)
        houses = [word for word in words if any(ch.isdecimal() for ch in word)]
        names = [word for word in words if word not in houses]
        if houses and names:
            kept = names[:-1] if len(names) > 1 else names
            for row in ([*houses, *kept], [*kept, *houses], names if len(names) > 1 else []):
                if row and len("".join(row)) > 4:
                    yield _Form(re.compile(_in_row(row)), as_name=row is names)
        elif names and len("".join(names)) > 3:
            yield _Form(re.compile(_in_row(names)), as_name=True)


def _name_forms(value: str) -> Iterator[_Form]:
    every = [part for part in re.split(r"[\s,]+", value) if letters_of(part)]
    parts = [part for part in every if len(letters_of(part)) > 1]
    if len(every) > len(parts) and parts:
        # The initials go with the name, though alone they tell nothing.
        row = r"[\W_]{1,4}".join(GAP.join(map(re.escape, letters_of(part))) for part in every)
        yield _Form(re.compile(START + row + END), letters=True)
    if len(parts) > 1:
        whole = (parts, [parts[-1], *parts[:-1]], [parts[0], parts[-1]], [parts[-1], parts[0]])
        for order in whole:
            for patterns in zip(*map(word_patterns, order), strict=False):
                inner = [each.removeprefix(START).removesuffix(END) for each in patterns]
                between = rf"[\W_]{{0,4}}{HUMP}?"
                yield _Form(re.compile(START + between.join(inner) + END), letters=True)
    pieces = dict.fromkeys(
        piece
        for part in parts
        for piece in (part, *re.findall(r"[^\W_]+", part))
        if len(letters_of(piece)) > 2 or piece == part
    )
    for piece in pieces:
        also = letters_of(piece) in _ALSO_WORDS
        for pattern in word_patterns(piece):
            yield _Form(re.compile(pattern), letters=True, as_name=also)
        own = letters_of(piece)
        if _stands_alone(own):
            # "Vroskins", "Vroskinova": with the ending that a language puts behind a name.
            yield _Form(re.compile(START + GAP.join(map(re.escape, own)) + "[a-z]{0,3}" + END))
    initials = [letters_of(word)[0] for word in re.findall(r"[^\W_]+", value)]
    if len(initials) > 1:
        ends = dict.fromkeys(("".join(initials), initials[0] + initials[-1]))
        for each in ends:
            dotted = r"\.\s?".join(map(re.escape, each))
            yield _Form(re.compile(rf"{START_ALL}{dotted}\.{END_ALL}"), as_name=True)


POSTAL_CODE = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2}|[A-Z]\d[A-Z][ ]?\d[A-Z]\d|\d{5}(?:-\d{3,4})?"
    r"|\d{4}[ ]?[A-Z]{2}|\d{3}[ -]\d{2,4})\s*$"
)


def _stands_alone(letters: str) -> bool:
    """So long and so rare that nothing else holds it: inside another word it is still a name."""
    return len(letters) > 6 and not lexicon().is_english(letters)


def _in_row(words: Sequence[str]) -> str:
    """Words with any spacing or marks between them."""
    return START + r"[\W_]{1,3}".join(GAP.join(map(re.escape, letters_of(w))) for w in words) + END


def _number_patterns(kind: str, value: str) -> Iterator[str]:
    """A number with other marks between its figures, and without the letters before it."""
    own = letters_of(value)
    core = own.lstrip("abcdefghijklmnopqrstuvwxyz")
    short = core.lstrip("0")
    ways = [own, core, short]
    if kind == "PHONE" and value.lstrip("( ").startswith(("+", "00")):
        # Nobody says where the number of the country ends.
        ways += [short[size:] for size in (1, 2, 3) if len(short) - size >= 7]
    # The number of a country stands before a telephone's own, a nought before any.
    ahead = "0{0,6}"
    if kind == "PHONE":
        ahead = r"(?:(?:\+|00)?\d{1,3}[\s.-]{0,2})?(?:\(?0\)?[\s.-]{0,2})?"
    for each in dict.fromkeys(ways):
        figures = sum(ch.isdecimal() for ch in each)
        if figures >= 5 or (each == own and len(own) >= 4):
            yield START_ALL + ahead + number_pattern(each, loose=figures >= 6) + END_ALL
        if each.isdecimal() and figures >= 6:
            yield START_ALL + spoken_pattern(each) + END_ALL


def _email_patterns(value: str) -> Iterator[str]:
    """The address, the address in words (``at``, ``dot``), and its first half where that is no
    word: many people have the same one everywhere."""
    local, _, domain = value.rpartition("@")
    at = r"[\s\[({<]{0,3}(?:@|\bat\b|\barroba\b)[\s\])}>]{0,3}"
    dot = r"[\s\[({<]{0,3}(?:[._-]|\bdot\b|\bpunto\b)[\s\])}>]{0,3}"
    halves = [dot.join(_words(half)) for half in (local, domain)]
    yield rf"(?<![^\W_]){halves[0]}(?:\+\w{{1,20}})?{at}{halves[1]}(?![^\W_])"
    own = letters_of(local)
    if len(own) >= 5 and not lexicon().is_english(own):
        yield r"(?<![^\W_])" + r"[._-]".join(_words(local)) + r"(?![^\W_])"


def _words(half: str) -> list[str]:
    return [re.escape(letters_of(word)) for word in re.findall(r"[^\W_]+", half)]


def _as_date(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def fold(text: str) -> str:
    """Letters and digits only, without accents and case; all else is one space."""
    return re.sub(r"[\W_]+", " ", bare(text).text.replace(HUMP, "")).strip()
