"""Lines that say first how long before an operation something is to be done: one piece with when.

``7 days before: Stop iron. Stop Ozempic.`` would else tell a stop for good.
"""

from __future__ import annotations

import re
from typing import Final

_LABEL: Final = re.compile(
    r"[ \t•*>–-]*(?:\(?\d{1,2}[.)][ ])?(?:on )?(?:the )?(?:(?:\d{1,2}|one|two|three|four|five"
    r"|seven|ten|fourteen)(?:(?: to |-)\d{1,2})?[ -](?:days?|weeks?|hours?) (?:before|prior)"
    r"|(?:day|night|evening|morning) (?:before|of|prior))(?: [a-z]+){0,4}[ ]?:",
    re.IGNORECASE,
)
_LONGEST: Final = 240


def is_beforehand(text: str, at: int, following: int) -> bool:
    """Whether the stop before ``at`` stands within such a line, which goes on at ``following``."""
    line = text.rfind("\n", 0, at) + 1
    if text.find("\n", at, following) >= 0 or _LABEL.match(text, line, at) is None:
        return False
    stop = text.find("\n", at)
    return (stop if stop >= 0 else len(text)) - line <= _LONGEST


def begins_beforehand(said: str) -> bool:
    """Whether words are such a line: what they forbid in the end is told with its beginning."""
    return _LABEL.match(said) is not None
