"""Codes and names that are glued to digits: numbers without a label, user names, what OCR broke.

A run of letters and digits is somebody's number where it has more digits than a dose, a gene or a
vertebra; it is a user's name, or a name that a scanner misread, where its letters are no word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthchat.llm.deidentify.addresses import UNITS
from healthchat.llm.deidentify.lexicon import lexicon

_RUN = re.compile(r"[^\s,;()\[\]{}<>\"“”|=]{4,60}")
_PARTS = re.compile(r"[-–/x×*+:]")
# T2N1M0, L4, CD20: a letter with its figure.
_STAGE = re.compile(r"(?:[A-Za-z]{1,3}\d[a-z]?){1,4}|[A-Za-z]{0,4}\d{1,2}")
# What stands glued to a number that counts or measures.
_COUNTED = UNITS | {"st", "nd", "rd", "th"}
# A number that goes on behind a blank: "W2287 66109".
_FURTHER = re.compile(r"(?:[ ]\d{4,8}(?![\w.,/%-]))(?![ ]?(?:m?c?g|ml|units?|cells|copies|x)\b)")
_LETTERS = re.compile(r"[^\W\d_]+")
# Codes that say nothing about a person: of diseases (J45.909), variants (c.35delG, G1138A, rs123),
# medicines on the market, times with their zone.
_OF_MEDICINE = re.compile(
    r"[A-TV-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?|[cgmnp]\..*|rs\d+|[A-Z*]\d{2,6}[A-Z*]"
    r"|[A-Z]{1,4}\d[A-Z]\d{1,2}(?:\*\d{1,2})?|[A-Z]{1,2}(?:\.\d+)+|\d{1,2}[pq]\d+(?:\.\d+)?|HLA-.*|\d{1,2}:\d\d(?::\d\d)?[A-Za-z]{0,4}|(?:19|20)\d\d[-/](?:19|20)?\d\d"
)
_DAY = re.compile(r"(?:19|20)\d\d(?:s|er)?|\d{4}[-/]\d\d?[-/]\d\d?T.*")
_MISREAD = str.maketrans("0158|", "olsbl")
_READ_SO = re.compile(
    r"[A-Z][a-z0158|]*[0158|][a-z0158|]*[a-z]|[A-Z][A-Z015|]*[01|][A-Z015|]*[A-Z]"
)
# "the.real.dana": small letters with dots between, as users are called.
_DOTTED = re.compile(r"[a-z]{2,20}(?:\.[a-z]{2,20}){2,3}")
_USER = re.compile(r"[a-z][a-z._-]{2,29}\d{1,5}|\w*[a-z]\w*_\w+", re.I)
_LOOKALIKES = str.maketrans("OoQIl|SBZ", "000111582")
# Groups of figures, and of letters that look like them, as telephones and numbers are written.
_FIGURES = re.compile(
    r"(?<![^\s:#(=])[(]?[0-9OoQIl|SBZ]+(?:[ ./()-]{1,2}[0-9OoQIl|SBZ]+){0,6}(?![^\s,;.:)])"
)
# O2, B12, S1: letters that are meant.
_MEANT = re.compile(r"[A-Za-z]\d{0,2}|[A-Za-z|]+")


def find_codes(text: str) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) of the runs that are somebody's number, user name or misread name."""
    for match in _RUN.finditer(text):
        run = match.group().strip(".:!?'’‘*#-")
        start = match.start() + match.group().index(run)
        kind = _kind(run) if run else None
        if kind:
            further = _FURTHER.match(text, start + len(run)) if kind == "ID" else None
            yield kind, start, further.end() if further else start + len(run)


def _kind(run: str) -> str | None:
    figures = sum(ch.isdecimal() for ch in run)
    parts = _LETTERS.findall(run)
    if _DOTTED.fullmatch(run) and any(len(part) >= 5 and not _is_word(part) for part in parts):
        return "ID"
    if not figures and "_" not in run:
        return None
    if not parts or _OF_MEDICINE.fullmatch(run) or _DAY.fullmatch(run):
        return None
    if figures >= 4 and _is_number(run, figures, parts):
        return "ID"
    if _READ_SO.fullmatch(run) and len(run) >= 5:
        # "He11o" is a word that a scanner misread, "Kowa1czyk" a name.
        spelled = run.lower().translate(_MISREAD)
        if run.isupper() and not _is_shouted_name(run, spelled, figures):
            return None
        return None if _is_word(spelled) or _is_word(spelled.replace("l", "i")) else "PERSON"
    if _USER.fullmatch(run) and not all(map(_is_word, parts)):
        return "ID" if "_" in run or len(max(parts, key=len)) >= 5 else None
    return None


def _is_shouted_name(run: str, spelled: str, figures: int) -> bool:
    """Capitals with figures between them are a gene or a score before they are ``J0HNSON``."""
    known = lexicon()
    if known.is_name(spelled) or known.is_name(spelled.replace("l", "i")):
        return True
    return len(run) >= 6 and figures * 3 <= len(run) and "0" in run


def _is_number(run: str, figures: int, parts: list[str]) -> bool:
    """Whether a run is a number that somebody was given; a measured one has its unit behind it."""
    if all(map(_STAGE.fullmatch, _PARTS.split(run))):
        return False
    measured = run[0].isdecimal()
    if measured and all(
        part.lower() in _COUNTED or (len(part) > 3 and _is_word(part)) for part in parts
    ):
        return bool(re.fullmatch(r"\d{6,}[A-Z]", run))
    if any(len(part) > 4 and _is_word(part) for part in parts):
        return False
    return figures >= 5 or any(part.isupper() for part in parts)


def _is_word(letters: str) -> bool:
    return lexicon().is_english(letters.lower())


def as_figures(text: str) -> str:
    """The text with figures for the letters that a scanner reads for them, place by place.

    Only in groups that are mostly figures: ``(5l2) 555-Ol88``.
    """
    return _FIGURES.sub(lambda match: _mended(match.group()), text)


def _mended(group: str) -> str:
    tokens = re.findall(r"\w+|\|", group)
    figures = sum(ch.isdecimal() for ch in group)
    letters = sum(len(token) for token in tokens) - figures
    if not letters or figures < 4 or figures < letters or any(map(_MEANT.fullmatch, tokens)):
        return group
    return group.translate(_LOOKALIKES)
