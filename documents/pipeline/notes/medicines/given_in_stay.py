"""A medicine that a ward gave more than once, or that a heading or a place alone tells of.

``On the ward she received X twice daily``: however often, it is over with the stay. Under
``Inpatient treatment`` or ``Pre-op:`` it may go on: only the words say. One line that gives it once
is read by ``given_there``.
"""

from __future__ import annotations

import re

from documents.pipeline.notes.medicines.medicine_cues import Doing
from documents.pipeline.notes.medicines.mentions import Mention
from documents.pipeline.notes.structure.outline import Statement
from documents.pipeline.types import Intent, MedicationStatus

_URGENT = (
    r"(?:(?-i:ED|ER)|A ?& ?E|(?:accident (?:and|&) )?emergency"
    r"(?: (?:department|room|dept\.?|unit))?|casualty|resus|triage|(?:the )?ambulance|EMS"
    r"|paramedics?|urgent care)"
)
_WARD = (
    r"(?:(?:\w+ )?wards?|hospital|theatre|recovery(?: room)?|PACU|ICU|ITU|HDU|(?:medical|surgical)"
    r" (?:assessment )?unit|AMU|MAU|SAU)"
)
_AT = rf"(?:in|on|at|by|while (?:in|on)) (?:the |our |this )?(?:{_URGENT}|{_WARD})"
_IN_STAY = r"(?:during|for) (?:the |this |his |her |your )?(?:hospital )?(?:stay|admission)"
_WHAT = r"(?:treatments?|therapy|management|medic(?:ation|ine)s?|meds|drugs?|doses?|analgesia|rx)"
_GIVEN = r"(?:given|received|administered|provided)"
# "Treatment given in ED:", "ED course:": it says of all behind it where it was given.
_LABEL = re.compile(
    rf"(?:^|[.;\n])\W*(?:{_WHAT}(?: (?:and|&|/) {_WHAT})?(?: {_GIVEN})? (?:{_AT}|{_IN_STAY})"
    rf"|{_GIVEN} (?:{_AT}|{_IN_STAY})"
    rf"|(?:{_URGENT}|(?:in-?patient|ward|pre-?hospital))"
    r" (?:treatment|management|therapy|drugs|analgesia)"
    rf"|{_URGENT} (?:course|{_WHAT}))(?: {_GIVEN})?\s*(?::|-\s|\n|$)",
    re.IGNORECASE,
)
# "Medications on ward: X daily" may be those from home.
_OF_THERE = re.compile(
    rf"\b(?:treat\w*|therapy|manag\w*|course|{_GIVEN}|{_URGENT})\b", re.IGNORECASE
)
# Nothing but a place or "stat": given there or to be given, but for one time.
_BARE_LABEL = re.compile(
    rf"(?:^|[.;\n])\W*(?:(?:in |at )?(?:the )?{_URGENT}|pre-?hospital|stat(?: doses?| meds)?"
    r"|pre-?op)\s*(?::|\n|$)",
    re.IGNORECASE,
)
_WAS_GIVEN = r"(?:received|given|administered|treated|managed|covered)"
_TOLD = re.compile(
    rf"\b(?:{_AT}|{_IN_STAY}|(?:while|whilst|as) an? in-?patient)\b[^.;:\n]{{0,80}}\b{_WAS_GIVEN}\b"
    rf"|\b{_WAS_GIVEN}\b[^.;:\n]{{0,60}}\b(?:{_AT}|{_IN_STAY})\b",
    re.IGNORECASE,
)
_HANDED = re.compile(rf"\b{_GIVEN}\b", re.IGNORECASE)
# What comes behind it is of another time: what goes on, or what is taken home.
_ELSE = re.compile(
    r"[:]|\b(?:discharg\w*|home|tt[oah]s?|prescri\w+|script|start\w*|commenc\w*|continu\w*|sent|went"
    r"|take|takes|taking|to take|stepped|step|switch\w*|chang\w*|convert\w*|usual|regular|previous"
    r"|go(?:es|ing)?|plan|advi[sc]e\w*|increas\w*|reduc\w*|restart\w*|resum\w*|stop\w*|held"
    r"|allerg\w*|is on|was on|been on|already on|now on|on admission|known|who is|despite|prior"
    r"|before|since)\b",
    re.IGNORECASE,
)
# A course goes on behind the day: "40 mg for 5 days".
_COURSE = re.compile(
    r"[^.;\n]{0,60}?(?:\b(?:for|x|×)\s?(?:\d{1,2}|two|three|four|five|six|seven|ten)\s?"
    r"(?:more )?(?:days?|weeks?|wks?|months?)\b|\b\d{1,2}/(?:7|52|12)\b)",
    re.IGNORECASE,
)
_TAKEN_HOME = re.compile(
    r"[^.;\n]{0,80}?\b(?:(?:to|for) (?:take |go |use (?:at )?)?home|tt[oa]s?)\b", re.IGNORECASE
)
_BEHIND = re.compile(rf"[^.;\n]{{0,80}}?\b{_AT}\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[^;\n,]{0,60}")
_REACH = 240
_STANDING = frozenset({MedicationStatus.UNKNOWN, MedicationStatus.ACTIVE, MedicationStatus.PAST})
_LEFT = Doing(MedicationStatus.UNKNOWN, intent=Intent.OPEN)
_OVER = Doing(MedicationStatus.PAST)


def as_given_in_stay(
    statement: Statement, mention: Mention, doing: Doing, *, repeats: bool | None
) -> Doing | None:
    """The doing of a medicine that a stay or an emergency is told to have given it; else None.

    A course or times that come again under a heading may go on: only the words say it then.
    """
    text = statement.page.text
    before = text[max(statement.start, mention.start - _REACH) : mention.start]
    if doing.status is MedicationStatus.PAST and _BEHIND.match(text, mention.end, statement.end):
        home = _TAKEN_HOME.match(text, mention.end, statement.end)
        return _LEFT if home or (repeats and _goes_on(statement, mention)) else None
    said = _last(_TOLD, before)
    if said is not None and doing.status in _STANDING and not _ELSE.search(before, said.start()):
        treated = repeats and doing.status is not MedicationStatus.PAST
        treated = treated and not _HANDED.search(said.group())
        return _LEFT if treated or _goes_on(statement, mention) else _OVER
    ordered = doing.status is MedicationStatus.STARTED and not repeats
    clause = _CLAUSE.match(text, mention.end, statement.end)
    if (clause and _ELSE.search(clause.group())) or not (doing.status in _STANDING or ordered):
        return None
    if headed := _heads(_LABEL, statement, before):
        if repeats and not _OF_THERE.search(headed):
            return None
        return _LEFT if repeats or _goes_on(statement, mention) else _OVER
    if _heads(_BARE_LABEL, statement, before) and not ordered:
        return None if doing.status is MedicationStatus.PAST else _LEFT
    return None


def _heads(pattern: re.Pattern[str], statement: Statement, before: str) -> str:
    """The label that stands before a name, in its line or over it; empty where none does."""
    if here := _last(pattern, before):
        return "" if _ELSE.search(before, here.end()) else here.group()
    if _ELSE.search(before):
        return ""
    head = (statement.lead or statement.title).strip()
    return head if pattern.fullmatch(head) else ""


def _goes_on(statement: Statement, mention: Mention) -> bool:
    return _COURSE.match(statement.page.text, mention.end, statement.end) is not None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None
