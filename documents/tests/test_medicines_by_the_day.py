"""A dose that changes by the day is never listed, or told, as one dose alone."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


@pytest.mark.parametrize(
    "line",
    [
        "Azithromycin 500 mg day 1, then 250 mg days 2-5",
        "Azithromycin 500 mg PO day 1, 250 mg days 2-5",
        "Azithromycin 500 mg on day 1 followed by 250 mg daily on days 2 to 5",
        "Prednisolone 40 mg for 5 days, then 30 mg for 5 days",
        "Prednisone 40 mg daily x 5 days, 20 mg daily x 5 days",
        "Prednisolone 40 mg OD 5/7, 30 mg OD 5/7, 20 mg OD 5/7",
        "Apixaban 10 mg BD for 7 days then 5 mg BD",
        "Gabapentin 300 mg day 1, 300 mg BD day 2, 300 mg TDS day 3 onwards",
        "Warfarin 5 mg Mon/Wed/Fri and 2.5 mg other days",
        "Levothyroxine 100 mcg and 125 mcg alternate days",
        "Doxycycline 200 mg first day, 100 mg thereafter",
    ],
)
def test_only_the_line_tells_all_its_doses(line: str) -> None:
    said = understand_text(f"Medications\n- {line}\n")
    (found,) = said["medications"]
    assert (found["dose"], found["frequency"], found["intent"]) == (None, None, "open")
    told = [each["text"] for each in said["summary"]]
    assert any(line in each for each in told)
    assert not any("lists" in each for each in told)


@pytest.mark.parametrize(
    ("line", "dose"),
    [
        ("Ibuprofen 400 mg TDS for 5 days then stop", "400 mg"),
        ("Prednisolone 30 mg daily for 5 days for COPD", "30 mg"),
        ("Amoxicillin 500 mg TDS for 7 days, consider increasing to 1 g", "500 mg"),
        ("Ramipril 5 mg daily - increase to 10 mg if BP high", "5 mg"),
        ("Paracetamol 500 mg 2 tablets QDS for 5 days", "500 mg 2 tablets"),
        ("Amiodarone 200 mg TDS for 1 week, BD for 1 week, then OD", "200 mg"),
        ("Methotrexate 2.5 mg tablets, 4 tablets on Mondays (10 mg)", "2.5 mg tablets, 4 tablets"),
        ("Ramipril 5 mg daily for 5 days, bisoprolol 2.5 mg daily", "5 mg"),
    ],
)
def test_one_dose_stays(line: str, dose: str) -> None:
    assert understand_text(f"Medications\n- {line}\n")["medications"][0]["dose"] == dose
