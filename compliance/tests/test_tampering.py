"""Altered ciphertext leaves an event that outlives the failed transaction."""

from __future__ import annotations

from uuid import uuid4

import pytest

from compliance.models import AuditEvent
from compliance.tests.conftest import within
from healthchat.actor import Actor
from healthchat.crypto.errors import TamperEvent, tampered
from tests.cluster import Database


def test_the_event_outlives_the_transaction(
    committed_db: Database, alice: Actor, oscar: Actor
) -> None:
    row, key = uuid4(), uuid4()
    with pytest.raises(Exception, match="does not verify"), within(alice):
        raise tampered(
            TamperEvent(
                "documents_page.text",
                "does not verify",
                alice.clinic_id,
                alice.patient_id,
                row,
                key,
            )
        )
    with within(oscar):
        event = AuditEvent.objects.get()
    assert (event.event, event.outcome) == ("ciphertext.tampered", "failure")
    assert (event.patient_id, event.subject_id) == (alice.patient_id, row)
    assert event.data == {"what": "documents_page.text", "key_id": str(key)}
    with within(alice):
        assert AuditEvent.objects.filter(id=event.id).exists(), "the patient is told"


def test_without_a_clinic_it_is_recorded_all_the_same(committed_db: Database) -> None:
    tampered(TamperEvent("key", "wrapped key does not open"))
    assert committed_db.count("compliance_auditevent") == 1
