"""What was years ago, doses and days that are none of now, or none of the paper's own."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text

_SEEN = "Seen on 12/05/2025.\n"


def conditions(text: str) -> dict[str, str]:
    found = understand_text(text)["conditions"]
    return {each["text"].lower(): each["status"] for each in found}


def medicines(text: str) -> dict[str, str]:
    return {each["name"].lower(): each["status"] for each in understand_text(text)["medications"]}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He has had a heart attack (2019) and asthma.", "heart attack"),
        ("She had a stroke in 2018 and is well.", "stroke"),
        ("Mental health        Postnatal depression 2021, well now", "postnatal depression"),
        ("Past medical history\n- Shingles (2020)\n- Gout", "shingles"),
    ],
)
def test_an_episode_of_an_earlier_year_is_past(text: str, name: str) -> None:
    assert conditions(_SEEN + text)[name] == "past"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He has had gout (2019).", "gout"),
        ("Admitted with pneumonia in 2025.", "pneumonia"),
        ("Problem list\n- Heart attack (2019)", "heart attack"),
    ],
)
def test_what_lasts_or_is_of_this_year_is_not(text: str, name: str) -> None:
    assert conditions(_SEEN + text)[name] == "present"


@pytest.mark.parametrize(
    "text",
    [
        "She had an ear infection in March, treated with amoxicillin.",
        "UTI 2 weeks ago treated with amoxicillin.",
        "Pneumonia (2019), treated with IV fluids and amoxicillin.",
    ],
)
def test_what_an_illness_was_treated_with_then_is_not_listed_as_taken(text: str) -> None:
    assert medicines(text)["amoxicillin"] == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "Hypertension, treated with amlodipine.",
        "Since 2012 she is treated with amlodipine.",
        "Her pressure is being treated with amlodipine.",
    ],
)
def test_what_an_illness_is_treated_with_is(text: str) -> None:
    assert medicines(text)["amlodipine"] == "active"


def test_a_family_history_is_one_reason_and_an_illness_of_ones_own_another() -> None:
    text = "Repeat colonoscopy in 3 years because of family history and adenoma."
    assert conditions(text) == {"adenoma": "present"}
    assert conditions("Family history: adenoma.") == {"adenoma": "family"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Coll. On   : 18-Apr-2025 08:02 AM     Rep. On : 19-Apr-2025\n"
            "Sample     : Serum                    LMP     : 16-Apr-2025 (Day 3)\n"
            "FSH      12.8     mIU/mL     3.5 - 12.5\nLH       6.1      mIU/mL     2.4 - 12.6\n",
            "18 April 2025",
        ),
        (
            "Sample: Serum   EDD: 16-Apr-2025\nReported: 18-Apr-2025\n"
            "FSH      12.8     mIU/mL     3.5 - 12.5\nLH       6.1      mIU/mL     2.4 - 12.6\n",
            "18 April 2025",
        ),
    ],
)
def test_a_day_of_a_pregnancy_is_not_the_samples(text: str, day: str) -> None:
    told = " ".join(each["text"] for each in understand_text(text)["summary"])
    assert f"dated {day}" in told
    assert "16 April" not in told


def test_the_start_of_care_and_a_visit_before_surgery_are_not_the_papers_day() -> None:
    for text in (
        "HOME HEALTH\nPatient: Ann Example   SOC date: 08/19/2024\nPlan: walk daily.\n",
        "PRE-OPERATIVE INSTRUCTIONS\n  Pre-op visit and blood work: October 29, 2024 at 1 PM\n",
    ):
        told = " ".join(each["text"] for each in understand_text(text)["summary"])
        assert "visit was on" not in told
        assert "It is dated" not in told


@pytest.mark.parametrize(
    ("line", "dose"),
    [
        ("metoprolol 50 mg tab 25 mg PO BID Decreased from 50 mg BID", "25 mg"),
        ("warfarin 5 mg tab - 2.5 mg daily", "2.5 mg"),
        ("rosuvastatin 10 mg tab       10 mg PO at bedtime", "10 mg"),
        ("ramipril 2.5 mg capsules daily", "2.5 mg"),
    ],
)
def test_how_much_is_taken_is_the_dose_and_not_the_strength_of_one(line: str, dose: str) -> None:
    (found,) = understand_text(f"Medications:\n{line}\n")["medications"]
    assert found["dose"].startswith(dose)


def test_a_medicine_of_some_weeks_of_a_pregnancy_is_told_by_its_line() -> None:
    line = "Aspirin 150 mg nocte from 12/40 to 36/40"
    told = [each["text"] for each in understand_text(f"PLAN\n{line}.\n")["summary"]]
    assert any(f"“{line}”" in each for each in told)
    assert not any("lists aspirin" in each for each in told)
