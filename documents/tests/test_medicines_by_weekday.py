"""The days of the week on which a medicine is taken are part of how often it is taken."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _often(line: str) -> str | None:
    (medicine,) = understand_text(f"Medications\n- {line}\n")["medications"]
    often: str | None = medicine["frequency"]
    return often


@pytest.mark.parametrize(
    ("line", "often"),
    [
        ("Methotrexate 15 mg (Mondays)", "Mondays"),
        ("Methotrexate 10 mg PO on Mondays", "on Mondays"),
        ("Folic acid 5 mg Fridays", "Fridays"),
        ("Azithromycin 250 mg Mon/Wed/Fri", "Mon/Wed/Fri"),
        ("Azithromycin 250 mg Monday, Wednesday and Friday", "Monday, Wednesday and Friday"),
        ("Co-trimoxazole 960 mg three times a week (Mon, Wed, Fri)",
         "three times a week (Mon, Wed, Fri)"),
        ("Folic acid 5 mg weekly (Friday)", "weekly (Friday)"),
        ("Methotrexate 15 mg on a Tuesday", "on a Tuesday"),
        ("Methotrexate 2.5 mg tablets, 4 tablets on Mondays (10 mg)", "on Mondays"),
        ("Hydroxychloroquine 200 mg Monday to Friday", "Monday to Friday"),
        ("Levothyroxine 100 mcg on weekdays", "on weekdays"),
        ("Prednisolone 5 mg daily except Sundays", "daily except Sundays"),
        ("Aspirin 150 mg at night (until 36 weeks)", "at night (until 36 weeks)"),
        ("Cetirizine 10 mg daily in the hay fever season", "daily in the hay fever season"),
        ("Vitamin D 800 units once daily during winter", "once daily during winter"),
        ("Naltrexone 50 mg, seen on Monday by the nurse", None),
        ("Naltrexone 50 mg daily, next visit Friday", "daily"),
    ],
)  # fmt: skip
def test_the_days_are_told_with_the_medicine(line: str, often: str | None) -> None:
    assert _often(line) == often


def test_the_summary_holds_the_day_in_both_languages() -> None:
    said = understand_text("Medications\n- Methotrexate 15 mg (Mondays)\n")
    assert "The record lists methotrexate 15 mg, Mondays." in [s["text"] for s in said["summary"]]
    assert any("Mondays" in each["text"] for each in said["spanish"]["summary"])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Capecitabine 1500 mg BD days 1-14", "twice a day, days 1-14"),
        ("Temozolomide 200 mg daily days 1-5 of a 28 day cycle",
         "once a day, days 1-5 of a 28 day cycle"),
        ("Palbociclib 125 mg once daily, 21 days on 7 days off",
         "once a day, 21 days on 7 days off"),
        ("Ribociclib 600 mg once daily (days 1-21 of 28)", "once a day (days 1-21 of 28)"),
        ("Norethisterone 5 mg tds days 16-25", "three times a day, days 16-25"),
        ("Fludrocortisone 50 mcg 5 days a week", "5 days a week"),
        ("Lenalidomide 10 mg OD D1-21 q28", "once a day, D1-21 q28"),
    ],
)  # fmt: skip
def test_the_days_of_a_cycle_are_told(line: str, told: str) -> None:
    name = line.split(maxsplit=1)[0].lower()
    said = [s["text"] for s in understand_text(f"Medications\n- {line}\n")["summary"]]
    assert any(f"lists {name}" in each and f" {told}." in each for each in said), said


def test_other_doses_on_other_days_are_only_quoted() -> None:
    line = "Warfarin 3 mg Mon/Wed/Fri, 4 mg other days"
    told = [s["text"] for s in understand_text(f"Medications\n- {line}\n")["summary"]]
    assert any(line in each for each in told)
    assert not any("lists warfarin 3 mg" in each for each in told)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Buprenorphine patch 10 mcg/h changed on Mondays", "active"),
        ("Fentanyl 12 mcg/h patch changed every 3 days", "active"),
        ("Rivastigmine 4.6 mg/24 h patch, changed daily", "active"),
        ("Rotigotine patch 4 mg/24h: changed to 6 mg/24h", "changed"),
        ("Ramipril 5 mg changed to 10 mg daily", "changed"),
        ("Insulin dose changed every day by the nurse", "changed"),
    ],
)
def test_a_patch_that_is_changed_every_few_days_is_taken(line: str, status: str) -> None:
    found = understand_text(f"Medications\n- {line}\n")["medications"]
    assert {each["status"] for each in found} == {status}
