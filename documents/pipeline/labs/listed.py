"""Ranges printed in a list of their own, away from the results."""

from __future__ import annotations

import re
from dataclasses import replace

from documents.pipeline.labs import flags
from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.lines import Line
from documents.pipeline.labs.tokens import Item, Kind
from documents.pipeline.types import LabRow


class ListedRanges:
    """The ranges of the lists of a document, by the name that they stand under."""

    def __init__(self) -> None:
        self._found: dict[str, list[tuple[Item, Line]]] = {}

    def note(self, draft: Draft) -> None:
        """Keep the range of a line of such a list, if it is one."""
        item = draft.value if draft.value and draft.value.kind is Kind.BOUND else None
        if item is None and draft.value is None and len(draft.ranges) == 1:
            item = draft.ranges[0]
        if item:
            self._found.setdefault(_label(draft.name_text), []).append((item, draft.line))

    def given_to(self, row: LabRow) -> LabRow:
        """The row with its range, where it has none and exactly one stands under its name."""
        found = self._found.get(_label(row.name), [])
        if row.ref_text is not None or len(found) != 1:
            return row
        item, line = found[0]
        flag = None
        if row.number is not None:
            flag = flags.compute(
                row.number, row.comparator, item.low, item.high, strict=item.strict
            )
        wrong = flags.disagrees(row.printed_flag, flag)
        return replace(
            row,
            ref_text=" ".join(line.page.text[item.start : item.end].split()),
            ref_low=item.low,
            ref_high=item.high,
            flag=flag,
            needs_review=row.needs_review or wrong,
        )


def _label(name: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", name.lower()))
