"""Results stated in a note's sentences, and statements that are none."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.labs.review import DISTRUSTED
from documents.pipeline.types import Page


def said(text: str) -> list[tuple[str, str, str | None]]:
    return [(r.name, r.value, r.unit) for r in find_labs([Page(1, text)])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hemoglobin A1c was 7.2%.", [("Hemoglobin A1c", "7.2", "%")]),
        ("Today her TSH came back at 2.68, which is fine.", [("TSH", "2.68", None)]),
        ("The potassium was low at 3.1 mmol/L.", [("potassium", "3.1", "mmol/L")]),
        ("Hgb of 9.8 on arrival.", [("Hgb", "9.8", None)]),
        (
            "Lipids: total cholesterol 247 mg/dL, HDL 66 mg/dL and triglycerides 74 mg/dL.",
            [
                ("total cholesterol", "247", "mg/dL"),
                ("HDL", "66", "mg/dL"),
                ("triglycerides", "74", "mg/dL"),
            ],
        ),
        (
            "RESULTS\nSodium 141, potassium 4.2, creatinine 1.7.",
            [("Sodium", "141", None), ("potassium", "4.2", None), ("creatinine", "1.7", None)],
        ),
        (
            "Results today: Sodium 134 mmol/L. LDL cholesterol 96 mg/dL.",
            [("Sodium", "134", "mmol/L"), ("LDL cholesterol", "96", "mg/dL")],
        ),
        (
            "Labs today: HbA1c 7.4%. eGFR 88 mL/min.",
            [("HbA1c", "7.4", "%"), ("eGFR", "88", "mL/min")],
        ),
        ("- A1C: 6.2% (\u2193 from 6.8%)", [("A1C", "6.2", "%")]),
        ("- eGFR: >60 mL/min/1.73m\u00b2", [("eGFR", ">60", "mL/min/1.73m\u00b2")]),
    ],
)  # fmt: skip
def test_stated_results(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Her A1c goal is 7.",
        "Follow the potassium 2 times a week.",
        "Last pap smear was in 2019.",
        "History of diabetes type 2.",
        "Pleural fluid: glucose 16, protein 99, LDH 300.",
    ],
)
def test_what_can_not_be_placed_is_left_out(text: str) -> None:
    assert said(text) == []


def test_fluid_of_the_sentence_is_kept() -> None:
    found = find_labs([Page(1, "CSF analysis showed glucose of 48 mg/dL.")])
    assert [(r.value, r.specimen, r.analyte) for r in found] in (
        [],
        [("48", "csf", "csf_glucose")],
    )


@pytest.mark.parametrize(
    "text",
    [
        "The specimen was grossly hemolyzed and the potassium of 6.4 mmol/L should not be used.",
        "Platelets were 38 x10^9/L in a clotted tube.",
        "Sodium was 118 mmol/L, which is thought to be spurious.",
    ],
)
def test_a_result_that_its_own_sentence_distrusts_asks(text: str) -> None:
    rows = find_labs([Page(1, text)])
    assert [row.needs_review for row in rows] == [True]
    assert all(DISTRUSTED in (row.review_reason or "") for row in rows)


def test_an_illness_of_the_blood_is_no_spoilt_sample() -> None:
    text = "She has hemolytic anemia. Her hemoglobin was 7.9 g/dL."
    assert [row.needs_review for row in find_labs([Page(1, text)])] == [False]


def test_about_so_much_is_no_value() -> None:
    assert said("Glucose was in the 200s before lunch and in the 90s at night.") == []


def test_a_span_that_is_told_of_another_time_is_no_range() -> None:
    rows = find_labs([Page(1, "Sugar log: fasting 150-190, bedtime 210.")])
    assert all(row.needs_review for row in rows)


def test_a_row_of_a_table_is_distrusted_too() -> None:
    text = (
        "LABORATORY REPORT\n"
        "Potassium 5.9 mmol/L (3.5-5.1) hemolyzed specimen\n"
        "Sodium 140 mmol/L (135-145)"
    )
    asks = {row.name: row.needs_review for row in find_labs([Page(1, text)])}
    assert asks == {"Potassium": True, "Sodium": False}


def test_a_result_that_was_only_expected_is_none() -> None:
    text = "A positive direct Coombs test would have been expected but was not seen."
    assert said(text) == []


def test_marks_of_a_short_list_in_a_note_are_read_with_their_values() -> None:
    note = "Progress Note\nLabs (06/02/2026): K 5.8 (H), Mg 1.2 L, Plt 98 L, Na 139, Cr 2.2 H."
    rows = find_labs([Page(1, note)])
    assert [(row.name, row.value, row.unit, row.printed_flag) for row in rows] == [
        ("K", "5.8", None, "H"), ("Mg", "1.2", None, "L"), ("Plt", "98", None, "L"),
        ("Na", "139", None, None), ("Cr", "2.2", None, "H"),
    ]  # fmt: skip


def test_a_marked_value_in_a_plan_is_read_and_a_rule_is_not() -> None:
    plan = "Assessment and Plan:\n1. Anemia - Hgb 8.8 L, ferritin 5 (L). Call if K 5.5 H."
    rows = find_labs([Page(1, plan)])
    assert [(row.name, row.value) for row in rows] == [("Hgb", "8.8"), ("ferritin", "5")]


def test_litres_are_no_mark() -> None:
    text = "Clinic note\nFVC 3.1 L, FEV1 2.2 L. Urine output 1.4 L, sodium 128 L."
    rows = find_labs([Page(1, text)])
    assert [(row.name, row.value, row.printed_flag) for row in rows] == [("sodium", "128", "L")]


def test_the_urine_of_one_sentence_is_not_that_of_the_next() -> None:
    text = "Urinalysis: nitrite negative. Creatinine 1.1 mg/dL. WBC 13.2 K/uL."
    rows = {row.name: row for row in find_labs([Page(1, text)])}
    assert rows["WBC"].analyte == "wbc" and not rows["WBC"].needs_review
    assert rows["Creatinine"].needs_review


def test_the_urine_of_a_line_is_that_of_its_list() -> None:
    rows = find_labs([Page(1, "Urine: sodium 22 mmol/L, creatinine 91 mg/dL")])
    assert [row.specimen for row in rows] == ["urine", "urine"]
    assert not any(row.needs_review for row in rows)
