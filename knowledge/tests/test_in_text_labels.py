"""Labels and numbers of forms are no abbreviations to explain."""

from __future__ import annotations

import pytest

from knowledge.in_text import terms_in


def named(text: str) -> list[str]:
    return [text[each.start : each.end] for each in terms_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Patient ID: HF-2026-04521",
        "Sample collected 27 Feb 2026, 02:25 PM",
        "Report no. MI-00214/7",
        "Seen at 9 AM",
    ],
)
def test_a_form_s_numbers_and_times_are_not_explained(text: str) -> None:
    assert not {"HF", "ID", "PM", "AM", "MI"} & set(named(text))


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("He has HF with a low ejection fraction.", "HF"),
        ("Consulted ID for the infection and antibiotics.", "ID"),
        ("CA-125 was 30.", "CA-125"),
    ],
)
def test_the_same_letters_as_words_still_are(text: str, short: str) -> None:
    assert any(short in each or each in short for each in named(text))
