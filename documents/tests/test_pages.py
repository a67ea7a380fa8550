"""The documents' pages as responses: what they hold, who may, and that each look is on record."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import StreamingHttpResponse

from compliance.models import AuditEvent
from documents.models import Document, LabResult, Stage, Status
from documents.services import lifecycle
from documents.tests import papers
from documents.tests.conftest import REPORT, Upload
from healthchat.jobs.models import Job
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast, Person


@pytest.fixture
def ready(cast: Cast, upload: Upload) -> Document:
    """Alice's report, read."""
    document = upload(cast.alice)
    run_waiting(kind=lifecycle.PROCESS)
    return _now(cast.alice, document)


def _now(person: Person, document: Document) -> Document:
    with person.scope():
        return Document.objects.get(id=document.id)


def _get(person: Person, document: Document, part: str = "", **query: str) -> Any:
    return person.client().get(f"/documents/{document.id}/{part}", query)


def _events(person: Person, name: str) -> list[AuditEvent]:
    with person.scope():
        return list(AuditEvent.objects.filter(event=name))


def _row(page: str, name: str) -> str:
    """A line of the table of values."""
    return page[page.index(f">{name}</a>", page.index("<tbody>")) :].split("</tr>")[0]


def test_every_link_of_the_summary_has_its_place(cast: Cast, ready: Document) -> None:
    page = _get(cast.alice, ready).content.decode()
    wanted = {
        name for links in re.findall(r'data-places="([^"]*)"', page) for name in links.split()
    }
    there = set(re.findall(r'id="(place-\d+)"', page))
    assert wanted
    assert wanted == there
    assert {href[1:] for href in re.findall(r'href="(#place-\d+)"', page)} <= there


def test_a_value_shows_its_range_and_flag_in_words(cast: Cast, ready: Document) -> None:
    page = " ".join(_get(cast.alice, ready).content.decode().split())
    row = _row(page, "Hemoglobin")
    assert '<strong class="in-one">9.1</strong> <span class="unit">g/dL</span>' in row
    assert "13.0 - 17.0" in row
    assert "badge-low" in row
    assert 'aria-label="9.1 against the printed range 13.0 - 17.0"' in row


def test_an_uncertain_value_shows_no_verdict(cast: Cast, ready: Document) -> None:
    with cast.alice.scope():
        result = LabResult.objects.filter(document=ready).order_by("number")[0]
        result.row = {**result.row, "needs_review": True, "review_reason": "Two readings differ."}
        result.save()
    page = _get(cast.alice, ready).content.decode()
    row = _row(page, "Hemoglobin")
    assert "Two readings differ." in row
    assert "badge-review" in row
    assert "badge-low" not in row


def test_words_of_a_document_are_never_markup(cast: Cast, upload: Upload) -> None:
    name = "<img src=x onerror=alert(1)>.txt"
    document = upload(cast.alice, REPORT + b"<script>alert(1)</script>\n", name)
    run_waiting(kind=lifecycle.PROCESS)
    for page in (
        _get(cast.alice, document).content,
        cast.alice.client().get("/documents/").content,
    ):
        assert b"<script>alert" not in page
        assert b"<img src=x" not in page


@pytest.mark.parametrize("cite", ["1-0-9", "1-0-10000000", "2-0-5", "1-9-3", "'\"><script>", ""])
def test_an_address_with_any_place_opens(cast: Cast, ready: Document, cite: str) -> None:
    response = _get(cast.alice, ready, cite=cite)
    assert response.status_code == 200
    assert b"<script>" not in response.content


def test_the_place_an_address_names_is_on_the_page_first(cast: Cast, ready: Document) -> None:
    start = REPORT.index(b"TSH")
    page = _get(cast.alice, ready, cite=f"1-{start}-{start + 3}").content.decode()
    marked = page[page.index('id="place-1"') :]
    starts = r'id="place-1"[^>]*></span>(?:<span[^>]*></span>)*<mark[^>]*>(?:<a[^>]*>)?TSH'
    assert re.match(starts, marked)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.WAITING, "We are reading your document"),
        (Status.PROCESSING, "We are reading your document"),
        (Status.REFUSED, "We can’t read this file"),
        (Status.FAILED, "Try again"),
    ],
)
def test_each_state_says_what_it_is(
    cast: Cast, ready: Document, status: Status, words: str
) -> None:
    with cast.alice.scope():
        Document.objects.filter(id=ready.id).update(status=status)
    assert words in _get(cast.alice, ready).content.decode()


