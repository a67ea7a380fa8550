"""Who may read which events: by the queryset, and by the database alone."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from compliance import audit
from compliance.audit import Subject
from compliance.models import AuditEvent
from compliance.tests.conftest import EVENT, within
from healthchat import tenancy
from healthchat.actor import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def trail(
    alice: Actor, second_patient: Actor, carol: Actor, charlie: Actor
) -> dict[str, AuditEvent]:
    rows = {}
    for name, someone in {
        "alice": alice,
        "second": second_patient,
        "carol": carol,
        "charlie": charlie,
    }.items():
        with within(someone):
            rows[name] = audit.record(EVENT, actor=someone)
    with within(carol):
        subject = Subject("person", None, alice.patient_id)
        rows["carol about alice"] = audit.record(EVENT, actor=carol, subject=subject)
    return rows


def seen_by(someone: Actor, trail: dict[str, AuditEvent]) -> set[str]:
    names = {row.id: name for name, row in trail.items()}
    with within(someone):
        return {names[row.id] for row in AuditEvent.objects.visible_to(someone)}


def test_each_sees_exactly_their_own(
    trail: dict[str, AuditEvent],
    alice: Actor,
    bob: Actor,
    second_patient: Actor,
    carol: Actor,
    oscar: Actor,
    charlie: Actor,
) -> None:
    assert seen_by(alice, trail) == {"alice", "carol about alice"}
    assert seen_by(bob, trail) == {"alice", "carol about alice"}
    assert seen_by(second_patient, trail) == {"second"}
    assert seen_by(carol, trail) == set()
    assert seen_by(oscar, trail) == {"alice", "second", "carol", "carol about alice"}
    assert seen_by(charlie, trail) == {"charlie"}


def test_the_queryset_alone_keeps_it_so(
    trail: dict[str, AuditEvent], alice: Actor, second_patient: Actor, carol: Actor
) -> None:
    names = {row.id: name for name, row in trail.items()}
    with tenancy.scope(clinic=alice.clinic_id):
        for someone, expected in {
            alice: {"alice", "carol about alice"},
            second_patient: {"second"},
            carol: set(),
        }.items():
            seen = AuditEvent.objects.visible_to(someone)
            assert {names[row.id] for row in seen} == expected


def test_the_database_alone_keeps_it_so(
    trail: dict[str, AuditEvent], alice: Actor, second_patient: Actor, oscar: Actor
) -> None:
    names = {row.id: name for name, row in trail.items()}
    assert not AuditEvent.unscoped.exists()
    for someone, expected in {
        alice: {"alice", "carol about alice"},
        second_patient: {"second"},
        oscar: {"alice", "second", "carol", "carol about alice"},
    }.items():
        with within(someone):
            assert {names[row.id] for row in AuditEvent.unscoped.all()} == expected


def test_the_manager_refuses_outside_a_scope() -> None:
    with pytest.raises(tenancy.OutsideScope):
        AuditEvent.objects.count()


def test_nobody_writes_into_anothers_trail(
    alice: Actor, second_patient: Actor, charlie: Actor
) -> None:
    forged = [
        AuditEvent(clinic_id=charlie.clinic_id, patient_id=alice.patient_id),
        AuditEvent(clinic_id=None),
        AuditEvent(clinic_id=alice.clinic_id, patient_id=second_patient.patient_id),
    ]
    for row in forged:
        row.event, row.action, row.outcome = EVENT, "R", "success"
        row.occurred_at = audit.EPOCH
        with (
            within(alice),
            pytest.raises(DatabaseError, match="row-level security"),
            transaction.atomic(),
        ):
            row.save(force_insert=True)
