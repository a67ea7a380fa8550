"""How long a medicine is to be taken is told with how often, as it is printed; what is handed out
is neither, and what is given on a ward is not in the list of what is taken."""

from __future__ import annotations

import pytest

from documents.pipeline import directions
from documents.pipeline.understand import understand_text


def _read(text: str) -> list[tuple[str, str | None, str]]:
    read = understand_text(f"Medications on discharge:\n{text}")
    return [(each["dose"], each["frequency"], each["intent"]) for each in read["medications"]]


@pytest.mark.parametrize(
    ("printed", "often"),
    [
        ("TDS 7 days", "TDS 7 days"),
        ("TDS 5/7", "TDS 5/7"),
        ("TDS PRN 3/7", "TDS PRN 3/7"),
        ("BD 2/52", "BD 2/52"),
        ("OD 5/7 (new)", "OD 5/7"),
        ("OD (7 days)", "OD (7 days)"),
        ("twice daily - 5 days", "twice daily - 5 days"),
        ("ON 14 days", "ON 14 days"),
        ("TDS 2 more days", "TDS 2 more days"),
        # Handed out, counted from, or a date.
        ("OD 28 tabs", "OD"),
        ("QDS PRN 28 tablets", "QDS PRN"),
        ("TDS 2 days supply", "TDS"),
        ("daily 5 days ago", "daily"),
        ("daily 5/12", "daily"),
        ("BID 5/12", "BID"),
        ("BD 5/12/2024", "BD"),
    ],
)
def test_a_length_is_part_of_how_often(printed: str, often: str) -> None:
    assert [each[1] for each in _read(f"Amoxicillin 500 mg {printed}")] == [often]


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("TDS 5/7", "three times a day, 5 days"),
        ("BD 2/52", "twice a day, 2 weeks"),
        ("BD 1/52", "twice a day, 1 week"),
        ("TDS 5/7 PRN", "three times a day, 5 days, as needed"),
        ("twice daily - 5 days", "twice a day, 5 days"),
        ("BD for 5/7", "twice a day for 5 days"),
        ("once daily x 14 days", "once a day for 14 days"),
        ("every 4 days", "every 4 days"),
        ("OM until 12/7", "in the morning until 12/7"),
    ],
)
def test_a_length_in_plain_words(printed: str, plain: str) -> None:
    assert directions.plain(printed) == plain


@pytest.mark.parametrize(
    "line",
    [
        "piperacillin-tazobactam 4.5 g IV TDS given on ward",
        "Vancomycin 1 g IV BD (inpatient only)",
        "Salbutamol nebs 5 mg QDS in hospital",
        "Ceftriaxone 2 g IV OD during admission",
        "Amoxicillin 500 mg TDS (course complete)",
        "Mesalazine 400 mg TDS 2 tablets",
        "Prednisolone 5 mg OD 8 tablets",
    ],
)
def test_what_is_not_plainly_taken_at_home_is_left_to_its_line(line: str) -> None:
    assert [each[2] for each in _read(f"{line}\nRamipril 5 mg OD")] == ["open", "done"]


def test_the_list_is_told_beside_what_was_given_in_the_stay() -> None:
    text = "Hospital course:\nTreated with furosemide 40 mg IV BD.\n\n"
    text += "Discharge medications:\nFurosemide 40 mg OD"
    found = understand_text(text)["medications"]
    assert [(each["frequency"], each["intent"]) for each in found] == [
        ("BD", "open"),
        ("OD", "done"),
    ]
