"""Characters that stand in a text as something else: entities, escapes, tags, bytes read wrongly.

A name that a web page, a link or a bad export spelled so is the name all the same.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

_UNIT = re.compile(
    r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10}\d?);"
    r"|%(?:2[0DEFdef]|40|3[Aa]|5[Ff])|(?<!\d)%[0-9a-f]{2}(?:%[0-9a-f]{2})*"
    r"|\\(?:u[0-9a-f]{4}|x[0-9a-f]{2})"
    r"|</?[a-z][a-z0-9]{0,9}(?:[ ][^<>\n]{0,80})?/?>"
    # What UTF-8 looks like where it is read as an older code.
    r"|[\u00c2-\u00d1][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    r"\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]",
    re.I,
)
# Letters in circles and squares that Unicode does not take apart, and the letters of flags.
_BADGES = ((0x1F150, 26), (0x1F170, 26), (0x1F1E6, 26))


def units(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, what it says) of everything that a text is made of, in order."""
    at = 0
    for match in _UNIT.finditer(text):
        said = _decoded(match.group())
        if said is None:
            continue
        yield from ((place, place + 1, text[place]) for place in range(at, match.start()))
        yield match.start(), match.end(), said
        at = match.end()
    yield from ((place, place + 1, text[place]) for place in range(at, len(text)))


def plain_figure(ch: str) -> str:
    """A figure of any script as 0 to 9, a letter on a badge as the letter; else as it is."""
    if ch.isdecimal():
        return str(unicodedata.decimal(ch))
    code = ord(ch)
    for first, size in _BADGES:
        if first <= code < first + size:
            return chr(ord("a") + code - first)
    return ch


def _decoded(unit: str) -> str | None:
    """What a unit says; None if it says nothing else."""
    if unit[0] == "&":
        said = html.unescape(unit)
        return None if said == unit else said
    if unit[0] == "<":
        return ""
    if unit[0] == "\\":
        return chr(int(unit[2:], 16))
    raw = bytes.fromhex(unit.replace("%", "")) if unit[0] == "%" else _bytes_of(unit)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _bytes_of(unit: str) -> bytes:
    return b"".join(
        ch.encode("latin-1") if ord(ch) < 256 else ch.encode("cp1252", "replace") for ch in unit
    )
