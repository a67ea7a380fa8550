"""A document read again: it stays readable, what its patient said stays, and nothing is half."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from documents import rereading
from documents.errors import BeingRead, DocumentRemoved, NotReread, ReadOnlyAccess
from documents.models import Document, Page, Stage, Status, Summary
from documents.pipeline import types
from documents.queries import findings_of, pages_of, summary_of
from documents.services import lifecycle
from documents.services.rereading import reread_document
from documents.tests.conftest import REPORT, Upload
from documents.tests.papers import archive, pdf
from documents.tests.read_again import (
    ASKED,
    KEPT,
    Change,
    as_now,
    events_of,
    page_of,
    read_again,
    shown_values,
    with_rows,
)
from healthchat.jobs.models import Job, JobStatus
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast


def test_a_newer_version_s_reading_takes_the_place_of_the_earlier_one(
    cast: Cast, document: Document, reads: Callable[[Change], None]
) -> None:
    with cast.alice.scope():
        before = findings_of(document.id), pages_of(document.id), summary_of(document.id)
    reads(lambda found: with_rows(found, TSH={"value": ""}))
    again = read_again(cast, document)
    assert (again.status, again.stage, again.readings) == (Status.READY, Stage.DONE, 1)
    assert again.read_at and document.read_at and again.read_at > document.read_at
    assert shown_values(cast, document) == {"Hemoglobin": "9.1"}
    with cast.alice.scope():
        assert pages_of(document.id) == before[1]
        assert summary_of(document.id) != before[2]
        assert Summary.objects.filter(document=document).count() == 2
    reads(lambda found: found)
    read_again(cast, document)
    with cast.alice.scope():
        assert (findings_of(document.id), pages_of(document.id), summary_of(document.id)) == before
    steps = [each["stage"] for each in events_of(cast, "document.processed")]
    assert steps.count("reread") == 2
    assert len(events_of(cast, ASKED)) == 2


def test_it_stays_readable_while_it_is_read_again(cast: Cast, document: Document) -> None:
    page = page_of(cast, document)
    assert "Read again" in page
    response = cast.alice.client().post(f"/documents/{document.id}/reread/")
    assert response.status_code == 302
    waiting = page_of(cast, document)
    assert "In plain words" in waiting and "9.1" in waiting
    assert "We are reading this document again." in waiting
    assert "Read again" not in waiting
    run_waiting(kind=lifecycle.PROCESS)
    assert "Read again" in page_of(cast, document)
    assert "In plain words" in page_of(cast, document)


def test_asked_twice_it_is_done_and_recorded_once(cast: Cast, document: Document) -> None:
    assert reread_document(actor=cast.alice.actor, document=document)
    assert not reread_document(actor=cast.alice.actor, document=document)
    assert run_waiting(kind=lifecycle.PROCESS) == 1
    assert as_now(cast, document).readings == 1
    assert len(events_of(cast, ASKED)) == 1


@pytest.mark.parametrize("refused", [True, False], ids=["refused", "dead"])
def test_what_can_t_be_read_again_stays_as_it_was(
    cast: Cast, document: Document, monkeypatch: pytest.MonkeyPatch, refused: bool
) -> None:
    error = types.Refused("damaged", "It is damaged.") if refused else RuntimeError("broken")

    def fail(*args: Any) -> Any:
        raise error

    page = page_of(cast, document)
    monkeypatch.setattr(rereading, "recognised", fail)
    again = read_again(cast, document)
    assert (again.status, again.stage, again.readings) == (Status.READY, Stage.DONE, 0)
    assert events_of(cast, KEPT)[0]["code"] == ("damaged" if refused else "RuntimeError")
    now = page_of(cast, document)
    assert "We could not read this document again. Nothing has changed." in now
    assert page.split('id="values-title"')[1][:400] == now.split('id="values-title"')[1][:400]


def test_its_pictures_are_the_new_ones_and_the_old_are_gone(
    cast: Cast,
    upload: Upload,
    settings: Settings,
    tmp_path: Path,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.STORAGE_URL = (tmp_path / "files").as_uri()
    paper = pdf([[(60, 100, 12, "Sodium 139 mmol/L (135 - 145)")]])
    document = upload(cast.alice, paper, "report.pdf")
    run_waiting(kind=lifecycle.PROCESS)

    def stored() -> int:
        return sum(path.is_file() for path in (tmp_path / "files").rglob("*"))

    files = stored()
    with cast.alice.scope():
        before = Page.objects.get(document=document, number=1).image_blob
    with django_capture_on_commit_callbacks(execute=True):
        read_again(cast, document)
    with cast.alice.scope():
        after = Page.objects.get(document=document, number=1).image_blob
    assert before and after and before != after
    assert stored() == files
    picture = cast.alice.client().get(f"/documents/{document.id}/pages/1/image/")
    assert picture.status_code == 200 and picture.content


def test_pictures_of_a_reading_that_was_given_up_are_removed(
    cast: Cast,
    upload: Upload,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.STORAGE_URL = (tmp_path / "files").as_uri()
    document = upload(cast.alice, pdf([[(60, 100, 12, "Sodium 139 mmol/L")]]), "report.pdf")
    run_waiting(kind=lifecycle.PROCESS)
    files = {path for path in (tmp_path / "files").rglob("*") if path.is_file()}

    def fail(*args: Any) -> Any:
        raise RuntimeError("broken")

    monkeypatch.setattr(rereading, "recognised", fail)
    with django_capture_on_commit_callbacks(execute=True):
        read_again(cast, document)
    assert {path for path in (tmp_path / "files").rglob("*") if path.is_file()} == files


def test_only_its_patient_asks_and_only_for_what_is_ready(
    cast: Cast, document: Document, upload: Upload
) -> None:
    with pytest.raises(ReadOnlyAccess):
        reread_document(actor=cast.bob.actor, document=document)
    waiting = upload(cast.alice, b"not read yet", "new.txt")
    packed = upload(cast.alice, archive({"1.txt": REPORT + b"1"}), "export.zip")
    with pytest.raises(NotReread):
        reread_document(actor=cast.alice.actor, document=waiting)
    run_waiting(kind=lifecycle.PROCESS)
    with pytest.raises(NotReread):
        reread_document(actor=cast.alice.actor, document=packed)
    with cast.alice.scope():
        Document.objects.filter(id=document.id).update(stage=Stage.REPHRASE)
    with pytest.raises(BeingRead):
        reread_document(actor=cast.alice.actor, document=document)
    lifecycle.remove_document(actor=cast.alice.actor, document=waiting)
    with pytest.raises(DocumentRemoved):
        reread_document(actor=cast.alice.actor, document=waiting)


def _run_instead_of_waiting(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What waits for a worker each time that the command would pause."""
    seen: list[int] = []

    def work(seconds: float) -> None:
        seen.append(Job.objects.filter(status=JobStatus.QUEUED, kind=lifecycle.PROCESS).count())
        run_waiting(kind=lifecycle.PROCESS)

    monkeypatch.setattr("documents.management.commands.reread_documents.sleep", work)
    return seen


