"""What a paper showed, when a thing is to come, and whose word of a name is meant."""

from __future__ import annotations

from datetime import date

import pytest

from conversations.answering import core
from conversations.answering.types import Outcome
from conversations.tests.test_answering import LAB, record, words
from documents.pipeline.types import Language

GENES = record(
    b"""SOUTH BAY GENOMICS LABORATORY
GENETIC TEST REPORT
Report date: 2026-02-11

Result: A pathogenic variant was found in the CHEK2 gene.
No variant was found in BRCA1.

Interpretation: This means a higher risk of breast cancer.

Sample: saliva, good quality.
""",
    "genes.txt",
)
LETTER = record(
    b"""HEART CLINIC
Date of visit: 2026-06-03

Her echocardiogram showed an ejection fraction of 48%.
Take warfarin with your evening meal, 3 mg once daily.

MEDICATIONS
1. Losartan potassium 50 mg, 1 tablet daily
2. Warfarin 3 mg, 1 tablet daily with your evening meal

PLAN
See us again in cardiology in five months.
Repeat colonoscopy in 4 years.
Keep the knee brace on for 2 weeks.
""",
    "letter.txt",
)
SHOTS = record(
    b"""OAK PHARMACY
VACCINATION RECORD

Vaccine        Date given        Batch
Influenza      9 October 2026    AB12
Tetanus        4 May 2020        TT90
""",
    "shots.txt",
)
PLAN = record(
    b"""SUMMIT VALLEY HEALTH PLAN
2026-08-19

Dear member,

Your request for an MRI of the shoulder has been denied.
You can appeal within 90 days.
""",
    "plan.txt",
)
STAY = record(
    b"""OAK HOSPITAL
DISCHARGE SUMMARY
Admitted: 2026-03-01
Discharged: 2026-03-04

Reason for admission: A fall from a ladder on March 1 with a broken right wrist.
""",
    "stay.txt",
)
ALL = (PLAN, LETTER, STAY, GENES, SHOTS)


def ask(question: str, language: Language = "en") -> str:
    answer = core.answer(question, ALL, language, today=date(2026, 9, 1))
    assert answer.outcome is Outcome.ANSWERED, question
    return words(answer)


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("What did my genetic test show?", "found in the CHEK2 gene", "saliva"),
        ("What does the CHEK2 result mean?", "higher risk of breast cancer", "denied"),
        ("Do I have a BRCA1 variant?", "No variant was found in BRCA1", "GENOMICS"),
        ("What is my ejection fraction?", "48%", "denied"),
        ("When do I see the heart doctor again?", "in five months", "colonoscopy"),
        ("When do I need my next colonoscopy?", "in 4 years", "brace"),
        ("Did I get my flu shot?", "9 October 2026", "Tetanus"),
        ("Was my MRI approved?", "has been denied", "CHEK2"),
        ("Why was I in the hospital?", "A fall from a ladder", "CHEK2"),
        ("When did I break my wrist?", "March 1", "brace"),
        ("How do I take warfarin?", "with your evening meal", "osartan"),
        ("What is my potassium?", "says", "The document lists"),
        ("What is my blood thinner?", "arfarin", "osartan"),
    ],
)
def test_the_sentence_that_holds_the_answer_is_told(
    question: str, told: str, not_told: str
) -> None:
    said = ask(question)
    assert told in said
    assert not_told not in said


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("¿Qué fracción de eyección tengo?", "48%"),
        ("¿Cuándo tengo que repetir la colonoscopia?", "in 4 years"),
        ("¿Qué mostró mi prueba genética?", "CHEK2"),
    ],
)
def test_a_learned_word_is_found_in_the_other_language(question: str, told: str) -> None:
    assert told in ask(question, "es")


@pytest.mark.parametrize(
    "question",
    ["When do I see the dentist again?", "Do I have the MLH1 gene?"],
)
def test_what_is_not_there_is_answered_by_nothing_else(question: str) -> None:
    answer = core.answer(question, ALL, today=date(2026, 9, 1))
    assert answer.outcome is Outcome.NOT_FOUND, words(answer)


def test_of_a_test_its_value_is_told_and_no_head_of_a_table() -> None:
    answer = core.answer("¿Qué significa mi hemoglobina?", (LAB,), "es")
    assert "9.1 g/dL" in words(answer)
    assert "Reference" not in words(answer)


def test_the_first_words_of_a_reason_come_first() -> None:
    answer = core.answer("Why was I in the hospital?", ALL)
    assert "ladder" in answer.sentences[0].text
