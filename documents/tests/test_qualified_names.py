"""What a classification adds to a name denies nothing of what is listed behind it."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _told(text: str) -> dict[str, str]:
    return {each["text"]: each["status"] for each in understand_text(text)["conditions"]}


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("Type 2 diabetes mellitus without complications, hypertension", "hypertension"),
        ("Migraine without aura, asthma, gout.", "asthma"),
        ("GERD without esophagitis, asthma", "asthma"),
        ("Dementia without behavioral disturbance, hypertension", "hypertension"),
        ("Obesity w/o comorbidity, asthma", "asthma"),
        ("Diabetes tipo 2 sin complicaciones, asma.", "asma"),
    ],
)
def test_the_next_of_the_list_is_there(text: str, behind: str) -> None:
    assert _told(text)[behind] == "present"


def test_what_it_lacks_is_still_denied() -> None:
    assert _told("GERD without esophagitis, asthma")["esophagitis"] == "absent"


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("CT: diverticulosis without diverticulitis, abscess or perforation.", "abscess"),
        ("No history of migraine without aura, asthma.", "asthma"),
        ("Surgery without complications, jaundice or infection.", "jaundice"),
    ],
)
def test_a_list_of_what_is_not_there_stays_one(text: str, denied: str) -> None:
    told = {
        each["text"]: each["status"]
        for part in ("conditions", "symptoms")
        for each in understand_text(text)[part]
    }
    assert told[denied] == "absent"
