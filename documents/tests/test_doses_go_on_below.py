"""What a medicine's directions go on with in the line below them is told with them."""

from __future__ import annotations

import pytest

from documents.pipeline.language.sentences import split
from documents.pipeline.understand import understand_text


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            "  START taking:   semaglutide 0.25 mg once a week for 4 weeks, then\n"
            "                  0.5 mg once a week",
            "for 4 weeks, then 0.5 mg once a week",
        ),
        ("Bisoprolol    2.5 mg daily for 2 weeks and then\n              5 mg daily", "then 5 mg"),
        ("Ramipril    2.5 mg at night increasing to\n            5 mg after a week", "to 5 mg"),
        ("Warfarin 5 mg daily except\n    2.5 mg on Mondays", "except 2.5 mg on Mondays"),
        ("Warfarin 5 mg daily\n    Not on Mondays", "daily Not on Mondays"),
        ("Gabapentin 300 mg at night and\n100 mg in the morning", "and 100 mg in the morning"),
        ("Apixaban 10 mg twice daily for 7 days,\n5 mg twice daily", "7 days; 5 mg twice daily"),
        (
            "Prednisone 40 mg daily for 5 days\n20 mg daily for 5 days\n10 mg daily for 5 days",
            "40 mg daily for 5 days; 20 mg daily for 5 days; 10 mg daily for 5 days",
        ),
        ("Insulin glargine 20 units at bedtime\n   10 units if not eating", "10 units if not"),
    ],
)
def test_a_second_dose_below_is_quoted_with_the_first(rows: str, told: str) -> None:
    found = understand_text(f"MEDICATIONS\n{rows}\nSenna 15 mg at night\n")
    assert found["medications"][0]["intent"] == "open"
    said = [each["text"] for each in found["summary"]]
    assert any(told in each for each in said)
    assert any("senna 15 mg, at bedtime" in each.lower() for each in said)


def test_a_spanish_second_dose_is_quoted_with_the_first() -> None:
    found = understand_text("Medicación:\nPrednisona 30 mg al día 5 días, luego\n  20 mg al día\n")
    assert any("luego 20 mg al día" in each["text"] for each in found["summary"])


@pytest.mark.parametrize(
    "rows",
    [
        "Aspirin 81 mg daily\n5 mg amlodipine daily",
        "Aspirin 81 mg daily\nOnly call the pharmacy on weekdays",
        "Aspirin 81 mg daily\n\n10 mg at night",
    ],
)
def test_what_is_no_second_dose_leaves_the_first(rows: str) -> None:
    found = understand_text(f"MEDICATIONS\n{rows}\n")
    first = found["medications"][0]
    assert (first["dose"], first["frequency"], first["intent"]) == ("81 mg", "daily", "done")


@pytest.mark.parametrize(
    "text",
    [
        "Morning: tea and     Evening: toast and\nSupper at six",
        "Take it now and then\n- rest",
        "Reduced to\n\n5 mg",
        "Item   Price and\n5 pounds",
    ],
)
def test_other_lines_stay_apart(text: str) -> None:
    assert len(split(text)) > 1
