"""What is denied, feared, over or somebody else's is not told as the reader's own."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.findings.procedures import find_procedures
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def told(text: str) -> dict[str, str]:
    return {each.text: str(each.status) for each in recognise([Page(1, text)]).conditions}


@pytest.mark.parametrize(
    ("text", "name", "status"),
    [
        ("Rapid flu A/B: Negative", "flu", "absent"),
        ("Hepatitis B/C: not detected", "Hepatitis B", "absent"),
        ("Rapid flu A/B: Positive", "flu", "present"),
        ("Mr Muster has long-standing type 2 diabetes.", "type 2 diabetes", "present"),
        ("He has post-traumatic stress disorder.", "post-traumatic stress disorder", "present"),
        ("He worries about diabetes.", "diabetes", "hypothetical"),
        ("We are worried about possible pneumonia.", "pneumonia", "possible"),
        ("Her husband has gout.", "gout", "hypothetical"),
        ("Her mother-in-law has gout.", "gout", "hypothetical"),
        ("Her husband says that her father had gout.", "gout", "family"),
        ("Her mother has gout.", "gout", "family"),
        ("S: Here with gout.\nA/P:\n1. Gout - resolved.", "Gout", "past"),
        (
            "A/P:\n1. Gout - resolved.\n\nSeen again on 3 May: gout in the left foot.",
            "gout",
            "present",
        ),
    ],
)
def test_whose_and_how_sure(text: str, name: str, status: str) -> None:
    assert told(text).get(name) == status, told(text)


def test_what_an_item_calls_resolved_is_not_also_present() -> None:
    assert set(told("S: Here with gout.\nA/P:\n1. Gout - resolved.").values()) == {"past"}


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("PMH: gout, depression (in remission)", {"depression"}),
        ("PMH: gout and asthma, eczema (resolved)", {"eczema"}),
        ("PMH: gout and eczema (resolved)", {"eczema"}),
        ("PMH: gout, asthma in remission", {"asthma"}),
        ("PMH: gout and asthma, both resolved", {"gout", "asthma"}),
        ("PMH: gout, asthma and eczema, all resolved", {"gout", "asthma", "eczema"}),
        ("The eczema, which came in May, has resolved.", {"eczema"}),
        ("Her gout and eczema (both resolved)", {"gout", "eczema"}),
    ],
)
def test_what_is_over_is_the_item_that_is_said_to_be(text: str, over: set[str]) -> None:
    assert {name for name, status in told(text).items() if status == "past"} == over


def test_an_item_above_says_nothing_of_the_next() -> None:
    first = "Torn cartilage of the left knee, status post keyhole trimming (03/04/2025)"
    assert told(f"{first}\nEczema of both hands")["Eczema"] == "present"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Your hernia does not need an operation now.", [("unknown", "absent")]),
        ("Your hernia needs an operation.", [("planned", "present")]),
        ("IMPRESSION: A lump. Biopsy should be considered.", [("planned", "possible")]),
        ("IMPRESSION: A lump. Biopsy was done.", [("done", "present")]),
        ("Dr B Muster\nThe New Lane Surgery\n\nDear Dr Muster", []),
        ("Surgery was done in 2019.", [("done", "present")]),
    ],
)
def test_procedures_as_told(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_procedures([Page(1, text)])
    assert [(str(each.stage), str(each.status)) for each in found] == expected
