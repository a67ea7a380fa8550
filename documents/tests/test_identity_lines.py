"""A name beside its label takes no diagnosis with it: what stands below it is no part of it."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def named(text: str) -> list[str]:
    return [each.text.lower() for each in recognise([Page(1, text)]).conditions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Patient: Rae Holt\nType 2 diabetes and gout, both stable.\n",
            ["type 2 diabetes", "gout"],
        ),
        ("Patient: Rae Holt, 44\nSkin, arm: basal cell carcinoma.\n", ["basal cell carcinoma"]),
        (
            "Patient: Rae Holt\nDOB: 03/04/1970\n12 Gout Lane\nMild asthma since last winter.\n",
            ["asthma"],
        ),
        ("Paciente: Inés Loma\nAsma leve desde el invierno.\n", ["asma"]),
    ],
)
def test_what_stands_below_a_name_is_read(text: str, expected: list[str]) -> None:
    assert [name for name in named(text) if name in expected] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Patient: Gout Holt\nDOB: 03/04/1970\n",
        "Patient: Rae Holt\n12 Gout Lane\nAnytown\n",
        "Patient information\nRae Gout\nAsthma Street\n",
    ],
)
def test_who_somebody_is_names_no_illness(text: str) -> None:
    assert named(text) == []
