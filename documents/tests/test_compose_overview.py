"""What a summary says of all values together."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import compose
from documents.pipeline.types import Findings, Flag, Kind, LabRow, Page
from documents.tests.made_up import place


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        ("hnnnnn", "Most of the values are in the range that the report prints; one is not."),
        (
            "hnnnn????",
            "Some of the values are in the range that the report prints; one is not, and some "
            "need a check.",
        ),
        ("hnnnnn??", "The other values with a range that need no check are in range."),
        ("nnnnn", "All values with a range on the report are in that range."),
        ("nnnnn?", "All values with a range on the report that need no check are in that range."),
    ],
)
def test_a_value_to_check_is_counted_with_those_that_may_be_out_of_range(
    flags: str, told: str
) -> None:
    names = (
        "sodium potassium ferritin creatinine glucose calcium albumin magnesium chloride".split()
    )
    lines = [f"{name} 4{n} (30-50)" for n, name in enumerate(names[: len(flags)])]
    page = "\n".join(lines)
    kinds = {"h": Flag.HIGH, "n": Flag.NORMAL, "?": None}
    rows = tuple(
        LabRow(
            name,
            f"4{n}",
            None,
            place(page, line),
            place(page, f" 4{n}"),
            flag=kinds[flag],
            ref_text="30-50",
            needs_review=flag == "?",
        )
        for n, (name, line, flag) in enumerate(zip(names, lines, flags, strict=False))
    )
    summary = compose((Page(1, page),), Findings(labs=rows, kind=Kind.LAB_REPORT))
    assert told in [sentence.text for sentence in summary.sentences]
