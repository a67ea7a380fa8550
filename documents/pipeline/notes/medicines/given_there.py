"""What was given at a place of care, by English words on its line: it is over, unless it repeats.

``Treatment in ED: diclofenac 75 mg IM, paracetamol 1 g PO``, ``In the ambulance she was given
aspirin 300 mg``. What stands behind words of going home is none of it.
"""

from __future__ import annotations

import re
from typing import Final

_PLACE: Final = (
    r"(?:ed|er|a\s?&\s?e|a and e|eds?|emergency(?: (?:department|room|dept))?|urgent care|uc|ward"
    r"|ambulance|triage|resus(?:citation)?(?: room)?|theatre|operating room|recovery|pacu|hospital"
    r"|department|clinic|office|surgery|hdu|itu|icu|scene|route|infusion (?:unit|suite)|day unit)"
)
_AT: Final = rf"(?:(?:in|on|at|by|en)\s(?:the\s|our\s|this\s)?{_PLACE})"
_WHAT: Final = (
    r"(?:treatments?|medications?|meds|medicines?|drugs?|therap(?:y|ies)|analgesia|doses?)"
)
_GAVE: Final = r"(?:given|administered|received|got|gave|treated with|had)"
# No sentence of the way home may begin between the words and the name.
_SO_FAR: Final = (
    r"(?:(?!\b(?:discharg\w*|home|ttos?|ttas?|to take away|prescri\w+|continu\w+|then|switched"
    r"|stepped|converted|start(?:ed|ing)? on|now on|usual|regular|was on|is on|takes?|taking"
    r"|advised|plan|allerg\w+|not|no|never|declined|refused)\b|[.]\s+[A-Z])[^;\n]){0,160}\Z"
)
_BEFORE: Final = re.compile(
    rf"(?:(?:^|[\n.;•*|-]\s*){_WHAT}(?:\s{_GAVE})?\s{_AT}(?:\stoday)?\s?(?:[:–-]|were\b|was\b|included\b)"
    rf"|(?:^|[\n.;•*|-]\s*)(?:{_PLACE}\s(?:{_WHAT}|course|management)|{_WHAT}\s{_GAVE}(?:\stoday)?"
    rf"|stat (?:doses?|meds)|pre-?med(?:s|ication)?|(?:given|administered)\stoday)\s?:"
    rf"|\b{_GAVE}\s{_AT}\b"
    rf"|\b{_AT},?\s(?:\w+\s){{0,3}}?(?:{_GAVE})\b"
    rf"|\btreated\s{_AT}\swith\b)" + _SO_FAR,
    re.IGNORECASE,
)
_REACH: Final = 240


def is_given_there(text: str, start: int) -> bool:
    """Whether the line says, before ``start``, that what follows was given at a place of care."""
    begin = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    return _BEFORE.search(text[begin:start]) is not None
