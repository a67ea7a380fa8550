"""What a heading says is said of the medicines listed below it, not of others named beside them."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.medicines.medications import find_medications
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page


def _done(text: str) -> dict[str, str]:
    found = find_medications((Page(1, f"{text}\n"),))
    return {m.name.lower(): f"{m.status} {m.intent}" for m in found}


_STOP = "STOP taking these medications\n  ibuprofen 600 mg tablet\n"


@pytest.mark.parametrize(
    ("below", "name"),
    [
        ("     Reason: you now take edoxaban", "edoxaban"),
        ("  naproxen - use acetaminophen instead", "acetaminophen"),
        ("  nadolol. Take bisoprolol instead.", "bisoprolol"),
        ("  nadolol because it is not safe with verapamil", "verapamil"),
        ("\nNext dose due: edoxaban tonight", "edoxaban"),
    ],
)
def test_what_is_named_beside_a_stopped_medicine_is_not_stopped(below: str, name: str) -> None:
    found = _done(_STOP + below)
    assert found["ibuprofen"] == "stopped order"
    assert not found.get(name, "").startswith("stopped")


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("  aspirin, clopidogrel and dipyridamole", ["aspirin", "clopidogrel", "dipyridamole"]),
        ("  glipizide 5 mg tablet, pioglitazone 15 mg tablet", ["glipizide", "pioglitazone"]),
        ("  your home nadolol", ["nadolol"]),
    ],
)
def test_all_that_is_listed_is(below: str, names: list[str]) -> None:
    found = _done(_STOP + below)
    assert [found[name] for name in names] == ["stopped order"] * len(names)


def test_what_is_taken_in_place_of_another() -> None:
    found = _done("START taking:\n- Losartan 50 mg daily in place of lisinopril")
    assert found["losartan"].startswith("started")
    assert found["lisinopril"].startswith("stopped")


def test_another_salt_is_another_medicine() -> None:
    text = (
        "Metoprolol tartrate was stopped and replaced with metoprolol succinate.\n\n"
        "Discharge medications\nMetoprolol succinate 50 mg daily\n"
    )
    told = {m.name.lower(): m.status.value for m in recognise((Page(1, text),)).medications}
    assert told["metoprolol tartrate"] == "stopped"
    assert told["metoprolol succinate"] in ("started", "active")


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Changed:\n1. Nadolol 20 mg daily (previously 40 mg)", "changed done"),
        ("Nadolol was held for low pressure and resumed at half dose.", "active done"),
        ("Drug   Dose   Duration   Status\nNadolol   40 mg   Ongoing   Increased", "changed done"),
        ("Rx 7784410   Nadolol 40 mg   daily   Refills 2", "active done"),
        ("TTO medication\nNadolol 40 mg daily", "active done"),
    ],
)
def test_what_is_done_is_told_by_what_says_so(text: str, done: str) -> None:
    head = "" if text.startswith("TTO") else "Medications\n"
    assert _done(f"Treatment given: IV fluids\n\n{head}{text}")["nadolol"] == done


def test_an_item_of_small_letters_is_an_item() -> None:
    text = (
        "START taking these medications\n  edoxaban 30 mg tablet\n"
        "     Take 1 tablet (30 mg total) by mouth 1 (one) time every day.\n"
        "  nadolol 40 mg tablet\n     Take 1 tablet by mouth daily.\n"
    )
    found = find_medications((Page(1, text),))
    assert [(m.name, bool(m.frequency)) for m in found] == [("edoxaban", True), ("nadolol", True)]


def test_lines_in_small_letters_keep_their_own_status() -> None:
    found = _done(
        "Home medications:\nnadolol 40 mg daily - NEW\nlosartan - DISCONTINUED\nsenna 7.5 mg"
    )
    assert found == {
        "nadolol": "started order",
        "losartan": "stopped done",
        "senna": "active done",
    }


def test_what_was_given_before_a_treatment_is_not_taken() -> None:
    assert _done("Premedication: ondansetron 16 mg PO")["ondansetron"] == "past done"


def test_in_spanish_both_meals_are_told() -> None:
    text = "Tratamiento al alta:\n- Furosemida 40 mg: 1 comprimido en desayuno y comida\n"
    (found,) = find_medications((Page(1, text),))
    assert found.frequency == "en desayuno y comida"


def test_a_sign_that_grew_less_is_no_reaction() -> None:
    assert not recognise((Page(1, "She has had reduced swelling with methotrexate.\n"),)).allergies
    assert recognise((Page(1, "She had swelling with methotrexate.\n"),)).allergies


def test_a_gel_of_one_percent_is_no_result() -> None:
    assert "diclofenac" in _done("Lab results\nDiclofenac 1% gel four times daily")
