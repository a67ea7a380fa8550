"""Where the next steps of a letter end though no known heading says so.

Below "Follow-up" a letter often goes on with something else: results under a title of their own,
the closing words, who signs. A page read from two columns puts any block behind any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from documents.pipeline.notes.steps.bids import DUE, DUE_TITLE
from knowledge import analytes, units

_ROW = re.compile(
    r"(?P<name>[A-Za-z][^\d:|=<>≤≥\n]{0,44}?)[ \t:|=]+"
    r"(?:[<>≤≥]=?\s?)?\d+(?:[.,]\d+)?(?P<rest>[^\n]*)"
)
# What may stand behind the figure of a row, its unit left out: flags, a range, brackets.
_BEHIND = re.compile(
    r"(?:\([^()]*\)|\[[^\[\]]*\]|\b(?:h|l|hh|ll|n|high|low|normal|ref|range|to)\b"
    r"|[<>≤≥=*|↑↓:.,–-]|\d+|\s)*+",
    re.IGNORECASE,
)
_FLAG = re.compile(r"^[ \t|]*(?:[HL]{1,2}|\*)(?=[ \t|])")
_RANGE = re.compile(r"\d\s*[-–]\s*\d|[<>≤≥]\s*\d")
# A measure of a medicine or of time is no result's.
_NO_RESULT = frozenset({"mass", "volume", "time"})
_CLOSING = re.compile(
    r"(?:yours (?:sincerely|faithfully|truly)|(?:with )?(?:kind(?:est)?|best|warm) (?:regards"
    r"|wishes)|(?:best|warm) wishes|sincerely|respectfully|(?:electronically |digitally )?signed\b"
    r"|(?:electronically |digitally )?(?:verified|authenticated|finali[sz]ed) (?:by|on)\b"
    r"|(?:(?:report|letter|note|summary|document)\s)?(?:dictated|written|authored|approved|interpreted|transcribed|read|typed|reported|prepared"
    r"|completed|verified|reviewed and signed) by\b(?=\s*:|\s(?-i:[A-Z]))"
    r"|(?:discharged|typed|countersigned|authori[sz]ed) by\b(?=\s*:|\s(?-i:[A-Z]))"
    r"|(?:reporting|interpreting|reading) (?:radiologist|physician|doctor)\b"
    r"|fdo\b|firmad[oa]\b|firma\s*:|atentamente\b|(?:un )?(?:cordial )?saludos?\b"
    r"|m[eé]dic[oa] (?:responsable|tratante|adjunt[oa]|residente)\s*:|c[eé]dula prof"
    r"|n[º°o]\.? (?:de )?colegiad)",
    re.IGNORECASE,
)
# What a doctor is and the number of the licence: "Médico Radiólogo    Céd. Esp. 5550876".
_LICENSED = re.compile(
    r"(?:(?:[^\W\d_][\w.'’-]*[,;]?|[-–])\s+){0,8}(?:c[eé]d(?:ula)?\b\.?(?:\s(?:esp|prof)\w*\.?)?"
    r"|(?:n[ºo°]?\.?\s?)?col(?:egiad[oa])?\b\.?(?:\sn[ºo°]?\.?)?|mat(?:r[ií]cula)?\b\.?"
    r"(?:\s(?:prof|nac)\w*\.?)?|reg(?:istro)?\b\.?\sm[eé]d\w*\.?|licen[cs]e(?:\sno\.?)?"
    r"|m\.?[pn]\.?|r\.?m\.?|gmc|npi)\s*[:#]?\s*\d[\d/.-]{4,}\W*",
    re.IGNORECASE,
)
# A name with what its owner is or has passed: "Karen Lowe, RN", "Dr Holly Barnes, FY1".
_NAME = r"(?:[A-Z][\w'’-]*\.?[ ]){0,3}[A-Z][\w'’-]+"
_LETTERS = r"(?:[A-Z][A-Za-z]?\.?){1,4}(?:[ -]?(?:C|BC|\d))?"
_SIGNATURE = re.compile(
    rf"(?:(?:Drs?|Dra|Prof|Professor|Mr|Mrs|Ms|Miss|Sister|Nurse|Lic|Enf)\.?[ ]){{1,2}}{_NAME}"
    rf"(?:,?[ ](?:{_LETTERS}|(?:[A-Z][a-z]+[ ]?){{1,4}})[,.]?)*"
    rf"|{_NAME}(?:,[ ]{_LETTERS})+"
)
_A_PLACE = re.compile(
    r"\b(?:clinic|scan|x-?ray|mri|ct|echo|therapy|surgery|unit|ward|department|cent(?:er|re)"
    r"|hospital|visit|appointment)\b",
    re.IGNORECASE,
)
# What is signed on.
_LINE = re.compile(r"_{5,}")
_TITLE = re.compile(r"[A-Z][A-Za-z'’&/() -]{3,48}")
_LABELLED = re.compile(r"[A-Z][A-Za-z /-]{2,30}:")
_MOST_WORDS = 6
# A step told in few words is no title: "Diabetes nurse", "Cardiology clinic".
_STEP = re.compile(
    r"\b(?:follow|review|clinic|appointments?|referr?al|refer|return|recheck|repeat|visit|call"
    r"|nurse|doctor|dr|gp|pcp|see|book|scan|x-ray|therapy|physio\w*|surgery|with|if|please|take"
    r"|keep|continue|arrange|check|monitor|await|contact|schedule|attend|\w+olog(?:y|ist))\b",
    re.IGNORECASE,
)


def is_result(text: str) -> bool:
    """Whether a line is a result and nothing else: ``CRP 12 mg/L (0 - 5)``."""
    row = _ROW.fullmatch(text.strip())
    if row is None:
        return False
    rest = _FLAG.sub("", row["rest"]).lstrip(" \t|")
    unit = units.match(rest)
    if unit is not None and unit[1].dimension in _NO_RESULT:
        return False
    rest = rest[unit[0] :] if unit else rest
    if not _BEHIND.fullmatch(rest):
        return False
    named = bool(analytes.candidates(row["name"].strip()))
    return named or (unit is not None and bool(_RANGE.search(rest)))


def closes(text: str) -> bool:
    """Whether a statement ends what is said: the closing words of a letter, or who signs."""
    return bool(_CLOSING.match(text) or _LICENSED.fullmatch(text.strip()))


def is_signature(text: str) -> bool:
    """Whether a line is a person's name with a title or letters and nothing else."""
    line = " ".join(text.split())
    return bool(_SIGNATURE.fullmatch(line)) and not _A_PLACE.search(line)


