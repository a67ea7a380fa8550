"""From upload to summary, through a worker's own code."""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

import pytest

from compliance.models import AuditEvent
from documents import extraction, processing
from documents.models import Document, Page, Stage, Status
from documents.pipeline.types import Flag
from documents.queries import labs_of, pages_of, summary_of
from documents.services import lifecycle
from documents.tests.conftest import Upload
from documents.tests.papers import pdf
from healthchat.crypto import keyring
from healthchat.jobs import JobContext
from healthchat.jobs.models import Job, JobStatus
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast


def _again(cast: Cast, document: Document) -> Document:
    with cast.alice.scope():
        return Document.objects.get(id=document.id)


def test_a_report_is_read_and_every_sentence_has_its_place(cast: Cast, upload: Upload) -> None:
    document = upload(cast.alice)
    run_waiting(kind=lifecycle.PROCESS)
    document = _again(cast, document)
    assert (document.status, document.stage) == (Status.READY, Stage.DONE)
    with cast.alice.scope():
        hemoglobin, tsh = labs_of(document.id)
        assert (hemoglobin.value, hemoglobin.unit, hemoglobin.flag) == ("9.1", "g/dL", Flag.LOW)
        assert tsh.flag == Flag.NORMAL
        pages = pages_of(document.id)
        sentences = summary_of(document.id).sentences
    assert sentences
    for sentence in sentences:
        for source in sentence.sources:
            assert pages[source.page - 1].text[source.start : source.end].strip()


def test_every_step_leaves_an_event(cast: Cast, upload: Upload) -> None:
    document = upload(cast.alice)
    run_waiting(kind=lifecycle.PROCESS)
    with cast.alice.scope():
        steps = AuditEvent.objects.filter(event="document.processed", subject_id=document.id)
        assert [event.data["stage"] for event in steps.order_by("id")] == [
            Stage.EXTRACT,
            Stage.RECOGNISE,
            Stage.COMPOSE,
            Stage.REPHRASE,
        ]


def test_a_file_that_cannot_be_read_says_why_and_is_not_tried_again(
    cast: Cast, upload: Upload
) -> None:
    document = upload(cast.alice, b"MZ\x90\x00" + bytes(2000), "virus.pdf")
    run_waiting(kind=lifecycle.PROCESS)
    document = _again(cast, document)
    assert document.status == Status.REFUSED
    assert document.problem_code == "type_not_accepted"
    assert (
        document.problem in cast.alice.client().get(f"/documents/{document.id}/").content.decode()
    )
    assert Job.objects.get(subject_id=document.id).status == JobStatus.DONE


@pytest.mark.parametrize("stage", [s for s in processing.STEPS if s != Stage.REREAD])
def test_a_stage_that_keeps_failing_ends_in_a_retry_button_that_resumes_there(
    cast: Cast, upload: Upload, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = upload(cast.alice)
    working = processing.STEPS[stage]

    def broken(ctx: object) -> None:
        raise RuntimeError("poison")

    monkeypatch.setitem(processing.STEPS, stage, broken)
    run_waiting(kind=lifecycle.PROCESS)
    document = _again(cast, document)
    assert (document.status, document.stage) == (Status.FAILED, stage)
    client = cast.alice.client()
    assert b"Try again" in client.get(f"/documents/{document.id}/").content
    monkeypatch.setitem(processing.STEPS, stage, working)
    client.post(f"/documents/{document.id}/retry/")
    run_waiting(kind=lifecycle.PROCESS)
    document = _again(cast, document)
    assert document.status == Status.READY
    with cast.alice.scope():
        assert Page.objects.filter(document=document).count() == 1
        assert sorted(s.language for s in document.summaries.all()) == ["en", "es"]
        assert document.labresults.count() == 2


def test_a_poison_file_holds_up_nobody(
    cast: Cast, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    poison = upload(cast.alice)
    good = upload(cast.dana)
    working = processing.STEPS[Stage.EXTRACT]

    def sometimes(ctx: JobContext) -> None:
        if ctx.subject_id == poison.id:
            raise RuntimeError("poison")
        working(ctx)

    monkeypatch.setitem(processing.STEPS, Stage.EXTRACT, sometimes)
    run_waiting(kind=lifecycle.PROCESS)
    assert _again(cast, poison).status == Status.FAILED
    with cast.dana.scope():
        assert Document.objects.get(id=good.id).status == Status.READY


def test_a_destroyed_key_never_yields_words(cast: Cast, upload: Upload) -> None:
    document = upload(cast.alice)
    run_waiting(kind=lifecycle.PROCESS)
    with cast.alice.scope():
        keyring.destroy_patient_key(cast.clinic.id, cast.alice.patient_id)
        page = Page.objects.get(document=document)
        with pytest.raises(keyring.KeyDestroyed):
            _ = page.text


def test_a_worker_that_was_taken_over_while_it_read_touches_no_picture(
    cast: Cast, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping, late = extraction._keep, Mock()
    paused: list[object] = []

    def pauses(*given: Any) -> None:
        if not paused:
            paused.append(given)
            Job.objects.filter(kind=lifecycle.PROCESS).update(status=JobStatus.QUEUED)
            run_waiting(kind=lifecycle.PROCESS)
            monkeypatch.setattr(extraction, "write_page_image", late)
        keeping(*given)

    monkeypatch.setattr(extraction, "_keep", pauses)
    page = pdf([[(60, 100, 12, "Hemoglobin 9.1 g/dL 13.0 - 17.0")]])
    document = upload(cast.alice, page, "report.pdf")
    run_waiting(kind=lifecycle.PROCESS)
    assert paused
    late.assert_not_called()
    assert _again(cast, document).status == Status.READY
    response = cast.alice.client().get(f"/documents/{document.id}/pages/1/image/")
    assert response.status_code == 200
