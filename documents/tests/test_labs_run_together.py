"""Results of notes that stand beside one another with a space between, and behind their label."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _values(text: str) -> dict[str, str]:
    return {row["name"]: row["value"] for row in understand_text(text)["labs"]}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Hb 132 WCC 6.1 Plt 256 CRP 4", "Hb 132 WCC 6.1 Plt 256 CRP 4"),
        ("FBC: Hb 15.8 WCC 7.9 Plt 300. U&E: Na 140 K 4.2 Ur 5.1 Cr 84",
         "Hb 15.8 WCC 7.9 Plt 300 Na 140 K 4.2 Ur 5.1 Cr 84"),
        ("BLOODS      Hb 15.8   WCC 7.9   Creat 84", "Hb 15.8 WCC 7.9 Creat 84"),
        ("Current medication:\n  Ramipril od\n\nInvestigations (11/03/2024):  Hb 118, CRP 31\n",
         "Hb 118 CRP 31"),
        ("Medication: Ramipril 5 mg od\nBloods (5 Nov): Na 137, K 5.3, creatinine 128.\n",
         "Na 137 K 5.3 creatinine 128"),
    ],
)  # fmt: skip
def test_each_is_read(text: str, values: str) -> None:
    words = values.split()
    assert _values(text) == dict(zip(words[::2], words[1::2], strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Pleural fluid: glucose 16, protein 99, LDH 300.",
        "Aim Hb 110 ferritin 200",
    ],
)
def test_what_is_no_result_of_the_blood_stays_unread(text: str) -> None:
    assert not _values(text)


def test_two_letters_before_another_word_are_not_urea() -> None:
    assert "Ur" not in _values("Ur protein 2+ Cr 84")
