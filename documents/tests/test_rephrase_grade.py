"""Wording that is true and too hard is asked for again, with its grade, and then replaced."""

from __future__ import annotations

import pytest

from documents.gate import Code
from documents.pipeline.compose import compose
from documents.pipeline.language.sentences import number_sentences
from documents.pipeline.rephrase import TRIES, Rephrased, rephrase
from documents.tests.made_up import REPORT, REPORT_FINDINGS
from healthchat.llm import ModelError, NoBudget, TimedOut, Unavailable, asking
from healthchat.llm.testing import ScriptedProvider

LINES = {
    name: [s.number for s in number_sentences(REPORT) if name in s.text]
    for name in ("Hemoglobin", "Glucose")
}
EASY = "Your hemoglobin is low. It is 9.1 g/dL."
HARD = (
    "The document that your doctor wrote describes, and the record of your visit also "
    "mentioned this at the time of the examination, that your hemoglobin is low at 9.1 g/dL."
)
GLUCOSE = "Your glucose is high. It is 142 mg/dL."


def reply(*sentences: str) -> dict[str, object]:
    return {
        "sentences": [
            {"text": text, "sentence_ids": LINES["Glucose" if "glucose" in text else "Hemoglobin"]}
            for text in sentences
        ]
    }


def told(double: ScriptedProvider) -> Rephrased:
    ask = asking(double, budget=NoBudget())
    summary = compose(REPORT, REPORT_FINDINGS)
    return rephrase(REPORT, REPORT_FINDINGS, summary, ask, stops=(ModelError,))


def by_model(result: Rephrased) -> list[str]:
    return [s.text for s in result.summary.sentences if s.by_model]


def test_easy_words_are_asked_for_once() -> None:
    double = ScriptedProvider()
    double.queue(reply(EASY, GLUCOSE))
    assert by_model(told(double)) == [EASY, GLUCOSE]
    assert len(double.history) == 1


def test_hard_words_are_asked_for_again_with_their_grade_and_the_easy_ones_stay() -> None:
    double = ScriptedProvider()
    double.queue(reply(HARD, GLUCOSE), reply(EASY))
    result = told(double)
    assert by_model(result) == [EASY, GLUCOSE]
    again = double.history[1].messages[1].content.split("too hard to read")[1]
    assert HARD in again
    assert GLUCOSE not in again
    grade = result.outcomes[0].verdict.reasons[0]
    assert grade.code is Code.GRADE
    assert f'"grade": {grade.detail}' in again
    assert float(grade.detail) > 6
    assert [outcome.used for outcome in result.outcomes] == [False, True, True]


def test_words_that_stay_hard_are_replaced_after_three_calls() -> None:
    double = ScriptedProvider()
    double.queue(*[reply(HARD)] * 5)
    result = told(double)
    assert len(double.history) == TRIES == 3
    assert [s.text for s in result.summary.sentences] == [
        s.text for s in compose(REPORT, REPORT_FINDINGS).sentences
    ]
    assert [o.verdict.codes for o in result.outcomes] == [{Code.GRADE}] * 3


def test_a_lie_is_not_asked_for_again() -> None:
    double = ScriptedProvider()
    double.queue(reply(HARD.replace("9.1", "1.9")))
    assert by_model(told(double)) == []
    assert len(double.history) == 1


@pytest.mark.parametrize("error", [TimedOut(), Unavailable()], ids=["slow", "away"])
def test_a_model_that_goes_away_leaves_what_it_said_well(error: ModelError) -> None:
    double = ScriptedProvider()
    double.queue(reply(HARD, GLUCOSE), error)
    assert by_model(told(double)) == [GLUCOSE]


def test_the_first_error_is_the_callers() -> None:
    double = ScriptedProvider()
    double.queue(TimedOut())
    with pytest.raises(TimedOut):
        told(double)
