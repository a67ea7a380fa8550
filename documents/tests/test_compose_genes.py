"""What a test of genes found is told in its own sentence, what was found first."""

from __future__ import annotations

from documents.pipeline.compose import compose
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def told(text: str) -> list[str]:
    pages = (Page(number=1, text=text),)
    return [each.text for each in compose(pages, recognise(pages)).sentences]


def test_a_gene_that_was_found_changed_is_told_before_those_that_were_not() -> None:
    said = told(
        "GENETICS CLINIC\n\nWe saw you on Monday. You came with your son. Thank you for that.\n"
        "No pathogenic variant was found in BRCA1.\nA pathogenic variant was found in MSH2.\n"
        "The clinic is closed on Friday. We will call you.\n"
    )
    found = [each for each in said if "variant" in each]
    assert [("MSH2" in each, "BRCA1" in each) for each in found[:2]] == [
        (True, False),
        (False, True),
    ]


def test_a_hard_short_report_at_least_says_where_it_stands() -> None:
    said = told("Result summary: Homozygous pathogenic mutation identified in HFE.\n")
    assert any("Homozygous pathogenic" in each for each in said)
