"""Small reports of every kind, as people type and laboratories print them: read as meant."""

from __future__ import annotations

from datetime import date

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page

Said = tuple[str, str, str | None, str | None, str | None]
HEAD = "Test Name                 Result     Unit       Reference Range\n"

CASES: list[tuple[str, list[Said]]] = [
    (
        "Hemoglobin: 13.5 g/dL (Normal: 13.5-17.5)\n"
        "WBC Count: 11,200 /cumm (High) Normal Range: 4000-11000\n",
        [
            ("Hemoglobin", "13.5", "g/dL", "13.5-17.5", "normal"),
            ("WBC Count", "11,200", "/cumm", "4000-11000", "high"),
        ],
    ),
    (
        "Hemoglobin (Hb)\t11.2 g/dL\t13.0 - 17.0 g/dL\tLow\n",
        [("Hemoglobin (Hb)", "11.2", "g/dL", "13.0 - 17.0", "low")],
    ),
    (
        "• HbA1c – 7.9 % (Target < 7)\n• Serum Creatinine - 1.4 mg/dL (0.7–1.3) H\n",
        [
            ("HbA1c", "7.9", "%", "< 7", "high"),
            ("Serum Creatinine", "1.4", "mg/dL", "0.7–1.3", "high"),
        ],
    ),
    (
        "Cholesterol Total 240 mg/dL HIGH 125-200\nGlucose (F) 142 H 70-99 mg/dL\n"
        "WBC 11.5 [H] 4.0-10.5 x10E3/uL 01\nSerum Ferritin ... 12 ng/mL (15 – 150) L\n",
        [
            ("Cholesterol Total", "240", "mg/dL", "125-200", "high"),
            ("Glucose (F)", "142", "mg/dL", "70-99", "high"),
            ("WBC", "11.5", "x10E3/uL", "4.0-10.5", "high"),
            ("Serum Ferritin", "12", "ng/mL", "15 – 150", "low"),
        ],
    ),
    (
        "LDL: 160 mg/dL | HDL: 38 mg/dL | Triglycerides: 210 mg/dL\n",
        [
            ("LDL", "160", "mg/dL", None, None),
            ("HDL", "38", "mg/dL", None, None),
            ("Triglycerides", "210", "mg/dL", None, None),
        ],
    ),
    (
        "Na+ 138 mmol/L; K+ 4.0 mmol/L; Cl- 101 mmol/L\n",
        [
            ("Na+", "138", "mmol/L", None, None),
            ("K+", "4.0", "mmol/L", None, None),
            ("Cl-", "101", "mmol/L", None, None),
        ],
    ),
    (
        "Labs: WBC 12.3, Hgb 9.8, Na 132 (L), K 5.6 (H), Cr 2.1 (baseline 1.0).\n",
        [
            ("WBC", "12.3", None, None, None),
            ("Hgb", "9.8", None, None, None),
            ("Na", "132", None, None, None),
            ("K", "5.6", None, None, None),
            ("Cr", "2.1", None, None, None),
        ],
    ),
    (
        "URINE ROUTINE\nSpecific gravity: 1.015\nProtein: Trace\nPus cells: 4-6 /hpf\n"
        "Colour: Pale Yellow\n",
        [
            ("Specific gravity", "1.015", None, None, None),
            ("Protein", "Trace", None, None, None),
            ("Pus cells", "4-6", "/hpf", None, None),
            ("Colour", "Pale Yellow", None, None, None),
        ],
    ),
    (
        "Parameter: Hemoglobin\nValue: 11.0\nUnit: g/dL\nReference Range: 12 - 16\n\n"
        "Parameter: WBC\nValue: 6.1\nUnit: x10^3/uL\nReference Range: 4 - 11\n",
        [
            ("Hemoglobin", "11.0", "g/dL", "12 - 16", "low"),
            ("WBC", "6.1", "x10^3/uL", "4 - 11", "normal"),
        ],
    ),
    (
        "Test,Result,Unit,Reference Range,Flag\nHemoglobin,13.2,g/dL,12-16,\n"
        "Ferritin,8,ng/mL,15-150,L\n",
        [
            ("Hemoglobin", "13.2", "g/dL", "12-16", "normal"),
            ("Ferritin", "8", "ng/mL", "15-150", "low"),
        ],
    ),
    (
        "**Hemoglobin:** 13.2 g/dL (12.0-16.0)\n- **LDL:** 131 mg/dL (High, ref <100)\n",
        [
            ("Hemoglobin", "13.2", "g/dL", "12.0-16.0", "normal"),
            ("LDL", "131", "mg/dL", "<100", "high"),
        ],
    ),
    (
        HEAD + "Thyroid Stimulating\nHormone (TSH), serum      2.1        uIU/mL     0.4 - 4.0\n",
        [("Thyroid Stimulating Hormone (TSH), serum", "2.1", "uIU/mL", "0.4 - 4.0", "normal")],
    ),
    (
        HEAD + "Vitamin D, 25-Hydroxy     17.1       ng/mL      Deficient: < 20\n"
        "                                                Insufficient: 20 - 29\n"
        "                                                Sufficient: 30 - 100\n",
        [("Vitamin D, 25-Hydroxy", "17.1", "ng/mL", "30 - 100", "low")],
    ),
    (
        HEAD + "Vitamin D, 25-Hydroxy     17.1       ng/mL      Deficient: < 20\n",
        [("Vitamin D, 25-Hydroxy", "17.1", "ng/mL", "< 20", None)],
    ),
    (
        HEAD + "HbA1c                     6.0        %          Non-diabetic: < 5.7\n"
        "                                                Prediabetic: 5.7 - 6.4\n",
        [("HbA1c", "6.0", "%", "< 5.7", "high")],
    ),
    (
        "Hemoglobin      : 9.8 g/dL (Low)\nReference Range : 12.0 - 15.5 g/dL\n",
        [("Hemoglobin", "9.8", "g/dL", "12.0 - 15.5", "low")],
    ),
    (
        "GLUCOSE, SERUM\n  104 H      Reference Range: 65-99 mg/dL\n",
        [("GLUCOSE, SERUM", "104", "mg/dL", "65-99", "high")],
    ),
    (
        "TEST                 VALUE      UNIT     NORMAL VALUE\n"
        "Platelet Count       2,45,000   /cumm    1,50,000 - 4,50,000\n"
        "E.S.R. (Wintrobe)    18         mm/hr    0 - 15\n",
        [
            ("Platelet Count", "2,45,000", "/cumm", "1,50,000 - 4,50,000", "normal"),
            ("E.S.R. (Wintrobe)", "18", "mm/hr", "0 - 15", "high"),
        ],
    ),
    (
        "HEMATOLOGIE\nHémoglobine ...... 14,2 g/dL   (13,0 à 17,0)\n"
        "Leucocytes ....... 6 400 /mm3   (4 000 à 10 000)\n",
        [
            ("Hémoglobine", "14,2", "g/dL", "13,0 à 17,0", "normal"),
            ("Leucocytes", "6 400", "/mm3", "4 000 à 10 000", "normal"),
        ],
    ),
    (
        "pH 7.31 (7.35-7.45)\npCO2 52 mmHg (35-45)\n",
        [
            ("pH", "7.31", None, "7.35-7.45", "low"),
            ("pCO2", "52", "mmHg", "35-45", "high"),
        ],
    ),
    (
        "Component    Latest Ref Rng & Units    3/2/2026\n"
        "WBC          4.0 - 10.5 K/uL           11.2 (H)\n",
        [("WBC", "11.2", "K/uL", "4.0 - 10.5", "high")],
    ),
    (
        "1) Hb - 10.4 g%\n2) PPBS - 212 mg/dl\n",
        [("Hb", "10.4", "g%", None, None), ("PPBS", "212", "mg/dl", None, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_small_reports(text: str, expected: list[Said]) -> None:
    rows = find_labs([Page(1, text)])
    assert [
        (r.name, r.value, r.unit, r.ref_text, r.flag.value if r.flag else None) for r in rows
    ] == expected
    assert not any(r.needs_review for r in rows)
    assert all(r.analyte for r in rows)


def test_a_table_on_its_side() -> None:
    text = (
        "Date          WBC     Hgb     Plt\n"
        "2026-01-02    5.4     13.2    250\n"
        "2026-02-03    6.1     12.9\n"
    )
    assert [(r.name, r.value, r.observed_on) for r in find_labs([Page(1, text)])] == [
        ("WBC", "5.4", date(2026, 1, 2)),
        ("Hgb", "13.2", date(2026, 1, 2)),
        ("Plt", "250", date(2026, 1, 2)),
        ("WBC", "6.1", date(2026, 2, 3)),
        ("Hgb", "12.9", date(2026, 2, 3)),
    ]


def test_days_on_the_line_above_the_heads() -> None:
    text = (
        "                      01/14/2026    10/02/2025\n"
        "Test                  Result        Result        Units     Range\n"
        "Glucose               101           95            mg/dL     70-99\n"
    )
    assert [(r.value, r.observed_on) for r in find_labs([Page(1, text)])] == [
        ("101", date(2026, 1, 14)),
        ("95", date(2025, 10, 2)),
    ]
