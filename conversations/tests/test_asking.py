"""How people ask: by subject, misspelt, in half a sentence, for what no document can say."""

from __future__ import annotations

import pytest

from conversations import frames
from conversations.answering import core, following, spelling
from conversations.answering.phrases import PHRASES
from conversations.answering.types import Answer, Outcome, Record
from conversations.tests.test_answering import record
from documents.pipeline import grounding
from documents.pipeline.types import Language

OLD = record(
    b"""MADE UP LABORATORY
LABORATORY REPORT
Collected: 2025-06-01

Test                Result    Unit      Reference range   Flag
Creatinine          0.9       mg/dL     0.6 - 1.2
Ferritin            44        ng/mL     15 - 150
TSH                 2.2       mIU/L     0.4 - 4.0
""",
    "old.txt",
)
NEW = record(
    b"""MADE UP LABORATORY
LABORATORY REPORT
Collected: 2026-02-10

Test                Result    Unit      Reference range   Flag
Creatinine          1.6       mg/dL     0.6 - 1.2         H
Ferritin            8         ng/mL     15 - 150          L
HbA1c               5.2       %         4.0 - 5.6
Sodium              140       mmol/L    135 - 145
""",
    "new.txt",
)
NOTE = record(
    b"""VISIT NOTE
Date of visit: 2026-02-20

REASON FOR ADMISSION
Pneumonia of the right lower lobe.

ALLERGIES
Latex - itching

MEDICATIONS
1. Metformin 500 mg tablet, take 1 tablet by mouth twice daily
2. Start levothyroxine 25 mcg every morning

RESULTS
The echocardiogram showed a normal heart.
Pulse 72, blood pressure 128/76.

PLAN
Return to clinic in 4 weeks.
Come back if you have a fever.
Call 555-0134 with questions.
Signed by Dr. Ada Example
""",
    "note.txt",
)
ALL = (NOTE, NEW, OLD)


def ask(question: str, *earlier: str, language: Language = "en") -> Answer:
    answer = core.answer(question, ALL, language, earlier)
    for sentence in answer.sentences:
        if sentence.cites:
            quotes = [cited.quote for cited in sentence.cites]
            assert not grounding.invented(sentence.text, quotes), sentence
    return answer


def said(answer: Answer) -> str:
    return " ".join(sentence.text for sentence in answer.sentences)


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("Is my kidney function getting worse?", "1.6 mg/dL", "Ferritin"),
        ("is my iron low", "8 ng/mL", "1.6"),
        ("how is my sugar?", "5.2", "140"),
        ("is my thyroid ok?", "2.2 mIU/L", "140"),
        ("What is my blood pressure?", "128/76", "urine"),
        ("Which results are too high?", "1.6 mg/dL", "8 ng/mL"),
        ("Which results are low?", "8 ng/mL", "1.6 mg/dL"),
        ("Are my results normal?", "1.6 mg/dL", "140 mmol"),
        ("What changed since my last report?", "0.9 to 1.6", "140"),
        ("When was my last blood test?", "10 February 2026", "2025"),
        ("What should I do if I get a fever?", "have a fever", "4 weeks"),
        ("What phone number do I call?", "555-0134", "mg"),
        ("Who is my doctor?", "Dr. Ada Example", "mg"),
        ("What did the ultrasound of my heart show?", "normal heart", "mg"),
        ("Why was I in hospital?", "Pneumonia", "mg"),
        ("What is pneumonia?", "lung infection", "mg"),
        ("Why do I take metformin?", "lower blood sugar", "levothyroxine"),
        ("What new medicine was started?", "levothyroxine", "metformin"),
        ("Summarize my documents", "levothyroxine 25 mcg", "140"),
        ("mi azúcar", "5.2", "140"),
    ],
)
def test_what_is_asked_for_is_told_and_no_more(question: str, told: str, not_told: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert told in said(answer)
    assert not_told not in said(answer)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("¿Cómo están mis riñones?", "1.6 mg/dL"),
        ("¿Qué cambió?", "de 0.9 a 1.6"),
        ("¿Qué resultados están bajos?", "8 ng/mL"),
        ("¿Qué es la neumonía?", "infección del pulmón"),
        ("¿Quién es mi doctora?", "Dr. Ada Example"),
    ],
)
def test_the_same_in_spanish(question: str, told: str) -> None:
    assert told in said(ask(question, language="es"))


@pytest.mark.parametrize(
    "question",
    [
        "What was wrong with my knees?",
        "What is my blood type?",
        "What did the ultrasound of my kidney show?",
        "What are the results of the other patients?",
        "I feel very sad since the diagnosis",
        "What medicines did my sister start?",
        "What is my weight?",
    ],
)
def test_a_word_in_common_is_no_answer(question: str) -> None:
    answer = ask(question)
    assert not any("mg/dL" in s.text or "ng/mL" in s.text for s in answer.sentences), said(answer)
    assert all(s.about in ("notice", "medicine") for s in answer.sentences), said(answer)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("creatinin", "creatinine"),
        ("creatnine", "creatinine"),
        ("feritin", "ferritin"),
        ("metfromin", "metformin"),
        ("levothyroxin", "levothyroxine"),
        ("neumonya", "neumonía"),
        ("hyperthyroidism", None),
        ("methadone", None),
        ("kidney", None),
        ("worried", None),
    ],
)
def test_a_slip_is_read_as_what_the_documents_name(typed: str, meant: str | None) -> None:
    _, read = spelling.respelled(f"what about my {typed}", ALL)
    assert read == (((typed, meant),) if meant else ())


