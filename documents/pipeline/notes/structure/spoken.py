"""What is said to the reader between rows of results: a comment that bids is advice, no result.

``Comment: Please stop taking ibuprofen``, ``You should repeat this test``. A row of values, what a
laboratory does with its sample and where it tells more is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.pipeline.notes.steps import bids
from documents.pipeline.notes.structure.fields import bids_something
from documents.pipeline.notes.structure.statements import Statement

_AMONG_RESULTS = frozenset({"labs", "imaging"})
ADVICE = "advice"
"""What is bidden there: a part with steps and medicines, whose words name no illness somebody has
(``repeat in 2 weeks to confirm diabetes``)."""
# "Comment:", "Doctor's comment:", "Dr Holt says:", "Mensaje de su doctora:": what somebody writes.
_LABEL = re.compile(
    r"\W*(?P<label>(?:[\w.'’-]+\s){0,4}?"
    r"(?:comments?|notes?|remarks?|message|advice|says|said|writes|wrote|recommendations?"
    r"|interpretation|actions?"
    r"|comentarios?|notas?|mensaje|dice|escribe|indicaciones|recomendaci[o]n(?:es)?|observaciones)"
    r"(?:\s(?:from|by|to|for|de|del|para)(?:\s[\w.'’-]+){1,4}?)?)\s*[:–-]\s*",
    re.IGNORECASE,
)
# A sentence that speaks to somebody, whatever it begins with.
_TO_YOU = re.compile(
    r"\bplease\b|\bkindly\b|\byou (?:must|should|need to|will need to|have to|ought to)\b"
    r"|\b(?:do not|don['’]t|never)\s[a-z]|\bpor favor\b|\bdebe\b|\bno (?:tome|deje)\b"
    r"|\b(?:the )?(?:patient|pt) (?:should|must|needs? to|is to)\b",
    re.IGNORECASE,
)
# "We can talk about a statin at your next visit on July 9": said to the reader, and no row.
_TOGETHER = re.compile(
    r"\b(?:we|i)(?:['’]ll| can| will| should| shall)(?: also)? (?:talk|discuss|go over|decide|look"
    r"|review)\b[^.;\n]{0,80}\b(?:next|upcoming|follow-?up|your) (?:visit|appointment|check-?up)\b",
    re.IGNORECASE,
)
# What a row of a report is, or what a laboratory says of its sample and of where to read more.
_VALUE = re.compile(
    r"[<>=]\s*\d|\d\s*[-–]\s*\d+[.,]\d|\d[ \t]*(?:[mµμunp]?(?:g|mol)|m?eq|m?iu|u|cells|mm)/"
    r"|(?<!in)[ \t]\d[\d.,]*\W*$",
    re.IGNORECASE,
)
_OF_PRINT = re.compile(
    r"https?:|www\.|\b(?:additional|further|more) information\b|\bdo not use\b"
    r"|\b(?:see|refer to|read) (?:the )?(?:\w+ )?"
    r"(?:note|comments?|table|above|below|attached|report)\b"
    r"|\bnew (?:reference|method)\b",
    re.IGNORECASE,
)
# What a laboratory asks its own people: "Keep sample cold", "Call critical values to ...".
_OF_STAFF = re.compile(
    r"\b(?:samples?|specimens?|tubes?|serum|plasma|aliquots?|lab(?:oratory)?|critical|read[- ]?back"
    r"|refrigerat\w+|freez\w+|store|stored|ha?emolysis|centrifug\w+|morning urine|muestras?|tubos?"
    r"|laboratorio)\b|^\W*(?:store|draw|avoid ha?emo\w+)\b",
    re.IGNORECASE,
)
_NOT_STAFF = re.compile(
    r"\b(?:your?|repeat|another|new|again|s[uú]|repit\w+|otr[oa]|nuev[oa])\b", re.IGNORECASE
)
# "Review by: Dr Holm", "Start time 08:00": a verb that heads a field.
_FIELD = re.compile(r"\W*\w+\s(?:time|by|date|no|number|id|to page)\b|\W*\w+\s?:", re.IGNORECASE)
_LEAST_WORDS = 3


def leave_results(statements: Sequence[Statement]) -> None:
    """Each statement among results that bids the reader to do something becomes advice.

    So does what bids in the sentences behind it on its line, and behind a comment's label.
    """
    before: Statement | None = None
    spoken = False
    for each in statements:
        if each.section not in _AMONG_RESULTS:
            before, spoken = None, False
            continue
        near = before is not None and not _parted(before, each)
        label = _LABEL.match(each.text) if each.item else None
        spoken = label is not None or (spoken and near)
        before = each
        if _bids(without_label(each.text), each, spoken=spoken):
            each.section, each.title = ADVICE, ""
            spoken = True


def without_label(text: str) -> str:
    """What somebody writes, without the label that only says that it is a comment."""
    label = _LABEL.match(text)
    return text[label.end() :] if label else text


def _parted(before: Statement, each: Statement) -> bool:
    """Whether a line ends between two statements."""
    return before.page is not each.page or "\n" in each.page.text[before.end : each.start]


def _bids(told: str, statement: Statement, *, spoken: bool) -> bool:
    if _TOGETHER.search(told):
        return True
    if len(told.split()) < _LEAST_WORDS or _VALUE.search(told) or _OF_PRINT.search(told):
        return False
    if _FIELD.match(told) or (_OF_STAFF.search(told) and not _NOT_STAFF.search(told)):
        return False
    if not bids_something(told, statement.language):
        return False
    return spoken or _TO_YOU.search(told) is not None or _is_sentence(told)


def _is_sentence(told: str) -> bool:
    """Whether a bid without "please" is a sentence of words: a row ends in no full stop."""
    return told.rstrip()[-1:] in (".", "!") and not bids.TELLS.search(told)
