"""The count behind "nothing is invented": a lie is counted, a refused file is named."""

from __future__ import annotations

from pathlib import Path

from documents.evaluation.summaries import Measured, measure, measure_files
from documents.pipeline.types import Page, Source, SummarySentence

PAGE = Page(1, "Sodium 139 mmol/L")


def test_a_number_that_its_place_does_not_hold_is_counted() -> None:
    place = Source(1, 0, len(PAGE.text))
    told = (
        SummarySentence("Your sodium is 139 mmol/L.", (place,)),
        SummarySentence("Your sodium is 193 mmol/L.", (place,)),
        SummarySentence("Your sodium is fine.", ()),
    )
    measured = Measured()
    measured.hold((PAGE,), told)
    figures = measured.as_dict()
    assert figures["invented_numbers"] == 1
    assert figures["sentences_without_valid_source"] == 1


def test_what_the_composer_writes_is_counted_as_sound() -> None:
    figures = measure([("made up", (PAGE,), None)]).as_dict()
    assert figures["sentences"] > 0
    assert figures["invented_numbers"] == figures["sentences_without_valid_source"] == 0


def test_a_refused_file_is_named_with_its_code(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Haemoglobin 9.1 g/dL")
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    figures = measure_files([note, empty]).as_dict()
    assert figures["documents"] == 1
    assert figures["refused"] == ["empty.txt: empty"]
