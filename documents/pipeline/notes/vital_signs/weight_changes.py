"""By how much a weight has changed is no weight: ``aumento de peso de 4 kg``, ``weight down 3 kg``.

What it changed to is one: ``subió de peso a 80 kg``, ``weight down to 68 kg``.
"""

from __future__ import annotations

import re
from typing import Final

_CHANGED: Final = re.compile(
    r"\b(?:aument|gananci|perdid|disminu|descen[sd]|increment|reduccion|variaci|cambi|baj|sub[ei]"
    r"|gan[aoe]|perd[ei]|pierd|recuper|gain|los[ste]|chang|increas|decreas|reduc|drop|rise)\w*"
    r"(?:\s(?:de|del|en|el|su|algo|of|in|body|her|his|the|some))*\s$",
    re.IGNORECASE,
)
_BY: Final = re.compile(r"\b(?:up|down)\b", re.IGNORECASE)
_TO: Final = re.compile(r"\b(?:to|a|en|es|is|was|now|ahora|actual)\b|[:=]", re.IGNORECASE)


def is_change(before: str, between: str) -> bool:
    """Whether a figure behind a word for weight is by how much it changed.

    ``before``: what stands before the word, ``between``: between it and the figure.
    """
    changed = _CHANGED.search(before) or _BY.search(between)
    return bool(changed) and not _TO.search(between)
