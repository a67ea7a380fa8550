"""The day on which a medicine of a list was issued is not the day of the paper."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


@pytest.mark.parametrize(
    "row",
    [
        "Colchicine 500mcg tablets 1 bd for 6 days  issued 22 Sep 2026",
        "Colchicine 500mcg tablets, 1 bd, issued 22 Sep 2026",
    ],
)
def test_a_row_of_a_list_dates_no_paper(row: str) -> None:
    said = understand_text(f"GP RECORD SUMMARY    Printed 18 Nov 2026\nMEDICATION\n{row}\n")
    assert not any("is dated" in each["text"] for each in said["summary"])


@pytest.mark.parametrize("head", ["Issued: 22 Sep 2026", "Date issued 22 Sep 2026",
                                  "Ref 1234      Issued: 22 Sep 2026"])  # fmt: skip
def test_a_paper_says_when_it_was_issued(head: str) -> None:
    said = understand_text(f"{head}\nAmoxicillin 500 mg three times daily\n")
    assert "It is dated 22 September 2026." in [each["text"] for each in said["summary"]]
