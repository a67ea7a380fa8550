"""Every door through which a name comes in makes it fit to be shown."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

from accounts.forms import InvitationForm, JoinForm
from documents.corrections import find_value, latest_day
from documents.forms import CorrectionForm
from documents.models import Document
from documents.pipeline.files.limits import Limits
from documents.pipeline.files.unpacking import ArchiveSession
from documents.services import lifecycle
from documents.tests.conftest import REPORT, Upload
from documents.tests.papers import archive
from healthchat.actor import Role
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast

BAD = "../\u202elab\r\nSet-Cookie: a=b\u2028\u200f report"
FIT = "lab Set-Cookie: a=b report"


def _uploaded(cast: Cast, upload: Upload) -> str:
    upload(cast.alice, REPORT, f"{BAD}.txt".replace("\r\n", "\u2029"))
    return _newest(cast)


def _copied(cast: Cast, upload: Upload) -> str:
    document = upload(cast.alice)
    client = cast.alice.client()
    client.post(f"/documents/{document.id}/copy/", {"name": f"\0{BAD}.txt{' ' * 300}"})
    return _newest(cast)


def _unpacked(cast: Cast, upload: Upload) -> str:
    upload(cast.alice, archive({f"{BAD}.txt": REPORT}), "export.zip")
    run_waiting(kind=lifecycle.PROCESS)
    return _newest(cast)


def _newest(cast: Cast) -> str:
    with cast.alice.scope():
        return str(Document.objects.latest("created_at").file_name)


@pytest.mark.parametrize("come", [_uploaded, _copied, _unpacked])
def test_a_documents_name(cast: Cast, upload: Upload, come: Callable[[Cast, Upload], str]) -> None:
    name = come(cast, upload)
    assert name.replace(" ", "") == f"{FIT}.txt".replace(" ", "")
    with cast.alice.scope():
        document = Document.objects.latest("created_at")
    response = cast.alice.client().get(f"/documents/{document.id}/original/")
    assert "\n" not in response["Content-Disposition"]
    assert "Set-Cookie" not in response.headers


def test_a_copy_without_a_name_keeps_the_one_it_has(cast: Cast, upload: Upload) -> None:
    document = upload(cast.alice, REPORT, "march.txt")
    cast.alice.client().post(f"/documents/{document.id}/copy/", {"name": "\u202e \r\n"})
    assert _newest(cast) == "march.txt"


def test_a_reading_process_that_gives_a_name_is_not_believed() -> None:
    session = ArchiveSession(io.BytesIO(b""), 0, Limits())
    session.listed({"t": "archive", "entries": [[0, BAD, 10, None], [1, "a" * 10_000, 1, None]]})
    assert session.entries is not None
    assert [each.name for each in session.entries] == [FIT, "a" * 200]


def _invited(**data: str) -> Any:
    return InvitationForm({"role": Role.PATIENT.value, "email": "a@example.org", **data})


def _joining(**data: str) -> Any:
    return JoinForm(
        {"password": "four plain words here", "birth_date": "1980-02-29", **data},
        role=Role.PATIENT,
        known=True,
        email="a@example.org",
    )


@pytest.mark.parametrize("form", [_invited, _joining])
def test_a_persons_name(form: Callable[..., Any]) -> None:
    given = form(name="\u202eAna\0 \r\n Mar\u00eda")
    assert given.is_valid(), given.errors
    assert given.cleaned_data["name"] == "Ana Mar\u00eda"
    assert not form(name="\u200f\r\n").is_valid()
    assert not form(name="a" * 121).is_valid()


def test_a_note_on_a_value(cast: Cast, upload: Upload) -> None:
    document = upload(cast.alice)
    run_waiting(kind=lifecycle.PROCESS)
    with cast.alice.scope():
        value = find_value(document.id, 1)
    assert value is not None
    form = CorrectionForm(
        {"value": "9.1", "note": "from\r\npaper\u202e"},
        read=value.read,
        counts=value.row,
        today=latest_day(),
    )
    form.is_valid()
    assert form.cleaned_data["note"] == "from paper"
