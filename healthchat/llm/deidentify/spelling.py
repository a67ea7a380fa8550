"""Text as it looks rather than as it is encoded, and patterns for words however they are printed.

An identifier is looked for in the text's bare letters: no accents, no invisible marks, no letter
case, and letters of other alphabets that look like Latin ones taken for those. Each bare letter
knows the place it came from.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from healthchat.llm.deidentify.encoded import plain_figure, units

HUMP = "\x00"
"""Stands where small letters meet a capital (``ReportAnna``): a word may begin or end there."""
GAP = rf"{HUMP}?(?:-\s{{0,9}}|\n[^\S\n]{{0,9}})?{HUMP}?"
"""What a line's end puts inside a word."""
_ANYWHERE = rf"{HUMP}?(?:-?\s{{0,9}}|[._*/|~+·•,])?{HUMP}?"
_SPREAD = rf"{HUMP}?[\s._*-]{{1,2}}{HUMP}?"
_PARTED = rf"[\W_]{{0,3}}{HUMP}?"
"""Between the pieces of a name that has an apostrophe or a hyphen."""
START, END = r"(?<![^\W\d_])", r"(?![^\W\d_])"
"""The ends of a word; figures and low lines may touch it (``anna_2024``)."""
START_ALL, END_ALL = r"(?<![^\W_])", r"(?![^\W_])"

_LIKE_LATIN = {
    # Cyrillic and Greek letters that look like Latin ones, and letters that do not come apart.
    **dict(zip("авекмнорстухіјѕһԁԛԝ", "abekmhopctyxijshdqw", strict=True)),
    **dict(zip("αβεικνορτυχηγωσ", "abeiknoptuxnywo", strict=True)),
    **dict(zip("ıȷɑɡʟøłđð", "ijagloldd", strict=True)),
    "æ": "ae", "œ": "oe", "þ": "th", "ǝ": "e", "ɩ": "i", "ꞌ": "'", "ʼ": "'", "’": "'", "‘": "'",
}  # fmt: skip
_INVISIBLE = frozenset("\u115f\u1160\u2800\u3164\uffa0")
# What a reader of pictures, or somebody who wants to hide a word, puts for a letter.
_FIGURES = {
    "a": "a4@", "b": "b8", "e": "e3", "g": "g9", "i": "il1|!", "l": "li1|!", "o": "o0", "q": "q9",
    "s": "s5$", "t": "t7", "z": "z2",
}  # fmt: skip
_ALIKE = {"c": "e", "e": "c", "f": "t", "h": "b", "b": "h6", "t": "f+", "u": "v", "v": "u"}
_JOINED = {"m": "rn", "w": "vv", "d": "cl"}
_FIGURE = {**dict.fromkeys("oq", "0"), **dict.fromkeys("il|!", "1"), "s": "5", "b": "8", "z": "2"}
_LOST = r"[?*#\ufffd]{0,2}\s?"
"""What is left of a letter with an accent where a text went through a code without it."""
_UNREAD = "?*\ufffd"
_FEW, _MANY = 4, 6
"""Letters from which on a word may be misread, and may be badly misread or come apart."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A text's bare letters, and for each the place in the text that it stands for."""

    text: str
    places: tuple[int, ...]
    source: str
    ends: tuple[int, ...]
    """Where what a letter stands for ends: an entity is longer than its letter."""

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """Where the pattern matches, as places of the source."""
        for match in pattern.finditer(self.text):
            start, end = match.span()
            while end > start and self.text[end - 1] == HUMP:
                end -= 1
            while end > start and self.text[start] == HUMP:
                start += 1
            if end > start:
                yield self.places[start], self._end(end)

    def _end(self, end: int) -> int:
        """The place after a letter, with the marks that stand on it."""
        after = self.ends[end - 1]
        while after < len(self.source) and unicodedata.category(self.source[after]) == "Mn":
            after += 1
        return after


def bare(text: str) -> Bare:
    """The bare letters of a text; blanks, line ends and punctuation stay."""
    out: list[str] = []
    places: list[int] = []
    ends: list[int] = []
    small = False
    for at, end, said in units(text):
        for raw in said:
            folded = _bare_letter(raw)
            if not folded:
                continue
            if small and raw.isupper():
                out.append(HUMP)
                places.append(at)
                ends.append(end)
            small = raw.islower()
            out += folded
            places += [at] * len(folded)
            ends += [end] * len(folded)
    return Bare("".join(out), tuple(places), text, tuple(ends))


