"""Who is asked to do a next step: the reader, or somebody else.

``GP to check the weight``, what stands under ``Actions for the GP``, and what a letter to a doctor
asks "you" for is none of the patient's tasks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from documents.pipeline.notes.structure.statements import Statement
from documents.pipeline.types import Source

_ROLE = (
    r"(?:gps?|g\.p\.|pcp|primary care(?: (?:provider|physician|doctor|team))?|family (?:doctor"
    r"|physician|practice)|general practitioner|(?:practice|district|community|school|home"
    r"|diabetes) nurses?|nurse|health visitor|midwife|pharmac(?:ist|y)|care home|carers?"
    r"|nursing home|social worker|dietitian|physio\w*|hospital|ward|secretary"
    r"|m[eé]dico (?:de (?:cabecera|familia|atenci[oó]n primaria))|map|enfermer[ií]a)"
)
# "GP to kindly check", "PCP: please repeat".
_TOLD = re.compile(
    rf"\W*(?:the\s|your\s|su\s)?(?P<who>{_ROLE})(?:\s(?:team|surgery))?"
    r"(?:\s*:|\s+[-–—]\s|\s+(?:to(?!\s(?:be|the)\b)|please|kindly)\b)",
    re.IGNORECASE,
)
# "Primary care - Dr. Simms   within 14 days (please call to schedule)": with whom and when the
# visit is; it is the reader who goes, and who calls.
_WHEN = (
    r"(?:(?:in|within|on|after|by|at|next|this)\s)?(?:about\s|the\s)?(?:\d[\d/.:–-]*"
    r"(?:\s?[-–]\s?\d+|\sto\s\d+)?|an?|one|two|three|four|six)?\s?(?:days?|weeks?|wks?|months?|years?"
    r"|(?:mon|tues|wednes|thurs|fri)day|[ap]\.?m\b\.?)?"
)
_NAMED = r"(?-i:[A-Z][\w.'’-]+)(?:\s(?-i:[A-Z][\w.'’-]*)){0,3}"
_LETTERS = r",?\s(?-i:MD|DO|NP|PA(?:-C)?|RN|MBBS|FNP|APRN|CNP|DNP)\b"
_WITH = rf"(?:(?:dr|prof|mr|mrs|ms|nurse)\.?\s{_NAMED}(?:{_LETTERS})?|{_NAMED}{_LETTERS})"
_VISIT = re.compile(
    rf"\W{{0,6}}(?:the\s|your\s)?{_ROLE}(?:\steam)?(?:\s?:|\s[-–—])\s(?:{_WITH})?[\s,:–-]{{0,4}}"
    rf"(?:{_WHEN})(?:[\s,–-]{{1,4}}{_WHEN})?[\s,;.(–-]{{0,4}}"
    r"(?:(?:please\s|you\s(?:need\sto|should|must)\s)?"
    r"(?:call|ring|phone|contact)(?:\s[\d() -]{7,20}|\sthem|\sthe\s(?:office|clinic|practice))?"
    r"\s(?:to\s(?:schedule|book|make|arrange|set\sup)|for)\b[^.;\n]{0,60})?\W{0,6}",
    re.IGNORECASE,
)
# "Actions for the GP", "GP actions", "To the practice nurse".
_HEADS = re.compile(
    rf"(?:\b(?:for|to|of|para|al)\s+(?:the\s|your\s|el\s|su\s)?(?P<who>{_ROLE})\W*$"
    rf"|^\W*(?P<one>{_ROLE})\b[\w\s-]{{0,12}}\b(?:actions?|tasks?|requests?|to do|plan)\W*$)",
    re.IGNORECASE,
)
# "Actions for the hospital" below "Actions for the GP": what follows is asked of another.
_OTHER_HEAD = re.compile(
    rf"^[ \t]*(?:\w+[ \t]+){{0,3}}(?:for|to|of)[ \t]+(?:the[ \t]|your[ \t])?"
    rf"(?:{_ROLE}|patient|family|clinic|team)[ \t]*:?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_DEAR = re.compile(
    r"^[ \t]*(?:dear|estimad[oa]s?)[ \t]+(?P<name>[^\n,:]{2,60}?)[ \t]*[,:]?[ \t]*$", re.I | re.M
)
_OF_CARE = re.compile(
    r"\b(?:drs?|doctors?|colleagues?|gps?|prof(?:essor)?|m[eé]dicos?|compañer[oa]s?)\b",
    re.IGNORECASE,
)
_YOU = re.compile(
    r"\b(?:grateful|obliged|appreciate it|kindly|please|(?:could|would|can) you"
    r"|you (?:may|might|could|should|will)"
    r"|le (?:ruego|agradecer\w+))\b",
    re.IGNORECASE,
)
# "We will see her again": whoever is asked above, the writer does it.
_OF_WRITER = re.compile(
    rf"\W*(?:(?:the\s|your\s)?{_ROLE}\s?:\s*)?(?:(?:we|I)(?:\s(?:will|shall|have|plan|hope|intend)"
    r"|\s(?:are|am)\s(?:going|arranging|referring|requesting|planning)|['’]ll)"
    r"|(?:our|the)\s(?:clinic|team|department|nurses?|hospital|outpatients?)\swill)\b",
    re.IGNORECASE,
)
# "GP: … Please repeat the bloods.": what stands behind the label in its line is asked of the same.
_LABEL = re.compile(rf"\W*(?P<who>{_ROLE})\s?:\s", re.IGNORECASE)
_OF_PATIENT = re.compile(
    r"\W*(?:[\w-]+ ){0,3}(?:patients?|parents?|family|paciente|padres|you)\b[^.:]{0,20}:",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^[ \t]*(?:re|regarding|asunto)\b[^\n]*", re.IGNORECASE | re.MULTILINE)
_BLANK = re.compile(r"\S[ \t]*\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Asked:
    """Who, as printed; ``place`` where that stands, if in another line. Nobody: the reader."""

    who: str = ""
    place: Source | None = None


_READER = Asked()


def asked(statement: Statement, letter: Asked) -> Asked:
    """Who is asked to do what a statement says; ``letter`` is the doctor it is written to."""
    text, page = statement.text, statement.page.text
    line = page.rfind("\n", 0, statement.start) + 1
    if _OF_PATIENT.match(page, line, statement.end):
        return _READER
    if _VISIT.fullmatch(" ".join(text.split())):
        return _READER
    if _OF_WRITER.match(text):
        return _READER
    if found := _TOLD.match(text) or _LABEL.match(page, line, statement.start):
        return Asked(found["who"])
    for title in (statement.lead, statement.title):
        found = _HEADS.search(title.rstrip(" :")) if title else None
        at = page.rfind(title, 0, statement.start) if found else -1
        if found and at >= 0 and _OTHER_HEAD.search(page, at + len(title), statement.start):
            continue
        if found and at >= 0 and not _BLANK.search(page, at + len(title) + 2, statement.start):
            return Asked(found["who"] or found["one"], statement.source(at, at + len(title)))
    return letter if _YOU.search(text) else _READER


def letters(statements: Sequence[Statement]) -> dict[int, Asked]:
    """Of each page, by number, the doctor that the letter on it is written to, or nobody."""
    found: dict[int, Asked] = {}
    to = _READER
    for page in {each.page.number: each.page for each in statements}.values():
        greetings = list(_DEAR.finditer(page.text))
        if greetings:
            name, to = greetings[0]["name"], _READER
            about = _ABOUT.search(page.text)
            own = about is not None and name.split()[-1].casefold() in about.group().casefold()
            if _OF_CARE.search(name) and not own and len(greetings) == 1:
                to = Asked(name, Source(page.number, *greetings[0].span("name")))
        found[page.number] = to
    return found
