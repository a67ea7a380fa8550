"""What stands on the next line says nothing of the one above; a head says when to take its list."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page
from documents.pipeline.understand import understand_text

_BELOW = (
    "Tests",
    "TESTS DONE TODAY:",
    "Clinic",
    "Vaccines",
    "Unit: Medicine",
    "Diet",
    "Screening",
    "Education",
    "CURRENT MEDICATIONS",
    "Current problems:",
    "Inactive Problems",
    "Immune status",
    "Panel",
    "Score",
    "Team",
    "Advice",
    "Negative findings",
    "Resolved problems",
    "Family history",
)


@pytest.mark.parametrize("below", _BELOW)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("name", ["pneumonia", "migraine", "hepatitis B"])
def test_a_title_below_an_illness_takes_nothing_from_it(below: str, gap: str, name: str) -> None:
    read = understand_text(f"Diagnosis: asthma, {name}{gap}{below}\nThe weather was fine.\n")
    told = {each["text"]: each["status"] for each in read["conditions"]}
    assert told.get(name) == "present"
    assert told.get("asthma") == "present"


@pytest.mark.parametrize(
    "line", ["asthma clinic on Monday", "pneumonia\nvaccine given", "migraine inactive"]
)
def test_words_that_go_on_still_make_it_another_thing(line: str) -> None:
    read = understand_text(f"She is well. Plan: {line}.\n")
    assert not [each for each in read["conditions"] if each["status"] == "present"]


def specimens(text: str) -> dict[str, str | None]:
    return {row.name: row.specimen for row in find_labs([Page(1, text)])}


@pytest.mark.parametrize("head", ["Urinalysis\n", "URINALYSIS:\n", "Urine:\n"])
def test_values_on_lines_of_their_own_below_a_urines_title_are_of_the_urine(head: str) -> None:
    found = specimens(f"{head}Glucose 500\nWBC 25\n")
    assert found == {"Glucose": "urine", "WBC": "urine"}


def test_a_urines_results_behind_its_name_are_no_title_of_the_next_line() -> None:
    text = "Urinalysis: leukocyte esterase positive, nitrite positive\nWBC 11.9    Creatinine 0.8\n"
    assert specimens(text) == {
        "leukocyte esterase": "urine",
        "nitrite": "urine",
        "WBC": "blood",
        "Creatinine": "blood",
    }


_BEFORE_SURGERY = """PRE-OPERATIVE INSTRUCTIONS

MEDICATIONS
  Hold the morning of surgery:     lisinopril 40 mg
  Take the morning of surgery with a sip of water:
         carvedilol 12.5 mg
         omeprazole 20 mg

EATING AND DRINKING
  No solid food after midnight.
"""


def test_when_to_take_a_list_is_told_with_each_of_its_medicines() -> None:
    told = [each["text"] for each in understand_text(_BEFORE_SURGERY)["summary"]]
    head = "Take the morning of surgery with a sip of water"
    for name in ("carvedilol 12.5 mg", "omeprazole 20 mg"):
        (said,) = [each for each in told if name in each]
        assert f"“{head}: {name}”" in said
    assert any("No solid food after midnight" in each for each in told)


def test_words_over_another_list_are_not_told_with_a_medicine() -> None:
    text = _BEFORE_SURGERY.replace("         omeprazole", "  It is cold.\n         omeprazole")
    told = [each["text"] for each in understand_text(text)["summary"]]
    assert not any("Take the morning" in each and "omeprazole" in each for each in told)
