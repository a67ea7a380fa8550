"""Documents of somebody else: no page, no row, no file, no word; by name and by any random cast."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.models import AuditEvent
from documents.models import Document, Finding, LabResult, Page, Summary
from documents.queries import findings_of, pages_of
from documents.services import lifecycle
from documents.tests.conftest import Upload
from healthchat import tenancy
from healthchat.actor import Actor, Role
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast, Person

OTHERS = ("dana", "erin", "carol", "oscar", "charlie", "frank")
TABLES = (Document, Page, LabResult, Finding, Summary)
PARTS = ("", "original/", "events/", "pages/1/image/")
ACTIONS = ("retry/", "remove/", "restore/")


@pytest.fixture
def document(cast: Cast, upload: Upload) -> Document:
    """Alice's report, read."""
    sent = upload(cast.alice)
    run_waiting(kind=lifecycle.PROCESS)
    return sent


@pytest.mark.parametrize("name", OTHERS)
def test_no_page_and_no_action(cast: Cast, document: Document, name: str) -> None:
    client = cast.by_part()[name].client()
    for part in PARTS:
        foreign = client.get(f"/documents/{document.id}/{part}")
        unknown = client.get(f"/documents/{uuid4()}/{part}")
        assert (foreign.status_code, unknown.status_code) == (404, 404)
        assert b"Hemoglobin" not in foreign.content
    for part in ACTIONS:
        assert client.post(f"/documents/{document.id}/{part}").status_code == 404
    with cast.alice.scope():
        kept = Document.objects.get(id=document.id)
    assert kept.removed_at is None


def test_a_refusal_is_on_record_where_the_officer_finds_it(cast: Cast, document: Document) -> None:
    cast.dana.client().get(f"/documents/{document.id}/")
    with cast.oscar.scope():
        (denied,) = AuditEvent.objects.filter(outcome="denied")
    assert denied.actor_user_id == cast.dana.user.pk
    assert denied.subject_id == document.id


@pytest.mark.parametrize("name", ["dana", "frank"])
def test_no_row_even_where_the_code_forgets_to_ask_whose(
    cast: Cast, document: Document, name: str
) -> None:
    person: Person = cast.by_part()[name]
    with person.scope():
        for model in TABLES:
            assert model.unscoped.count() == 0
            with connection.cursor() as cursor:
                cursor.execute(f'SELECT count(*) FROM "{model._meta.db_table}"')
                assert cursor.fetchone() == (0,)
        assert pages_of(document.id) == ()
        with pytest.raises(Document.DoesNotExist):
            findings_of(document.id)
    with cast.alice.scope():
        for model in TABLES:
            assert model.unscoped.count() > 0


def test_a_row_cannot_be_given_to_somebody_else(cast: Cast, document: Document) -> None:
    with cast.alice.scope():
        page = Page.objects.get(document=document)
    with pytest.raises(Exception, match=r"(?i)scope|policy|patient"), cast.dana.scope():
        page.save(force_update=True)
    with pytest.raises(Exception, match=r"(?i)scope|policy|patient"), cast.alice.scope():
        Page.unscoped.filter(id=page.id).update(patient_id=cast.dana.patient_id)


def test_staff_see_no_document_of_their_own_clinic(cast: Cast, document: Document) -> None:
    for person in (cast.erin, cast.carol, cast.oscar):
        with person.scope():
            assert not Document.objects.visible_to(person.actor).exists()
            assert not Document.objects.removed_by(person.actor).exists()


@settings(max_examples=40)
@given(
    role=st.sampled_from([role for role in Role if role is not Role.SYSTEM]),
    own_clinic=st.booleans(),
    whose=st.sampled_from(["alice", "dana", "frank", None]),
)
def test_who_sees_a_document(
    cast: Cast, document: Document, role: Role, own_clinic: bool, whose: str | None
) -> None:
    clinic = cast.clinic if own_clinic else cast.elsewhere
    patient = getattr(cast, whose).patient_id if whose else None
    actor = Actor(
        clinic_id=clinic.id, role=role, user_id=uuid4(), patient_id=patient, membership_id=uuid4()
    )
    with tenancy.scope(clinic=clinic.id, patient=patient):
        seen = Document.objects.visible_to(actor).filter(id=document.id).exists()
    assert seen == (own_clinic and whose == "alice" and role in (Role.PATIENT, Role.PROXY))
