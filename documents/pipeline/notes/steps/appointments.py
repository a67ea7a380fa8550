"""Visits that have a day: made, past, cancelled, or depending on something."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from documents.pipeline.notes.days.dates import find_dates
from documents.pipeline.notes.steps import spanish_visits
from documents.pipeline.notes.steps.due import is_due
from documents.pipeline.notes.steps.no_step import is_no_step
from documents.pipeline.notes.steps.visit_cards import is_own_title, joined
from documents.pipeline.notes.structure.leads import opening, told_with_lead
from documents.pipeline.notes.structure.outline import Outline, Statement, outline_of
from documents.pipeline.types import Appointment, DateFound, Page, Source, Status

_MAKES = re.compile(
    r"\b(?:appointments?|appt|follow(?:ing)?[- ]?up|f/u|return(?:s|ing)? (?:to|visit|on|for|in)"
    r"|see(?: you| her"
    r"| him| the patient)?|visit|scheduled|booked|rescheduled|recheck|review(?:ed)?|clinic"
    r"|consultation"
    r"|will be seen|to be seen|come (?:back|in)|surgery|procedure|scan|mri|ct|x-ray|ultrasound"
    r"|colonoscopy|mammogram|blood (?:test|work|draw)|labs?|lab work|infusion|therapy|vaccine"
    r"|attend|(?:please|to) come|seeing you|urine (?:test|sample)|expect you"
    r"|admission|pre-?op\w*|post-?op\w*|check-?up|session|come to|echo\w*|referral)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|scheduled|booked|rescheduled|please|return|follow[- ]?up (?:on|with|at"
    r"|appointment|visit|is|:)"
    r"|follow[- ]?up|next|upcoming|due|appointment(?:s)? (?:on|with|is|for|at|:|date)|to be seen"
    r"|made"
    r"|see (?:dr|you|her|him|your|the)|come (?:back|in)|plan(?:ned|s)?|arrive|bring|expected"
    r"|set for|attend"
    r"|(?:procedure|surgery|operation|session|visit|scan|test|admission) is (?:on|at)"
    r"|(?<!had )(?<!has )(?<!have )(?<!to )come to|arranged|invited?|expect you"
    r"|looks? forward to seeing)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:was (?:last )?seen|were seen|last seen|last visit|previous (?:visit|appointment)"
    r"|seen on|seen by"
    r"|presented|was admitted|admitted on|discharged on|underwent|performed|had (?:a|an|his|her)"
    r"|attended|came (?:in|to)|date of (?:visit|service|admission|discharge|procedure|surgery)"
    r"|visit date|dos|dated|collected|reported|was done|done on|completed|results? (?:from|of)"
    r"|prior|compared (?:to|with)|comparison|dob|birth|born|signed|dictated|printed|expires?"
    r"|effective|start(?:ed)? date|since|diagnosed|reviewed|refer(?:red)? on|was scheduled)\b",
    re.IGNORECASE,
)
# The document's own day, in its head: no visit that somebody made or kept.
_OWN_DAY = re.compile(
    r"\b(?:date of (?:visit|service|admission|discharge|procedure|surgery|encounter|exam\w*)"
    r"|(?:visit|service|encounter|exam|admission|discharge) date|dos)\s*[:=]?\s*$",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"\b(?:was|were|been) (?:last )?seen\b|\bpresented\b|\blast seen\b", re.IGNORECASE
)
_OFF = re.compile(
    r"\b(?:cancel\w*|(?:un|not )able to (?:attend|come|keep)"
    r"|no[- ]show\w*|missed|did not (?:attend|come|show|keep)|dna|declin\w+|refus\w+"
    r"|failed to (?:attend|keep))\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:rescheduled|rebooked|moved) (?:to|for)\b", re.IGNORECASE)
_DEPENDS = re.compile(
    r"\b(?:if|unless|in case|whenever|tentative(?:ly)?|pending|should)\b", re.IGNORECASE
)
_TIME = re.compile(
    r"\b(?:\d{1,2}[:.]\d\d\s?(?:[ap]\.?\s?m\b\.?)?(?:\s?hours|\s?hrs)?|\d{1,2}\s?[ap]\.?m\b\.?"
    r"|noon\b)",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"(?:\b(?:with|see|by)\s+(?:the\s+)?)?(?P<who>(?:Dra?\.?|Doctora?|Prof\.?|Nurse)\s+[A-Z][\w'’-]+"
    r"(?:\s+[A-Z][\w'’-]+)?|[A-Z][\w'’-]+(?:\s+[A-Z]\.?)?\s+[A-Z][\w'’-]+,?\s+"
    r"(?:MD|M\.D\.|DO|NP|PA(?:-C)?|RN|DPM|PhD|DDS|FNP))"
)
_PLACE = re.compile(
    r"\b(?:with|in|at|to|see)\s+(?:the\s+|our\s+|your\s+)?(?P<who>(?:[A-Za-z-]+\s){0,2}"
    r"(?:clinic|cardiology|neurology|oncology|dermatology|urology|gastroenterology|nephrology"
    r"|endocrinology|pulmonology|rheumatology|orthop\w+|ophthalmology|psychiatry|podiatry"
    r"|h[a]?ematology|primary care|pcp|gp|surgeon|dentist|physical therapy|physiotherapy|radiology"
    r"|infusion center))\b",
    re.IGNORECASE,
)
# What is only ever arranged.
_BEFORE_IT = re.compile(r"\W*pre-?(?:op\w*|assess\w*|admission)\b", re.IGNORECASE)
_AT_AN_HOUR = re.compile(r",?\s(?:(?:at|a las)\s)?\d{1,2}[:.]\d\d", re.IGNORECASE)
_OF_ITSELF = frozenset({"visit", "collected", "reported"})
_LISTS = frozenset({"followup"})
# Said to the patient, whatever part of a letter it closes.
_INVITES = re.compile(
    r"\b(?:please (?:come|attend|arrive|return|visit|report)|you (?:are|have been) (?:booked"
    r"|scheduled|invited)|you have an? [\w ]{0,20}appointment|your (?:next )?(?:appointment|visit)"
    r"|your (?:\w+ )?(?:procedure|surgery|operation|session|scan|admission) is (?:on|at)"
    r"|looks? forward to seeing you|arranged [\w ]{1,30} for you)\b",
    re.IGNORECASE,
)
# What a line ends in whose day stands on the next one.
_OPEN = re.compile(
    r"(?:\b(?:on|for|is|at|the|by|date|to|day|until|scheduled)|[:,–-])\s*$", re.IGNORECASE
)
_WEEKDAY = re.compile(
    r"(?:the |(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?)", re.IGNORECASE
)
_NEVER = frozenset({"identity", "medications", "labs", "imaging", "family_history", "allergies",
                    "immunizations", "vitals", "surgical_history"})  # fmt: skip


def find_appointments(pages: Sequence[Page] | Outline) -> tuple[Appointment, ...]:
    """Each statement that gives a visit its day, in reading order; once a day and statement."""
    outline = outline_of(pages)
    dates = find_dates(outline)
    places = [(each.source.page, each.source.start) for each in dates]
    printed = {page.number: page.text for page in outline.pages}
    own = max((each.value for each in dates if each.kind in _OF_ITSELF), default=None)
    found: list[Appointment] = []
    for statement in _whole(joined(outline.statements), dates):
        spanish = spanish_visits.comes(statement, statement.text)
        if statement.section in _NEVER and not (spanish or _INVITES.search(statement.text)):
            continue
        if is_own_title(statement):
            continue
        if statement.section in _LISTS and (is_no_step(statement) or is_due(statement)):
            continue
        number = statement.page.number
        here = dates[
            bisect_left(places, (number, statement.start)) : bisect_left(
                places, (number, statement.end)
            )
        ]
        if here and (made := _made(statement, _meant(statement, here), own)) is not None:
            found.append(replace(made, text=told_with_lead(statement, printed[number])))
    return tuple(found)


def _whole(statements: Sequence[Statement], dates: Sequence[DateFound]) -> Iterator[Statement]:
    """The statements; one whose day stands on the next line (``... on`` / ``3 May``) with it."""
    starts = {(each.source.page, each.source.start) for each in dates}
    before: Statement | None = None
    for statement in statements:
        if before is not None:
            text = before.page.text
            day = _WEEKDAY.match(text, statement.start)
            at = day.end() if day else statement.start
            broken = (
                before.page is statement.page
                and (before.page.number, at) in starts
                and _OPEN.search(text, max(before.start, before.end - 16), before.end)
                and text[before.end : statement.start].strip(" ,:") == "\n"
            )
            if broken:
                yield replace(before, end=statement.end, _tokens=None, _scopes=None)
                before = None
                continue
            yield before
        before = statement
    if before is not None:
        yield before


def _meant(statement: Statement, days: Sequence[DateFound]) -> DateFound:
    """The first day of a statement; behind a row's own, the one that it looks ahead to."""
    first, *others = days
    text = statement.page.text
    if text[statement.start : first.source.start].strip():
        return first
    behind = first.source.end
    return next((d for d in others if _AHEAD.search(text, behind, d.source.start)), first)


