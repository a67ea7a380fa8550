"""Observations on a line of their own are read, whatever short part stands above them."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Drug history: nil regular.\n\nObservations:  HR 84   BP 131/74   Temp 36.7\n",
            ["84", "131/74", "36.7"],
        ),
        ("Medications: Ramipril 5 mg od\nObs: BP 150/90 HR 80\n", ["150/90", "80"]),
        ("Family history: mother BP 180/100\n", []),
    ],
)
def test_observations_are_read(text: str, values: list[str]) -> None:
    assert [each["value"] for each in understand_text(text)["vitals"]] == values
