"""A second name of a medicine beside the first: ``X 40 mg tablet (Y)``, ``Commonly known as: Y``.

It is the same medicine, so what stands behind it is how the first name's is taken.
"""

from __future__ import annotations

import re

_CALLED = (
    r"(?:(?:commonly |also |formerly )?(?:known as|called|sold as|marketed as)"
    r"|(?:brand|trade|generic|other|common)(?: names?)?(?: for| of| is)?|generically|aka|a\.k\.a\."
    r"|same as|equivalent to)"
)
_MEASURE = (
    r"(?:\d[\d.,/-]*[ -]?(?:mg|mcg|µg|g|gm|units?|iu|meq|ml|%)?(?:[ ]?/[ ]?\d*[ ]?(?:ml|act\w*|hr?|"
    r"dose|puff|spray))?)"
)
_FORM = (
    r"(?:tablets?|tabs?|capsules?|caps?|inhalers?|aerosol|hfa|solution|suspension|cream|ointment|gel"
    r"|patch(?:es)?|pens?|injection|injector|syringe|vial|spray|drops|powder|chewable|oral|nasal"
    r"|ophthalmic|topical|extended|delayed|immediate|release|er|xr|sr|dr|ec|coated|film|24|hr|extra"
    r"|strength)"
)
_BETWEEN = re.compile(
    rf"(?P<how>(?:[\s,-]+(?:{_MEASURE}|{_FORM}(?![a-z])))*)[\s,;–-]*"
    rf"(?:(?P<open>[(\[])\s*(?P<said>{_CALLED}\s*:?\s*)?|{_CALLED}\s*:?\s*[(\[]?)",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[^()\[\]\n]{0,24}[)\]]")
_LEAD = re.compile(rf"\W*{_CALLED}\s*:?\s", re.IGNORECASE)
_LONGEST = 60


def is_called_again(text: str, left: int, start: int, end: int) -> bool:
    """Whether the name at ``start:end`` only calls again what the name up to ``left`` names."""
    found = _BETWEEN.fullmatch(text, left, start)
    if found is None or start - left > _LONGEST:
        return False
    if found["open"] is None:
        return True
    return bool(found["how"] or found["said"]) and _CLOSED.match(text, end) is not None


def only_calls(text: str, start: int, end: int) -> bool:
    """Whether a line holds nothing but what the medicine above it is called besides."""
    short = end - start <= _LONGEST and not any(map(str.isdigit, text[start:end]))
    return short and _LEAD.match(text, start, end) is not None
