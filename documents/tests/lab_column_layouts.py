"""Made-up laboratory reports in many layouts with columns, drawn as pages with known results.

A layout is a function from results to rows of ``(column, text)`` fragments, which
``documents.tests.lab_pages`` puts on a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Fragment = tuple[int, str]
Row = list[Fragment]


@dataclass(frozen=True)
class Result:
    """One printed result. ``low``/``high`` are the printed bounds, ``flag`` what they imply."""

    name: str
    value: str
    unit: str
    low: str | None = None
    high: str | None = None
    flag: str = "normal"

    @property
    def range(self) -> str:
        if self.low and self.high:
            return f"{self.low} - {self.high}"
        return f"> {self.low}" if self.low else f"< {self.high}"

    @property
    def letter(self) -> str:
        return {"high": "H", "low": "L"}.get(self.flag, "")

    @property
    def word(self) -> str:
        return self.flag.title()


R = Result
BLOOD = [
    R("Hemoglobin", "10.4", "g/dL", "12.0", "15.5", "low"),
    R("WBC Count", "7.31", "x10^3/uL", "4.00", "11.00"),
    R("Platelet Count", "512", "K/uL", "150", "400", "high"),
    R("MCV", "88.2", "fL", "80.0", "100.0"),
    R("Glucose, Fasting", "118", "mg/dL", "70", "99", "high"),
    R("Creatinine", "0.84", "mg/dL", "0.60", "1.20"),
    R("Potassium", "3.3", "mmol/L", "3.5", "5.1", "low"),
    R("LDL Cholesterol", "131", "mg/dL", None, "100", "high"),
    R("HDL Cholesterol", "61", "mg/dL", "40", None),
    R("Vitamin B12", "455", "pg/mL", "211", "911"),
    R("TSH", "2.180", "uIU/mL", "0.450", "4.500"),
    R("Vitamin D, 25-Hydroxy", "22.4", "ng/mL", "30.0", "100.0", "low"),
    R("Free T4", "1.22", "ng/dL", "0.82", "1.77"),
    R("Hemoglobin A1c", "5.9", "%", "4.0", "5.6", "high"),
    R("Alkaline Phosphatase", "77", "U/L", "44", "121"),
]
COMMA = [
    R("Hämoglobin", "11,4", "g/dl", "12,0", "16,0", "low"),
    R("Leukozyten", "7,8", "Tsd/µl", "4,0", "10,0"),
    R("Kreatinin", "1,31", "mg/dl", "0,50", "0,90", "high"),
    R("Kalium", "4,1", "mmol/l", "3,5", "5,1"),
    R("TSH", "2,345", "mU/l", "0,400", "4,000"),
]


def line(*parts: str, at: Sequence[int] = (2, 38, 52, 66, 86)) -> Row:
    return [(x, p) for x, p in zip(at, parts, strict=False) if p]


def four_columns(results: Sequence[Result]) -> list[Row]:
    return [line("Test Name", "Result", "Unit", "Reference Range")] + [
        line(r.name, r.value, r.unit, r.range) for r in results
    ]


def five_with_status(results: Sequence[Result]) -> list[Row]:
    return [line("INVESTIGATION", "OBSERVED VALUE", "UNIT", "BIOLOGICAL REF. INTERVAL", "STATUS",
                  at=(2, 38, 56, 66, 92))] + [
        line(r.name, r.value, r.unit, r.range, r.word, at=(2, 38, 56, 66, 92)) for r in results
    ]  # fmt: skip


def flag_before_units(results: Sequence[Result]) -> list[Row]:
    """The order of large United States chains, with the performing site last."""
    at = (2, 38, 50, 58, 72, 94)
    return [line("TESTS", "RESULT", "FLAG", "UNITS", "REFERENCE INTERVAL", "LAB", at=at)] + [
        line(
            r.name,
            r.value,
            {"H": "High", "L": "Low"}.get(r.letter, ""),
            r.unit,
            r.range,
            "01",
            at=at,
        )
        for r in results
    ]


def in_and_out_of_range(results: Sequence[Result]) -> list[Row]:
    at = (2, 40, 54, 70, 96)
    rows = [line("Test Name", "In Range", "Out Of Range", "Reference Range", "Lab", at=at)]
    for r in results:
        inside, outside = ("", f"{r.value} {r.letter}") if r.letter else (r.value, "")
        rows.append(line(r.name, inside, outside, f"{r.range} {r.unit}", "AB", at=at))
    return rows


def value_with_unit(results: Sequence[Result]) -> list[Row]:
    return [line("Test", "Result", "Normal Range")] + [
        line(r.name, f"{r.value} {r.unit}", r.range) for r in results
    ]


def value_with_unit_no_head(results: Sequence[Result]) -> list[Row]:
    return [line(r.name, f"{r.value} {r.unit}", r.range) for r in results]


def no_head(results: Sequence[Result]) -> list[Row]:
    return [line(r.name, r.value, r.unit, r.range, r.letter) for r in results]


def range_before_unit(results: Sequence[Result]) -> list[Row]:
    return [line("Examination", "Value", "Normal", "Units")] + [
        line(r.name, r.value, r.range, r.unit) for r in results
    ]


def range_before_result(results: Sequence[Result]) -> list[Row]:
    return [line("Parameter", "Reference Range", "Result", "Units")] + [
        line(r.name, r.range, r.value, r.unit) for r in results
    ]


def low_and_high_columns(results: Sequence[Result]) -> list[Row]:
    at = (2, 38, 50, 64, 76)
    both = [r for r in results if r.low and r.high]
    return [line("Analyte", "Result", "Units", "Low", "High", at=at)] + [
        line(r.name, r.value, r.unit, r.low or "", r.high or "", at=at) for r in both
    ]