@lru_cache(maxsize=4096)
def _bare_letter(raw: str) -> str:
    if raw in _INVISIBLE or unicodedata.category(raw) in ("Cf", "Mn"):
        return ""
    letters = []
    for ch in unicodedata.normalize("NFKD", raw).casefold():
        kind = unicodedata.category(ch)
        if kind in ("Mn", "Cf"):
            continue
        letters.append("-" if kind == "Pd" else _LIKE_LATIN.get(ch) or plain_figure(ch))
    return "".join(letters)


def letters_of(word: str) -> str:
    """The bare letters and figures of a word and nothing else."""
    return re.sub(r"[\W_]+", "", bare(word).text)


def word_patterns(word: str) -> tuple[str, ...]:
    """Patterns for bare text that find a word as written, broken, spread out and misread."""
    pieces = [piece for piece in re.findall(r"[^\W_]+", word) if letters_of(piece)]
    if not pieces:
        return ()
    size = len(letters_of(word))
    found = [START + _PARTED.join(GAP.join(_umlauts(piece)) for piece in pieces) + END]
    if size >= _FEW:
        misread = [_misread(letters_of(piece), size) for piece in pieces]
        for between in (_ANYWHERE if size >= _MANY else GAP, _SPREAD):
            whole = _PARTED.join(between.join(piece) for piece in misread)
            found.append(START_ALL + whole + END_ALL)
    return tuple(found)


def _misread(letters: str, size: int) -> list[str]:
    out = []
    for ch in letters:
        some = _FIGURES.get(ch, ch) + (_ALIKE.get(ch, "") + _UNREAD if size >= _MANY else "")
        one = f"[{re.escape(some)}]" if len(some) > 1 else re.escape(some)
        joined = _JOINED.get(ch) if size > _FEW else None
        out.append(f"(?:{one}|{joined})" if joined else one)
    return out


def _umlauts(word: str) -> list[str]:
    """The letters of a word whose umlauts may be written out, or written as one letter."""
    out: list[str] = []
    composed = unicodedata.normalize("NFC", word).casefold()
    for ch in composed:
        plain = re.sub(r"[\W_]+", "", bare(ch).text)
        if ch in "äöüåø":
            out.append(f"(?:{plain}[eao]?|{_LOST})")
        elif not ch.isascii() and plain and len(composed) > _FEW:
            out.append(f"(?:{plain}|{_LOST})")
        elif plain == "e" and out and out[-1] in ("a", "o", "u") and len(composed) > _FEW:
            out.append("e?")
        else:
            out += [re.escape(each) for each in plain]
    return out


def looks_like_letters(text: str) -> bool:
    """Whether a misread word is still more letters than figures."""
    letters = sum(ch.isalpha() for ch in text)
    return letters * 2 > sum(ch.isalnum() or ch in _UNREAD for ch in text)


def figures_of(text: str) -> str:
    """The figures of a number, letters that stand for figures read as these."""
    return "".join(ch if ch.isdecimal() else _FIGURE.get(ch, "") for ch in text)


def number_pattern(value: str, *, loose: bool) -> str:
    """A pattern for bare text that finds figures and letters; ``loose``: with blanks between."""
    wide = r"[\s().\-/_|·•⁄~]{0,3}" if loose else r"[-._]?"
    return wide.join(_like_figure(ch) for ch in letters_of(value))


def spoken_pattern(figures: str) -> str:
    """A pattern for figures that are written as words, or some of them."""
    between = r"[\s,.-]{0,3}"
    ahead = rf"(?:(?:0|{_SPOKEN[0]}){between}){{0,2}}"
    return ahead + between.join(rf"(?:{each}|{_SPOKEN[int(each)]})" for each in figures)


_SPOKEN = ("zero|oh|o|nought|null", "one", "two", "three", "four", "five", "six", "seven", "eight",
           "nine")  # fmt: skip


def _like_figure(ch: str) -> str:
    alike = "".join(letter for letter, figure in _FIGURE.items() if figure == ch)
    if ch.isalpha() and (figure := _FIGURE.get(ch)):
        alike = figure
    return f"[{re.escape(ch + alike)}]" if alike else re.escape(ch)
