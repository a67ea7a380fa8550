"""A name that a test and a medicine share means the one that its line speaks of."""

from __future__ import annotations

import pytest

from knowledge.explaining import explain
from knowledge.in_text import terms_in


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Iron  29  mcg/dL  40-190", "Iron", "test"),
        ("PHOSPHORUS  PENDING  mg/dL  2.5-4.5", "PHOSPHORUS", "test"),
        ("Your zinc level was low.", "zinc", "test"),
        ("Testosterone 48 ng/mL", "Testosterone", "test"),
        ("Take iron 325 mg once a day.", "iron", "medicine"),
        (
            "Calcium carbonate 500 mg twice daily\nSodium 140 mmol/L",
            "Calcium carbonate",
            "medicine",
        ),
        ("Zinc 50 mg daily\nIron 12 umol/L", "Zinc", "medicine"),
        ("Testosterone 200 mg/mL by injection", "Testosterone", "medicine"),
    ],
)
def test_what_is_counted_is_a_test_and_what_is_taken_a_medicine(
    text: str, name: str, kind: str
) -> None:
    (found,) = (each for each in terms_in(text) if text[each.start : each.end] == name)
    assert found.kind == kind
    explained = explain(name, text)
    assert explained is not None
    assert explained.source == {"test": "tests", "medicine": "medicines"}[kind]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Potassium 5.9 H", "Potassium", "test"),
        ("Potassium: 4.3", "Potassium", "test"),
        ("Iron 31 (40-190)", "Iron", "test"),
        ("Potassium 5.6 4.2", "Potassium", "test"),
        ("At your visit the potassium was a bit low.", "potassium", "test"),
        ("We will recheck potassium on Monday.", "potassium", "test"),
        ("Iron 325", "Iron", "medicine"),
        ("Potassium 20 mEq daily", "Potassium", "medicine"),
        ("The iron was 65 mg each day.", "iron", "medicine"),
        ("Zinc is good for you.", "Zinc", "medicine"),
    ],
)
def test_a_value_is_known_by_its_flag_range_or_verdict_without_a_unit(
    text: str, name: str, kind: str
) -> None:
    (found,) = (each for each in terms_in(text) if text[each.start : each.end] == name)
    assert found.kind == kind
