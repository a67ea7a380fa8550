"""A medicine that is changed to another form, way or number of times is told as it is changed to,
or by its own sentence: never as new, as stopped, or with the times of before."""

from __future__ import annotations

import pytest

from documents.pipeline.understand import understand_text


def _found(text: str) -> list[str]:
    found = understand_text(text)["medications"]
    return [f"{m['name']} {m['status']} {m['intent']}" for m in found]


def _told(text: str) -> str:
    return " ".join(s["text"] for s in understand_text(text)["summary"])


@pytest.mark.parametrize(
    "text",
    [
        "Plan: methotrexate tablets changed to methotrexate injection 15 mg weekly.",
        "I have changed her methotrexate tablets to methotrexate injection 15 mg weekly.",
        "Her oral methotrexate was switched to subcutaneous methotrexate 15 mg weekly.",
        "Stop oral methotrexate and start subcutaneous methotrexate 15 mg weekly.",
        "Stop oral iron; start IV iron.",
        "Plan:\nChange metformin to metformin MR 1 g daily.",
        "Her vancomycin was changed from IV to PO.",
        "Stopped metformin in May. Metformin restarted in June at 500 mg daily.",
        "We increased her metformin from once daily to twice daily.",
        "Omeprazole 20 mg twice daily reduced to once daily.",
        "Prednisolone 40 mg daily was reduced.",
        "Se cambia metotrexato oral por metotrexato subcutáneo 15 mg semanal.",
    ],
)
def test_another_form_way_or_times_are_left_to_the_sentence(text: str) -> None:
    assert [each.split(" ", 1)[1][-12:] for each in _found(text)] == ["changed open"]
    assert f"“{text.split(chr(10))[-1].rstrip('.')}”" in _told(text)


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Switched from metoprolol tartrate to metoprolol succinate 50 mg daily.",
         ["metoprolol tartrate stopped done", "metoprolol succinate started done"]),
        ("Sertraline 50 mg daily switched to citalopram 20 mg daily.",
         ["Sertraline stopped done", "citalopram started done"]),
        ("IV ceftriaxone was switched to oral cefalexin 500 mg qid.",
         ["ceftriaxone stopped done", "cefalexin started done"]),
        ("Switched from oral prednisone to IV methylprednisolone 40 mg daily.",
         ["prednisone stopped done", "methylprednisolone started done"]),
        ("Metformin 500 mg was increased to twice a day.", ["Metformin changed done"]),
        ("Lisinopril was increased from 10 to 20 mg daily.", ["Lisinopril changed done"]),
        ("Atorvastatin 40 mg ON (dose increased)", ["Atorvastatin changed done"]),
        ("CHANGE how you take these medications\nFurosemide 40 mg twice daily (was once daily)",
         ["Furosemide changed order"]),
        ("Please reduce omeprazole to alternate days.", ["omeprazole changed order"]),
        ("Stopped lisinopril due to cough. Started losartan 50 mg daily.",
         ["lisinopril stopped done", "losartan started done"]),
    ],
)  # fmt: skip
def test_what_is_told_plainly_is_still_told(text: str, done: list[str]) -> None:
    assert _found(text) == done


def test_new_times_are_told_beside_those_of_the_list() -> None:
    for before, change in (
        ("ferrous sulfate 325 mg every other day", "Increase ferrous sulfate to daily"),
        ("ferrous sulfate 325 mg", "Increase ferrous sulfate to twice a day"),
    ):
        told = _told(f"Medications:\n{before}\nPlan:\n{change}.")
        assert f"“{change}”" in told and "to change this: ferrous sulfate." not in told
