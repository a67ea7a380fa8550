"""A button of a page that is over: pressed twice, or of a document that is gone meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from uuid import uuid4

import pytest

from compliance.models import AuditEvent
from documents import tasks
from documents.corrections import find_value
from documents.errors import BeingRead, DocumentError, DocumentGone, DocumentRemoved, ReadAnew
from documents.models import Document, LabCorrection, LabResult, Status
from documents.pipeline.corrections import Correction
from documents.progress import watch
from documents.services import corrections, lifecycle
from documents.services.model_choice import set_model_allowed
from documents.tests.conftest import Upload
from healthchat.jobs.models import Job, JobStatus
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast

PRESSED = {
    "": {},
    "retry/": {},
    "copy/": {},
    "model/": {"allowed": "no"},
    "values/1/": {"confirm": "yes"},
    "values/1/undo/": {},
}


@pytest.fixture
def document(cast: Cast, upload: Upload) -> Document:
    """Alice's report, read."""
    sent = upload(cast.alice)
    run_waiting(kind=lifecycle.PROCESS)
    with cast.alice.scope():
        return Document.objects.get(id=sent.id)


def _changes(cast: Cast) -> int:
    with cast.alice.scope():
        return AuditEvent.objects.filter(actor_user_id=cast.alice.user.pk, action="U").count()


@pytest.mark.parametrize("part", list(PRESSED))
def test_a_removed_document_says_where_it_is(cast: Cast, document: Document, part: str) -> None:
    cast.alice.client().post(f"/documents/{document.id}/remove/")
    before = _changes(cast)
    client = cast.alice.client()
    address = f"/documents/{document.id}/{part}"
    response = client.post(address, PRESSED[part]) if part else client.get(address)
    assert response.status_code == 404
    assert "You removed this document. You can put it back" in response.content.decode()
    assert _changes(cast) == before
    with cast.oscar.scope():
        assert not AuditEvent.objects.filter(outcome="denied").exists()


@pytest.mark.parametrize("part", ["retry/", "copy/", "model/", "values/1/", "remove/", "restore/"])
def test_what_is_somebody_elses_or_nobodys_is_one_and_the_same_page(
    cast: Cast, document: Document, part: str
) -> None:
    cast.alice.client().post(f"/documents/{document.id}/remove/")
    client = cast.dana.client()
    foreign = client.post(f"/documents/{document.id}/{part}")
    unknown = client.post(f"/documents/{uuid4()}/{part}")
    assert (foreign.status_code, unknown.status_code) == (404, 404)
    assert "You removed" not in foreign.content.decode()


@pytest.mark.parametrize("part", ["remove/", "restore/"])
def test_pressed_twice_it_is_done_and_recorded_once(
    cast: Cast, document: Document, part: str
) -> None:
    client = cast.alice.client()
    if part == "restore/":
        client.post(f"/documents/{document.id}/remove/")
    before = _changes(cast)
    for _ in range(2):
        assert client.post(f"/documents/{document.id}/{part}").status_code == 302
    assert _changes(cast) == before + 1


def test_a_second_press_on_try_again_is_told_in_words(cast: Cast, document: Document) -> None:
    with cast.alice.scope():
        Document.objects.filter(id=document.id).update(status=Status.FAILED)
    client = cast.alice.client()
    assert client.post(f"/documents/{document.id}/retry/").status_code == 302
    response = client.post(f"/documents/{document.id}/retry/")
    assert response.status_code == 409
    assert "not waiting for another try" in response.content.decode()


def _services(cast: Cast, document: Document) -> dict[str, Callable[[], object]]:
    value = find_value(document.id, 1)
    assert value is not None
    actor = cast.alice.actor
    return {
        "retry": partial(lifecycle.retry_document, actor=actor, document=document),
        "remove": partial(lifecycle.remove_document, actor=actor, document=document),
        "restore": partial(lifecycle.restore_document, actor=actor, document=document),
        "copy": partial(lifecycle.copy_document, actor=actor, document=document),
        "choice": partial(set_model_allowed, actor=actor, document=document, allowed=False),
        "confirm": partial(corrections.confirm_value, actor=actor, value=value),
    }


