"""A patient's new key takes the document's words and files with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from accounts.sample_report import sample_report
from documents.blobs import open_original, read_page_image
from documents.models import Document, Page
from documents.services import lifecycle
from documents.tests.conftest import Upload
from healthchat import tenancy
from healthchat.crypto import backfill, keyring
from healthchat.jobs.testing import run_waiting
from tests.factories import BORN, Cast

pytestmark = pytest.mark.django_db(transaction=True)


def test_nothing_is_left_on_the_old_key_and_everything_still_opens(
    cast: Cast, upload: Upload, settings: Settings, tmp_path: Path
) -> None:
    settings.STORAGE_URL = (tmp_path / "files").as_uri()
    report = sample_report("Alice Sample", "Willow Street Clinic", date(2026, 3, 2), BORN)
    document = upload(cast.alice, report, "report.pdf")
    run_waiting(kind=lifecycle.PROCESS)
    with cast.alice.scope():
        before = Page.objects.get(document=document)
        picture, words = read_page_image(before), before.text
        old = Document.objects.get(id=document.id).key_id
    with tenancy.scope(clinic=cast.clinic.id):
        keyring.rotate_patient(cast.clinic.id, cast.alice.patient_id)
        assert backfill.left(cast.clinic.id)
        while backfill.move(cast.clinic.id, 100):
            pass
        assert backfill.left(cast.clinic.id) == {}
    with cast.alice.scope():
        moved = Document.objects.get(id=document.id)
        assert moved.key_id != old
        with open_original(moved) as original:
            assert original.read() == report
        page = Page.objects.get(document=document)
        assert (read_page_image(page), page.text) == (picture, words)
