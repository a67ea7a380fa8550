"""Letters that are no words: of a postcode, of the number of a file, of a doctor's degree.

``DM3 7BB``, ``SAH-2024-09917`` and ``Dr A. Example MRCP`` spell an illness and an examination, and
say nothing of either.
"""

from __future__ import annotations

import re
from typing import Final

_POSTCODE: Final = re.compile(r"(?<![\w-])[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![\w-])")
# A number of five figures in one piece with the letters: no day and no year has as many.
_FILED: Final = re.compile(r"(?<![\w/-])[A-Z\d]{1,12}(?:[/-][A-Z\d]{1,12}){1,4}(?![\w/-])")
_LONG: Final = re.compile(r"\d{5}")
_DAY: Final = re.compile(r"(?<!\d)(?:19|20)\d{6}(?!\d)")
# "UHID : DVT-441": the names that such numbers have without saying that they are one.
_LABEL: Final = re.compile(
    r"\b(?:(?:UHID|MRD|MRN|UMR|CRN|PID|HRN|URN|NHC|CIP|barcode)\.? ?(?:id|no\.?|number|#)?"
    r"|(?:IPD?|OPD?|reg|CHI|order|case|file|visit|encounter|bill)\.? ?(?:id|no\.?|number|#))"
    r"[ \t]{0,4}[:#.][ \t]{0,4}(?:\w{1,12}[/-]){0,3}$",
    re.IGNORECASE,
)
# "Member ID: BPH 884", "Your ref: MI/2024/11": of two figures or more, "DM2" is an illness.
_LABEL_OF_LONG: Final = re.compile(
    r"\b(?:(?:refs?|references?|referencia|accession|group|grupo|policy|p[oó]liza|claim|account"
    r"|expediente|episodio|folio)\.? ?(?:id|no\.?|number|#)?"
    r"|(?:\w+ ){1,3}(?:id|no\.?|number|n[uú]mero))"
    r"(?:[ \t]{0,4}[:#]|(?<=\.))[ \t]{0,4}(?:\w{1,12}[/-]){0,3}$",
    re.IGNORECASE,
)
_LONG_NUMBERED: Final = re.compile(r"[A-Z]{1,8}[ /-]?(?:[A-Z]{1,4}[ /-]?)?\d{2}")
_NUMBERED: Final = re.compile(r"[A-Z]{1,8}[ /-]?\d")
# Degrees that are spelled as names are, and the ones that are spelled as nothing else is.
_DEGREES: Final = frozenset("MRCP DM MS DO DA PA OT PT".split())
_DEGREE: Final = (
    r"(?:M\.?D|M\.?B\.?B\.?S|MB|BCh|BAO|MCh|DNB|MRCP[A-Z]*|FRCP[A-Z]*|FRC[A-Z]{1,5}|MRC[A-Z]{1,5}"
    r"|FRAC[PS]|FAC[A-Z]|FCPS|DGO|DCH|PhD|Ph\.D|MSc|BSc|MPH|DipRCPath|FFICM|FANZCA)\b\.?"
    r"(?: ?\([A-Za-z .,&]{1,30}\))?"
)
_DOCTOR: Final = re.compile(
    r"\b(?:Dr|DR|Prof|PROF|Professor)\b\.? ?(?:[A-Z]\.? |[A-Z][\w'’-]+ ){1,5}$"
)
# Who has it is no doctor whose degree it is: "Known MD, DM".
_OF_A_PATIENT: Final = re.compile(
    r"\b(?:pmhx?|history|has|known|h/o|diagnos\w+|with|problems?|pt|patient|impression)\b",
    re.IGNORECASE,
)
_AFTER_DEGREE: Final = re.compile(rf"\b{_DEGREE}[ ,]{{1,2}}$")
_BEFORE_DEGREE: Final = re.compile(rf"(?: ?\([A-Za-z .&]{{1,30}}\))?,? {_DEGREE}")
_REACH: Final = 80


def is_of_code(text: str, start: int, end: int) -> bool:
    """Whether the letters at a place spell no name: a postcode's, a number's or a degree's."""
    line = text.rfind("\n", max(0, start - _REACH), start) + 1 or max(0, start - _REACH)
    stop = text.find("\n", end, end + _REACH)
    stop = min(len(text), end + _REACH) if stop < 0 else stop
    if any(each.start() <= start < each.end() for each in _POSTCODE.finditer(text, line, stop)):
        return True
    if any(
        each.start() <= start < each.end() and _LONG.search(each[0]) and not _DAY.search(each[0])
        for each in _FILED.finditer(text, line, stop)
    ):
        return True
    if _NUMBERED.match(text, start) and _LABEL.search(text, line, start):
        return True
    if _LONG_NUMBERED.match(text, start) and _LABEL_OF_LONG.search(text, line, start):
        return True
    return text[start:end] in _DEGREES and _is_degree(text, line, start, end)


def _is_degree(text: str, line: int, start: int, end: int) -> bool:
    if _OF_A_PATIENT.search(text, line, start):
        return False
    if _AFTER_DEGREE.search(text, line, start) or _BEFORE_DEGREE.match(text, end):
        return True
    after = text[end : end + 6]
    return bool(_DOCTOR.search(text, line, start)) and not re.match(r"\W*[a-z]|,", after)
