"""The gate: no rewording turns an order or a thought about a medicine into a fact, nor back."""

from __future__ import annotations

import pytest

from documents.gate.check import check
from documents.pipeline.language.sentences import number_sentences
from documents.pipeline.types import Page


def accepted(source: str, statement: str) -> bool:
    return check(statement, cited=number_sentences((Page(1, source),))).accepted


@pytest.mark.parametrize(
    ("source", "statement"),
    [
        ("Stop aspirin.", "Aspirin was stopped."),
        ("Please stop aspirin.", "Your doctor stopped aspirin."),
        ("Plan to stop aspirin.", "Aspirin was stopped."),
        ("Aspirin to be stopped after the biopsy.", "Aspirin was stopped after the biopsy."),
        ("Will stop aspirin next week.", "Aspirin was stopped."),
        ("D/c ceftriaxone.", "Ceftriaxone was stopped."),
        ("Start metformin 500 mg daily.", "Metformin 500 mg daily was started."),
        ("Start metformin 500 mg daily.", "You take metformin 500 mg daily."),
        ("Increase ramipril to 10 mg.", "Ramipril was increased to 10 mg."),
        ("We will switch warfarin to apixaban.", "Warfarin was switched to apixaban."),
        ("Hold metformin before the scan.", "Metformin was held before the scan."),
        ("Restart apixaban after 48 hours.", "Apixaban was restarted after 48 hours."),
        ("Finish the amoxicillin course.", "You finished the amoxicillin course."),
        ("Ramipril stopped; start losartan 50 mg.", "Losartan 50 mg was started."),
    ],
)
def test_an_order_is_no_fact(source: str, statement: str) -> None:
    assert not accepted(source, statement)


@pytest.mark.parametrize(
    ("source", "statement"),
    [
        ("Aspirin was stopped.", "Stop aspirin."),
        ("Aspirin was stopped.", "The note says to stop aspirin."),
        ("Metformin was started in May.", "You should start metformin."),
    ],
)
def test_a_fact_is_no_order(source: str, statement: str) -> None:
    assert not accepted(source, statement)


@pytest.mark.parametrize(
    ("source", "statement"),
    [
        ("Stop aspirin if you bleed.", "The note says to stop aspirin."),
        ("Stop aspirin 5 days before the operation.", "The note says to stop aspirin."),
        ("Hold lithium until the level is back.", "You should hold lithium."),
    ],
)
def test_an_order_keeps_its_case_and_its_day(source: str, statement: str) -> None:
    assert not accepted(source, statement)


@pytest.mark.parametrize(
    ("source", "statement"),
    [
        ("Please stop aspirin.", "You should stop aspirin."),
        ("Aspirin was stopped.", "Your aspirin was stopped."),
        ("Stop aspirin.", "The note says to stop aspirin."),
        ("Hold lisinopril until seen.", "Pause lisinopril until you are seen."),
        ("Lisinopril was increased to 20 mg.", "Your lisinopril dose was raised to 20 mg."),
        ("Ramipril stopped; start losartan 50 mg.", "Ramipril was stopped."),
        (
            "Stop aspirin 5 days before the operation.",
            "You should stop taking aspirin 5 days before your operation.",
        ),
        ("Metformin was started last week.", "You started metformin last week."),
    ],
)
def test_what_is_meant_alike_may_be_said_otherwise(source: str, statement: str) -> None:
    assert accepted(source, statement)
