"""The sheet that a pharmacy prints with a medicine: what it tells is told of anybody who takes it.

Below ``COMMON USES``, ``SIDE EFFECTS`` and ``BEFORE USING`` no illness is the reader's, and what
``may interact with this drug`` is no medicine of theirs. What they are to do is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from documents.pipeline.notes.structure.fields import bids_something
from documents.pipeline.notes.structure.statements import Statement

_IT: Final = r"(?:(?:the|this|your) )?(?:medicines?|medications?|drugs?|product|it)"
_PARTS: Final[tuple[tuple[str, str], ...]] = (
    (
        "uses",
        rf"(?:common |other |general )?uses?(?: (?:for|of) {_IT})?|what {_IT} is(?: used)? for"
        rf"|what is {_IT}(?: used for)?|why (?:is {_IT}|am i|are you) \w+(?: \w+)?"
        r"|usos?(?: comunes)?|para que (?:sirve|se usa)",
    ),
    (
        "before",
        rf"before (?:using|taking|you (?:take|use))(?: {_IT})?|precautions?|warnings?|cautions?"
        r"|warnings? (?:and|&|/) (?:precautions?|cautions?)|boxed warnings?"
        r"|antes de (?:tomar|usar)(?: \w+){0,3}|precauciones|advertencias",
    ),
    ("interactions", r"(?:(?:drug|medicine|food|possible) )?interactions?|interacciones"),
    (
        "how",
        rf"how to (?:use|take)(?: {_IT})?|how (?:should|do) (?:i|you) (?:use|take) {_IT}"
        r"|como (?:tomar|usar)(?: \w+){0,3}",
    ),
    (
        "missed",
        r"missed doses?|if you (?:miss|forget)(?: to take)?(?: a| your)? doses?"
        r"|what if i (?:miss|forget)(?: a| my)? doses?|dosis olvidadas?",
    ),
    (
        "effects",
        r"(?:(?:possible|common|serious|rare|other) )?side[ -]effects?|adverse effects"
        r"|efectos (?:secundarios|adversos)",
    ),
    ("overdose", r"overdose|sobredosis"),
    ("storage", rf"storage|how to store(?: {_IT})?|almacenamiento|como guardar(?: \w+){{0,3}}"),
)
_LABEL: Final = re.compile(
    rf"[ \t]*(?:[#*•-]+[ \t]*)?(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _PARTS)})"
    r"[ \t]*(?:\?[ \t]*)?(?::|$)",
    re.IGNORECASE,
)
_OTHER_LABEL: Final = re.compile(r"[ \t]*[A-Z][\w /&'’()-]{2,40}:(?:\s|$)|[A-Z][A-Z /&-]{5,60}$")
_LEAST: Final = 3
_MOST_LINES: Final = 40
# Of these parts nobody is told what somebody has or takes.
_AT_LARGE: Final = frozenset({"uses", "before", "interactions", "effects", "overdose"})
_OF_HERS: Final = re.compile(
    r"\b(?:you (?:had|have been|were|told)|your (?:doctor|pharmacist) (?:knows|told|has)"
    r"|(?:he|she|patient|pt) (?:had|has|was|is|takes|reports?)|your profile)\b",
    re.IGNORECASE,
)
_USED: Final = re.compile(
    rf"\b(?:{_IT}|\w{{5,}}) (?:is|are|may be|can be) (?:also |mainly |often |commonly )?used "
    r"(?:\w+ ){0,4}?(?:to|for) (?:help |the )?(?:to )?"
    r"(?:prevent|treat|control|manage|reliev|reduc|lower|treating|treatment|prevention)\w*\b"
    r"(?:(?!\b(?:your|her|his|my|for you)\b)[^.;])*$",
    re.IGNORECASE,
)
_INTERACTS: Final = re.compile(
    r"\b(?:medicines?|medications?|drugs?|products?|supplements?|foods?|it|medicamentos?)\b"
    r"[^.,;]{0,40}\b(?:may|can|could|might|will|that|which|que|puede[n]?)\b[^.,;]{0,20}"
    r"\binter(?:act|accion)\w*",
    re.IGNORECASE,
)
_OWN: Final = re.compile(r"\byour\b|[.;]\s", re.IGNORECASE)


def is_at_large(statement: Statement, start: int) -> bool:
    """Whether what is named at ``start`` is said of anybody who takes a medicine."""
    text = statement.page.text
    if statement.language == "en" and _USED.search(" ".join(text[statement.start : start].split())):
        return True
    if _OF_HERS.search(statement.text):
        return False
    return part_of(statement) in _AT_LARGE


def interacts(statement: Statement, start: int) -> bool:
    """Whether a medicine named at ``start`` is one that another may not go together with."""
    told = _INTERACTS.search(statement.page.text, statement.start, start)
    if told and not _OWN.search(statement.page.text, told.end(), start):
        return True
    return part_of(statement) in _AT_LARGE and not _OF_HERS.search(statement.text)


def asks(statement: Statement) -> bool:
    """Whether a sentence of such a sheet tells what to do, or what not to take together."""
    part = part_of(statement)
    if part is None or part == "storage" or statement.language != "en":
        return False
    label = _LABEL.match(statement.text)
    told = statement.text[label.end() :].strip() if label else statement.text
    if bids_something(told, "en") or _INTERACTS.search(told):
        return True
    return bool(re.search(r"\b(?:must|should|needs? to) be \w+(?:ed|ne|en)\b", told))


def part_of(statement: Statement) -> str | None:
    """Which part of a medicine's sheet a statement stands in; None on any other paper."""
    text = statement.page.text
    if not _is_sheet(text):
        return None
    at, parted = statement.start, False
    for _ in range(_MOST_LINES):
        begin = text.rfind("\n", 0, at) + 1
        end = text.find("\n", begin)
        line = text[begin : len(text) if end < 0 else end]
        if found := _LABEL.match(line):
            # A paragraph that its label opens ends with it.
            inline = bool(line[found.end() :].strip())
            return None if inline and parted else found.lastgroup
        if begin == 0 or _OTHER_LABEL.match(line):
            return None
        parted = parted or not line.strip()
        at = begin - 1
    return None


@lru_cache(maxsize=8)
def _is_sheet(text: str) -> bool:
    found = {each.lastgroup for each in map(_LABEL.match, text.split("\n")) if each}
    return len(found - {"storage"}) >= _LEAST and bool(found & {"effects", "missed", "how"})
