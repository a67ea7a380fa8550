"""Whose sample a figure is of: the patient's, another person's, or the laboratory's own.

An analyser's printout holds controls and calibrators with the names, units and ranges of results,
and a sheet can hold a relative's results. None of it is the patient's. What was told by telephone
is the patient's, but stands elsewhere as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from documents.pipeline.labs.lines import Line
from documents.pipeline.types import Page
from knowledge import analytes

_OWN_WORDS = (
    r"q\.?c\.?|q\.?k\.?|quality[ -](?:controls?|assurance|checks?)|calibrat(?:ion|ors?)|controls?"
    r"|control (?:materials?|sera|serum|samples?|runs?)|kontrollen?|qualit[äa]tskontrollen?"
    r"|kalibrat(?:ion|or(?:en)?)|contr[oô]les?(?: (?:de )?qualit[eé])?|[eé]talonnage"
    r"|calibra[çc][aã]o|controles?(?: de (?:calidad|qualidade))?|calibraci[oó]n"
    r"|calibrazione|controlli"
)
_HEADING = re.compile(
    rf"(?:(?:internal|external|daily|analy[sz]er|intern\w*|extern\w*)\s)?(?:{_OWN_WORDS})"
    r"(?:\s(?:level|lot|niveau|nivel|stufe|charge|results?|values?|data|log|no\.?|n°|\d[\w/-]*|[IVX]+)"
    r"){0,6}$",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"(?:(?:critical|panic|alert|urgent)\s)?(?:results?|values?)?\s?"
    r"(?:(?:tele)?phone[d]?|call(?:ed|s|back)?|notifi\w+|escalation)"
    r"(?:\s(?:log|record|calls?|results?|values?|list|notes?|made|by|critical|with)){0,3}$",
    re.IGNORECASE,
)
_OF_THE_PATIENT = re.compile(
    r"\b(?:patients?|samples?|results?|reports?|probe|patiente?|paciente|resultados?|r[eé]sultats?"
    r"|ergebnisse?)\b",
    re.IGNORECASE,
)
_IN_A_NAME = re.compile(
    r"(?:^|[\s,(/-])(?:q\.?c\.?|controls?|calibrators?|blank|donor|kontrolle|kalibrator"
    r"|contr[oô]le|level \d|lvl \d)(?=$|[\s,)/:-])",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:patient(?:e|in)?(?:'s)?(?: ?name)?|pat\.?|paciente|paziente|name|nom|nome|nombre|naam)"
    r"\s?:\s*(?P<who>[^\W\d_][^\d:|]{3,60})",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_TITLES = frozenset("mrs miss frau herr mme mlle born dob née geb male female sex age".split())


def heads_controls(line: Line) -> bool:
    """Whether the line is the title of controls, of a calibration or of a telephone log."""
    text = line.text.strip(" *_=#·•-–:>[]()")
    return 1 < len(text) < 60 and bool(_HEADING.match(text) or _CALLS.match(text))


def heads_the_patients(line: Line) -> bool:
    """Whether the line is a title that leads back from controls to the patient's own sample."""
    if len(line.cells) > 2 or len(line.text) > 60:
        return False
    return bool(_OF_THE_PATIENT.search(line.text)) and not any(c.isdigit() for c in line.text)


def is_of_a_control(name: str) -> bool:
    """Whether a test's name goes on to say that a control was measured, or another person."""
    return bool(_IN_A_NAME.search(name))


def name_two_people(pages: Iterable[Page]) -> bool:
    """Whether the pages name two patients: two names under such a label that share no word."""
    people: list[frozenset[str]] = []
    for page in pages:
        for found in _PERSON.finditer(page.text):
            if not _begins_a_cell(page.text, found.start()):
                continue
            cell = re.split(r"\s{2}|\n", found.group("who"), maxsplit=1)[0]
            words = {w.lower() for w in _WORD.findall(cell)} - _TITLES
            if len(words) > 1 and not analytes.candidates(cell.strip()):
                people.append(frozenset(words))
    return any(not one & other for at, one in enumerate(people) for other in people[at + 1 :])


def _begins_a_cell(text: str, at: int) -> bool:
    before = text[max(0, at - 2) : at]
    return not before or before[-1] in "\n|\t" or before == "  "
