"""A letter with a visit's headings is a letter, a pathology report of blood a laboratory's."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.kind.kinds import classify_kind
from documents.pipeline.types import Kind, Page

_BLOOD = """PATHOLOGY REPORT                                           FINAL
Blood Sciences, Sample Hospitals
Surname: SAMPLE       Forename: Ada       Sex: F
Specimen: Blood      Collected: 11/09/2024 08:35
Renal profile
Sodium                        139            mmol/L          133 - 146
"""
_TISSUE = """PATHOLOGY REPORT
Department of Haematology and Cellular Pathology
Specimen: left breast core biopsy
Microscopy: invasive ductal carcinoma.
"""
_EMERGENCY = """EMERGENCY DEPARTMENT
Sample Infirmary
{title}

Dear Dr Sample,
Presenting complaint: Injury to right ankle
History: Inverted right ankle.
Examination: Swelling over the malleolus.
Diagnosis: Closed fracture
Plan: Boot and crutches.
"""
_CLINIC = """Sample Hospital
Date of clinic: 22/01/2024

Dear Mrs Sample,

Diagnosis:
Rheumatoid arthritis

When I examined you, there was swelling of the left wrist.

Assessment
Your arthritis is still active.

Plan
- Nurse clinic in 3 months
{end}
"""
_STAY = """SAMPLE HOSPITAL
{title}
Admission: 20/05/2024    Discharge: 27/05/2024

Principal Dx: Acute cholecystitis
DISCHARGE MEDICATIONS
Paracetamol 1g QDS
"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (_BLOOD, Kind.LAB_REPORT),
        (_TISSUE, Kind.PATHOLOGY_REPORT),
        (_EMERGENCY.format(title="Attendance Letter to GP"), Kind.LETTER),
        (_EMERGENCY.format(title="Attendance letter"), Kind.LETTER),
        (_EMERGENCY.format(title="Discharge Summary"), Kind.DISCHARGE_SUMMARY),
        (_EMERGENCY.format(title="CT head"), Kind.VISIT_NOTE),
        (_EMERGENCY.format(title="Adult record"), Kind.VISIT_NOTE),
        (_CLINIC.format(end="Yours sincerely\n\nDr B Sample"), Kind.LETTER),
        (_STAY.format(title="Discharge Prescription & Summary"), Kind.DISCHARGE_SUMMARY),
        (_STAY.format(title="Discharge Summary and Prescription"), Kind.DISCHARGE_SUMMARY),
    ],
)
def test_the_kind(text: str, kind: Kind) -> None:
    assert classify_kind([Page(1, text)]) is kind
