"""Text that looks like results and is none: goals, doses, admin, vital signs, prose."""

from __future__ import annotations

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page


def said(text: str) -> list[tuple[str, str, str | None]]:
    return [(r.name, r.value, r.unit) for r in find_labs([Page(1, text)])]


@pytest.mark.parametrize(
    "text",
    [
        "Patient ID: 12345   Age: 44   Phone: 555 0100\nPage 1 of 3\nLab No.: 4398544",
        "Medicine   Dosage   Quantity\nMetformin   500 mg   60 tablets\n"
        "Vitamin D   2000 IU   30 capsules",
        "CURRENT MEDICATIONS:\n1. Vitamin B12 1000 mcg daily\n2. Iron 325 mg twice daily\n"
        "3. Potassium chloride 20 mEq daily",
        "Vital Signs:\n- BP: 118/76 mmHg\n- HR: 68 bpm\n- Temp: 98.2 F\n- Weight: 165 lbs\n"
        "- BMI: 26.6\n- SpO2: 98 %",
        "Blood Pressure (BP)   : 145/95 mmHg   [Normal: < 120/80]   *** HIGH ***",
        "Hold the next cycle until ANC > 1500 /uL and Platelets > 100 K/uL.",
        "Aim for an LDL below 70 mg/dL and an A1c under 7 %.",
        "Friedewald is accurate when Triglycerides are < 400 mg/dL.",
        "Values <0.03 uIU/mL need to be correlated. TSH levels vary by 50% within a day.",
        "Vitamin D supplement 2000 units. Recheck TSH in 6 weeks. Repeat A1c in 3 months.",
        "The BUN to creatinine ratio is normally about 10:1 in healthy adults",
        "Target potassium 4.0. Keep magnesium above 2.",
        "Take iron 65 mg with food. Start calcium 600 mg daily.",
        "Test   Result   Unit   Range\nSystolic BP   145/95   mmHg   90 - 120",
        "SAMPLE STREET 12  ANYTOWN  CA  92127",
        "CA  92127",
        "Allergies: 3. Theophylline,4. Penicillin",
        "Her mother had a cholesterol of 310.",
    ],
)
def test_is_not_a_result(text: str) -> None:
    assert said(text) == []


def test_tables_of_goals_and_stages_are_no_results() -> None:
    text = (
        "Test Name                Result    Units     Reference Range\n"
        "LDL Cholesterol          92        mg/dL     < 100\n"
        "Interpretation\n"
        "---------------------------------------------------------\n"
        "| RISK      | LDL CHOLESTEROL   | NON HDL CHOLESTEROL     |\n"
        "|-----------|-------------------|-------------------------|\n"
        "| Very high | < 50              | < 80                    |\n"
        "| Moderate  | < 100             | < 130                   |\n"
        "---------------------------------------------------------\n"
        "| Reference group | Non diabetic | At risk   | Diabetes   |\n"
        "| HbA1c in %      | 4.0 - 5.6    | 5.7 - 6.4 | >= 6.5     |\n"
        "Level            Vitamin D in ng/mL\n"
        "Deficient        < 20\n"
        "Insufficient     20 - 29\n"
        "Sufficient       30 - 100\n"
    )
    assert said(text) == [("LDL Cholesterol", "92", "mg/dL")]


def test_an_impression_does_not_repeat_rows() -> None:
    text = (
        "Test Name       Result   Units    Reference Range\n"
        "Platelet Count  45       K/uL     150 - 450\n"
        "Hemoglobin      8.2      g/dL     12.0 - 16.0\n"
        "WBC             1.8      K/uL     4.0 - 11.0\n"
        "IMPRESSION\n"
        "2. Low platelets (Platelets 45 K/uL): bleeding risk. Hb 8.2 g/dL.\n"
    )
    assert len(said(text)) == 3


def test_vital_signs_in_a_lab_table_are_rows_only_where_they_are_one_number_of_pressure() -> None:
    text = (
        "Test          Result   Unit    Reference Range   Status\n"
        "Systolic BP   145      mmHg    90 - 120          HIGH\n"
        "Temperature   101.4    F       97.0 - 99.0       HIGH\n"
        "Hemoglobin    13.1     g/dL    12.0 - 16.0       NORMAL\n"
    )
    assert said(text) == [("Systolic BP", "145", "mmHg"), ("Hemoglobin", "13.1", "g/dL")]


def test_a_report_copied_to_a_second_page_is_read_once() -> None:
    text = "Sodium   140   mmol/L   135 - 145\n"
    found = find_labs([Page(1, text), Page(2, text)])
    assert [r.source.page for r in found] == [1]


def test_pending_results_have_no_row() -> None:
    assert said("Test   Result   Unit   Range\nFerritin   Pending   ng/mL   12 - 150\n") == []
