"""A share of what is named, which is no value of it: ``CD34+ in 88% of the blasts``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.pipeline.labs.prose.figures import Figure
from documents.pipeline.labs.prose.mentions import Mention
from knowledge.analytes import Analyte

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


def share_or_count(tests: Sequence[Analyte]) -> bool:
    """Whether tests are one thing measured in two ways, which only a unit would tell apart.

    ``Neutrophils 3.1`` is told as it stands, the share or the number, and no trend is made of it.
    """
    shortest = min((test.key for test in tests), key=len, default="")
    return len(tests) > 1 and all(
        test.key.startswith(shortest) and test.specimen == "blood" for test in tests
    )
