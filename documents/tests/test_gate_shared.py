"""What shares an explanation may be said by that explanation, and not by each other's name."""

from __future__ import annotations

import pytest

from documents.tests.test_gate_pairs import judge


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Screening colonoscopy was done in May.", "A lung cancer screening was done in May."),
        ("Written consent was given.", "Verbal consent was given."),
        ("She has severe acute malnutrition.", "She has marasmus."),
        ("He has swine influenza.", "He has avian influenza."),
    ],
)
def test_one_is_not_said_as_the_other(source: str, said: str) -> None:
    assert judge(source, source).accepted
    assert not judge(source, said).accepted
