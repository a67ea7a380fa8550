"""Made-up documents with their findings, for tests of what is said about them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from documents.pipeline.types import (
    Allergy,
    Condition,
    DateFound,
    Findings,
    Flag,
    FollowUp,
    Kind,
    LabRow,
    Medication,
    MedicationStatus,
    Page,
    Source,
    Status,
)

REPORT_TEXT = """Sample Valley Laboratory
Collected: 03/14/2024

Hemoglobin  9.1  g/dL  13.0-17.0  L
Potassium  4.1  mmol/L  3.5-5.1
Sodium  139  mmol/L  135-145
Glucose  142  mg/dL  70-99  H
Ferritin  4O  ng/mL  15-150
"""
NOTE_TEXT = """ASSESSMENT AND PLAN

Hypertension. Continue lisinopril 10 mg p.o. daily and metformin 500 mg b.i.d.
No evidence of pneumonia. He may have a torn tendon of the left shoulder.

FAMILY HISTORY

Mother had breast cancer.

ALLERGIES: Penicillin (rash).

PLAN

Return in 2 weeks. Stop ibuprofen.
"""


def place(text: str, quote: str, page: int = 1) -> Source:
    """Where a quote stands."""
    start = text.index(quote)
    return Source(page, start, start + len(quote))


def lab(line: str, name: str, value: str, unit: str, low: str, high: str, flag: Flag) -> LabRow:
    """A row of the report."""
    whole = place(REPORT_TEXT, line)
    at = whole.start + line.index(value, len(name))
    return LabRow(
        name=name,
        value=value,
        unit=unit,
        source=whole,
        value_source=Source(1, at, at + len(value)),
        ref_text=f"{low}-{high}",
        ref_low=Decimal(low),
        ref_high=Decimal(high),
        flag=flag,
        number=Decimal(value),
        analyte=name.lower(),
    )


REPORT = (Page(1, REPORT_TEXT),)
REPORT_FINDINGS = Findings(
    kind=Kind.LAB_REPORT,
    dates=(
        DateFound(
            "collected",
            date(2024, 3, 14),
            place(REPORT_TEXT, "Collected: 03/14/2024"),
        ),
    ),
    labs=(
        lab("Hemoglobin  9.1  g/dL  13.0-17.0  L", "Hemoglobin", "9.1", "g/dL", "13.0", "17.0",
            Flag.LOW),
        lab("Potassium  4.1  mmol/L  3.5-5.1", "Potassium", "4.1", "mmol/L", "3.5", "5.1",
            Flag.NORMAL),
        lab("Sodium  139  mmol/L  135-145", "Sodium", "139", "mmol/L", "135", "145", Flag.NORMAL),
        lab("Glucose  142  mg/dL  70-99  H", "Glucose", "142", "mg/dL", "70", "99", Flag.HIGH),
        LabRow(
            name="Ferritin",
            value="4O",
            unit="ng/mL",
            source=place(REPORT_TEXT, "Ferritin  4O  ng/mL  15-150"),
            value_source=place(REPORT_TEXT, "4O"),
            ref_text="15-150",
            needs_review=True,
            review_reason="readers disagree",
            analyte="ferritin",
        ),
    ),
)  # fmt: skip

NOTE = (Page(1, NOTE_TEXT),)
NOTE_FINDINGS = Findings(
    kind=Kind.VISIT_NOTE,
    conditions=(
        Condition("Hypertension", Status.PRESENT, place(NOTE_TEXT, "Hypertension")),
        Condition("pneumonia", Status.ABSENT, place(NOTE_TEXT, "No evidence of pneumonia")),
        Condition("torn tendon of the left shoulder", Status.POSSIBLE,
                  place(NOTE_TEXT, "torn tendon of the left shoulder")),
        Condition("breast cancer", Status.FAMILY, place(NOTE_TEXT, "Mother had breast cancer")),
    ),
    medications=(
        Medication("lisinopril", place(NOTE_TEXT, "lisinopril 10 mg p.o. daily"), "10 mg", "p.o.",
                   "daily", MedicationStatus.ACTIVE),
        Medication("metformin", place(NOTE_TEXT, "metformin 500 mg b.i.d."), "500 mg", None,
                   "b.i.d.", MedicationStatus.ACTIVE),
        Medication("ibuprofen", place(NOTE_TEXT, "Stop ibuprofen"),
                   status=MedicationStatus.STOPPED),
    ),
    allergies=(Allergy("Penicillin", place(NOTE_TEXT, "Penicillin (rash)"), "rash"),),
    followups=(FollowUp("Return in 2 weeks", place(NOTE_TEXT, "Return in 2 weeks")),),
)  # fmt: skip
