"""A record of years is no laboratory's, and a letter about a scan is no scan's report."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Kind, Page

_ROWS = """Haemoglobin 132 g/L (120-150)
Platelets 250 x10^9/L (150-400)
Sodium 140 mmol/L (135-145)
Potassium 4.4 mmol/L (3.5-5.3)
"""


def kind(text: str) -> Kind:
    return recognise([Page(1, text)]).kind


@pytest.mark.parametrize(
    "title",
    [
        "GP Summary",
        "Summary of care record",
        "Summary Care Record",
        "Patient Summary",
        "Medical summary",
        "Resumen de historia clínica",
    ],
)
def test_a_summary_of_care_is_a_health_record(title: str) -> None:
    assert kind(f"{title}\nPatient: Rae Holt\n{_ROWS}") is Kind.OTHER


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Patient laboratory summary", Kind.LAB_REPORT),
        ("Laboratory report\nPatient: Rae Holt", Kind.LAB_REPORT),
        ("Results", Kind.LAB_REPORT),
        ("Patient results summary", Kind.LAB_REPORT),
        ("After Visit Summary\nPatient health summary", Kind.VISIT_NOTE),
        ("Discharge Summary\nPatient summary", Kind.DISCHARGE_SUMMARY),
    ],
)
def test_what_says_that_it_is_another_stays_so(title: str, expected: Kind) -> None:
    assert kind(f"{title}\n{_ROWS}") is expected


@pytest.mark.parametrize(
    "head", ["Clinic letter\nMRI brain: normal", "MRI scan of your knee", "CT"]
)
def test_who_greets_and_signs_writes_a_letter_about_a_scan(head: str) -> None:
    said = "I am writing with news of your scan. It shows a torn meniscus. Call us if it hurts."
    assert kind(f"{head}\nDear Ms Holt,\n{said}\nYours sincerely,\nDr Quill\n") is Kind.LETTER


@pytest.mark.parametrize(
    "body",
    [
        "Findings: Torn meniscus.\nImpression: Torn meniscus.\nKind regards,\nDr Quill",
        "There is a torn meniscus.\nReported by Dr Quill, consultant radiologist\nKind regards",
    ],
)
def test_who_reports_a_scan_to_a_doctor_writes_its_report(body: str) -> None:
    assert kind(f"MRI LEFT KNEE\nDear Dr Holm,\n{body}\n") is Kind.IMAGING_REPORT
