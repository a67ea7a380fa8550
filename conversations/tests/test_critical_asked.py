"""A value that should not wait, typed or in one's own document: whom to call comes first."""

from __future__ import annotations

import pytest

from accounts.models import Clinic
from conversations.answering import core
from conversations.answering.critical_asked import Calls
from conversations.models import Message
from conversations.services import ANSWER, ask_question
from conversations.tests.test_answering import record
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast

CRITICAL = record(
    b"""MADE UP LABORATORY
LABORATORY REPORT
Collected: 2026-03-02

Test                Result    Unit      Reference range   Flag
Sodium              112       mmol/L    135 - 145         LL
TSH                 2.1       mIU/L     0.4 - 4.0
""",
    "critical.txt",
)
LATER = record(
    b"""MADE UP LABORATORY
LABORATORY REPORT
Collected: 2026-04-02

Test                Result    Unit      Reference range   Flag
Sodium              139       mmol/L    135 - 145
""",
    "later.txt",
)
CALLS = Calls("+1 202-555-0143", "", "")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("My potassium is 7.1, what should I do?", "potassium 7.1"),
        ("potassium level came back as 6.9 mmol/L", "6.9 mmol/l"),
        ("is a magnesium of 0.3 mmol/L bad?", "0.3 mmol/l"),
        ("mi potasio es 7,1", "potasio 7,1"),
    ],
)
def test_a_critical_figure_that_is_typed_is_met_with_whom_to_call(
    question: str, value: str
) -> None:
    for records in ((), (LATER,)):
        told = core.answer(question, records, calls=CALLS).urgent or ""
        assert value in told
        assert CALLS.clinic in told
        assert "call them now" in told
        assert told.count(value) == 1


@pytest.mark.parametrize(
    "question",
    [
        "My potassium is 4.4, is that ok?",
        "My sodium was low 2 years ago",
        "I take potassium 20 mEq twice a day",
        "My calcium is 2.3",
        "What is potassium?",
        "My potassium range is 3.5-5.1",
    ],
)
def test_a_figure_that_may_be_no_critical_one_alarms_nobody(question: str) -> None:
    assert core.answer(question, (LATER,), calls=CALLS).urgent is None


def test_a_critical_value_of_the_document_that_is_asked_for_is_met_too() -> None:
    told = core.answer("What is my sodium?", (CRITICAL,), calls=CALLS).urgent or ""
    assert "sodium 112 mmol/L" in told
    assert CALLS.clinic in told
    assert core.answer("What is my TSH?", (CRITICAL,), calls=CALLS).urgent is None
    assert core.answer("What is my sodium?", (LATER, CRITICAL), calls=CALLS).urgent is None


def test_without_a_number_the_document_s_own_is_pointed_to() -> None:
    told = core.answer("What is my sodium?", (CRITICAL,)).urgent or ""
    assert "number on your document" in told
    assert "911" in told


def test_it_is_said_in_spanish() -> None:
    told = core.answer("¿Cuál es mi sodio?", (CRITICAL,), "es", calls=CALLS).urgent or ""
    assert "no debe esperar" in told
    assert "any of these" not in told
    assert "seizure" not in told


def test_the_clinic_s_own_number_is_told(cast: Cast) -> None:
    Clinic.objects.filter(id=cast.alice.actor.clinic_id).update(urgent_phone="+1 202-555-0177")
    message = ask_question(actor=cast.alice.actor, question="My potassium is 7.1, what now?")
    run_waiting(kind=ANSWER)
    with cast.alice.scope():
        assert "+1 202-555-0177" in (Message.objects.get(id=message.id).urgent or "")
