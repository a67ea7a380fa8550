"""A status alone on its line is told of the medicines it stands over or under, or of none."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.medicines.medications import find_medications
from documents.pipeline.types import Page


def _done(text: str) -> list[str]:
    found = find_medications((Page(1, f"Medications\n{text}\n"),))
    return [f"{m.name} {m.status} {m.intent}" for m in found]


@pytest.mark.parametrize(
    ("text", "done"),
    [
        # Behind the last of its lines it is of the one above.
        ("Nadolol 40 mg daily\nSTOPPED\n\nRamipril 5 mg daily",
         ["Nadolol stopped done", "Ramipril active done"]),
        ("Nadolol 40 mg\nTake one tablet daily\nSTOPPED\n\nRamipril 5 mg\nTake one daily",
         ["Nadolol stopped done", "Ramipril active done"]),
        ("Nadolol 40 mg daily\nACTIVE\nNaproxen 250 mg daily\nSTOPPED\nRamipril 5 mg daily\nACTIVE",
         ["Nadolol active done", "Naproxen stopped done", "Ramipril active done"]),
        # At the top it heads what follows.
        ("Nadolol 40 mg daily\n\nSTOPPED\nNaproxen 250 mg daily\nIbuprofen 400 mg daily",
         ["Nadolol active done", "Naproxen stopped done", "Ibuprofen stopped done"]),
        ("NEW\nNadolol 40 mg daily\nCONTINUE\nRamipril 5 mg daily\nSTOP\nNaproxen 250 mg daily",
         ["Nadolol started order", "Ramipril active done", "Naproxen stopped order"]),
        # In the middle of lines nobody can tell.
        ("Nadolol 40 mg daily\nSTOPPED\nNaproxen 250 mg daily\nIbuprofen 400 mg daily",
         ["Nadolol unknown open", "Naproxen unknown open", "Ibuprofen unknown open"]),
        # A colon leads in what is below.
        ("Nadolol 40 mg daily\nStopped:\nNaproxen 250 mg daily",
         ["Nadolol active done", "Naproxen stopped done"]),
        ("NEW:\nNadolol 40 mg daily\nINCREASED:\nRamipril 5 mg daily\nCONTINUE:\nSenna 7.5 mg",
         ["Nadolol started order", "Ramipril changed done", "Senna active done"]),
        ("Nadolol 40 mg daily NEW\nRamipril 5 mg daily INCREASED\nSenna 7.5 mg daily",
         ["Nadolol started order", "Ramipril changed done", "Senna active done"]),
        ("Nadolol 40 mg DAILY\nSenna 7.5 mg AS NEEDED",
         ["Nadolol active done", "Senna active done"]),
    ],
)  # fmt: skip
def test_a_status_on_a_line_of_its_own(text: str, done: list[str]) -> None:
    assert _done(text) == done
