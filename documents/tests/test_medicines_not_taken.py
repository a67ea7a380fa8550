"""A medicine of a list that somebody says he does not take is told in the document's words."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _told(line: str) -> str:
    return " ".join(s["text"] for s in understand_text(f"Medications\n- {line}\n")["summary"])


@pytest.mark.parametrize(
    "line",
    [
        "Furosemide 40 mg daily - has not taken for 4 days",
        "Amlodipine 5 mg daily, hasn't been taking it",
        "Sertraline 50 mg daily (ran out 2 weeks ago)",
        "Levothyroxine 100 mcg daily, missed several doses",
        "Atorvastatin 20 mg nightly, patient has run out",
        "Clopidogrel 75 mg daily - non-compliant",
        "Zoledronic acid 4 mg IV every 4 weeks, first dose 12/14/2026",
        "Adalimumab 40 mg every 2 weeks, to start 14/12/2026",
        "Furosemide 40 mg daily - has missed last 3 doses",
        "Furosemide 40 mg daily - did not fill",
        "Furosemide 40 mg daily - no longer has",
        "Furosemide 40 mg daily - out of it for 2 weeks",
        "Furosemide 40 mg daily - last taken 3 weeks ago",
        "Insulin glargine 20 units nightly - takes it only sometimes",
        "Furosemide 40 mg daily - forgets most days",
        "Denosumab 60 mg SC every 6 months, first dose due January 2027",
        "Omalizumab 300 mg SC every 4 weeks - commences 1 December 2026",
        "Omalizumab 300 mg SC every 4 weeks (from 12/01/2026)",
        "Omalizumab 300 mg SC every 4 weeks, first infusion on 14 December",
        "Furosemide 40 mg daily. Ran out 2 weeks ago",
        "Ramipril 5 mg daily. He has not taken it since Friday",
    ],
)
def test_it_is_quoted_and_not_listed(line: str) -> None:
    told = _told(line)
    assert f"“{line}”" in told
    assert "lists" not in told


@pytest.mark.parametrize(
    "line",
    [
        "Metformin 500 mg twice daily - not taken with food",
        "Paracetamol 1 g four times daily, do not take more than 8 tablets in 24 hours",
        "Ramipril 5 mg daily; not taking ibuprofen",
        "Ferrous sulfate 200 mg daily. Do not run out.",
        "Metformin 500 mg BD. She has not been using her inhaler.",
        "Ramipril 5 mg daily. He has never used drugs.",
        "Ramipril 5 mg daily. Missed his appointment.",
        "Ramipril 5 mg daily from March 2019, reviewed 11/10/2026",
    ],
)
def test_how_it_is_not_to_be_taken_is_no_word_of_that(line: str) -> None:
    assert f"The record lists {line.split()[0].lower()}" in _told(line)


def test_from_a_day_on_is_no_other_dose() -> None:
    (found,) = understand_text("Medications\n- Omalizumab 300 mg monthly (from 1 December 2026)\n")[
        "medications"
    ]
    assert found["status"] == "active"
    (found,) = understand_text("Medications\n- Ramipril 10 mg daily (from 5 mg)\n")["medications"]
    assert found["status"] == "changed"


@pytest.mark.parametrize(
    "line",
    [
        "Atorvastatin 20 mg (declined)",
        "Ezetimibe 10 mg - patient not keen",
        "Codeine 30 mg, reluctant to take",
        "Aspirin 75 mg - does not wish to take",
        "Lithium was considered but you would prefer not to take it",
        "Sertraline was discussed; he would rather wait",
    ],
)
def test_what_is_not_wanted_is_not_listed_as_taken(line: str) -> None:
    said = understand_text(f"Medications\n- {line}\n- Ramipril 5 mg daily\n")
    assert [each["status"] for each in said["medications"]] == ["unknown", "active"]
    told = " ".join(each["text"] for each in said["summary"])
    assert f"“{line}”" in told
    assert "lists ramipril" in told


@pytest.mark.parametrize(
    "line",
    [
        "Bisoprolol 2.5 mg daily. Prefers tablets.",
        "Ramipril 5 mg daily, prefers to take it at night",
        "Apixaban 5 mg BD (warfarin was considered)",
        "Metformin 500 mg BD. His weight has declined since March.",
    ],
)
def test_another_wish_changes_nothing(line: str) -> None:
    found = understand_text(f"Medications\n- {line}\n")["medications"]
    assert found[0]["status"] == "active"


def test_a_spanish_bid_to_stop_behind_a_dose_is_not_listed_as_taken() -> None:
    lines = "- Enalapril 10 mg: SUSPENDER hasta control\n- Omeprazol 20 mg cada 24 horas\n"
    said = understand_text(f"Tratamiento al alta\n{lines}")
    assert [each["status"] for each in said["medications"]] == ["unknown", "active"]
