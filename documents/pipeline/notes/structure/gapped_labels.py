"""Labels of a letter with a wide gap behind them: ``Allergies      Amoxicillin - rash``."""

from __future__ import annotations

import re
from typing import Final

_LABEL: Final = re.compile(
    r"[ \t]*(?P<title>(?:drug |known )?allerg(?:y|ies)|diagnos[ei]s|problems"
    r"|(?:current |regular )?medications?|past (?:medical )?history|family history"
    r"|social history|plan|examination|on examination|investigations|bloods|results)"
    r"(?P<colon>[ ]{2,}|\t)(?=\S)",
    re.IGNORECASE,
)
# The heads of a table: a few words each, without a figure or a stop.
_CELL: Final = r"[A-Z][A-Za-z/()-]{0,20}(?: [A-Za-z/()-]{1,20}){0,2}"
_HEADS: Final = re.compile(rf"{_CELL}(?:(?: {{2,}}|\t){_CELL})+\s*")
_DAYS: Final = re.compile(
    r"\d{1,4}[ /.-](?:\d{1,2}|[A-Za-z]{3,9})[ /.-]\d{2,4}\b|[A-Z][a-z]{2} \d{2,4}\b"
)

# The head of a table of allergies is the label of its rows.
_ALLERGY_TABLE: Final = re.compile(
    r"[ \t]*(?P<title>allerg(?:y|ies))[ \t]{2,}(?:reactions?|severity|noted|date|type|comments?)"
    r"(?P<colon>)\b[A-Za-z \t/]*$",
    re.IGNORECASE,
)
# A title beside the heads of the columns of its rows: "RESOLVED PROBLEMS  Noted  Resolved".
_TITLED_TABLE: Final = re.compile(
    r"[ \t]*(?P<title>[A-Z][A-Za-z]+(?: [A-Za-z/&]+){0,3}? (?:problems|list|history|conditions"
    r"|diagnoses|issues|illnesses|concerns|maintenance))(?P<colon>)(?=[ ]{2,}|\t)"
    r"(?:(?:[ ]{1,60}|\t{1,9})(?:(?:first |last |date )?(?:noted|resolved|reviewed|onset|dates?"
    r"|started|end(?:ed)?(?: date)?|updated|added|diagnosed|assessed|recorded|status|years?"
    r"|comments?|notes?|severity|codes?|icd(?:-?\d{1,2})?(?: codes?)?|snomed"
    r"|provider|priority|done|due"
    r"|next|frequency)))+[ \t]*$",
    re.IGNORECASE,
)
# The same of what a practice prescribes: "REPEAT ITEMS  Last issued  Issues".
_PRESCRIBED_TABLE: Final = re.compile(
    r"[ \t]*(?P<title>(?:(?i:current|your|regular) )?(?i:repeat|acute|past|previous|regular)"
    r"(?: (?i:repeat|dispensing))?"
    r"(?: (?i:items?|medications?|medicines?|drugs?|templates?|prescriptions?|issues|list)){1,2}"
    r"|(?i:medications?|medicines?|drugs?|items?))(?P<colon>)(?: \([^)\n]{1,40}\))?"
    r"(?=[ ]{2,}|\t)(?:(?:[ ]{1,90}|\t{1,9})(?i:(?:(?:date )?last |date |next |first |times? "
    r"|no\.? of |number of |max\.? |expiry )?"
    r"(?:issued?|issues|ordered|order|review|review (?:date|due|day)|due|quantity|qty|amount|supply"
    r"|repeats|date|day|authorised|remaining|left|max\.?|directions?|dosage|dose|strength|tick|box"
    r"|required|requested|expiry|expires|duration|days|script|rx|by)(?: (?:date|due|on))?)){1,8}"
    r"[ \t]*$"
)

_GAP: Final = re.compile(r"[ ]{2,}|\t+")


def over_columns(line: str) -> re.Match[str] | None:
    """The title at the head of a line whose other words are the heads of a table's columns.

    It heads the rows below as a title alone on its line would: what is resolved is over.
    """
    found = _TITLED_TABLE.match(line)
    return found if found and found["title"][:1].isupper() else None


def columns_beside(text: str, title: str, before: int) -> list[str]:
    """The heads of the columns that stand beside the title above a place; none without them."""
    start = text.rfind(title, 0, before) if title else -1
    if start < 0 or over_columns(line := text[start:].split("\n", 1)[0].rstrip("\r")) is None:
        return []
    return _GAP.split(line.strip())[1:]


def match(line: str) -> re.Match[str] | None:
    """The label at the head of a line, where what stands behind it is no row of a table's heads."""
    if table := _ALLERGY_TABLE.match(line):
        return table
    if titled := over_columns(line) or _PRESCRIBED_TABLE.match(line):
        return titled
    found = _LABEL.match(line)
    if found is None or _HEADS.fullmatch(line, found.end()) or _DAYS.match(line, found.end()):
        return None
    return found
