"""A stop, a start or a change that hangs on an "if", or is only thought of, is none."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _status(text: str, name: str) -> list[str]:
    found = understand_text(text)["medications"]
    return [str(m["status"]) for m in found if name in str(m["name"]).lower()]


@pytest.mark.parametrize(
    "sentence",
    [
        "If you get unexplained muscle pain, stop the atorvastatin and contact us.",
        "She should stop atorvastatin and see you urgently if she gets a fever, sore throat or\n"
        "   new shortness of breath.",
        "Stop taking atorvastatin\nif you get muscle pain.",
        "Should you develop jaundice, stop atorvastatin.",
        "In the event of muscle pain stop atorvastatin.",
        "Hold atorvastatin if CK is above 1000.",
        "When vomiting, stop atorvastatin.",
        "Si presenta dolor muscular, suspenda la atorvastatina.",
        "Suspenda la atorvastatina si presenta dolor muscular.",
        "If this is not met on diet we will start atorvastatin.",
        "Start atorvastatin 40 mg if no better.",
        "We will consider starting atorvastatin.",
        "She may need to start atorvastatin.",
        "If the level stays high, increase atorvastatin to 40 mg daily.",
        "Si no mejora, iniciar atorvastatina.",
    ],
)
def test_what_hangs_on_a_case_is_not_done(sentence: str) -> None:
    assert _status(sentence, "atorvastatin") == ["unknown"]
    told = " ".join(each["text"] for each in understand_text(sentence)["summary"])
    assert " ".join(sentence.rstrip(".").split()) in told


def test_what_is_to_be_started_is_not_stopped_by_it() -> None:
    text = (
        "I would recommend that you start a statin, atorvastatin 20 mg once a day at night.\n\n"
        "If you get unexplained muscle pain, stop the atorvastatin and contact us."
    )
    assert "stopped" not in _status(text, "atorvastatin")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Stop atorvastatin.", "stopped"),
        ("Stop atorvastatin. Call us if you are unwell.", "stopped"),
        ("Atorvastatin was stopped; we will restart it if the CK settles.", "stopped"),
        ("Withhold atorvastatin until the course is finished.", "held"),
        ("I have started her on atorvastatin 20 mg, and will increase it if needed.", "started"),
        ("Start atorvastatin 20 mg at night.", "started"),
    ],
)
def test_what_is_done_stays(sentence: str, status: str) -> None:
    assert _status(sentence, "atorvastatin") == [status]


def test_to_be_started_if_needed_is_no_order() -> None:
    (found,) = understand_text("Metformin to be started if needed.")["medications"]
    assert found["intent"] == "open"


@pytest.mark.parametrize(
    "sentence",
    [
        "Stop taking metformin for 24 hours before the procedure.",
        "Stop metformin 7 days before surgery.",
        "STOP metformin 48 hours prior to colonoscopy",
        "Suspender metformina 48 horas antes de la prueba.",
        "Medications to stop before surgery:\n- Metformin - 1 week before\n- Fish oil\n",
        "Medications to stop before surgery:\n- Fish oil\n- Metformin 500 mg\n",
    ],
)
def test_what_is_left_out_before_an_operation_is_held(sentence: str) -> None:
    assert _status(sentence, "metformin") == ["held"]
    told = " ".join(each["text"] for each in understand_text(sentence)["summary"])
    assert "to stop metformin" not in told


@pytest.mark.parametrize(
    "sentence",
    [
        "Stop metformin.",
        "Stop metformin today, contrast scan tomorrow",
        "Stop metformin before the operation and do not restart.",
        "Stop metformin 2 days before surgery; it will not be resumed: stopped for good.",
        "Stop metformin after 5 years.",
        "Stop metformin and see me 2 weeks before the operation.",
    ],
)
def test_what_stays_stopped_is_stopped(sentence: str) -> None:
    assert _status(sentence, "metformin") == ["stopped"]
