"""What behind a name says that it is not, or not always, taken: ``Started X. Stopped in May.``

How it is taken now, only the words say: they are left to be read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from documents.pipeline.notes.medicines import not_taken
from documents.pipeline.notes.medicines.mentions import find_mentions
from documents.pipeline.notes.structure.outline import Statement
from documents.pipeline.types import Intent, Medication, MedicationStatus

# What follows says when or why; "stopped smoking" is said of something else.
_STOP = (
    r"(?:stopped|discontinued|ceased|withdrawn|completed?|finished|ended|d/?c'?d|quit|suspendid[oa]|retirad[oa])"
    r"(?=\s*(?:\d|[.;,)(–-]|$|\n|(?:in|on|at|after|for|due|because|since|by|as|when|early|again|last"
    r"|this|en|por|el)\b))"
)
_BEHIND = re.compile(
    rf"(?:[,;(–-]|\b(?:and|but|then|later|until|since|y|pero))\s*(?:\w+\s+){{0,2}}?{_STOP}",
    re.IGNORECASE,
)
# "By 5 mg each week", "until off": step by step.
_STEP_BY_STEP = re.compile(
    r"\bby\s\d[\d.,]*\s?\w+\s(?:each|every|per|a)\b|\b(?:then|and)\sstop\b|\b(?:then|until)\soff\b",
    re.IGNORECASE,
)
_OF_ONE_DAY = (
    r"\b(?:morning|day|night|evening)s? (?:of|before|after) (?:your |the |an? )?"
    r"(?:surgery|operation|procedure|test|scan|colonoscopy|endoscopy|appointment|dialysis)\b"
)
_HEADS_ONE_DAY = re.compile(_OF_ONE_DAY, re.IGNORECASE)
# Not to be taken at all, or only on the day of an operation: no time of every day.
_FORBIDDEN = re.compile(
    r"\b(?:do not|don['’]?t|not to|must not|should not|never)\s(?:take|use|give|inject|apply)\b"
    r"(?!\s(?:more|with|without|if|while|when|at the same|over|on an empty|it (?:with|if|on an))\b"
    r"|\s(?:two|2|a double)\b)"
    rf"|{_OF_ONE_DAY}"
    r"|\bno (?:tomar|tome|usar|use)\b(?!\s(?:más|mas|con)\b)",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\W*(?:(?:this|that|it|which|he|she|i|we|was|were|has|have|been|had|then|later|now|since|but"
    rf"|and|both|medicine|medication|drug|again|se|fue)\s+){{0,5}}{_STOP}",
    re.IGNORECASE,
)
# "An ear infection in March, treated with": what was taken then; whether it still is, is not told.
_TREATED_THEN = re.compile(
    r"(?:\bin (?:(?:early|mid|late)[ -])?(?:(?:19|20)\d\d|(?:jan|febr)uary|march|april|may|june"
    r"|july|august|(?:septem|octo|novem|decem)ber|childhood)"
    r"|\blast (?:year|month|week|winter|spring|summer|autumn|fall)"
    r"|\b(?:\d+|an?|two|three|four|five|six|few) (?:days?|weeks?|months?|years?) ago"
    r"|\bas an? (?:child|teenager)|\bpreviously|\((?:19|20)\d\d\))[^.;\n]{0,60}"
    r"\btreated (?:with|by)\s(?:[\w-]+\s){0,4}$",
    re.IGNORECASE,
)
_REACH = 160
# How far a row goes on below its first line, and how long such a line may be.
_LINES_BELOW = 4
_CELLS = 60
_DENIED = re.compile(r"\b(?:not|never|n't|no)\b", re.IGNORECASE)
TOLD = frozenset(
    {
        MedicationStatus.ACTIVE,
        MedicationStatus.UNKNOWN,
        MedicationStatus.STARTED,
        MedicationStatus.CHANGED,
    }
)
"""What is said of a medicine that may be taken now."""


def treated_then(statement: Statement, start: int) -> bool:
    """Whether an illness of some past time was treated with the medicine named at ``start``."""
    begin = max(statement.start, start - _REACH)
    return _TREATED_THEN.search(statement.page.text[begin:start]) is not None


def is_of_one_day(statement: Statement) -> bool:
    """Whether the words over a list are of the day of an operation: ``Take the morning of ...``."""
    return _HEADS_ONE_DAY.search(statement.lead or statement.title) is not None


def ended_behind(statement: Statement, end: int, limit: int) -> bool:
    """Whether a stop, a ban or steps down are told behind a name, which ends at ``end``, before
    the next."""
    text = statement.page.text
    if _FORBIDDEN.search(text, end, limit):
        return True
    for pattern in (_STEP_BY_STEP, _BEHIND):
        found = pattern.search(text, end, limit)
        if found is None or _DENIED.search(found.group()):
            continue
        # Right before the next name it is said of that: "stopped warfarin".
        if limit == statement.end or text[found.end() : limit].strip():
            return True
    return False


def ended_next(
    medication: Medication, statement: Statement, following: Sequence[Statement]
) -> Medication:
    """A medicine of which the next sentence, that names none, says that it was stopped.

    In a row whose cells go on over the lines below it, one of these lines may say it.
    """
    if medication.status not in TOLD:
        return medication
    before = statement
    for each in islice(following, _LINES_BELOW):
        text, start, end = each.page.text, each.start, each.end
        if each.page is not statement.page or find_mentions(each):
            break
        if _NEXT.match(text, start, end) or not_taken.tells_alone(text[start:end]):
            source = replace(medication.source, end=end)
            return replace(medication, source=source, intent=Intent.OPEN)
        if end - start > _CELLS or "\n" not in text[before.end : start]:
            break
        before = each
    return medication
