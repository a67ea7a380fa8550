"""What a document awaits is told in its own words, with its place, and is no next step."""

from __future__ import annotations

import pytest

from documents.pipeline.compose import awaited, compose
from documents.pipeline.compose.language import ENGLISH
from documents.pipeline.language.sentences import number_sentences
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def told(text: str) -> list[tuple[str, list[str]]]:
    pages = [Page(1, text)]
    said = awaited.sentences(recognise(pages), number_sentences(pages), "note", ENGLISH)
    return [(each.text, [text[at.start : at.end] for at in each.sources]) for each in said]


def test_the_summary_tells_it_once() -> None:
    text = "Discharge summary\n\nHospital course:\nShe did well.\n\nThroat culture pending.\n"
    pages = [Page(1, text)]
    said = [each.text for each in compose(pages, recognise(pages)).sentences]
    assert sum("Throat culture pending" in each for each in said) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Throat culture still pending.",
        "Histology awaited.",
        "Tests pending at discharge: bone marrow report",
        "Your tick test is pending.",
    ],
)
def test_it_is_told_as_printed(line: str) -> None:
    text = f"Discharge summary\n\nHospital course:\nShe did well.\n\n{line}\n"
    ((said, places),) = told(text)
    assert f"“{line.rstrip('.')}”" in said
    assert places == [line]
    assert not any(line in step.text for step in recognise([Page(1, text)]).followups)


def test_a_list_is_told_with_its_title() -> None:
    text = "Discharge summary\n\nResults pending:\n- Tick panel\n\nThe stay was calm and short.\n"
    ((said, places),) = told(text)
    assert "“Results pending: Tick panel”" in said
    assert places == ["Results pending:", "Tick panel"]


@pytest.mark.parametrize(
    "line",
    ["Results pending: none", "Insurance approval pending.", "Nothing is pending."],
)
def test_what_awaits_no_result_is_not_told(line: str) -> None:
    assert told(f"Discharge summary\n\nHospital course:\nShe did well.\n\n{line}\n") == []
