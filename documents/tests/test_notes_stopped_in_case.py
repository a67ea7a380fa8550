"""What is to be stopped only in case of something, or for a few days before an operation or a
test, is still taken: the sentence itself says when."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _found(text: str) -> list[str]:
    found = understand_text(text)["medications"]
    return [f"{m['name']} {m['status']} {m['intent']}" for m in found]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Capecitabine", "He should stop capecitabine if he has diarrhoea."),
        ("Capecitabine", "If he develops diarrhoea he should stop capecitabine."),
        ("Capecitabine", "Capecitabine should be stopped if diarrhoea occurs."),
        ("Apixaban", "Stop apixaban 2 days before the procedure."),
        ("Apixaban", "Stop apixaban 7 days before surgery."),
        ("Apixaban", "Apixaban to be stopped 48 hours before colonoscopy."),
        ("Omeprazole", "Omeprazole stopped 2 weeks before breath test."),
        ("Metformin", "Hold metformin on the morning of surgery."),
        ("Methotrexate", "Withhold methotrexate if she has an infection."),
    ],
)
def test_a_medicine_of_the_list_stays_taken(name: str, sentence: str) -> None:
    listed = f"Medications:\n{name} 15 mg daily\n\n"
    for text in (f"{listed}Plan:\n{sentence}", f"Plan:\n{sentence}\n\n{listed}"):
        assert _found(text) == [f"{name} active open"]
        told = " ".join(each["text"] for each in understand_text(text)["summary"])
        assert f"“{sentence.rstrip('.')}”" in told


@pytest.mark.parametrize(
    ("sentence", "intent"),
    [
        ("Restart metformin when eating normally.", "open"),
        ("Restart metformin once she eats again.", "open"),
        ("Restart metformin 500 mg twice daily with meals.", "order"),
        ("Restart metformin 500 mg once daily.", "order"),
    ],
)
def test_when_it_is_to_be_started_again_is_not_how_it_is_taken(sentence: str, intent: str) -> None:
    assert [each["intent"] for each in understand_text(sentence)["medications"]] == [intent]


@pytest.mark.parametrize(
    ("sentence", "done"),
    [
        ("Stop apixaban.", "stopped order"),
        ("Apixaban was stopped 2 days ago.", "stopped done"),
        ("Apixaban was stopped before admission.", "stopped done"),
        ("Apixaban was stopped because of bleeding.", "stopped done"),
        ("Hold apixaban.", "held order"),
        ("Apixaban stopped 5 days before surgery.", "active open"),
    ],
)
def test_what_is_stopped_is_told_as_stopped(sentence: str, done: str) -> None:
    text = f"Medications:\nApixaban 5 mg daily\n\nPlan:\n{sentence}"
    assert _found(text) == [f"Apixaban {done}"]
