"""Where a sentence names a test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from documents.pipeline.labs.letters import any_of
from documents.pipeline.labs.names import ends_in_value
from knowledge import analytes, units
from knowledge.analytes.states import by_state

_WORD = re.compile(r"[^\W_][\w+'’/#-]*")
_CHUNK = re.compile(r"[^\s,;:=|<>≤≥]+")
_CLOSING = re.compile(
    r"\s(?:and|or|of|in|to|the|a|an|for|his|her|your|is|was|were|are|be|at|on|by|as|with|recent|"
    r"current|latest|repeat|last|no|not|normal|high|low|measured)$",
    re.IGNORECASE,
)
_JUST_LEADING = re.compile(
    r"(?:and|or|of|in|to|the|a|an|for|his|her|your|is|was|were|are|be|at|on|by|as|with|recent"
    r"|current|latest|repeat|last|no|not|report|tests?|values?|testing|serology|screen(?:ing)?|levels?)\b",
    re.IGNORECASE,
)
# ``bilirubin, total 3.8``; in ``thyroxine, total protein`` another name begins.
_APPENDED = re.compile(r",\s\w+$")
_VALUE_NEXT = re.compile(r"\s?[:=(]?\s?[<>≤≥]?\d|\s(?:was|of|is|were|at)\b")
# ``2 mg`` is a figure and its unit, though two words of the catalogue's; ``25 OH`` is none.
_FIGURE_FIRST = re.compile(r"[\d.,]+\s(?!OH)[A-Za-zµμ%/]{1,5}(?![A-Za-z])")
# Words of everyday English; two- and three-letter names that are not written in capitals.
_ORDINARY = frozenset("iron lead zinc copper mercury protein proteins sugar alcohol".split())
_NEVER = frozenset("saturation blood weight fluid ua".split())
_INSIDE = re.compile(
    r"[ \t]{2,}|[,;:]\s(?!(?:total|direct|indirect|fasting|random)\b)"
    r"|\s(?:with|were|was|or)\s|(?<!\d)\sand\s|\n\s*\n|[)\].;:]\s(?!\()|[(\[][^)\]]*\d{3}"
    r"|[(\[]\s?[<>≤≥=]?\s?\d[\d.,]*(?![\d.,])(?!-[A-Za-z]|\s?OH)",
    re.IGNORECASE,
)
# Said between the pieces of a name: ``LDL ("bad") cholesterol``, ``HDL “good” cholesterol``.
_SAID_AGAIN = re.compile(
    r"\s?[(\[](?P<bracketed>(?:[^()\[\]\d]|(?<=[A-Za-z])\d){1,40})[)\]](?=\s[^\W\d])"
    r"|\s[\"“‘«](?P<quoted>[^\"“”‘’«»\d\n]{1,30})[\"”’»](?=\s[^\W\d])"
)
_OR_SO = re.compile(r",?\s(?:or|also (?:called|known as))\s(?:the\s|your\s)?", re.IGNORECASE)
_CLOSING_SIGN = re.compile(r"[)\]\"”’»]")
_OPENED = re.compile(r"[^()\[\]\"“”‘’«»]{1,40}[)\]\"”’»]\s[^\W\d]")
# Letters as a test's short name is printed: "PCR", "Hto".
_LETTERS = re.compile(r"[A-Z][A-Za-z]{2,4}")
_SHORT = frozenset(
    "Hgb Hct Plt Plts Na Cl Mg Ca Cr Hb A1c pH Glu Alb Lac Bil Fe Cu Zn Pb Li Hg".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at ``start:end`` and the tests it can stand for.

    ``state``: a word such as ``hyperkalemia``. ``ordinary``: an everyday word, a test only when a
    unit says so. ``glued``: its value follows without a space, as the number
    of a kind may, too (``CK7``). ``lettered``: letters that are a test only beside its unit.
    """

    start: int
    end: int
    tests: tuple[analytes.Analyte, ...]
    state: bool = False
    ordinary: bool = False
    glued: bool = False
    lettered: bool = False


def mentions(text: str, start: int, end: int) -> Iterator[Mention]:
    """The tests named in ``text[start:end]``, left to right, none inside another.

    A name said again in other words is one name (``LDL, or "bad" cholesterol``).
    """
    last: Mention | None = None
    for found in _each(text, start, end):
        if last and found.tests == last.tests and _OR_SO.fullmatch(text, last.end, found.start):
            last = replace(last, end=found.end)
            continue
        if last:
            yield last
        last = found
    if last:
        yield last


