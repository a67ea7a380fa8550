"""A year behind a name: ``CT 2018`` says when a scan was, ``PSA 2020`` may say when a test was."""

from __future__ import annotations

import re
from typing import Final

from documents.pipeline.labs.draft import Draft
from documents.pipeline.labs.tokens import Kind
from knowledge import analytes

_YEAR: Final = re.compile(r"(?:19[5-9]|20[0-4])\d")
_BESIDE: Final = re.compile(r"[ \t:(]{0,4}(?:in )?")
# Letters that are a test's and, far more often, a scan's.
_SCANS: Final = frozenset({"clotting_time"})
_SHORT: Final = re.compile(r"[A-Z]{2,4}")


def may_be_year(draft: Draft) -> bool:
    """Whether a bare figure right behind a name may as well be the year of the test."""
    value, text = draft.value, draft.line.page.text
    if value is None or value.kind is not Kind.NUMBER or draft.unit or draft.ranges or draft.flags:
        return False
    return (
        not draft.by_column
        and _YEAR.fullmatch(text, value.start, value.end) is not None
        and _BESIDE.fullmatch(text, draft.name.end, value.start) is not None
    )


def is_of_scan(draft: Draft, known: tuple[analytes.Analyte, ...]) -> bool:
    """Whether what is named is a scan and no test, where a year stands behind it."""
    scan = bool(known) and all(test.key in _SCANS for test in known)
    return scan and _SHORT.fullmatch(draft.name_text) is not None