def test_the_list_shows_what_was_removed_and_puts_it_back(cast: Cast, ready: Document) -> None:
    client = cast.alice.client()
    assert client.post(f"/documents/{ready.id}/remove/").status_code == 302
    assert _get(cast.alice, ready).status_code == 404
    page = client.get("/documents/").content.decode()
    assert "Put back" in page
    assert f'id="document-{ready.id}"' not in page
    assert "Put back" not in cast.bob.client().get("/documents/").content.decode()
    assert client.post(f"/documents/{ready.id}/restore/").status_code == 302
    assert _get(cast.alice, ready).status_code == 200
    assert client.post(f"/documents/{ready.id}/restore/").status_code == 302


def test_a_removed_document_is_gone_after_its_time(cast: Cast, ready: Document) -> None:
    cast.alice.client().post(f"/documents/{ready.id}/remove/")
    run_waiting(kind=lifecycle.PURGE)
    with cast.alice.scope():
        assert Document.objects.filter(id=ready.id).exists(), "it can still be put back"
        Document.objects.filter(id=ready.id).update(removed_at="2020-01-01T00:00Z")
        lifecycle.purge_document(ready.id)
        assert not Document.objects.filter(id=ready.id).exists()
        assert not LabResult.objects.exists()
    assert len(_events(cast.alice, "document.purged")) == 1


def test_only_a_failed_document_is_tried_again(cast: Cast, ready: Document) -> None:
    client = cast.alice.client()
    response = client.post(f"/documents/{ready.id}/retry/", headers={"accept": "application/json"})
    assert response.status_code == 409
    with cast.alice.scope():
        Document.objects.filter(id=ready.id).update(status=Status.FAILED, stage=Stage.COMPOSE)
    assert client.post(f"/documents/{ready.id}/retry/").status_code == 302
    assert Job.objects.filter(kind=lifecycle.PROCESS, subject_id=ready.id, status="queued").exists()
    run_waiting(kind=lifecycle.PROCESS)
    assert _now(cast.alice, ready).status == Status.READY
    assert [event.data["stage"] for event in _events(cast.alice, "document.retried")] == ["compose"]


def test_a_proxy_reads_and_changes_nothing(cast: Cast, ready: Document) -> None:
    assert _get(cast.bob, ready).status_code == 200
    assert _get(cast.bob, ready, "original/").status_code == 200
    for part in ("remove/", "retry/", "restore/"):
        assert cast.bob.client().post(f"/documents/{ready.id}/{part}").status_code == 404
    main = _get(cast.bob, ready).content.decode().split("<main")[1].split("</main>")[0]
    assert 'method="post"' not in main


def test_the_original_comes_back_as_it_was_and_only_as_a_download(
    cast: Cast, ready: Document
) -> None:
    response = _get(cast.alice, ready, "original/")
    assert isinstance(response, StreamingHttpResponse)
    assert b"".join(response.streaming_content) == REPORT  # type: ignore[arg-type]
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="report.txt"'
    assert "no-store" in response["Cache-Control"]


def test_a_pages_picture(cast: Cast, upload: Upload) -> None:
    data = papers.pdf([papers.table([("Test", "Result"), ("Sodium", "139")])])
    document = upload(cast.alice, data, "report.pdf")
    run_waiting(kind=lifecycle.PROCESS)
    response = _get(cast.alice, document, "pages/1/image/")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("image/")
    assert "no-store" in response["Cache-Control"]
    for number in (0, 2, 999999):
        assert _get(cast.alice, document, f"pages/{number}/image/").status_code == 404


def test_progress_is_told_from_the_truth(cast: Cast, ready: Document) -> None:
    response = _get(cast.alice, ready, "events/")
    assert response["Content-Type"].startswith("text/event-stream")
    told = b"".join(response.streaming_content).decode()
    assert "event: done" in told
    assert '"status": "ready"' in told
    assert "Hemoglobin" not in told
    assert "report.txt" not in told


def test_each_look_is_on_record(cast: Cast, ready: Document) -> None:
    cast.alice.client().get("/documents/")
    _get(cast.bob, ready)
    _get(cast.alice, ready, "original/")
    (viewed,) = _events(cast.alice, "document.viewed")
    assert (viewed.actor_user_id, viewed.subject_id) == (cast.bob.user.pk, ready.id)
    assert viewed.patient_id == cast.alice.patient_id
    (listed,) = _events(cast.alice, "document.listed")
    assert listed.data == {"count": 1}
    assert len(_events(cast.alice, "document.downloaded")) == 1
