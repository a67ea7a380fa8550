"""One medicine in the place of another: the one is stopped, the other is what is taken now."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _told(text: str) -> dict[str, str]:
    found = understand_text(text)["medications"]
    return {str(m["name"]).lower(): f"{m['status']} {m['intent']}" for m in found}


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("STOPPED: Fostair 100/6 (stepped up to Trimbow)", "done"),
        ("Fostair was stepped up to Trimbow 2 puffs BD.", "done"),
        ("Escalated from Fostair to Trimbow.", "done"),
        ("Fostair upgraded to Trimbow.", "done"),
        ("CHANGED: Fostair 2 puffs to Trimbow 2 puffs BD", "done"),
        ("Trimbow 2 puffs BD was started in place of Fostair.", "done"),
        ("Trimbow 2 puffs BD NEW (takes the place of Fostair)", "open"),
        ("Trimbow 2 puffs BD   CHANGED   replaces Fostair", "open"),
        ("Step up Fostair to Trimbow 2 puffs BD.", "open"),
    ],
)
def test_what_gives_way_is_stopped(line: str, intent: str) -> None:
    told = _told(f"MEDICATIONS\n{line}")
    assert told["fostair"] == f"stopped {intent}"
    assert told["trimbow"].split()[0] in {"started", "changed"}


def test_the_line_that_stops_it_is_not_lost_beside_the_other() -> None:
    lines = (
        "MEDICATION ON DISCHARGE\n"
        "Trimbow 87/5/9 inhaler    2 puffs     INH     BD     CHANGED      replaces Fostair\n"
        "STOPPED: Fostair 100/6 (stepped up to Trimbow)"
    )
    assert _told(lines)["fostair"] == "stopped done"


@pytest.mark.parametrize("before", ["previously", "formerly", "was"])
def test_what_it_was_before_says_nothing_of_the_one_now(before: str) -> None:
    told = _told(f"MEDICATIONS\nTrimbow 2 puffs BD ({before} Fostair)")
    assert told == {"trimbow": "active done", "fostair": "unknown open"}


@pytest.mark.parametrize(
    ("line", "name", "status"),
    [
        ("Escalated ceftriaxone with metronidazole 500 mg tds.", "metronidazole", "unknown open"),
        ("Increase Fostair to 2 puffs BD with Spiriva.", "fostair", "changed order"),
        ("Clopidogrel previously, aspirin now.", "clopidogrel", "past done"),
        ("Warfarin 5 mg daily (previously 4 mg)", "warfarin", "changed done"),
    ],
)
def test_other_changes_stay(line: str, name: str, status: str) -> None:
    assert _told(line)[name] == status