def leaves(text: str, spans: Sequence[tuple[int, int]]) -> set[int]:
    """Which of the statements ``spans`` of one headed part of ``text`` are none of its steps."""
    told = [text[start:end] for start, end in spans]
    rows = [is_result(each) for each in told]
    out = {place for place, row in enumerate(rows) if row}
    for place, (start, end) in enumerate(spans):
        before = text[spans[place - 1][1] if place else max(0, start - 80) : start]
        signed = _LINE.search(before) is not None and is_signature(told[place])
        if (
            signed
            or closes(told[place])
            or (
                place + 1 < len(spans)
                and _is_title(text, start, end)
                and _opens(text, spans[place + 1][0], end, row=rows[place + 1])
                and (rows[place + 1] or _is_apart(text, spans[place - 1] if place else None, start))
            )
        ):
            return out | set(range(place, len(spans)))
    for place, (left, right) in enumerate(pairwise(rows)):
        if left and right:
            return out | set(range(place, len(spans)))
    return out


def ends_what_is_due(title: str, told: Sequence[str]) -> set[int]:
    """Which statements below ``Vaccines due`` stand behind a label: ``Reactions: none``.

    They and all that follow are of another part.
    """
    if not DUE_TITLE.fullmatch(title):
        return set()
    labels = (n for n, text in enumerate(told) if _LABELLED.match(text) and not DUE.search(text))
    return set(range(next(labels, len(told)), len(told)))


def _is_title(text: str, start: int, end: int) -> bool:
    """Whether a statement is a line of its own that reads as a title."""
    title = text[start:end].rstrip(" :")
    alone = not text[text.rfind("\n", 0, start) + 1 : start].strip()
    return bool(
        alone
        and _TITLE.fullmatch(title)
        and len(title.split()) <= _MOST_WORDS
        and not _STEP.search(title)
    )


def _opens(text: str, following: int, end: int, *, row: bool) -> bool:
    """Whether what follows stands right below: a title's own block."""
    between = text[end:following]
    return row or ("\n" in between and not re.search(r"\n[ \t]*\n", between))


def _is_apart(text: str, before: tuple[int, int] | None, start: int) -> bool:
    """Whether a blank line parts a title from a full sentence above it."""
    if before is None:
        return False
    gap = text[before[1] : start]
    return bool(re.search(r"\n[ \t]*\n", gap)) and text[before[1] - 1 : before[1]] in ".!?"
