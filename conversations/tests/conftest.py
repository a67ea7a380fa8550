"""A cast of people, and a report that has been read."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import Document
from documents.services.lifecycle import PROCESS
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast, Person

REPORT = b"""WILLOW STREET LABORATORY
LABORATORY REPORT
Collected: 2026-03-02

Test                Result    Unit      Reference range   Flag
Hemoglobin          9.1       g/dL      13.0 - 17.0       L
TSH                 2.1       mIU/L     0.4 - 4.0
"""
NOTE = b"""VISIT NOTE
Date of visit: 2026-03-09

HISTORY OF PRESENT ILLNESS
She walks her dog every morning along the river.

ALLERGIES
Penicillin - rash

MEDICATIONS
1. Lisinopril 10 mg tablet, take 1 tablet by mouth once daily

PLAN
Return to clinic in 6 weeks for a repeat blood count.
"""


def give(person: Person, data: bytes, name: str) -> Document:
    """Upload as this person, and have it read."""
    response = person.client().post(
        "/documents/upload/",
        {"files": SimpleUploadedFile(name, data)},
        headers={"accept": "application/json"},
    )
    run_waiting(kind=PROCESS)
    with person.scope():
        return Document.objects.get(id=response.json()["documents"][0]["id"])


@pytest.fixture
def report(cast: Cast) -> Document:
    """Alice's laboratory report."""
    return give(cast.alice, REPORT, "report.txt")


@pytest.fixture
def note(cast: Cast) -> Document:
    """Alice's note of a visit."""
    return give(cast.alice, NOTE, "note.txt")
