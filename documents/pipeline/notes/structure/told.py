"""What a label heads that says something else by what stands behind or below it.

``Patient information: Return to hospital if you become more breathless`` is what the patient is
told, and not who the patient is. ``Differential`` over neutrophils counts them: nobody thinks of an
illness.
"""

from __future__ import annotations

import re
from typing import Final

_TO_READER: Final = re.compile(
    r"\s*(?:you\b|your\b|(?:please )?(?:return|call|ring|contact|go|come back|seek|do not|don['’]t"
    r"|keep|take|see|if you|attend)\b(?! ?[:/]))[^\n]*\w",
    re.IGNORECASE,
)

_OF_CELLS: Final = re.compile(
    r"\s*(?:\W*\b(?:abs(?:olute)?|manual|auto\w*|test|cell)\s+)*\W*"
    r"(?:neut|lymphs?\b|lymphoc|mono|eosi|baso|seg|bands?\b|poly|granu|pmn|blast|white|wbc|leu[ck]o)",
    re.IGNORECASE,
)


def kind(found: str | None, behind: str) -> str | None:
    """The kind of a label, knowing what stands behind it on its line."""
    speaks = found == "identity" and _TO_READER.match(behind) and len(behind.split()) > 2
    return "instructions" if speaks else found


def kind_over(found: str | None, title: str, below: str) -> str | None:
    """The kind of a title alone on its line, knowing the lines below it."""
    counts = title.lower() == "differential" and _OF_CELLS.match(below)
    return "labs" if counts else found
