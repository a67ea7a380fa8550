"""A stream that is watched while the person's access ends: not one word more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import pytest
from django.http import StreamingHttpResponse
from django.test import Client

from accounts.models import Clinic
from conversations import frames
from conversations.models import Message, MessageStatus
from conversations.services import ask_question
from healthchat import places, presence, tenancy
from tests.factories import PASSWORD, Cast


def _suspend(cast: Cast, alice: Client) -> None:
    cast.carol.client().post(f"/clinic/people/{cast.alice.membership.id}/suspend/")


def _log_out(cast: Cast, alice: Client) -> None:
    alice.post("/accounts/logout/")


def _change_password(cast: Cast, alice: Client) -> None:
    new = "pebble lantern quartz"
    elsewhere = Client()
    elsewhere.post("/accounts/login/", {"login": cast.alice.email, "password": PASSWORD})
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert elsewhere.post("/accounts/password/change/", form).status_code == 302


def _close_clinic(cast: Cast, alice: Client) -> None:
    Clinic.objects.filter(id=cast.clinic.id).update(suspended_at="2026-01-01T00:00:00Z")


def _read_on(cast: Cast, alice: Client) -> None:
    alice.get("/overview/")


@pytest.fixture
def answer(cast: Cast) -> Message:
    """An answer that is being made."""
    with cast.alice.scope():
        answer = ask_question(actor=cast.alice.actor, question="What is TSH?")
        Message.objects.filter(id=answer.id).update(status=MessageStatus.ANSWERING)
    return answer


def _watch(alice: Client, answer: Message) -> Iterator[bytes]:
    path = f"/conversations/{answer.conversation_id}/answers/{answer.id}/events/"
    response = alice.get(path)
    assert isinstance(response, StreamingHttpResponse)
    return cast(Iterator[bytes], response.streaming_content)


@pytest.mark.parametrize("ends", [_suspend, _log_out, _change_password, _close_clinic])
def test_it_ends_with_the_persons_access(
    cast: Cast,
    answer: Message,
    monkeypatch: pytest.MonkeyPatch,
    ends: Callable[[Cast, Client], None],
) -> None:
    monkeypatch.setattr(presence, "CHECK_SECONDS", 0.0)
    alice = Client()
    alice.post("/accounts/login/", {"login": cast.alice.email, "password": PASSWORD})
    with cast.alice.scope():
        stream = frames.open_stream(answer)
    stream.urgent("the words before")
    body = _watch(alice, answer)
    told = next(body) + next(body)
    assert b"the words before" in told
    ends(cast, alice)
    stream.urgent("the words after")
    stream.done(answer)
    rest = b"".join(body)
    assert b"the words after" not in rest
    assert b"event: problem" in rest
    assert b"login_needed" in rest
    assert not places._here


def test_it_goes_on_for_somebody_who_stays(
    cast: Cast, answer: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "CHECK_SECONDS", 0.0)
    alice = cast.alice.client()
    with cast.alice.scope():
        stream = frames.open_stream(answer)
    body = _watch(alice, answer)
    next(body)
    _read_on(cast, alice)
    stream.urgent("the words after")
    with tenancy.scope(clinic=answer.clinic_id, patient=answer.patient_id):
        Message.objects.filter(id=answer.id).update(status=MessageStatus.ANSWERED)
        answer.refresh_from_db()
    stream.done(answer)
    rest = b"".join(body)
    assert b"the words after" in rest
    assert b"event: problem" not in rest
