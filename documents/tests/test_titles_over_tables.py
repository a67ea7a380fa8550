"""A bare title over the head of a table of medicines is said of its rows: ``STOP``, ``NEW``."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text

_STOP = "zopiclone 7.5 mg        Falls risk\nramipril 5 mg        Low sodium\n"


@pytest.mark.parametrize("title", ["STOP", "Stopped", "STOP TAKING", "Stop taking these:"])
@pytest.mark.parametrize("head", ["Medication        Reason", "Drug   Comments", "Medicine  Dose"])
def test_what_is_below_stop_is_stopped(title: str, head: str) -> None:
    said = understand_text(f"{title}\n{head}\n{_STOP}")
    assert [each["status"] for each in said["medications"]] == ["stopped", "stopped"]
    assert not any("lists" in each["text"] for each in said["summary"])


def test_each_table_has_its_own_title() -> None:
    said = understand_text(
        "CONTINUE\nMedication        Dose       Comments\nrosuvastatin 10 mg   10 mg at bedtime\n\n"
        f"STOP\nMedication        Reason\n{_STOP}\n"
        "NEW\nMedication        Dose       Comments\nprednisone 50 mg     50 mg PO daily\n"
    )
    told = {each["name"]: each["status"] for each in said["medications"]}
    assert told == {
        "rosuvastatin": "active", "zopiclone": "stopped", "ramipril": "stopped",
        "prednisone": "started",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "often"),
    [
        ("Warfarin 2.5 mg PO T/Th/Sat/Sun", "T/Th/Sat/Sun"),
        ("Folic acid 5 mg Tu/Th/Sa/Su", "Tu/Th/Sa/Su"),
        ("Warfarin 5 mg M/W/F", "M/W/F"),
        ("Aspirin 81 mg Sat/Sun", "Sat/Sun"),
    ],
)
def test_days_by_their_letters_are_told_whole(line: str, often: str) -> None:
    said = understand_text(f"Medications\n- {line}\n")
    assert [each["frequency"] for each in said["medications"]] == [often]
