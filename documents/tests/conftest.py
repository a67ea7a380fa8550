"""A cast of people, and uploads that go through the real handler."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import Document
from documents.pipeline import recognise as recognising
from documents.services import lifecycle
from documents.tests.read_again import Change, as_now
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast, Person, make_cast

REPORT = b"""WILLOW STREET LABORATORY
LABORATORY REPORT
Collected: 2026-03-02

Test                Result    Unit      Reference range   Flag
Hemoglobin          9.1       g/dL      13.0 - 17.0       L
TSH                 2.1       mIU/L     0.4 - 4.0
"""

Upload = Callable[..., Document]


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, in two clinics."""
    return make_cast()


@pytest.fixture
def upload() -> Upload:
    """Upload bytes as a person through the form; returns the new document."""

    def send(person: Person, data: bytes = REPORT, name: str = "report.txt") -> Document:
        response = person.client().post(
            "/documents/upload/",
            {"files": SimpleUploadedFile(name, data)},
            headers={"accept": "application/json"},
        )
        assert response.status_code == 201, response.content
        (announced,) = response.json()["documents"]
        with person.scope():
            return Document.objects.get(id=UUID(announced["id"]))

    return send


@pytest.fixture
def document(cast: Cast, upload: Upload) -> Document:
    """Alice's, read to its end."""
    found = upload(cast.alice)
    run_waiting(kind=lifecycle.PROCESS)
    return as_now(cast, found)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Callable[[Change], None]:
    """Have the readers of the next version find something else."""
    real = recognising.recognise

    def read(change: Change) -> None:
        monkeypatch.setattr(recognising, "recognise", lambda pages: change(real(pages)))

    return read