def test_how_a_word_was_read_is_told() -> None:
    answer = ask("my feritin")
    assert answer.sentences[0].text == "We read “feritin” as “ferritin”."
    assert "8 ng/mL" in said(answer)


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("and before that?", "What is my TSH? and before that?"),
        ("is that bad?", "What is my TSH? is that bad?"),
        ("why?", "What is my TSH? why?"),
        ("¿y antes?", "What is my TSH? ¿y antes?"),
        ("and my ferritin?", "and my ferritin?"),
        ("What medicines do I take?", "What medicines do I take?"),
    ],
)
def test_half_a_question_leans_on_the_one_before(question: str, whole: str) -> None:
    assert following.whole(question, ["What is my TSH?"]) == whole
    assert following.whole(question, ["What is my TSH?", "and now?"]) == whole
    assert following.whole(question, []) == question


def test_a_question_that_leans_is_answered() -> None:
    assert "2.2 mIU/L" in said(ask("and before that?", "What is my TSH?"))
    assert ask("and before that?").outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    "question", ["Can I drink wine with metformin?", "Is a creatinine of 1.6 dangerous?"]
)
def test_what_no_document_decides_is_left_to_the_clinic(question: str) -> None:
    assert ask(question).sentences[-1].text == PHRASES["en"].ask_care


def test_no_advice_is_said_once() -> None:
    texts = [s.text for s in ask("Should I stop metformin?").sentences]
    assert texts[-1] == PHRASES["en"].no_advice
    assert PHRASES["en"].ask_care not in texts


def test_an_allergy_that_is_not_listed_is_not_denied() -> None:
    answer = ask("Am I allergic to penicillin?")
    assert "latex" in said(answer)
    assert answer.sentences[0].text == PHRASES["en"].no_allergy.format(substance="penicillin")
    assert PHRASES["en"].no_allergy[:20] not in said(ask("Am I allergic to latex?"))
    assert PHRASES["en"].no_allergy[:20] not in said(ask("Am I allergic to any medicines?"))


def test_an_answer_of_many_values_says_that_there_are_more() -> None:
    rows = "\n".join(f"Sodium   {100 + n}   mmol/L   135 - 145   L" for n in range(20))
    pages = [record(f"LABORATORY REPORT\n{row}\n".encode(), "r.txt") for row in rows.split("\n")]
    told = core.answer("Is anything low?", pages).sentences
    assert sum("Your sodium is" in each.text for each in told) == 12
    assert told[-1].text == PHRASES["en"].more


def test_an_old_note_does_not_answer_who_needs_help_now() -> None:
    calm = record(b"VISIT NOTE\n\nNo chest pain. No shortness of breath.\n", "n.txt")
    for question in ("I have chest pain now", "I am short of breath. What is my sodium?"):
        answer = core.answer(question, [calm, NEW])
        assert answer.urgent
        assert "chest pain" not in said(answer)
        assert "breath" not in said(answer)
    assert "140 mmol/L" in said(answer)


def _potassium(count: int) -> list[Record]:
    head = "LABORATORY REPORT\nCollected: 2025-0{n}-03\n\nPotassium  4.{n}  mmol/L  3.5 - 5.1\n"
    return [record(head.format(n=n).encode(), f"{n}.txt") for n in range(1, count + 1)]


def test_the_newest_values_come_and_all_where_the_past_is_asked() -> None:
    head = "LABORATORY REPORT\nCollected: 2025-0{n}-03\n\nSodium  13{n}  mmol/L  135 - 145\n"
    sheets = [record(head.format(n=n).encode(), f"{n}.txt") for n in range(1, 8)]
    few = core.answer("What is my sodium?", sheets).sentences
    assert [s.text[:13] for s in few if "sodium was" in s.text] == [
        "On 3 July 202", "On 3 June 202", "On 3 May 2025",
    ]  # fmt: skip
    assert few[-1].text == PHRASES["en"].more
    both = core.answer("sodium and potassium?", [*sheets, *_potassium(4)]).sentences
    assert [s.text for s in both].index(PHRASES["en"].more) == len(both) - 1
    every = core.answer("How was my sodium before?", sheets).sentences
    assert sum("sodium was" in s.text for s in every) == 7
    assert PHRASES["en"].more not in [s.text for s in every]


def test_a_value_its_day_and_its_range_have_one_set_of_places() -> None:
    answer = ask("How was my ferritin before?")
    blocks = frames.show_blocks(answer.sentences, {NEW.document_id: "new", OLD.document_id: "old"})
    assert [len(block["cites"]) for block in blocks] == [2, 2]
    assert [[cite["again"] for cite in block["cites"]] for block in blocks] == [[False, True]] * 2
    assert blocks[0]["cites"][1]["quote"] == "2026-02-10"
    assert sum(len(block["sentences"]) for block in blocks) == len(answer.sentences)
