"""Lists as Britain, Ireland, Australia and India print them: how many are taken at once is never
lost from how often, and a line is told whole or left to itself."""

from __future__ import annotations

import pytest

from documents.pipeline import directions
from documents.pipeline.understand import understand_text


def _read(line: str) -> list[str]:
    found = understand_text(f"Medications:\nRamipril 5 mg OD\n{line}")["medications"][1:]
    return [f"{m['name']} | {m['dose']} | {m['frequency']} | {m['intent']}" for m in found]


@pytest.mark.parametrize(
    "line",
    [
        "Paracetamol 500mg x2 QDS",
        "Senna 7.5 mg two nocte",
        "Senna ii nocte",
        "Adcal-D3 two daily",
        "Seretide 250 Evohaler ii puffs BD",
        "Metformin XR 1g 1 mane 1 nocte",
        "Gabapentin 300 mg 1 mane, 2 nocte",
        "Humulin M3 20 units am 14 units pm",
        "Co-codamol 30/500 two QDS PRN",
        "Inj. Mixtard 30/70 20-0-14 units s/c",
        "Digoxin 125 mcg three daily",
        "Take two 5 mg prednisolone tablets daily",
    ],
)
def test_how_many_are_taken_is_left_to_the_line(line: str) -> None:
    found = _read(line)
    assert len(found) == 1 and found[0].endswith("| open")
    told = [each["text"] for each in understand_text(f"Medications:\n{line}")["summary"]]
    assert any(f"“{line}”" in text for text in told)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Fostair 100/6 two puffs BD", "Fostair | 100/6 two puffs | BD | done"),
        ("Laxido one sachet BD", "Laxido | one sachet | BD | done"),
        ("Aspirin one daily", "Aspirin | None | daily | done"),
        ("Ferrous sulphate 200mg tds", "Ferrous sulphate | 200mg | tds | done"),
        ("Vit D 20,000 units monthly", "Vit D | 20,000 units | monthly | done"),
        ("MTX 15mg/wk", "MTX | 15mg/wk | None | done"),
        ("Denosumab 60mg 6 monthly", "Denosumab | 60mg | 6 monthly | done"),
        ("Atorvastatin 80mg ON - DOSE INCREASED", "Atorvastatin | 80mg | ON | done"),
        ("Atorvastatin 40mg ON lifelong", "Atorvastatin | 40mg | ON | done"),
        ("Perindopril 5mg 1 mane", "Perindopril | 5mg | mane | done"),
        ("Calcium 600 two times daily", "Calcium | None | two times daily | done"),
        ("Furosemide 40mg BD (GP to continue)", "Furosemide | 40mg | BD | done"),
        ("Oramorph 10mg/5ml 2.5-5ml PRN", "Oramorph | 10mg/5ml 2.5-5ml | PRN | done"),
        ("Coloxyl with Senna one nocte", "Coloxyl with Senna | None | nocte | done"),
        ("Tab. Ecosprin 75 0-1-0 a/f", "Ecosprin | 75 | 0-1-0 | done"),
        ("Cap. Pan D 1-0-0 x 15 days", "Pan D | None | 1-0-0 x 15 days | done"),
        ("Syp. Abcoril 5 ml TDS x 5 days", "Abcoril | 5 ml | TDS x 5 days | done"),
        ("T. Shelzal 500 0-1-0", "Shelzal | 500 | 0-1-0 | done"),
        ("Amoxicillin 500 mg TDS x 7 days", "Amoxicillin | 500 mg | TDS x 7 days | done"),
    ],
)
def test_a_plain_line_is_listed(line: str, read: str) -> None:
    assert _read(line) == [read]


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("6 hourly", "every 6 hours"),
        ("6 monthly", "every 6 months"),
        ("6 weekly", "6 weekly"),
        ("monthly", "once a month"),
        ("three times weekly", "three times weekly"),
        ("4-6 hourly PRN", "every 4 to 6 hours as needed"),
        ("mane nocte", "in the morning and at bedtime"),
        ("0-1-0", "1 at noon"),
    ],
)
def test_in_plain_words(printed: str, plain: str) -> None:
    assert directions.plain(printed) == plain


def test_a_blood_pressure_is_no_medicine() -> None:
    assert understand_text("BP 120/80 in the morning.")["medications"] == []


def test_two_of_a_medicine_are_not_told_as_one() -> None:
    read = understand_text("She takes two paracetamol at night.")["medications"]
    assert [each["intent"] for each in read] == ["open"]


def test_a_clause_about_one_medicine_is_not_said_of_the_next() -> None:
    read = understand_text(
        "He takes ramipril 5 mg daily, which I have increased from 2.5 mg, bisoprolol 2.5 mg daily"
        " and aspirin 75 mg daily."
    )["medications"]
    assert [each["status"] for each in read[1:]] == ["active", "active"]
    read = understand_text("He has stopped these, which are: aspirin, clopidogrel.")["medications"]
    assert [each["status"] for each in read] == ["stopped", "stopped"]


def test_what_follows_after_a_time_is_not_taken_yet() -> None:
    read = understand_text(
        "Discharge medication\n- Aspirin 300mg OD for 2 weeks then clopidogrel 75mg OD lifelong"
    )["medications"]
    assert [(each["name"], each["intent"]) for each in read] == [
        ("Aspirin", "done"),
        ("clopidogrel", "open"),
    ]
