"""What an allergy does, in brackets behind its name: ``Egg allergy (mild, hives)``.

That is how somebody reacted, and no illness beside it.
"""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.notes.allergy.allergens import is_known

_HOW: Final = r"(?:very |quite )?(?:mild|moderate|severe|minor|serious|bad|local|delayed|immediate)"
_DID: Final = (
    r"(?:(?:skin|itchy|facial|face|lips?|tongue|throat|mouth|oral|widespread|mild|severe) ){0,2}"
    r"(?:rash(?:es)?|hives|urticaria|anaphyla\w+|angio-?o?edema|swelling|itch(?:ing|iness|y)?"
    r"|wheez\w+|blisters|bronchospasm|vomiting|nausea|diarrho?ea|tingling|shortness of breath)"
)
_BRACKET: Final = re.compile(
    rf"\s?\(\s*(?:reactions?: ?)?(?:{_HOW}(?:,|;|:| [-–])? )?"
    rf"(?P<told>{_DID}(?:(?:, and |, |; |/| and | with | & |, with ){_DID}){{0,5}})"
    rf"(?:,? (?:in |since )?(?:19|20)\d\d|,? as an? (?:child|infant|baby|toddler|teenager)"
    rf"|[,;] {_HOW})?\s*\)",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"(?P<what>[A-Za-z][A-Za-z-]+) (?:allergy|intolerance)$", re.IGNORECASE)
_REACH: Final = 120


def reaction_behind(text: str, end: int, stop: int) -> tuple[int, int] | None:
    """Where the brackets right behind an allergy's name say what it does."""
    found = _BRACKET.match(text, end, stop)
    return found.span("told") if found else None


def is_reaction_behind(text: str, start: int, end: int) -> bool:
    """Whether a name only stands in such brackets: how somebody reacted, and no illness."""
    opens = text.rfind("(", max(0, start - _REACH), start)
    if opens < 0:
        return False
    before = text[max(0, opens - _REACH) : opens].rstrip()
    named = _NAMED.search(before)
    found = _BRACKET.match(text, opens, end + _REACH) if named else None
    return bool(
        found and named and start >= found.start("told") and end <= found.end("told")
        and is_known(named["what"], "en")
    )  # fmt: skip