@pytest.mark.parametrize("name", ["retry", "remove", "restore", "copy", "choice", "confirm"])
def test_gone_between_the_page_and_the_change(cast: Cast, document: Document, name: str) -> None:
    with cast.alice.scope():
        act = _services(cast, document)[name]
        Document.objects.get(id=document.id).delete()
        with pytest.raises(DocumentGone):
            act()


@pytest.mark.parametrize("name", ["retry", "copy", "choice", "confirm"])
def test_removed_between_the_page_and_the_change(cast: Cast, document: Document, name: str) -> None:
    with cast.alice.scope():
        act = _services(cast, document)[name]
        lifecycle.remove_document(actor=cast.alice.actor, document=document)
        with pytest.raises(DocumentRemoved):
            act()


def test_a_value_is_left_alone_while_its_document_is_read(cast: Cast, document: Document) -> None:
    with cast.alice.scope():
        value = find_value(document.id, 1)
        assert value is not None
        Document.objects.filter(id=document.id).update(status=Status.PROCESSING)
        with pytest.raises(BeingRead):
            corrections.confirm_value(actor=cast.alice.actor, value=value)


@pytest.mark.parametrize("verb", ["confirm", "correct", "undo"])
def test_two_presses_at_once_say_it_once(cast: Cast, document: Document, verb: str) -> None:
    with cast.alice.scope():
        value = find_value(document.id, 1)
        assert value is not None
        if verb == "undo":
            corrections.confirm_value(actor=cast.alice.actor, value=value)
            value = find_value(document.id, 1)
            assert value is not None
        before = LabCorrection.objects.count()
        correction = Correction("14.9", "g/dL", "13.0 - 17.0")
        act: Callable[[], None] = {
            "confirm": partial(corrections.confirm_value, actor=cast.alice.actor, value=value),
            "correct": partial(
                corrections.correct_value,
                actor=cast.alice.actor,
                value=value,
                correction=correction,
            ),
            "undo": partial(corrections.undo_correction, actor=cast.alice.actor, value=value),
        }[verb]
        act()
        with pytest.raises(ReadAnew):
            act()
        assert LabCorrection.objects.count() == before + 1


@pytest.mark.parametrize("meanwhile", ["said", "read anew"])
@pytest.mark.parametrize("part", ["", "undo/"])
def test_a_page_that_shows_another_value_changes_nothing(
    cast: Cast, document: Document, part: str, meanwhile: str
) -> None:
    client = cast.alice.client()
    address = f"/documents/{document.id}/values/1/"
    client.post(address, {"confirm": "yes"})
    seen = re.findall(r'name="seen" value="([^"]+)"', client.get(address).content.decode())
    assert len(set(seen)) == 1
    if meanwhile == "said":
        client.post(f"{address}undo/")
        client.post(address, {"confirm": "yes"})
    with cast.alice.scope():
        if meanwhile == "read anew":
            lab = LabResult.objects.get(document=document, number=1)
            row = lab.row
            lab.delete()
            LabResult.objects.create(document=document, number=1, row=row)
        before = LabCorrection.objects.count()
    response = client.post(address + part, {"seen": seen[0], "value": "14.9"}, follow=True)
    assert "This value has changed since the page was opened." in response.content.decode()
    with cast.alice.scope():
        assert LabCorrection.objects.count() == before


def test_a_document_that_is_removed_while_its_progress_is_watched_ends_the_stream(
    cast: Cast, document: Document
) -> None:
    cast.alice.client().post(f"/documents/{document.id}/remove/")
    with pytest.raises(DocumentError) as caught:
        next(watch(cast.alice.actor, document.id))
    assert isinstance(caught.value, DocumentGone)


def test_the_job_of_a_document_that_is_deleted_for_good_ends(cast: Cast, upload: Upload) -> None:
    document = upload(cast.alice)
    with cast.alice.scope():
        Document.objects.get(id=document.id).delete()
    assert run_waiting(kind=lifecycle.PROCESS) == 1
    job = Job.objects.get(kind=lifecycle.PROCESS, subject_id=document.id)
    assert (job.status, job.last_error_code, job.announced) == (
        JobStatus.DEAD,
        "document_gone",
        True,
    )
    tasks.give_up(job)
