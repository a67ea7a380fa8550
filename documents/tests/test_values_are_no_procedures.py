"""A test's name is no procedure: ``CEA 3.1 ug/L`` is no operation on an artery."""

from __future__ import annotations

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def test_a_value_names_no_procedure() -> None:
    found = recognise((Page(1, "TUMOUR MARKERS\nCEA   3.1 ug/L   (< 5)\nPSA 4.2 ug/L (<4)\n"),))
    assert [row.name for row in found.labs] == ["CEA", "PSA"]
    assert found.procedures == ()


def test_an_operation_of_that_name_stays() -> None:
    found = recognise((Page(1, "PAST SURGICAL HISTORY\nLeft CEA in 2019\n"),))
    assert [each.text for each in found.procedures] == ["Left CEA"]
