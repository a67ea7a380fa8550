"""Files that the people of the journeys upload, made on the spot; nobody in them exists."""

from __future__ import annotations

import base64
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import Page

from accounts.sample_report import sample_report
from documents.models import Document
from documents.services.lifecycle import PROCESS
from documents.tests import papers
from healthchat.jobs.testing import run_waiting
from tests.factories import BORN, Person

REPORT_SIZE = (612, 792)
"""The report's page in points."""
HEMOGLOBIN = ((56, 575), (250, 575))
"""Points (left, up) inside the name and inside the value of its first row."""
FERRITIN = ((56, 365), (250, 365))

NOTE = """WILLOW STREET CLINIC
VISIT NOTE
Date of visit: 2026-03-09

HISTORY OF PRESENT ILLNESS
Patient reports feeling tired for two months. No chest pain. Sleeps six hours a night.

ALLERGIES
Penicillin - rash

MEDICATIONS
1. Lisinopril 10 mg tablet, take 1 tablet by mouth once daily
2. Ferrous sulfate 325 mg tablet, take 1 tablet by mouth twice daily

ASSESSMENT
1. Iron deficiency anemia
2. Hypertension, well controlled

PLAN
Return to clinic in 6 weeks for a repeat blood count.
"""


@dataclass(frozen=True, slots=True)
class File:
    """A file as somebody has it on their disk."""

    name: str
    media_type: str
    data: bytes


def report(name: str = "blood-test.pdf") -> File:
    """One page of digital text: fourteen values, some outside their range."""
    data = sample_report("Alice Sample", "Willow Street Clinic", date(2026, 3, 2), BORN)
    return File(name, "application/pdf", data)


def note(name: str = "visit-note.txt") -> File:
    """A doctor's note as plain text, which has no picture."""
    return File(name, "text/plain", NOTE.encode())


def scan(name: str = "scan.png") -> File:
    """A page that is only a picture."""
    page = papers.picture(
        [
            ("WILLOW STREET LABORATORY", "", "", ""),
            ("Collected: 2026-03-05", "", "", ""),
            ("Test", "Result", "Unit", "Reference"),
            ("Sodium", "139", "mmol/L", "135 - 145"),
            ("Potassium", "5.9", "mmol/L", "3.5 - 5.1"),
        ]
    )
    return File(name, "image/png", papers.encoded(page))


def refused(name: str = "holiday.pdf") -> File:
    """Calls itself a PDF and is none."""
    return File(name, "application/pdf", b"MZ\x90\x00 not a document at all" * 40)


def drop(page: Page, files: Sequence[File]) -> None:
    """Drop them all at once onto the page's drop zone."""
    carried = page.evaluate_handle(
        """(files) => {
            const carried = new DataTransfer();
            for (const { name, type, data } of files) {
                const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
                carried.items.add(new File([bytes], name, { type }));
            }
            return carried;
        }""",
        [
            {
                "name": file.name,
                "type": file.media_type,
                "data": base64.b64encode(file.data).decode(),
            }
            for file in files
        ],
    )
    page.dispatch_event("[data-dropzone]", "drop", {"dataTransfer": carried})


def give(person: Person, file: File) -> Document:
    """Upload as this person, and have it read here and now, without a worker."""
    document = send(person, file)
    run_waiting(kind=PROCESS)
    with person.scope():
        return Document.objects.get(id=document.id)


def send(person: Person, file: File) -> Document:
    """Upload as this person, through the real handler; nobody reads it yet."""
    response = person.client().post(
        "/documents/upload/",
        {"files": SimpleUploadedFile(file.name, file.data)},
        headers={"accept": "application/json"},
    )
    assert response.status_code == 201, response.content
    with person.scope():
        return Document.objects.get(id=UUID(response.json()["documents"][0]["id"]))


def arrive(person: Person, file: File, *, seconds: float = 90) -> Document:
    """Upload as this person, and wait until a worker has read it."""
    document = send(person, file)
    until = time.monotonic() + seconds
    while True:
        with person.scope():
            now = Document.objects.get(id=document.id)
        if now.is_settled:
            return now
        assert time.monotonic() < until, f"{file.name} is {now.status} at {now.stage}"
        time.sleep(0.1)
