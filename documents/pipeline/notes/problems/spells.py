"""A spell and what it is of are one name: ``Moderate flare of ulcerative colitis``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from documents.pipeline.types import Condition, Source

_SPELL: Final = re.compile(
    r"(?:.*\s)?(?:flares?(?:-ups?)?|attacks?|episodes?|exacerbations?|relapses?|bouts?|recurrences?)",
    re.IGNORECASE | re.DOTALL,
)
_OF: Final = re.compile(r"\sof\s(?:(?:his|her|their|your|the|known)\s)?", re.IGNORECASE)


def joined(text: str, found: Sequence[Condition]) -> list[Condition]:
    """The conditions of a statement; ``Severe attack`` is told with the asthma behind it."""
    told: list[Condition] = []
    for each in found:
        before = told[-1] if told else None
        if before is not None and _SPELL.fullmatch(before.text):
            place = before.source
            if _OF.fullmatch(text, place.end, each.source.start):
                whole = Source(place.page, place.start, each.source.end)
                told[-1] = replace(each, text=text[whole.start : whole.end], source=whole)
                continue
        told.append(each)
    return told
