"""What an operation of some year was for, and what an earlier pregnancy brought: it is over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from documents.pipeline.notes.structure.sayings import naming
from documents.pipeline.notes.structure.statements import Statement
from documents.pipeline.speech.name_marks import year_follows
from documents.pipeline.types import Condition, Status

_YEAR: Final = r"\b(?:19|20)\d\d\b"
_OPERATION: Final = (
    r"(?:\w{3,20}(?:ectomy|otomy|ostomy|plasty|oscopy)|surgery|repair|excision|resection|operation"
    r"|ca?esarean(?: section)?|section|hysterectomy|bypass|stent\w*|ablation|amputation|graft)"
)
_FOR: Final = r"(?:for|due to|because of)\s(?:(?:an?|her|his|the|right|left|acute|severe)\s)*$"
# "Mastectomy 2004 for", "2021 emergency caesarean for"; with the year behind the name: "... for".
_DATED: Final = re.compile(
    rf"{_OPERATION}\b[^.;,\n]{{0,20}}{_YEAR}\)?[^.;,\n]{{0,12}}\b{_FOR}"
    rf"|{_YEAR}[^.;\n]{{0,30}}\b{_OPERATION}\b[^.;,\n]{{0,12}}\b{_FOR}",
    re.IGNORECASE,
)
_UNDATED: Final = re.compile(rf"{_OPERATION}\s{_FOR}", re.IGNORECASE)
# "Basal cell carcinoma nose - excised 2020": what was taken out, with its place and the year.
_TAKEN_OUT: Final = re.compile(
    r"(?: (?!(?:and|with|had|has|not|never|part\w*|incomplete\w*|but|or|then)\b)"
    r"\(?[a-z]{1,12}\)?){0,4}"
    r"\s{0,2}[-–—,:(]?\s?(?:(?:was|were|had been|completely|fully|surgically) ){0,2}"
    r"(?:excised|resected|removed|taken out|extracted)\b[^.;\n\d]{0,12}\(?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
# "Carcinoma grade 2, completely excised": a pathologist says of it how far the edges were.
_MARGINS: Final = re.compile(
    r"\s*[-–,(]\s*(?:\w+ly )?(?:excised|resected|removed)\b(?![^.;\n]{0,12}\b(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_WAS: Final = re.compile(
    r"\b(?:previous(?:ly)?|prior|past|history|h/o|hx|old|earlier|former)\b", re.IGNORECASE
)
_CANCER: Final = re.compile(r"cancer|carcinoma|tumou?r|melanoma|sarcoma|lymphoma", re.IGNORECASE)
_BEFORE: Final = r"(?:previous|last|first|prior|earlier|past|1st|2nd|second)"
_PREGNANCY: Final = re.compile(
    rf"\b{_BEFORE}\s(?:pregnanc(?:y|ies)|deliver(?:y|ies)|births?|labours?|confinements?)\b[^.;]*$"
    r"|\b(?:past )?obstetric history\b[^.;\n]*$",
    re.IGNORECASE,
)
_OBSTETRIC: Final = re.compile(r"\bobstetric history\b|\bprevious pregnanc", re.IGNORECASE)
_REACH: Final = 160


def is_of_earlier(statement: Statement, start: int, end: int) -> bool:
    """Whether a name is what an operation of a year that is told was for, or of a past pregnancy.

    What lasts is not over for that, but for a cancer that was taken out.
    """
    text = statement.page.text
    before = text[max(statement.start, start - _REACH) : start]
    lasting = naming(statement.language).is_lasting(text[start:end])
    if not lasting and (_OBSTETRIC.search(statement.title) or _PREGNANCY.search(before)):
        return True
    dated = _DATED.search(before) or (_UNDATED.search(before) and year_follows(text, end))
    if not dated and not _TAKEN_OUT.match(text, end, statement.end):
        return False
    return not lasting or bool(_CANCER.search(text, start, end))


def as_examined(statement: Statement, found: Sequence[Condition]) -> list[Condition]:
    """What a pathologist found is there, though it was ``completely excised``."""
    text = statement.page.text
    return [
        replace(each, status=Status.PRESENT)
        if each.status is Status.PAST
        and _MARGINS.match(text, each.source.end, statement.end)
        and not _WAS.search(text, statement.start, each.source.start)
        else each
        for each in found
    ]
