"""How likely it is that somebody gets an illness is no illness of theirs."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _illnesses(text: str) -> list[str]:
    return [each["text"] for each in understand_text(text)["conditions"]]


@pytest.mark.parametrize(
    "text",
    [
        "BONE DENSITY\nFRAX 10 year probability\nMajor osteoporotic fracture   21 %\n"
        "Hip fracture                  7.9 %\n",
        "FRAX (with BMD): major osteoporotic fracture 21%, hip fracture 7.9%.",
        "Ten-year risk: heart attack 12%, stroke 4%.",
    ],
)
def test_a_share_behind_a_name_is_how_likely_it_is(text: str) -> None:
    assert _illnesses(text) == []


@pytest.mark.parametrize(
    "text",
    ["Carotid stenosis 70% on the left.", "Risk factors: smoking. Carotid stenosis 70 %."],
)
def test_a_share_of_an_illness_leaves_it(text: str) -> None:
    assert _illnesses(text) == ["Carotid stenosis"]
