"""An illness that lasts is not over because the one named before it is old."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.problems.conditions import find_conditions
from documents.pipeline.types import Page, Status

PAST, PRESENT = Status.PAST, Status.PRESENT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Old MI and heart failure", [PAST, PRESENT]),
        ("He has an old MI and heart failure.", [PAST, PRESENT]),
        ("Previous stroke and hypertension", [PAST, PRESENT]),
        ("Old fracture of the wrist and osteoporosis", [PAST, PRESENT]),
        ("Antiguo infarto y diabetes", [PAST, PRESENT]),
        ("Infarto antiguo del miocardio", [PAST]),
        ("Infarto de miocardio antiguo e insuficiencia cardíaca", [PAST, PRESENT]),
        ("Neumonía previa a la cirugía.", [PRESENT]),
        ("PMH: previous DVT and PE", [PAST, PAST]),
        ("Childhood asthma and eczema", [PAST, PAST]),
        ("Previous asthma and eczema", [PAST, PAST]),
        ("Previous stroke and heart failure, resolved.", [PAST, PAST]),
        ("Previous stroke and hypertension in the past.", [PAST, PAST]),
    ],
)
def test_old_is_said_of_what_it_stands_beside(text: str, expected: list[Status]) -> None:
    assert [each.status for each in find_conditions((Page(1, text),))] == expected
