"""Results told in sentences: lists, pairs, changes, words, and what is no result at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline.labs import find_labs
from documents.pipeline.types import LabRow, Page


def rows(text: str) -> tuple[LabRow, ...]:
    return find_labs([Page(1, text)])


def sure(text: str) -> list[tuple[str, str, str | None]]:
    return [(r.name, r.value, r.unit) for r in rows(text) if not r.needs_review]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On arrival a haemoglobin of 9.2 g/dL was found.", [("haemoglobin", "9.2", "g/dL")]),
        ("The platelets were 45,000/mm3.", [("platelets", "45,000", "/mm3")]),
        ("The WBC count rose to 14.2 x 10^9/L.", [("WBC count", "14.2", "x 10^9/L")]),
        ("He has a 5.4 potassium.", [("potassium", "5.4", None)]),
        ("There were 1980 white blood cells/µL.", [("white blood cells", "1980", "/µL")]),
        ("The smear had 48% lymphocytes.", [("lymphocytes", "48", "%")]),
        (
            "She had hyponatraemia of 119 mmol/L and thrombocytopenia (22 x 10^9/L).",
            [("hyponatraemia", "119", "mmol/L"), ("thrombocytopenia", "22", "x 10^9/L")],
        ),
        (
            "creatinine 1.2 and urea 45 mg/dL",
            [("creatinine", "1.2", None), ("urea", "45", "mg/dL")],
        ),
        (
            "Liver enzymes were raised (AST 200 IU/L, ALT 350 IU/L).",
            [("AST", "200", "IU/L"), ("ALT", "350", "IU/L")],
        ),
        (
            "Sodium, potassium and chloride were 138, 4.2 and 101 mmol/L, respectively.",
            [
                ("Sodium", "138", "mmol/L"),
                ("potassium", "4.2", "mmol/L"),
                ("chloride", "101", "mmol/L"),
            ],
        ),
        ("AST and ALT 60 and 50 on admission.", [("AST", "60", None), ("ALT", "50", None)]),
        ("He has 90% segs and 0% bands.", [("segs", "90", "%"), ("bands", "0", "%")]),
        ("AST/ALT 200/350 U/L.", [("AST", "200", "U/L"), ("ALT", "350", "U/L")]),
        (
            "Na/K/Cl 138/4.2/101.",
            [("Na", "138", None), ("K", "4.2", None), ("Cl", "101", None)],
        ),
        (
            "Gases showed pH of 7.21, PaCO2 20 mmHg and bicarbonate 8 mEq/L.",
            [("pH", "7.21", None), ("PaCO2", "20", "mmHg"), ("bicarbonate", "8", "mEq/L")],
        ),
        ("The leucocyte count was 12 300 per cubic millimetre.",
         [("leucocyte count", "12 300", "per cubic millimetre")]),
        ("Her haemoglobin fell from 12.1 to 8.2 g/dL overnight.", [("haemoglobin", "8.2", "g/dL")]),
        ("Her haemoglobin rose from 8.2 to 12.1 g/dL.", [("haemoglobin", "12.1", "g/dL")]),
        ("Troponin I was less than 0.01 ng/mL.", [("Troponin I", "less than 0.01", "ng/mL")]),
        ("She was negative for ANA and RF.", [("ANA", "negative", None), ("RF", "negative", None)]),
        ("HBsAg was positive.", [("HBsAg", "positive", None)]),
        ("Tests for HBsAg and HCV were negative.",
         [("HBsAg", "negative", None), ("HCV", "negative", None)]),
        ("Antinuclear antibodies were positive at 1:640.",
         [("Antinuclear antibodies", "positive at 1:640", None)]),
        ("The hemoglobin 24 hours later was 9.2 g/dL.", [("hemoglobin", "9.2", "g/dL")]),
        ("Normal platelet count and a leukocyte count of 120,000/µL were seen.",
         [("leukocyte count", "120,000", "/µL")]),
    ],
)  # fmt: skip
def test_what_a_sentence_states(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert sure(text) == expected


def test_a_sentence_goes_on_below() -> None:
    text = (
        "The patient was admitted for weakness, and on the first day a haemoglobin of\n"
        "7.9 g/dL with platelets of 41 x 10^9/L was found by the laboratory downstairs."
    )
    assert sure(text) == [("haemoglobin", "7.9", "g/dL"), ("platelets", "41", "x 10^9/L")]


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("CRP was 120 mg/L (normal < 5).", "< 5"),
        ("Creatinine peaked at 412 µmol/L (reference 60-110).", "60-110"),
        ("CSF protein was 0.58 g/L (normal between 0.15 and 0.45).", "0.15 and 0.45"),
        ("IGF-1 levels, 52 µg/L; reference range, 75 µg/L to 365 µg/L.", "75 µg/L to 365"),
    ],
)
def test_range_behind_a_value(text: str, ref: str) -> None:
    assert [r.ref_text for r in rows(text)] == [ref]


@pytest.mark.parametrize(
    "text",
    [
        "Transfuse if Hb < 7 g/dL.",
        "Aim for potassium above 4 mmol/L.",
        "Her mother had a haemoglobin of 7 g/dL.",
        "She received 40 mmol of potassium and 2 units of blood.",
        "A sodium chloride 40 mEq/L infusion was given.",
        "Lidocaine 10 mg/mL was injected.",
        "The tumour was CK7 positive.",
        "Oxygen saturation was 97%.",
        "On day #4, he began to walk.",
        "TSH, FT4 and vitamin B12 were sent.",
        "History negative for blood disorders.",
        "If HIV is positive, refer.",
        "Gram-negative rods grew. No positive cultures.",
        "His glucose ranged from 60 to 310 mg/dL.",
        "The insulin receptor was 12 mU/L.",
        "HbA1c of 6.5 % or higher is diagnostic of diabetes.",
        "A ferritin of 30 ng/mL suggests iron deficiency.",
        "A TSH level above 4.5 mIU/L may need treatment.",
        "Values of LDL below 100 mg/dL were associated with fewer events.",
    ],
)
def test_what_is_no_result(text: str) -> None:
    assert sure(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Soluble mesothelin receptor was 3.4 mg/L.", "3.4"),
        ("Alkaline phosphatase (1196 mg/dL) was raised.", "1196"),
        ("The FDP level was 5,170 ng/dL.", "5,170"),
        ("ABG 7.21/52/68/19 on arrival.", "7.21"),
        ("The ascitic fluid albumin was 11 g/L.", "11"),
        ("Free insulin was 12 mU/L.", "12"),
    ],
)
def test_what_is_likely_but_not_certain_asks_for_review(text: str, value: str) -> None:
    found = rows(text)
    assert sure(text) == []
    assert [r.value for r in found][:1] in ([value], [])


def test_the_fluid_of_the_sentence_before_is_remembered() -> None:
    text = "The lumbar puncture was examined. Glucose was 40 mg/dL. Hemoglobin was 12.1 g/dL."
    assert sure(text) == [("Hemoglobin", "12.1", "g/dL")]


def found(text: str) -> list[tuple[str, str, str | None]]:
    return [(r.name, r.value, r.analyte) for r in rows(text) if not r.needs_review]


def test_the_fluid_that_a_line_names_decides() -> None:
    assert found("CSF: glucose 40 mg/dL, protein 120 mg/dL.") == [
        ("CSF: glucose", "40", "csf_glucose"),
        ("protein", "120", "csf_protein"),
    ]
    assert found("Urinalysis showed 3+ protein, blood 1+ and ketones negative.") == [
        ("protein", "3+", "urine_protein"),
        ("blood", "1+", "urine_blood"),
        ("ketones", "negative", "urine_ketones"),
    ]
    text = "Urine\nNitrite negative\nOsmolality 130 mOsm/kg\nSerum\nOsmolality 290 mOsm/kg"
    assert [r.analyte for r in rows(text)] == [
        "urine_nitrite",
        "urine_osmolality",
        "osmolality",
    ]
    assert found("The urine and blood cultures were negative.")[-1:] == [
        ("blood cultures", "negative", "blood_culture")
    ]


def test_a_list_whose_head_names_the_test() -> None:
    text = "Serum\nBilirubin\nTotal 1.2 mg/dL\nIndirect 0.3 mg/dL\nAST 40 U/L"
    assert [r.analyte for r in rows(text)] == ["bilirubin_total", "bilirubin_indirect", "ast"]


TABLE = """Test            Result   Unit     Range
Sodium          139      mmol/L   135-145
Potassium       4.2      mmol/L   3.5-5.1
Glucose         112      mg/dL    70-99
"""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("On admission her haemoglobin was 7.9 g/dL and the CRP was 120 mg/L.", 2),
        ("Ferritin of 30 ng/mL points to a lack of iron in most adults who are well.", 0),
        ("Patients with a TSH of 12 mIU/L were found to benefit from treatment.", 0),
    ],
)
def test_beside_a_table_only_what_is_told_of_the_patient_counts(text: str, count: int) -> None:
    assert len(rows(TABLE + "\n" + text)) == 3 + count


def test_a_later_value_of_the_same_test_asks_for_review() -> None:
    found = rows("Troponin was 340 ng/L at 6 hours and fell to 120 ng/L.")
    assert [(r.value, r.needs_review) for r in found] == [("340", False), ("120", True)]


_NAMES = st.sampled_from(["haemoglobin", "CRP", "sodium", "ALT", "ferritin", "unheard of marker"])
_WORDS = st.sampled_from(
    ["was", "of", "the patient", "and", ",", "(", ")", "rose to", "from", "to", ".", "normal",
     "12", "7.9", "120", "1,200", "g/dL", "mg/L", "mmol/L", "U/L", "%", "years", "respectively",
     "negative", "positive for", "<", "-"]
)  # fmt: skip


@given(st.lists(st.one_of(_NAMES, _WORDS), max_size=24))
def test_no_sentence_makes_up_a_value(parts: list[str]) -> None:
    text = " ".join(parts)
    for row in rows(text):
        source = row.value_source
        assert text[source.start : source.end] == row.value
        assert row.number is None or any(c.isdigit() for c in row.value)
