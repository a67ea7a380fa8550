"""What a paper calls itself, or whom it greets, says more of its kind than the values in it."""

from __future__ import annotations

import pytest

from documents.pipeline.recognise import recognise
from documents.pipeline.types import Kind, Page

_VALUES = (
    "Hemoglobin 12.9 g/dL\nPlatelets 244\nCreatinine 1.1 mg/dL\nPotassium 3.7 mmol/L\n"
    "Sodium 140 mmol/L\nLDL 118 mg/dL\n"
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            f"HOLM HOSPITAL        DISCHARGE INSTRUCTIONS\nYou were in the hospital for gout.\n"
            f"LAB RESULTS AT DISCHARGE\n{_VALUES}",
            Kind.DISCHARGE_SUMMARY,
        ),
        (
            f"HOSPITAL DEL SUR\nINSTRUCCIONES AL ALTA\nFecha de alta: 05/02/2026\n{_VALUES}",
            Kind.DISCHARGE_SUMMARY,
        ),
        (
            f"Oak Surgery\nDear Mrs Plinth\n\nYour recent blood test results\n{_VALUES}"
            "Please book a visit.\nYours sincerely\nDr Lind\n",
            Kind.LETTER,
        ),
        (
            "MATERNITY SERVICES - ANTENATAL CLINIC\nDear Dr Lind\nBP 112/68\nPlan: see in 4 weeks\n"
            f"{_VALUES}Yours sincerely\nDr Holm\n",
            Kind.LETTER,
        ),
        (f"MATERNITY HAND-HELD RECORD      BOOKING VISIT\n{_VALUES}", Kind.VISIT_NOTE),
        (f"HOLM HOSPITAL\nDischarge Medication Reconciliation\n{_VALUES}", Kind.PRESCRIPTION),
        (f"HolmLink  |  Messages  >  Inbox\nFrom: Dr Lind\n{_VALUES}", Kind.OTHER),
        # These are what they were.
        (f"LABORATORY REPORT\nDear Ms Plinth\n{_VALUES}Yours sincerely\n", Kind.LAB_REPORT),
        ("AFTER VISIT SUMMARY\nDear Ann,\nYou were seen for cough.\nSincerely\n", Kind.VISIT_NOTE),
        (
            "HOLM EMERGENCY DEPARTMENT\nDISCHARGE INSTRUCTIONS\nYou were seen for a sprain.\n",
            Kind.VISIT_NOTE,
        ),
        (f"Holm Laboratory\nLab results\n{_VALUES}", Kind.LAB_REPORT),
        (
            "Dear Cardiology\nThank you for seeing Mr Holt. I am grateful for your opinion.\n"
            "Hb 120, Na 140, K 4.0\nYours sincerely\nDr Lind\n",
            Kind.REFERRAL,
        ),
    ],
)
def test_a_title_or_a_greeting_says_what_a_paper_is(text: str, kind: Kind) -> None:
    assert recognise([Page(1, text)]).kind is kind
