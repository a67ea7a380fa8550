"""How somebody reacted, in brackets behind the allergy's name, is no illness."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import find_allergies, find_conditions
from documents.pipeline.types import Page


@pytest.mark.parametrize(
    ("text", "what", "did"),
    [
        ("Reactions / contraindications: Egg allergy (mild, hives).", "Egg", "hives"),
        ("She has a penicillin allergy (rash and swelling).", "penicillin", "rash and swelling"),
        ("Peanut allergy (anaphylaxis in 2019).", "Peanut", "anaphylaxis"),
        ("Contraindications: Latex allergy (hives, lip swelling; severe)", "Latex",
         "hives, lip swelling"),
    ],
)  # fmt: skip
def test_what_stands_in_brackets_behind_an_allergy_is_its_reaction(
    text: str, what: str, did: str
) -> None:
    page = Page(1, f"Visit note\n{text}\n")
    assert [(each.substance, each.reaction) for each in find_allergies([page])] == [(what, did)]
    assert all("allergy" in each.text.lower() for each in find_conditions([page]))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Seasonal allergies (allergic rhinitis).", "allergic rhinitis"),
        ("Peanut allergy, hives and asthma.", "hives"),
        ("Peanut allergy (asthma, eczema).", "asthma"),
        ("Chronic urticaria (hives).", "hives"),
    ],
)
def test_an_illness_beside_an_allergy_is_told(text: str, names: str) -> None:
    page = Page(1, f"Assessment\n1. {text}\n")
    assert names in [each.text for each in find_conditions([page])]
