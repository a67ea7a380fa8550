"""What stands behind a label of who somebody is and speaks to the reader: no such thing.

``Patient information: Return to hospital if you become more breathless`` is what the patient is
told, and not who the patient is.
"""

from __future__ import annotations

import re
from typing import Final

_TO_READER: Final = re.compile(
    r"\s*(?:you\b|your\b|(?:please )?(?:return|call|ring|contact|go|come back|seek|do not|don['’]t"
    r"|keep|take|see|if you|attend)\b(?! ?[:/]))[^\n]*\w",
    re.IGNORECASE,
)


def kind(found: str | None, behind: str) -> str | None:
    """The kind of a label, knowing what stands behind it on its line."""
    speaks = found == "identity" and _TO_READER.match(behind) and len(behind.split()) > 2
    return "instructions" if speaks else found
