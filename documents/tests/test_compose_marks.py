"""What is said of a mark that a report prints beside a result."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.types import Findings, Kind, LabRow, Page, Source


@pytest.mark.parametrize(("mark", "told"), [("*", False), ("**", False), ("A", True)])
def test_a_mark_without_a_letter_is_not_told_as_an_empty_one(mark: str, told: bool) -> None:
    text = f"Turbidity Hazy {mark}"
    row = LabRow(
        "Turbidity", "Hazy", None, Source(1, 0, len(text)), Source(1, 10, 14), printed_flag=mark
    )
    said = " ".join(
        sentence.text
        for sentence in compose([Page(1, text)], Findings(Kind.LAB_REPORT, labs=(row,))).sentences
    )
    assert ("Hazy" in said, "“”" in said, "marks it as" in said) == (True, False, told)
