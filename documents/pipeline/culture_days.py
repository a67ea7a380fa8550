"""The day of one culture or biopsy among other results: it is the day of nothing else.

``Urine culture collected 3 May 2025: E. coli`` in a letter dates no hemoglobin beside it. The head
of a culture's own report (``Specimen: swab   Collected: 3 May 2025``) is not meant.
"""

from __future__ import annotations

import re

_OF_ONE = re.compile(
    r"\b(?:cultures?|swabs?|smears?|biops(?:y|ies)|aspirates?|tissue|sputum|stools?|cultivos?"
    r"|(?:uro|hemo|copro)cultivos?|biopsias?|frotis|exudados?)\b"
    r"(?:[ ,(]{1,2}(?:sample|specimen|which|that|it|she|he|you|was|were|had|been|de|la|muestra"
    r"|fue))*"
    r"[ ,(]{1,2}$",
    re.IGNORECASE,
)
_REACH = 80


def is_of_one_culture(text: str, label: int) -> bool:
    """Whether the label of a day (``collected``) at a place goes on a sentence on one culture."""
    return (
        _OF_ONE.search(text, max(0, text.rfind("\n", 0, label) + 1, label - _REACH), label)
        is not None
    )
