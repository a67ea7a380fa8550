"""Whether a condition that is named is over, or still there though a history tells it."""

from __future__ import annotations

import re
from functools import lru_cache

from documents.pipeline.notes.problems.earlier import is_of_earlier
from documents.pipeline.notes.structure.outline import DIAGNOSIS_SECTIONS
from documents.pipeline.notes.structure.sayings import naming, said
from documents.pipeline.notes.structure.statements import Statement
from documents.pipeline.speech.name_marks import year_follows

_HISTORY_REACH = 160
_HISTORY_OF = re.compile(
    r"\b(?:history (?:of|significant for|notable for|includes?|positive for)|h/o|hx(?: of)?"
    r"|pmhx?)\b",
    re.IGNORECASE,
)
_DATED = re.compile(r" \(?(?:in )?(?:\w{3,9} )?(?P<year>(?:19|20)\d\d)\b(?! (?:to|-|–|until))")
_YEARS = re.compile(r"(?<![\w.])(?:\d{1,2}[./-]){0,2}(?P<year>(?:19|20)\d\d)(?![\w/-]*\d)")
# In the year before, it may have been last month.
_AGO = 2
_CELL = re.compile(r"(?:^|\t|[ ]{2}|\|[ \t]*)$")
_OVER = re.compile(
    r"\b(?:resolved|remission|childhood|as an? (?:child|infant|teen\w*)|previous(?:ly)?"
    r"|former(?:ly)?"
    r"|remote|distant|in the past|ago|outgr[eo]w\w*|no longer|cured|transient"
    r"|not (?:come|been) back|not (?:returned|recurred))\b",
    re.IGNORECASE,
)
# "Breast cancer s/p lumpectomy 2011"
_TREATED = re.compile(
    r",?\s*(?:s/p|status post|treated (?:with|by)|after)\s+(?:[\w-]+\s+){1,4}?"
    r"(?:in\s+)?\(?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
# "Lisinopril stopped because of cough": what a medicine did while it was taken.
_STOPPED_FOR = re.compile(
    r"\b(?:stopped|discontinued|withdrawn|switched|dc'?d|ceased|held|withheld|omitted|paused)\b[^.;:\n]{0,40}?"
    r"\b(?:because of|due to|owing to|on account of|for|after) (?:(?:an?|the|his|her|severe|mild"
    r"|persistent|dry) )*$",
    re.IGNORECASE,
)
# "Oxybutynin 5 mg tab   Stopped 07/02/2024 - confusion": the reason, in a row of a medicine.
_STOPPED_ROW = re.compile(
    r"\b(?:stopped|discontinued|withdrawn|dc'?d|ceased|suspendid[oa])\b"
    r"(?:[^.;:\n(]{0,40}\s(?:[-–]\s|\()(?:[\w ]{2,24}, ){0,2}|,\s)$",
    re.IGNORECASE,
)
_STRENGTH = re.compile(r"\d\s?(?:mg|mcg|µg|g|ml|units?|iu|%|tab|cap|puff)\b", re.IGNORECASE)
_OPERATED = re.compile(
    r" (?:repair|surgery|removal|excision|resection|extraction|release|ablation|drainage|fixation"
    r"|operation|ligation|embolization|embolisation)\b(?!.{0,30}\b(?:planned|scheduled|due|booked))",
    re.IGNORECASE,
)
_SURGERY = re.compile(
    r"\b(?:repair|surgery|removal|excision|s/p|status post|resection)\b", re.IGNORECASE
)
# "Intervenciones: colecistectomía (2010), hernia inguinal": on what somebody was operated on.
_OPERATIONS = re.compile(
    r"\W*(?:(?:intervenciones|operaciones|cirug[ií]as?)(?: (?:previas?|anteriores"
    r"|realizadas?|quir[uú]rgicas?))*|(?:antecedentes )?quir[uú]rgicos|iqx?|qx"
    r"|(?:past |previous |prior )?(?:surgical (?:history|hx)|surgeries|operations)|pshx?)"
    r"(?: \([^()\n]{1,20}\))?\s*:",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"[^,.;:\n]{0,40}?\b(?:pendientes?|programad[oa]s?|propuest[oa]s?|en espera"
    r"|por (?:operar|realizar)|planned|pending|scheduled|awaiting|waiting"
    r"|no operad[oa]s?|sin operar)\b",
    re.IGNORECASE,
)
_DONE_LATER = frozenset({"plan", "assessment_plan", "instructions", "followup", "course"})

# "Old MI and heart failure": "old" is said of the attack, and whoever had the failure has it.
_OF_THE_FIRST = re.compile(
    r"\b(?:old|previous|prior|past|remote|earlier|antigu[oa]|previ[oa])\s+(?P<name>[^,.;:|()]{2,50})"
    r"\s+(?:and|&|y|e)\s+(?:also\s+|his\s+|her\s+)?$",
    re.IGNORECASE,
)
# "Infarto antiguo del miocardio": what is said behind a Spanish name.
_OLD_BEHIND = re.compile(r"\s+(?:antigu[oa]s?\b|previ[oa]s?\b(?!\s+al?\b))")


def still_has(statement: Statement, text: str, start: int) -> bool:
    """``a history of diabetes``: whoever has had a lasting condition has it, unless it is over."""
    over = said(_OVER, statement.language, "over")
    if _is_beside_an_old(statement, text, start):
        return not over.search(statement.page.text, start, statement.end)
    if not naming(statement.language).is_lasting(text) or over.search(statement.text):
        return False
    before = statement.page.text[max(statement.start, start - _HISTORY_REACH) : start]
    return bool(said(_HISTORY_OF, statement.language, "history_of").search(before))


def _is_beside_an_old(statement: Statement, text: str, start: int) -> bool:
    """Whether a lasting condition is told behind one that is over, which alone is called old."""
    before = statement.page.text[max(statement.start, start - _HISTORY_REACH) : start]
    first = _OF_THE_FIRST.search(before)
    known = naming(statement.language)
    return first is not None and known.is_lasting(text) and not known.is_lasting(first["name"])


def is_past(statement: Statement, text: str, start: int, end: int) -> bool:
    """An episode in a history is past; a lasting condition is not."""
    if statement.language == "es" and _OLD_BEHIND.match(statement.page.text, end):
        return True
    operated = statement.section == "surgical_history" or _is_operated_on(statement, text)
    # "IQ: hernia" / "Diabetes.": a lasting illness in a sentence of its own is no operation.
    alone = statement.text.strip(" .").casefold() == text.casefold()
    if operated and alone and naming(statement.language).is_lasting(text):
        return False
    if (operated and not _TO_COME.match(statement.page.text, end)) or is_of_earlier(
        statement, start, end
    ):
        return True
    begins = _CELL.search(statement.page.text, max(statement.start, start - 3), start)
    if text and (begins or start == statement.start) and _DATED.match(statement.page.text, end):
        # "Shingles in 2011, left chest": when it was, and no word of it now.
        lasting = naming(statement.language).is_lasting(text)
        return statement.section not in DIAGNOSIS_SECTIONS and not lasting
    if statement.section not in DIAGNOSIS_SECTIONS and _was_in_a_year(statement, text, end):
        return True
    before = max(0, start - statement.start)
    row = statement.section == "medications" or _STRENGTH.search(statement.text, 0, before)
    if _STOPPED_FOR.search(statement.text, 0, before) or (
        row and _STOPPED_ROW.search(statement.text, 0, before)
    ):
        return not naming(statement.language).is_lasting(text)
    if statement.section == "procedures" and _OPERATED.match(statement.page.text, end):
        return True
    known = naming(statement.language)
    treated = said(_TREATED, statement.language, "treated")
    if statement.section != "past_history":
        return known.is_episode(text) and bool(treated.match(statement.page.text, end))
    if known.is_episode(text):
        return True
    if treated.match(statement.page.text, end) and not known.is_lasting(text):
        return True
    surgery = said(_SURGERY, statement.language, "surgery")
    return year_follows(statement.page.text, end) and bool(surgery.search(statement.text))


def _was_in_a_year(statement: Statement, text: str, end: int) -> bool:
    """Whether an episode was years before what a page tells last: ``a heart attack (2019)``."""
    told = _DATED.match(statement.page.text, end)
    if told is None or not naming(statement.language).is_episode(text):
        return False
    return _latest_year(statement.page.text) >= int(told["year"]) + _AGO


@lru_cache(maxsize=64)
def _latest_year(text: str) -> int:
    """The latest year that a page names, 0 where it names none."""
    return max((int(found["year"]) for found in _YEARS.finditer(text)), default=0)


def _is_operated_on(statement: Statement, text: str) -> bool:
    """Whether a name stands behind the label of the operations that somebody had."""
    label = _OPERATIONS.match(statement.text)
    if label is None or statement.section in _DONE_LATER:
        return False
    return not naming(statement.language).is_lasting(text)
