"""A share of what is named, which is no value of it: ``CD34+ in 88% of the blasts``."""

from __future__ import annotations

import re

from documents.pipeline.labs.prose.figures import Figure
from documents.pipeline.labs.prose.mentions import Mention

_OF_ALL = re.compile(r"\bof\s+(?:the|these|those|his|her|all)\s+$", re.IGNORECASE)
_OF = re.compile(r"\bof\s+$", re.IGNORECASE)
_ARE = re.compile(
    r"\s(?:cells\s)?(?:was|were|are|is|being|showed|express\w*|stained|had)\b", re.IGNORECASE
)


def is_part(text: str, figure: Figure, name: Mention) -> bool:
    """Whether a percentage before a name is a part of it: ``12% of lymphocytes were atypical``."""
    if figure.parsed is None or figure.parsed.dimension != "fraction":
        return False
    between = text[figure.value_end : name.start]
    return bool(_OF_ALL.search(between) or (_OF.search(between) and _ARE.match(text, name.end)))
