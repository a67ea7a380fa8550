"""The extractive core: what it answers, from where, and that it says so where there is nothing."""

from __future__ import annotations

from uuid import uuid4

import pytest

from conversations.answering import core
from conversations.answering.phrases import PHRASES
from conversations.answering.triage import CALL_NOW
from conversations.answering.types import Answer, Outcome, Record
from conversations.tests.conftest import NOTE, REPORT
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page, Reader


def record(text: bytes, name: str) -> Record:
    page = Page(number=1, text=text.decode(), words=(), width=0, height=0, reader=Reader.TEXT)
    return Record(uuid4(), name, (page,), recognise((page,)))


LAB, VISIT = record(REPORT, "report.txt"), record(NOTE, "note.txt")
BOTH = (LAB, VISIT)


def ask(question: str, *records: Record) -> Answer:
    return core.answer(question, records or BOTH)


def words(answer: Answer) -> str:
    return " ".join(sentence.text for sentence in answer.sentences)


@pytest.mark.parametrize(
    ("question", "words_of_it", "quoted"),
    [
        ("What is my hemoglobin?", "9.1 g/dL", "Hemoglobin"),
        ("is my HGB too low", "below the range", "Hemoglobin"),
        ("How is my thyroid stimulating hormone?", "2.1 mIU/L", "TSH"),
        ("What is abnormal?", "9.1 g/dL", "Hemoglobin"),
        ("Which medicines do I take?", "10 mg", "Lisinopril"),
        ("How often do I take lisinopril?", "once a day", "Lisinopril"),
        ("Am I allergic to anything?", "enicillin", "Penicillin"),
        ("When should I come back?", "6 weeks", "Return to clinic"),
        ("Where does she walk her dog?", "along the river", "walks her dog"),
    ],
)
def test_an_answer_rests_on_a_place(question: str, words_of_it: str, quoted: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert words_of_it in words(answer)
    quotes = [cited.quote for sentence in answer.sentences for cited in sentence.cites]
    assert any(quoted in quote for quote in quotes), quotes


def test_every_quote_stands_where_it_says() -> None:
    by_id = {each.document_id: each for each in BOTH}
    for question in ("What is my TSH?", "What is abnormal?", "Which medicines do I take?"):
        for sentence in ask(question).sentences:
            for cited in sentence.cites:
                page = by_id[cited.document_id].pages[cited.source.page - 1]
                there = page.text[cited.source.start : cited.source.end]
                assert " ".join(there.split()) == cited.quote


@pytest.mark.parametrize(
    "question",
    [
        "What did the MRI of my knee show?",
        "What is my vitamin D?",
        "Who won the cup?",
        "??",
        "Do I have diabetes?",
        "x" * 900,
    ],
)
def test_what_is_not_there_is_said_to_be_not_there(question: str) -> None:
    answer = ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.sentences[0].text == PHRASES["en"].not_found
    assert not any(sentence.cites for sentence in answer.sentences)
    assert "9.1" not in words(answer)


def test_what_a_test_is_comes_from_public_text_and_says_so() -> None:
    answer = ask("What does vitamin D mean?")
    assert answer.outcome is Outcome.NOT_FOUND
    explained = [sentence for sentence in answer.sentences if sentence.about == "reference"]
    assert explained
    assert all(sentence.reference.startswith("https://") for sentence in explained)


@pytest.mark.parametrize(
    "question",
    [
        "Should I stop taking lisinopril?",
        "Can I take more lisinopril?",
        "Do I have to take lisinopril?",
    ],
)
def test_no_advice_on_changing_a_medicine(question: str) -> None:
    answer = ask(question)
    assert answer.sentences[-1].text == PHRASES["en"].no_advice
    assert "10 mg" in words(answer)


def test_asking_what_one_takes_is_not_asking_for_advice() -> None:
    assert PHRASES["en"].no_advice not in words(ask("Which medicines do I take?"))


def test_without_documents() -> None:
    answer = core.answer("What is my TSH?", ())
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.sentences[0].text == PHRASES["en"].no_documents


def test_urgent_words_are_heard_whatever_the_documents_say() -> None:
    for records in ((), BOTH):
        assert core.answer("Crushing chest pain, what is my TSH?", records).urgent == CALL_NOW
    assert ask("What is my TSH?").urgent is None


def test_values_of_several_documents_are_told_apart() -> None:
    other = record(REPORT.replace(b"9.1", b"8.4"), "older.txt")
    answer = ask("What is my hemoglobin?", LAB, other)
    cited = {c.document_id for sentence in answer.sentences for c in sentence.cites}
    assert cited == {LAB.document_id, other.document_id}
    assert "9.1" in words(answer)
    assert "8.4" in words(answer)


PLAN = record(
    b"Medications:\nAspirin 75 mg daily\n\nHe stopped warfarin in May.\n\nPlan:\n"
    b"Please stop ibuprofen.\nStop aspirin 5 days before the operation.\n",
    "plan.txt",
)


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Am I still taking ibuprofen?", "says to stop ibuprofen", "was stopped"),
        ("Was ibuprofen stopped?", "says to stop ibuprofen", "was stopped"),
        ("Should I stop aspirin?", "Stop aspirin 5 days before the operation", "says to stop"),
        ("Was warfarin stopped?", "warfarin was stopped", "says to stop"),
    ],
)
def test_a_medicine_is_answered_about_as_the_document_means_it(
    question: str, said: str, unsaid: str
) -> None:
    answer = words(ask(question, PLAN))
    assert said in answer
    assert unsaid not in answer
