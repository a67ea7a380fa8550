"""What a diet holds is no medicine that was given."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


@pytest.mark.parametrize(
    "text",
    [
        "He has been given low\npotassium diet sheets.",
        "Please follow a low potassium diet.",
        "Follow a low salt and potassium diet.",
        "Reduce your potassium intake.",
        "She eats calcium-rich food.",
    ],
)
def test_it_is_not_told(text: str) -> None:
    said = understand_text(text)
    assert not {"potassium", "calcium"} & {m["name"] for m in said["medications"]}


def test_a_supplement_is_told() -> None:
    said = understand_text("Medications\n- Potassium chloride 600 mg BD\n- Calcium 500 mg daily\n")
    assert len(said["medications"]) == 2