def test_an_operator_has_a_clinic_read_again_and_can_go_on(
    cast: Cast, document: Document, upload: Upload, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    theirs = upload(cast.dana, REPORT + b"dana", "dana.txt")
    foreign = upload(cast.frank, REPORT + b"frank", "frank.txt")
    upload(cast.alice, REPORT + b"removed", "removed.txt")
    run_waiting(kind=lifecycle.PROCESS)
    with cast.alice.scope():
        removed = Document.objects.exclude(id=document.id).get()
        lifecycle.remove_document(actor=cast.alice.actor, document=removed)
    seen = _run_instead_of_waiting(monkeypatch)
    before = timezone.now().isoformat()
    call_command("reread_documents", "--clinic", str(cast.clinic.id), "--before", before)
    assert seen == [1, 1], "one at a time"
    assert as_now(cast, document).readings == 1
    with cast.dana.scope():
        assert Document.objects.get(id=theirs.id).readings == 1
    with cast.frank.scope():
        assert Document.objects.get(id=foreign.id).readings == 0
    assert "2 of 2 done, 0 kept as they were" in capsys.readouterr().out
    call_command("reread_documents", "--clinic", str(cast.clinic.id), "--before", before)
    assert as_now(cast, document).readings == 1
    assert "0 document(s) to read again" in capsys.readouterr().out


def test_the_command_says_which_moment_it_means(cast: Cast) -> None:
    for wrong in ("yesterday", "2026-13-40T10:00"):
        with pytest.raises(CommandError, match="--before"):
            call_command("reread_documents", "--clinic", str(cast.clinic.id), "--before", wrong)
    with pytest.raises(CommandError, match="--at-once"):
        call_command("reread_documents", "--clinic", str(cast.clinic.id), "--at-once", "0")