def _made(statement: Statement, day: DateFound, own: date | None) -> Appointment | None:
    # An item is made what it is by the line that leads it in: "Follow up with:".
    led = f"{opening(statement.lead)} " if statement.lead else ""
    text = led + statement.text
    listed = statement.section in _LISTS
    before = led + statement.page.text[statement.start : day.source.start]
    told = _INVITES.search(before) or ("\n" in before and _OPEN.search(before[-16:]))
    if day.kind in ("birth", "collected", "reported") and not told:
        return None
    comes = spanish_visits.comes(statement, before) and not (own and day.value <= own)
    if not (listed or comes or _MAKES.search(text)):
        return None
    if _OWN_DAY.search(before):
        return None
    behind = list(_BEHIND.finditer(before))
    was = bool(_WAS.search(before))
    ahead = list(_AHEAD.finditer(before)) or (_AHEAD.search(text) and not behind)
    # An hour of a day after the paper's own is one to be there.
    ahead = ahead or bool(
        (day.value > own if own else _BEFORE_IT.match(text)) and not behind
        and _AT_AN_HOUR.match(statement.page.text, day.source.end)
    )  # fmt: skip
    if not (listed or comes or ahead or behind or _OFF.search(text)):
        return None
    status = _status(text, was or (bool(behind) and not _nearer(before)))
    if status is Status.PAST and not re.search(r"\bappointment|visit|clinic|seen\b", text, re.I):
        return None
    at = len(led) - statement.start
    time, who = _TIME.search(text, day.source.end + at), _who(statement.text)
    time = time or _time_before(text, day.source.start + at)
    return Appointment(
        text=text,
        source=Source(statement.page.number, statement.start, statement.end),
        on=day.value,
        time=_clock(time.group()) if time else None,
        who=who,
        status=status,
    )


def _nearer(before: str) -> bool:
    """Whether the last word that tells the time of a date looks ahead."""
    ahead = max((m.start() for m in _AHEAD.finditer(before)), default=-1)
    behind = max((m.start() for m in _BEHIND.finditer(before)), default=-1)
    return ahead > behind


def _status(text: str, past: bool) -> Status:
    if _OFF.search(text) and not _AGAIN.search(text):
        return Status.ABSENT
    if past:
        return Status.PAST
    return Status.HYPOTHETICAL if _DEPENDS.search(text) else Status.PRESENT


def _time_before(text: str, end: int) -> re.Match[str] | None:
    return next(iter(reversed(list(_TIME.finditer(text, max(0, end - 24), end)))), None)


def _clock(printed: str) -> str:
    """``2:15 pm.`` at a sentence's end is ``2:15 pm``; ``2 p.m.`` stays."""
    return printed.rstrip(" .") if printed.count(".") == 1 else printed.strip()


def _who(text: str) -> str | None:
    found = _WHO.search(text) or _PLACE.search(text)
    return " ".join(found["who"].split()) if found and "\n" not in found["who"] else None
