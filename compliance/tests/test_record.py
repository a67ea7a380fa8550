"""The one door: what it writes, what it refuses, and that the action fails with it."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import RequestFactory

from compliance import audit
from compliance.audit import Subject
from compliance.errors import AuditError, UndeclaredData, UnknownEvent
from compliance.events import Action, Outcome
from compliance.identifiers import first_at, time_ordered
from compliance.models import AuditEvent
from compliance.tests.conftest import EVENT, within
from healthchat.actor import Actor

pytestmark = pytest.mark.django_db


def test_it_writes_who_what_when_and_about_whom(alice: Actor) -> None:
    subject = Subject("document", uuid4())
    before = datetime.now(UTC)
    with within(alice):
        audit.record(EVENT, actor=alice, subject=subject, data={"count": 3, "codes": [uuid4()]})
        row = AuditEvent.objects.get()
    assert before <= row.occurred_at <= datetime.now(UTC)
    assert (row.event, row.action, row.outcome) == (EVENT, Action.READ, Outcome.SUCCESS)
    assert (row.clinic_id, row.patient_id) == (alice.clinic_id, alice.patient_id)
    assert (row.actor_user_id, row.actor_role) == (alice.user_id, "patient")
    assert (row.subject_type, row.subject_id) == ("document", subject.id)
    assert row.data["count"] == 3
    assert (row.seal_id, row.seal_position) == (None, None)


def test_the_subjects_patient_comes_before_the_actors(carol: Actor, alice: Actor) -> None:
    with within(carol):
        audit.record(EVENT, actor=carol, subject=Subject("person", uuid4(), alice.patient_id))
        assert AuditEvent.objects.get().patient_id == alice.patient_id


def test_it_knows_the_request(alice: Actor, rf: RequestFactory) -> None:
    request = rf.get("/", REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR="198.51.100.1")
    with within(alice):
        first = audit.record(EVENT, actor=alice, request=request)
        before = audit.remember_request(request)
        second = audit.record(EVENT, actor=alice)
        audit.remember_request(before)
        third = audit.record(EVENT, actor=alice)
    assert first.ip == "192.0.2.7"
    assert first.request_id is not None
    assert first.request_id == second.request_id
    assert third.request_id is None


def test_an_undeclared_event_is_refused(alice: Actor) -> None:
    with within(alice), pytest.raises(UnknownEvent):
        audit.record("test.unheard_of", actor=alice)


@pytest.mark.parametrize(
    "data",
    [
        {"name": 1},
        {"codes": "two words"},
        {"codes": "alice@example.org"},
        {"codes": "Émile"},
        {"codes": {"nested": 1}},
        {"codes": ["fine", "not fine"]},
        {"codes": list(range(200))},
        {"codes": "x" * 200},
        {"codes": b"bytes"},
    ],
)
def test_data_that_could_say_something_is_refused(alice: Actor, data: dict[str, object]) -> None:
    with within(alice), pytest.raises(UndeclaredData):
        audit.record(EVENT, actor=alice, data=data)
    with within(alice):
        assert not AuditEvent.objects.exists()


def test_an_actor_is_recorded_in_their_own_clinics_scope_only(alice: Actor, charlie: Actor) -> None:
    with pytest.raises(AuditError):
        audit.record(EVENT, actor=alice)
    with within(charlie), pytest.raises(AuditError):
        audit.record(EVENT, actor=alice)
    with within(alice), pytest.raises(AuditError):
        audit.record(EVENT, actor=None)


def test_what_happens_before_a_clinic_is_known_is_recorded_too() -> None:
    row = audit.record(EVENT, actor=None, outcome=Outcome.FAILURE)
    assert row.clinic_id is None
    assert not AuditEvent.unscoped.exists(), "no clinic may read it"


def test_the_event_goes_with_its_action(alice: Actor) -> None:
    with pytest.raises(RuntimeError), within(alice):
        audit.record(EVENT, actor=alice)
        raise RuntimeError("the action failed")
    with within(alice):
        assert not AuditEvent.objects.exists()


def test_the_action_fails_where_the_event_cannot_be_written(
    alice: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(AuditEvent, "save", broken)
    with within(alice), pytest.raises(OSError), transaction.atomic():
        audit.record(EVENT, actor=alice)


def test_nothing_is_logged_beside_it(alice: Actor, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO), within(alice):
        audit.record(EVENT, actor=alice, data={"count": 1})
    assert not caplog.records


def test_ids_sort_by_time() -> None:
    made = [time_ordered() for _ in range(2000)]
    assert made == sorted(made)
    assert all(id_.version == 7 for id_ in made)
    moment = datetime(2031, 5, 6, 7, 8, 9, 123456, tzinfo=UTC)
    at = time_ordered((int(moment.timestamp()) * 1_000_000 + 123_456) * 1000)
    assert first_at(moment) <= at < first_at(moment.replace(microsecond=123_457))
