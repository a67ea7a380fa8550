"""No statement advises, orders, promises or explains causes unless the source does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from documents.gate.text import Text
from documents.gate.types import Code, Reason

_ORDERS = re.compile(
    r"\b(?:should|must|needs?\s+to|ha(?:ve|s)\s+to|ought\s+to|had\s+better|make\s+sure|be\s+sure"
    r"|(?<!you\s)(?:do\s+not|don['’]?t)|avoid|(?<!you\shave\s)(?<!you\s)never)\b",
    re.I,
)
_IMPERATIVE = re.compile(
    r"^\s*(?:please\s+)?(?:take|use|try|keep|give|put|drink|eat|avoid|rest|stop|start|begin|skip|hold"
    r"|increase|decrease|double|halve|change|switch|resume|restart|continue|apply|go|call|get|see"
    r"|return|follow|ask|tell|do|don['’]?t|never|ignore|click|visit|send|buy|contact)\b",
    re.I,
)
# What a source must hold for a statement to tell a patient to do something.
TOLD = re.compile(
    r"\b(?:should|must|needs?|recommend\w*|advis\w*|instruct\w*|continu\w*|encourag\w*|avoid\w*"
    r"|will|would|plan\w*|told|counsel\w*|educat\w*|refer\w*|prescri\w*|order\w*|start\w*|stop\w*"
    r"|discontinu\w*|initiat\w*|return|follow\w*|ask\w*|want|going\s+to|can|may|remind\w*|monitor"
    r"|take|use|apply|call|seek|resume|hold|increase|decrease|reduce|schedule|see|keep|repeat"
    r"|to\s+be\s+\w+ed|bring|report|contact|drink|eat|rest|do\s+not|get)\b",
    re.I,
)
_DENIES = re.compile(
    r"\b(?:do\s+not|don['’]?t|never)\s+(?:have|had|feel|see|show|report|take|use|smoke|drink)", re.I
)
_CAUSE = re.compile(
    r"\b(?:because|due\s+to|caus\w+|leads?\s+to|led\s+to|owing\s+to|as\s+a\s+result|result\s+of"
    r"|comes?\s+from|came\s+from|which\s+is\s+why|that\s+is\s+why|thanks\s+to)\b",
    re.I,
)
_VISIT = re.compile(r"\b(?:came|come|here|seen|visit|went|brought)\b[^.;,]{0,20}\bbecause\b", re.I)
_CAUSE_TOLD = re.compile(
    r"\b(?:because|due\s+to|caus\w+|leads?|led|owing|result\w*|secondary|related|from|given"
    r"|(?:triggered|precipitated|provoked|set\s+off)\s+by|attribut\w+|contribut\w+|induced|origin"
    r"|side\s+effects?|reaction)\b",
    re.I,
)
_VERDICT = re.compile(
    r"\b(?:you\s+(?:are|seem|look)\s+(?:fine|ok(?:ay)?|healthy|safe|cured|in\s+danger|dying)"
    r"|nothing\s+to\s+worry|don['’]?t\s+worry|no\s+need\s+to|no\s+reason\s+to"
    r"|this\s+(?:means|proves|confirms|shows)\s+(?:that\s+)?you\b|you\s+(?:probably|likely)\b"
    r"|instead\s+of\s+(?:your|seeing)|without\s+(?:asking|telling)\s+your)",
    re.I,
)
_GUESSED = re.compile(r"\b(?:probably|likely)$", re.I)
_GUESS_TOLD = re.compile(r"\b(?:probabl[ey]|likely|suspect\w*|presum\w+|suggest\w*)\b", re.I)


def check(statement: Text, cited: Sequence[Text]) -> Iterator[Reason]:
    """Reasons where the statement goes beyond telling what the document says."""
    source = " ".join(text.raw for text in cited)
    ordered = _ORDERS.search(statement.raw) or _IMPERATIVE.search(statement.raw)
    directed = any(text.directions or _lists_a_dose(text) for text in cited)
    told = (
        directed or TOLD.search(source) or (ordered and ordered.group().lower() in source.lower())
    )
    # "do not have" and "don't feel" deny a finding; they order nothing.
    if ordered and not told and not _DENIES.search(statement.raw):
        yield Reason(Code.ADVICE, ordered.group())
    found = None if _VISIT.search(statement.raw) else _CAUSE.search(statement.raw)
    if found and not _CAUSE_TOLD.search(source):
        yield Reason(Code.CAUSE, found.group())
    found = _VERDICT.search(statement.raw)
    guessed = found and _GUESSED.search(found.group()) and _GUESS_TOLD.search(source)
    if found and not guessed and found.group().lower() not in source.lower():
        yield Reason(Code.ADVICE, found.group())


def _lists_a_dose(text: Text) -> bool:
    """Whether a sentence is a line of a medicine list: the medicine first, its dose behind it."""
    return (
        bool(text.items)
        and text.items[0].is_medicine
        and any(
            item.is_number
            and item.unit in ("mg", "mcg", "g", "ml", "unit", "tablet", "puff", "drop")
            for item in text.items[1:4]
        )
    )