def _each(text: str, start: int, end: int) -> Iterator[Mention]:
    at = start
    while at < end:
        word = _WORD.search(text, at, end)
        if word is None:
            return
        found = _longest(text, word.start(), end)
        if found is None:
            yield from _lettered(text, word)
            yield from _state(text, word)
            at = word.end()
        else:
            yield found
            at = found.end


def _lettered(text: str, word: re.Match[str]) -> Iterator[Mention]:
    if _LETTERS.fullmatch(word.group()) and (tests := any_of(word.group())):
        yield Mention(*word.span(), tests, lettered=True)


def _state(text: str, word: re.Match[str]) -> Iterator[Mention]:
    bare = re.match(r"[A-Za-z]+(?:-[a-z]+)?", word.group())
    tests = by_state(bare.group()) if bare and len(bare.group()) > 5 else ()
    if bare and tests:
        yield Mention(word.start(), word.start() + bare.end(), tests, state=True)


def _longest(text: str, start: int, end: int) -> Mention | None:
    first = _CHUNK.match(text, start, min(end, start + 40))
    if first is None or not analytes.may_begin(first.group()):
        return None
    if _JUST_LEADING.match(text, start, min(end, start + 12)):
        return None
    words = list(_CHUNK.finditer(text, start, min(end, start + 80)))[:7]
    for count in range(len(words), 0, -1):
        piece = text[start : words[count - 1].end()].rstrip(".)]\"”“-–'")
        slash = piece.rfind("/")
        if slash > 0 and units.match(text, start + slash):
            piece = piece[:slash]
        if _APPENDED.search(piece) and not _VALUE_NEXT.match(text, start + len(piece)):
            continue
        _, comma, last = piece.rpartition(", ")
        if comma and " " in last and analytes.exactly(last):
            continue
        closing = _CLOSING.search(piece)
        if closing and (closing.group() != " a" or analytes.exactly(piece[: closing.start()])):
            continue
        if piece.count("(") > piece.count(")"):
            piece += ")" if text[start + len(piece) :][:1] == ")" else ""
            if piece.count("(") > piece.count(")"):
                continue
        whole = _without_asides(text, start, piece)
        if _INSIDE.search(whole) or _FIGURE_FIRST.match(piece) or piece.lower() in _NEVER:
            continue
        glued_unit = text[start + len(piece) : start + len(piece) + 1] == "/"
        found = () if glued_unit and units.match(text, start) else _named(whole, count)
        if found and not ends_in_value(piece, text, start + len(piece)):
            start, piece = _opened(text, start, piece)
            return Mention(start, start + len(piece), found, ordinary=piece.lower() in _ORDINARY)
        if count == 1:
            return _glued(piece, start)
    return None


def _without_asides(text: str, start: int, piece: str) -> str:
    """The name without what only says a piece of it again, if a test is named so."""
    opened = _opened(text, start, piece)[0] < start
    plain = _CLOSING_SIGN.sub("", piece, count=1) if opened else piece
    if not opened and not _SAID_AGAIN.search(plain):
        return piece
    for said in _SAID_AGAIN.finditer(plain):
        other = f"{said['bracketed'] or said['quoted']} {plain[said.end() :]}"
        meant = analytes.exactly(_SAID_AGAIN.sub("", plain))
        if analytes.exactly(other) not in {(), meant}:
            return piece
    plain = _SAID_AGAIN.sub("", plain)
    ratio = any(test.key.endswith("ratio") for test in analytes.exactly(plain))
    return piece if ratio or not analytes.exactly(plain) else plain


def _opened(text: str, start: int, piece: str) -> tuple[int, str]:
    """Where a name begins that begins inside a bracket and goes on behind it: ``(LDL) cholest…``"""
    if start and text[start - 1] in '(["“‘«' and _OPENED.match(piece):
        return start - 1, text[start - 1] + piece
    return start, piece


def _named(piece: str, count: int) -> tuple[analytes.Analyte, ...]:
    if units.parse(piece) is not None and piece not in _SHORT:
        return ()
    small = piece[1:].isalpha() and piece[1:].islower()
    if count == 1 and len(piece) <= 3 and small and piece not in _SHORT:
        return ()
    if len(piece) == 1 and piece not in "K":
        return ()
    plain = " ".join(piece.split())
    return tuple(a for a in analytes.exactly(plain) if a.specimen != "body")


def _glued(piece: str, start: int) -> Mention | None:
    """``HB-8.4g/dL``, ``Hb9.1``: a name whose value follows without a space."""
    cut = re.match(r"([A-Za-z][A-Za-z\d]*?[A-Za-z])-?(?=\d+(?:[.,]\d+)?(?![\w-]*-))", piece)
    if cut is None:
        return None
    found = _named(cut.group(1), 1)
    return Mention(start, start + len(cut.group(1)), found, glued=True) if found else None
