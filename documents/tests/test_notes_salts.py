"""A mineral between a medicine's name and its strength is its salt, and no medicine of its own."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Losartan potassium 50 mg, 1 tablet daily", ["Losartan potassium"]),
        ("Rosuvastatin calcium 10 MG Oral Tablet daily", ["Rosuvastatin calcium"]),
        ("Omeprazole magnesium (20 mg) daily", ["Omeprazole magnesium"]),
        ("Furosemide 20 mg, potassium chloride 10 mEq daily", ["Furosemide", "potassium chloride"]),
        ("Bumetanide potassium 20 mEq daily", ["Bumetanide", "potassium"]),
        ("Calcium 600 mg daily", ["Calcium"]),
    ],
)
def test_a_salt_is_told_with_its_medicine(line: str, names: list[str]) -> None:
    found = recognise((Page(1, f"MEDICATIONS\n1. {line}\n"),)).medications
    assert [each.name for each in found] == names
