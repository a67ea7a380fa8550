"""What an operation of some year was for, an earlier pregnancy, houses, and limited denials."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _told(text: str) -> dict[str, str]:
    return {each["text"].lower(): each["status"] for each in understand_text(text)["conditions"]}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PMH: Left mastectomy 2004 for breast cancer, hypertension", "breast cancer"),
        ("Surgery for gallstones in 2012.", "gallstones"),
        ("2021 emergency caesarean for pre-eclampsia.", "pre-eclampsia"),
        ("Previous pregnancy: 2019, postpartum haemorrhage.", "postpartum haemorrhage"),
        ("Obstetric history: 2018 SVD at term. Pre-eclampsia.", "pre-eclampsia"),
    ],
)
def test_what_was_operated_or_of_an_earlier_pregnancy_is_past(text: str, name: str) -> None:
    assert _told(text)[name] == "past"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Colectomy 2015 for ulcerative colitis.", "ulcerative colitis"),
        ("On tablets for gout since 2012.", "gout"),
        ("Listed for hysterectomy for fibroids.", "fibroids"),
        ("Admitted for heart failure. Care plan made.", "heart failure"),
        ("PMH: Hypertension   Consultant: Dr Example", "hypertension"),
    ],
)
def test_what_is_still_there_stays(text: str, name: str) -> None:
    assert _told(text)[name] == "present"


@pytest.mark.parametrize(
    "text",
    [
        "Regional Cancer Centre\nNorthtown Hospital\nDear Dr Sample",
        "Seen at the Macmillan Cancer Support Centre.",
        "Referred to Arthritis Ireland and Diabetes UK.",
        "Please ring the Epilepsy Nurse or the Asthma Helpline.",
    ],
)
def test_the_name_of_a_house_is_no_illness(text: str) -> None:
    assert not _told(text)


def test_a_question_mark_belongs_to_the_name_that_it_touches() -> None:
    told = _told("Diagnoses:\nHypothyroidism\n?Sjogren's syndrome")
    assert told["hypothyroidism"] == "present"
    assert told["sjogren's syndrome"] == "possible"
    assert _told("Impression: pneumonia?")["pneumonia"] == "possible"


@pytest.mark.parametrize(
    "text",
    [
        "No significant coronary disease.",
        "There is no convincing pneumonia.",
        "No significant pleural effusion or pneumothorax.",
        "Sin derrame pleural significativo. Sin nuevas metástasis.",
    ],
)
def test_a_denial_with_a_limit_is_told_in_its_own_words(text: str) -> None:
    said = " ".join(each["text"] for each in understand_text(text)["summary"])
    assert "no sign of" not in said


def test_a_plain_denial_is_still_told() -> None:
    said = [
        each["text"] for each in understand_text("No pneumonia. No significant wheeze.")["summary"]
    ]
    assert "It says there is no sign of pneumonia." in said
