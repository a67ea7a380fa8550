"""What a denial is no wider than: a level of the spine, a place, an occasion, one kind.

``No stenosis at L4/5`` says nothing of L5/S1, ``no pain at rest`` nothing of walking, and
``no focal weakness`` nothing of a weakness that is not.
"""

from __future__ import annotations

import re
from typing import Final

from knowledge.folding import fold

# "L4/5", "C5-C6", "T12/L1".
LEVEL: Final = r"[CTDLctdl]\d{1,2}\s?[/–-]\s?(?:[CTDLSctdls]\s?)?\d{1,2}\b"
_NEGATORS: Final = frozenset("no without denies denied deny sin niega ni nor".split())
_SPANISH: Final = re.compile(
    r"\b(?:sin|ni|niegan?|no (?:hay|se|presenta|tiene|refiere|muestra)|ningun[ao]?)\b"
)
_JOINS: Final = frozenset("or and nor ni o u y e".split())
# Words behind a negator that leave the denial as wide as it is.
_NO_LIMITS: Final = frozenset(
    """any a an the known such kind sort clinical radiological radiographic documented reported
    current currently present actual actualmente un una el la los las
    ningun ninguna alguna algun""".split()
)
# With one of these between, it is no kind of what is denied: "no evidence of pneumonia".
_NO_KIND: Final = frozenset(
    """of for to in on at is was are were be been with has have had having do does did not that
    suggest suggests suggestive suggesting complain complains feel feels see seen found noted
    shows showed show there it he she they you we i who this these from by as but because
    de del que para con en se es fue hay ha tiene presenta refiere muestra observa observan
    evidencia signos datos clinica historia""".split()
)
_SEEN: Final = (
    r"(?:(?:is|was|are|were|seen|noted|identified|found|demonstrated|detected|visible)\s+){0,3}"
)
_WHERE: Final = (
    r"(?:in|at|on|of|over|within|along|around|near|above|below|beneath|under|behind|beyond|between"
    r"|through(?:out)?|across|to|into|from|involving|affecting|with|after|before|during|when|while"
    r"|if|unless|until|except|apart|other\s+than|aside|despite|since|for|that|which|requiring"
    r"|due|caused|because|secondary|related|associated|suggest\w*)\b"
)
# These say when and how it was looked for, not where it is not.
_LOOKED: Final = (
    r"(?!(?:at|on|in|to|of|for|with|during)\s+(?:(?:this|the|present|clinical|physical|today'?s|general"
    r"|her|his|my|our|current)\s+)?(?:present|date|note|time|moment|stage|point|exam\w*|auscultation"
    r"|palpation|percussion|inspection|assessment|review|presentation|admission|visit|study|scan"
    r"|report|suggest|clinic|today|now)\b)"
)
_ONLY: Final = re.compile(
    rf"\s+(?:(?:or|nor|and|&|/)\s+(?:[\w-]+\s+){{1,3}}?)?{_SEEN}{_LOOKED}{_WHERE}", re.IGNORECASE
)
_ONLY_SPANISH: Final = re.compile(
    r"\s+(?!(?:ni|o|u|y|e|se|en (?:este|el) (?:momento|estudio)|actual\w*|hoy"
    r"|al (?:momento|ingreso)|pero|no|sin|ha|han|es|esta|fue|visible|evidente"
    r"|conocid[oa]s?)\b)[a-z]{2,}",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 4
_WORD: Final = re.compile(r"\w[\w'-]*\s*\Z")
_REACH: Final = 80


def is_narrow(own: str, behind: str) -> bool:
    """Whether the words right behind a denied name, both folded, say where or when it is not."""
    if _SPANISH.search(own.lower()):
        return bool(_ONLY_SPANISH.match(behind))
    return bool(_ONLY.match(behind))


def kind_before(text: str, start: int) -> int:
    """Where the words begin that say which kind of the name at ``start`` is denied.

    ``no central canal stenosis``: a canal, whatever the foramina are. ``start`` where none do.
    """
    begin, taken, limited = start, 0, False
    at = start
    while taken <= _MOST_WORDS:
        if text[max(0, at - 2) : at].strip().endswith("/"):
            return begin
        word = _WORD.search(text, max(0, at - _REACH), at)
        if word is None or "\n" in word.group():
            return start
        said = fold(word.group()).strip().lower()
        if said in _NEGATORS or said in _JOINS:
            return begin
        if said in _NO_KIND or any(each.isdigit() for each in said):
            return start
        limited = limited or said in _NO_LIMITS
        at, taken = word.start(), taken + 1
        if not limited:
            begin = at
    return start
