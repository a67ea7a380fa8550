"""Names shortened for machines, ranges and units with a word in brackets: in every format."""

from __future__ import annotations

from decimal import Decimal

import pytest

from documents.pipeline.structured.results import read_range
from documents.pipeline.structured.short_names import shown_name
from documents.pipeline.types import Flag
from documents.tests.structured_makers import Read, message, obx
from knowledge import analytes


@pytest.mark.parametrize(
    ("printed", "unit", "shown"),
    [
        ("trigl SerPl", "mg/dL", "Triglycerides"),
        ("cholest", "mg/dL", "Total cholesterol"),
        ("HDLc SerPl-mCnc", "mg/dL", "HDL cholesterol"),
        ("WBC # Bld Auto", "10*3/uL", "White blood cell count"),
        ("Glucose Ur-mCnc", "mg/dL", "Glucose in urine"),
        # Neither the one nor the other: left as the file has it.
        ("Glucose CSF-xyz", "furlong", "Glucose CSF-xyz"),
        ("Creat Ur-mCnc", "mg/dL", "Creat Ur-mCnc"),
        ("Xyzzy SerPl-mCnc", "mg/dL", "Xyzzy SerPl-mCnc"),
        ("Potassium", "mmol/L", "Potassium"),
        ("trigl", "mmHg", "trigl"),
    ],
)
def test_a_short_name_is_shown_by_the_catalogues(printed: str, unit: str, shown: str) -> None:
    assert shown_name(printed, None, unit, "5") == shown


def test_a_code_names_what_its_short_name_does_not() -> None:
    potassium = analytes.get("potassium")
    assert shown_name("K+ lvl mch", potassium, "mmol/L", "4") == "Potassium"
    long = "Potassium as told by the machine of the second floor"
    assert shown_name(long, potassium, "mmol/L", "4") == long


def test_the_printed_name_and_unit_stay_in_the_line() -> None:
    found = Read(
        message(obx("trigl SerPl", "160", unit="mg/dL (calc)", ref="<150 mg/dL (calc)", flag="H"))
    )
    (row,) = found.findings.labs
    assert (row.name, row.unit, row.analyte) == ("Triglycerides", "mg/dL", "triglycerides")
    assert (row.ref_text, row.ref_high, row.flag) == (
        "<150 mg/dL (calc)", Decimal(150), Flag.HIGH,
    )  # fmt: skip
    assert found.quote(row.source).startswith("Triglycerides (trigl SerPl)  160 mg/dL (calc)")
    assert found.quote(row.value_source) == "160"
    assert not row.needs_review


@pytest.mark.parametrize(
    ("text", "low", "high", "strict"),
    [
        ("<130 mg/dL (calc)", None, 130, True),
        ("< 130 mg/dL (Calculated)", None, 130, True),
        ("< OR = 130 mg/dL", None, 130, False),
        ("> or = 60 mL/min/1.73m2 (calc)", 60, None, False),
        ("=<5 mg/L", None, 5, False),
        ("35 - 50 g/L (calc)", 35, 50, False),
        # Of whom, or of when: not a range of everybody.
        ("<130 mg/dL (male)", None, None, False),
        ("<100 mg/dL (fasting)", None, None, False),
        ("<100 mg/dL (goal)", None, None, False),
    ],
)
def test_a_range_with_a_word_in_brackets(
    text: str, low: int | None, high: int | None, strict: bool
) -> None:
    read = read_range(text)
    assert (read.text, read.low, read.high, read.strict) == (text, low, high, strict)
