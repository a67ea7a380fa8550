"""A record of vaccines tells each dose with its day, what came after one, and what is due."""

from __future__ import annotations

from documents.pipeline.compose import compose
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page

RECORD = (
    "IMMUNIZATION RECORD\nChild: Ola Sample    DOB: 03/14/2021\n\n"
    "Vaccine        Dose   Date Given    Lot\n"
    "DTaP           1      05/14/2021    Q1Z2\n"
    "DTaP           2      07/16/2021    Q1Z9\n"
    "MMR            1      03/18/2022    W771\n\n"
    "{}"
)


def told(text: str) -> list[str]:
    pages = [Page(1, text)]
    return [each.text for each in compose(pages, recognise(pages)).sentences]


def test_the_doses_of_a_vaccine_are_told_by_the_columns_of_the_head() -> None:
    found = told(RECORD.format(""))
    assert (
        "The record lists the vaccine “DTaP”: dose 1, 05/14/2021 (lot Q1Z2); "
        "dose 2, 07/16/2021 (lot Q1Z9)." in found
    )
    assert "The record lists the vaccine “MMR”: dose 1, 03/18/2022 (lot W771)." in found
    assert not any("Date Given" in each for each in found)


def test_what_came_after_a_dose_and_what_is_due_are_told_and_are_no_doses() -> None:
    found = told(
        RECORD.format("Vaccines due:\nMMR dose 2 - due 03/18/2026\nReactions: rash after DTaP 2\n")
    )
    assert "The record says: “Reactions: rash after DTaP 2”." in found
    steps = [each for each in found if each.startswith("Next step")]
    assert steps == ["Next step: “Vaccines due – MMR dose 2 - due 03/18/2026”."]
    assert not any("Reactions" in each for each in told(RECORD.format("Reactions: none\n")))


def test_rows_of_columns_that_no_head_names_are_quoted_whole() -> None:
    found = told("IMMUNIZATION HISTORY\nOla Sample\n\nTdap  07/16/2020  09/17/2030\n")
    assert "The record says: “Tdap 07/16/2020 09/17/2030”." in found
