"""What is recognised comes back from the database as it went in; no field is lost."""

from __future__ import annotations

from dataclasses import fields

from documents.findings import by_kind
from documents.models import FindingKind
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Findings
from documents.queries import findings_of, pages_of
from documents.services import lifecycle
from documents.tests.conftest import Upload
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast

NOTE = b"""VISIT NOTE
Date of visit: 3 March 2026

CHIEF COMPLAINT
Cough and fever.

ALLERGIES
Penicillin (rash).

MEDICATIONS
- Metformin 500 mg by mouth twice daily

ASSESSMENT AND PLAN
1. Type 2 diabetes mellitus. A1c was 7.2%.
2. No evidence of pneumonia.
Follow up in 2 weeks.
"""


def test_findings_come_back_as_they_were(cast: Cast, upload: Upload) -> None:
    document = upload(cast.alice, NOTE, "note.txt")
    run_waiting(kind=lifecycle.PROCESS)
    with cast.alice.scope():
        pages = pages_of(document.id)
        stored = findings_of(document.id)
    fresh = recognise(pages)
    for each in fields(Findings):
        if each.name != "warnings":
            assert getattr(stored, each.name) == getattr(fresh, each.name), each.name
    assert stored.medications
    assert stored.conditions


def test_every_kind_of_finding_is_stored() -> None:
    assert set(by_kind(Findings())) == set(FindingKind)
