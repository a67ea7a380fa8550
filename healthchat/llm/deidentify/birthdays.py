"""One day of somebody's life, however a document prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, permutations

from healthchat.llm.deidentify.spelling import HUMP, Bare, figures_of

# The months of English, Spanish, German, French, Italian and Portuguese, without accents; the
# first three letters that tell them apart are enough.
_MONTHS = (
    ("january", "enero", "januar", "janner", "janvier", "gennaio", "janeiro"),
    ("february", "febrero", "februar", "feber", "fevrier", "febbraio", "fevereiro"),
    ("march", "marzo", "marz", "maerz", "mars", "marco"),
    ("april", "abril", "avril", "aprile"),
    ("may", "mayo", "mai", "maggio", "maio"),
    ("june", "junio", "juni", "juin", "giugno", "junho"),
    ("july", "julio", "juli", "juillet", "luglio", "julho"),
    ("august", "agosto", "aout"),
    ("september", "septiembre", "setiembre", "septembre", "settembre", "setembro"),
    ("october", "octubre", "oktober", "octobre", "ottobre", "outubro"),
    ("november", "noviembre", "novembre", "novembro"),
    ("december", "diciembre", "dezember", "decembre", "dicembre", "dezembro"),
)
# Further months as they stand in dates, in whole words: Dutch, Swedish, Polish, Czech, Turkish.
_WHOLE = (
    "januari stycznia ledna ocak", "februari lutego unora subat", "maart marts marca brezna mart",
    "kwietnia dubna nisan", "mei maj maja kvetna mayis", "juni czerwca cervna haziran",
    "juli lipca cervence temmuz", "augustus augusti sierpnia srpna agustos",
    "wrzesnia zari eylul", "oktober pazdziernika rijna ekim", "listopada listopadu kasim",
    "december grudnia prosince aralik",
)  # fmt: skip
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def _named() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, names in enumerate(_MONTHS, 1):
        for name in names:
            for length in range(3, len(name) + 1):
                found.setdefault(name[:length], number)
    for number, words in enumerate(_WHOLE, 1):
        for word in words.split():
            found.setdefault(word, number)
    return found


_BY_NAME = _named()
_TOKEN = re.compile(
    r"(?<![^\W_])(?P<misread>(?=[a-z|!]*\d)[\doilsbzq|!]{2,8})(?![^\W_])"
    r"|(?P<figures>\d{1,8})|(?P<word>[a-z]+)"
)
_MARK = r"[\s.,/'_|·•:⁄~-]"
_BETWEEN = re.compile(
    rf"{_MARK}*(?:st|nd|rd|th)?{_MARK}*(?:(?:of|the|de|del|di|do)\b{_MARK}*){{0,2}}{HUMP}?"
)
_MARKS = re.compile(r"\s{0,2}[-/._|·•:⁄~]\s{0,2}")
_WIDEST = 14


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    figures: str
    month: int
    """Of a month's name, else 0; a Roman figure is one where figures stand on both sides."""
    roman: bool = False


def find_day(text: Bare, day: date) -> Iterator[tuple[int, int]]:
    """Where the text names this very day, as places of its source."""
    tokens = list(_tokens(text.text))
    in_one, years = _in_one(day), frozenset((f"{day:%Y}", f"{day:%y}"))
    for token in tokens:
        if token.figures in in_one:
            yield text.places[token.start], text.places[token.end - 1] + 1
    for three in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if any(each.figures in years for each in three) and _is_day(text.text, three, day):
            yield text.places[three[0].start], text.places[three[2].end - 1] + 1


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        word = match["word"]
        if word is None:
            yield _Token(*match.span(), figures_of(match[0]), 0)
        elif word in _BY_NAME:
            yield _Token(*match.span(), "", _BY_NAME[word])
        elif word in _ROMAN:
            yield _Token(*match.span(), "", _ROMAN.index(word) + 1, roman=True)
        elif word not in _FILLERS:
            yield _Token(*match.span(), "", 0)


_FILLERS = frozenset("st nd rd th of the de del di do".split())


def _in_one(day: date) -> frozenset[str]:
    forms = ("%Y%m%d", "%d%m%Y", "%m%d%Y", "%y%m%d", "%d%m%y", "%m%d%y")
    return frozenset(day.strftime(form) for form in forms)


def _is_day(text: str, three: Sequence[_Token], day: date) -> bool:
    gaps = [text[one.end : two.start] for one, two in pairwise(three)]
    if any(len(gap) > _WIDEST or not _BETWEEN.fullmatch(gap) for gap in gaps):
        return False
    marked = all(_MARKS.fullmatch(gap) for gap in gaps)
    named = any(each.month for each in three)
    if any(each.roman for each in three) and not marked:
        return False
    for year, month, number in permutations(three):
        if (
            _is_year(year, day, short=marked or named)
            and (month.month == day.month or month.figures.lstrip("0") == str(day.month))
            and number.figures.lstrip("0") == str(day.day)
        ):
            return True
    return False


def _is_year(token: _Token, day: date, *, short: bool) -> bool:
    return token.figures == f"{day:%Y}" or (short and token.figures == f"{day:%y}")
