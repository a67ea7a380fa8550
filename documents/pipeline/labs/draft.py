"""A row before it is judged."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.named import Named
from documents.pipeline.labs.patterns import DATE, MONTH
from documents.pipeline.labs.tokens import Item, Kind
from knowledge import analytes

_ALONE = frozenset({Kind.NUMBER, Kind.BOUND, Kind.WORDS})
_ON_DAY = re.compile(rf"\s?\((?:{DATE.pattern}|{MONTH}\s(?:19|20)\d\d)\)\.?", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """A row before it is judged: the line's own places, nothing computed.

    ``loose``: prose stands between value and range. ``cut_out``: name and value fill a cell of a
    line. ``by_several``: one of several result columns; ``undated``: whose day can't be read.
    ``parted``: another figure of the line may be the value. ``under``: whether its head stands
    right over the value, where there is one. ``tests``: what the name stands for under the head of
    its list. ``when``: where the words of an earlier time stand that head its column.
    """

    line: Line
    name: Named
    value: Item | None
    unit: tuple[int, int] | None = None
    ranges: list[Item] = field(default_factory=list)
    expected: Item | None = None
    flags: list[tuple[int, int]] = field(default_factory=list)
    day: date | None = None
    by_column: bool = False
    text_words: int = 0
    loose: bool = False
    cut_out: bool = False
    by_several: bool = False
    undated: bool = False
    parted: bool = False
    under: bool | None = None
    tests: tuple[analytes.Analyte, ...] | None = None
    when: tuple[int, int] | None = None
    end: int = 0

    @property
    def value_kind(self) -> Kind | None:
        return self.value.kind if self.value else None

    @property
    def name_text(self) -> str:
        return self.name.text(self.line)


def is_alone(draft: Draft) -> bool:
    """Whether name and value, and its day in brackets, are all that its piece of the line holds."""
    value = draft.value
    if value is None or value.kind not in _ALONE:
        return False
    rest = draft.line.page.text[value.end : draft.line.end]
    return _ON_DAY.fullmatch(rest) is not None or (not draft.text_words and rest in ("", "."))
