"""Tables that tempt a reader: two units a line, ranges first, antibiograms, prices, goals, doses.

Each is read from characters and from word boxes. A row is exact, or it is not there.
"""

from __future__ import annotations

import re

import pytest

from documents.pipeline.labs import find_labs
from documents.pipeline.types import Page
from documents.tests.lab_pages import drawn

Said = tuple[str, str, str | None, str | None, str | None]
"""Name, value, unit, printed range, computed flag."""

CASES: dict[str, tuple[str, list[Said]]] = {
    "units in the heads": (
        "Test              Result (mg/dL)    Normal (mg/dL)\n"
        "Glucose           112               70 - 99\n"
        "Calcium           9.4               8.5 - 10.5\n",
        [
            ("Glucose", "112", "mg/dL", "70 - 99", "high"),
            ("Calcium", "9.4", "mg/dL", "8.5 - 10.5", "normal"),
        ],
    ),
    "two units a line": (
        "Test          Result    Units     Range         SI Result   SI Units\n"
        "Glucose       112       mg/dL     70 - 99       6.2         mmol/L\n",
        [
            ("Glucose", "112", "mg/dL", "70 - 99", "high"),
            ("Glucose", "6.2", "mmol/L", None, None),
        ],
    ),
    "shares and counts side by side": (
        "WBC Differential        %        Abs (10^3/uL)    Ref %          Ref Abs\n"
        "Neutrophils             72.1     5.91             40.0 - 74.0    1.80 - 5.70\n",
        [
            ("Neutrophils", "72.1", "%", "40.0 - 74.0", "normal"),
            ("Neutrophils", "5.91", "10^3/uL", "1.80 - 5.70", "high"),
        ],
    ),
    "a sign before the value": (
        "Untersuchung      Wert        Einheit    Norm\n"
        "CRP               +  48,2     mg/l       < 5,0\n"
        "Kalium               4,3      mmol/l     3,5 - 5,1\n",
        [
            ("CRP", "48,2", "mg/l", "< 5,0", "high"),
            ("Kalium", "4,3", "mmol/l", "3,5 - 5,1", "normal"),
        ],
    ),
    "the first words of a name on the line above": (
        "Test                                Result     Units     Range\n"
        "Low Density Lipoprotein\n"
        "Cholesterol (LDL)                   131        mg/dL     < 100\n",
        [("Low Density Lipoprotein Cholesterol (LDL)", "131", "mg/dL", "< 100", "high")],
    ),
    "parts under their head": (
        "  Bilirubin\n"
        "      Total                 1.3       mg/dL      0.2 - 1.2\n"
        "      Direct                0.3       mg/dL      0.0 - 0.3\n",
        [
            ("Total", "1.3", "mg/dL", "0.2 - 1.2", "high"),
            ("Direct", "0.3", "mg/dL", "0.0 - 0.3", "normal"),
        ],
    ),
    "a range with a sign": (
        "Base Excess   -4.2      mmol/L   -2.0 - 2.0\n",
        [("Base Excess", "-4.2", "mmol/L", "-2.0 - 2.0", "low")],
    ),
    "bounds in words": (
        "Test            Result     Units          Range\n"
        "eGFR            66         mL/min/1.73m2  60 or above\n"
        "HDL             61         mg/dL          > OR = 50\n",
        [
            ("eGFR", "66", "mL/min/1.73m2", "60 or above", "normal"),
            ("HDL", "61", "mg/dL", "> OR = 50", "normal"),
        ],
    ),
    "a goal is no result": (
        "Measure              Your goal         Last value\n"
        "A1c                  < 7.0 %           7.4 %\n",
        [("A1c", "7.4", "%", None, None)],
    ),
    "blood group": (
        "Investigation             Result\nABO Blood Group           O\n",
        [("ABO Blood Group", "O", None, None, None)],
    ),
    "two lists side by side": (
        "WBC 6.2                          Na 139\nHgb 13.1                         K 4.2\n",
        [
            ("WBC", "6.2", None, None, None),
            ("Na", "139", None, None, None),
            ("Hgb", "13.1", None, None, None),
            ("K", "4.2", None, None, None),
        ],
    ),
    "an antibiogram": (
        "Culture Result: Escherichia coli > 100,000 CFU/mL\n"
        "Antibiotic              MIC        Interpretation\n"
        "Gentamicin              <=1        S\n"
        "Vancomycin              1          S\n",
        [],
    ),
    "an antibiogram without heads": ("  Gentamicin      S   <=0.5\n  Vancomycin      S   1\n", []),
    "an order with prices": (
        "Sr  Test                        Price     Qty   Amount\n"
        "1   Complete Blood Count        350.00    1     350.00\n"
        "2   TSH                         400.00    1     400.00\n",
        [],
    ),
    "medicines named as tests": (
        "Medication           Strength      Directions\n"
        "Potassium Chloride   20 mEq        1 tablet daily\n"
        "Testosterone         100 mg/mL     0.5 mL weekly\n",
        [],
    ),
    "a span in a note is no result": (
        "Test            Result     Units     Range\n"
        "Glucose (1)     101        mg/dL     70-99\n"
        "(1) Fasting glucose 100-125 mg/dL is prediabetes.\n",
        [("Glucose (1)", "101", "mg/dL", "70-99", "high")],
    ),
}  # fmt: skip


def _boxed(text: str) -> Page:
    return drawn(
        [
            [(m.start(), m.group()) for m in re.finditer(r"\S+(?: \S+)*", t)]
            for t in text.split("\n")
        ]
    )


@pytest.mark.parametrize("boxes", [False, True], ids=["characters", "boxes"])
@pytest.mark.parametrize("name", sorted(CASES))
def test_table(name: str, boxes: bool) -> None:
    text, expected = CASES[name]
    rows = find_labs([_boxed(text) if boxes else Page(1, text)])
    assert [
        (r.name, r.value, r.unit, r.ref_text, r.flag.value if r.flag else None) for r in rows
    ] == expected
    assert not any(r.needs_review for r in rows)


def test_parts_take_the_test_of_their_head() -> None:
    text, _ = CASES["parts under their head"]
    assert [r.analyte for r in find_labs([Page(1, text)])] == [
        "bilirubin_total",
        "bilirubin_direct",
    ]
