"""Whose sample a figure is of: the patient's, a donor's, or the laboratory's own.

An analyser's printout holds controls and calibrators with the names, units and ranges of results,
and a sheet can hold a donor's results. None of it is the patient's. What was told by telephone
is the patient's, but stands elsewhere as well.
"""

from __future__ import annotations

import re

from documents.pipeline.labs.lines import Line

_LONGEST_TITLE = 60
_OWN_WORDS = (
    r"q\.?c\.?|q\.?k\.?|quality[ -](?:controls?|assurance|checks?)|calibrat(?:ion|ors?)|controls?"
    r"|control (?:materials?|sera|serum|samples?|runs?)|kontrollen?|qualit[äa]tskontrollen?"
    r"|kalibrat(?:ion|or(?:en)?)|contr[oô]les?(?: (?:de )?qualit[eé])?|[eé]talonnage"
    r"|calibra[çc][aã]o|controles?(?: de (?:calidad|qualidade))?|calibraci[oó]n"
    r"|calibrazione|controlli"
)
_OUTCOME = r"(?:\s(?:pass(?:ed)?|fail(?:ed)?|ok|in|out|valid|accepted|rejected))?"
_HEADING = re.compile(
    rf"(?:(?:internal|external|daily|analy[sz]er|intern\w*|extern\w*)\s)?(?:{_OWN_WORDS})"
    r"(?:\s(?:level|lot|niveau|nivel|stufe|charge|results?|values?|data|log|no\.?|n°|\d[\w/-]*|[IVX]+)"
    rf"){{0,6}}{_OUTCOME}$",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"(?:(?:critical|panic|alert|urgent)\s)?(?:results?|values?)?\s?"
    r"(?:(?:tele)?phone[d]?|call(?:ed|s|back)?|notifi\w+|escalation)"
    r"(?:\s(?:log|record|calls?|results?|values?|list|notes?|made|by|critical|with)){0,3}$",
    re.IGNORECASE,
)
# Of limits and of money: lists that name tests and figures, none of which was measured.
_MONEY = (
    r"(?:charges?|prices?|fees?|tariffs?|rates?|costs?|bill(?:ing)?|invoice|amounts?|payments?|preise?"
    r"|kosten|rechnung|prix|tarifs?|factur[ae]|precios?|tarifas?|costos?|prezzi|tariffe|preços?)"
)
_LISTS = re.compile(
    rf"(?:(?:laboratory|lab|tests?|our|list\sof|schedule\sof)\s){{0,2}}{_MONEY}"
    r"(?:\s(?:list|schedule|details|summary|due|payable|(?:for|of|per)\s.{1,30}))?"
    r"(?:\s?\(?(?:[A-Z]{2,4}|[$€£₹¥])\)?)?$"
    r"|(?:[\w/ -]{0,30}\b)?(?<!normal\s)(?<!reference\s)(?<!within\s)"
    r"(?<!outside\s)(?<!of\s)(?<!beyond\s)(?<!in\s)(?<!exceeding\s)(?:limits?|thresholds?)"
    r"(?:\s(?:at|for|above|below|of|beyond|when|that|to)\b.*)?$",
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


def heads_controls(line: Line) -> bool:
    """Whether the line is the title of controls, of a telephone log, of limits or of prices."""
    text = " ".join(line.text.strip(" *_=#·•-–:>[]").split())
    if not 1 < len(text) < _LONGEST_TITLE:
        return False
    found = _HEADING.match(text.strip("()")) or _CALLS.match(text)
    return bool(found or (len(line.cells) == 1 and _LISTS.match(text)))


def heads_the_patients(line: Line) -> bool:
    """Whether the line is a title that leads back from controls to the patient's own sample."""
    if len(line.cells) > 2 or len(line.text) > 60:
        return False
    return bool(_OF_THE_PATIENT.search(line.text)) and not any(c.isdigit() for c in line.text)


def is_of_a_control(name: str) -> bool:
    """Whether a test's name goes on to say that a control was measured, or another person."""
    return bool(_IN_A_NAME.search(name))
