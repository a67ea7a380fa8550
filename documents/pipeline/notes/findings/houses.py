"""Where "surgery" is the name of a practice or of a department, and no operation.

A British family doctor works at ``Old Mill Surgery``; ``Vascular Surgery, Dr. Hines`` is a clinic.
"""

from __future__ import annotations

import re

_SURGERY = re.compile(r"surgery$", re.IGNORECASE)
_OF_DEPARTMENT = re.compile(
    r"(?:(?:general|vascular|orthop(?:a)?edic|plastic|cardiac|cardiothoracic|thoracic|colorectal"
    r"|bariatric|oral|maxillofacial|hand|spine|breast|trauma|transplant|p(?:a)?ediatric"
    r"|cardiovascular|neuro|and|&)\s*)*(?:neuro)?surgery$",
    re.IGNORECASE,
)
# "Dr. Hale, Surgery", "To: Dr Patel, Elmgrove Surgery": who works there stands before it.
_DOCTOR_BEFORE = re.compile(
    r"\b(?:[Dd]r|[Mm]rs?|[Mm]s|[Pp]rof)\b\.?(?:\s[A-Z][\w.'’-]*){1,4},\s(?:[A-Z][\w'’]*\s){0,4}$"
)
_LABEL_BEFORE = re.compile(
    r"^\W*(?:to|from|gp|practice|address|cc|c/o|copy to|surgery|clinic|department|dept|service"
    r"|specialty|speciality|provider|consults?|consultants?)\s*:[^.;]*$",
    re.IGNORECASE,
)
_CALLED_BEFORE = re.compile(r"(?:^|\s)(?:The|the) (?:[A-Z][\w'’]+ ){0,4}$")
_SENT_BEFORE = re.compile(
    r"\b(?:seen|evaluated|followed|reviewed|assessed|consult\w*|referr?\w*|appointment"
    r"|follow[- ]?up|discussed|discharged|signed off)\b"
    r"(?:\s\w+){0,2}?\s(?:by|to|with|from)\s(?:the\s)?$",
    re.IGNORECASE,
)
# "Seen by General Surgery", "Plastic Surgery: to see in clinic", "Vascular Surgery review".
_SPECIALTY_WORD = (
    r"(?:General|Vascular|Ortho\w+|Plastic|Cardiac|Cardiothoracic|Thoracic|Colorectal|Bariatric|Oral"
    r"|Maxillofacial|Hand|Spine|Spinal|Breast|Trauma|Transplant|P(?:a)?ediatric|Cardiovascular|Head"
    r"|Neck|Upper|Lower|GI|HPB|and|&)"
)
_SPECIALTY_BEFORE = re.compile(rf"(?:\b{_SPECIALTY_WORD}\s+){{1,4}}$")
_SPECIALTY_NAME = re.compile(rf"(?:{_SPECIALTY_WORD}\s+){{1,4}}Surgery|Neurosurgery")
_TO_WHOM = re.compile(
    r"\b(?:by|to|with|from|per|via|under)\s+(?:the\s+|our\s+)?$",
    re.IGNORECASE,
)
_ITS_WORK = re.compile(
    r"\s(?:reviews?|appointment|referrals?|input|opinion|follow[- ]?up|on[- ]call|registrar"
    r"|saw|seen|aware|to (?:see|review|follow)|will|agreed?|advised?|felt|plans?)\b|\s?:\s",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s(?:clinic|team|service|consult\w*|department|dept|outpatients?|ward|practice|residents?"
    r"|attending|associates|group|note|recommends?|signed off"
    r"|(?:was|were) (?:consulted|called|asked|contacted)|following)\b"
    r"|\s?[,:–-]\s?(?:Dr|Mr|Mrs|Ms|Prof)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\s*,?\s*(?:\d+[A-Za-z]?,?\s)?(?:[A-Z][\w'’]+\s){1,3}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Way"
    r"|Close|Drive|Square|Place|Court|Terrace|Hill|Green)\b"
)
# A British family doctor's: "at GP surgery", "Ring the surgery", "Fenside Surgery, Loxley".
_DOCTORS_BEFORE = re.compile(
    r"\b(?:gp|gps|gp['’]s|doctors?['’]?s?['’]?|dr['’]s|dentists?['’]?s?|dental|family|local|branch"
    r"|own)\s+$"
    r"|\b(?:call|ring|phone|telephone|contact|attend|visit|e-?mail|text|notify|inform|tell|ask"
    r"|register\w* (?:with|at)|in(?: to| at)?|at|via|speak to|appointment (?:at|with))\s+"
    r"(?:the|your|our|this|my|his|her|their)\s+$",
    re.IGNORECASE,
)
_DOCTORS_BEHIND = re.compile(
    r"\s(?:reception\w*|opening|hours|staff|nurses?|website|pharmac\w+|(?:on|at|tel\w*)?:?\s?\(?0\d{2,}"
    r"|is (?:open|closed)|will (?:call|ring|contact|text))\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:^|\s)(?!(?:Previous|Past|Prior|Elective|Emergency|Urgent|Day|Before|After|Your|The|My|His|Her"
    r"|Planned|Major|Minor|Robotic|Laser|Keyhole|Open|No|Any|Other|Recent|Had|Has|For|Of|Type|Date"
    r"|Reason|Post|Pre|Further|Same|Day|Needs?|Left|Right|Bilateral|Corrective|Revision|Main|Last)\b)"
    r"[A-Z][a-z'’]{2,}(?: [A-Z][a-z'’]{2,}){0,3} $"
)
_NOT_A_DAY = re.compile(
    r"(?:[ \t]*$|\s{2,}|\s*[.;)]|\s*,\s(?!in\b|on\b)[A-Za-z])(?!\s*\d)", re.MULTILINE
)
_TITLED = re.compile(r"(?:[A-Z][\w'’.]*|and|of|the|&|,)")
_OF_OPERATIONS = re.compile(
    r"\b(?:histor\w+|surgical|procedures?|operations?|psh|pshx|underwent|had)\b", re.IGNORECASE
)
# A practice named further up heads no list of operations.
_NAMED_SO = re.compile(r"(?<=[a-z]) Surgery\b(?!:)")
_TOP = 500


def is_house(text: str, start: int, end: int) -> bool:
    """Whether the name of a procedure at ``start:end`` of a page is a practice's or a clinic's."""
    name = text[start:end]
    if not _SURGERY.search(name):
        return False
    opening = text.rfind("\n", 0, start) + 1
    before, after = text[opening:start], text[end : end + 80]
    if _OF_DEPARTMENT.match(name):
        if _DOCTOR_BEFORE.search(before) or _SENT_BEFORE.search(before) or _BEHIND.match(after):
            return True
        if name[:1].isupper() and _LABEL_BEFORE.match(before):
            return True
    if name.lower() == "surgery" and (
        _DOCTORS_BEFORE.search(before) or _DOCTORS_BEHIND.match(after)
    ):
        return True
    if not name[:1].isupper():
        return False
    if (
        name == "Surgery"
        and _CALLED.search(before)
        and _NOT_A_DAY.match(after)
        and not _is_below_heading(text, opening)
        and not _OF_OPERATIONS.search(before)
    ):
        return True
    if _is_of_specialty(before, name, after):
        return True
    if _ADDRESS.match(after) or (_CALLED_BEFORE.search(before) and name == "Surgery"):
        return True
    closing = text.find("\n", end)
    line = (before + name + (text[end:closing] if closing >= 0 else text[end:])).strip(" .,")
    alone = line.endswith("Surgery") and all(_TITLED.fullmatch(word) for word in line.split())
    return alone and len(line.split()) > 1 and start < _TOP and not _is_below_heading(text, opening)


def _is_of_specialty(before: str, name: str, after: str) -> bool:
    """Whether a capital specialty is who sees somebody: ``Referred to General Surgery``."""
    kind = _SPECIALTY_BEFORE.search(before)
    if kind is None and not _SPECIALTY_NAME.fullmatch(name):
        return False
    return bool(
        _TO_WHOM.search(before[: kind.start()] if kind else before) or _ITS_WORK.match(after)
    )


def _is_below_heading(text: str, opening: int) -> bool:
    """Whether a line stands under words that lead it in, or under a bullet's."""
    above = _NAMED_SO.sub("", text[:opening].rstrip())
    return above.endswith(":") or bool(re.search(r"histor|surger|procedur|operation", above, re.I))
