"""The officer finds a patient by name: in their own clinic, on record, in no address."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts import people
from accounts.models import Membership
from accounts.services.details import correct_details
from compliance.models import AuditEvent
from healthchat import tenancy
from healthchat.actor import Role
from tests.factories import Cast, make_person

URL = "/compliance/patients/"
LINK = re.compile(r'href="/compliance/events/\?patient=([0-9a-f-]{36})">([^<]+)<')


def found(client: Client, name: str) -> dict[str, str]:
    """Names by patient number."""
    page = client.post(URL, {"name": name}).content.decode()
    return dict(LINK.findall(page))


@pytest.mark.parametrize("name", ["Alice Sample", "alice", "SAMPLE  ali", "álice"])
def test_a_part_of_a_name_leads_to_the_events(cast: Cast, name: str) -> None:
    oscar = cast.oscar.client()
    number = str(cast.alice.patient_id)
    assert found(oscar, name) == {number: "Alice Sample"}
    page = oscar.get("/compliance/events/", {"patient": number}).content.decode()
    assert "Alice Sample" in page


def test_only_patients_of_the_officers_own_clinic_are_found(cast: Cast) -> None:
    oscar = cast.oscar.client()
    assert set(found(oscar, "sample").values()) == {"Alice Sample", "Dana Sample"}
    assert found(oscar, "Frank") == {}
    assert found(oscar, "Carol") == {}
    assert (
        "No patient of this clinic has such a name"
        in oscar.post(URL, {"name": "Frank"}).content.decode()
    )


def test_the_search_is_on_record_without_what_was_looked_for(cast: Cast) -> None:
    found(cast.oscar.client(), "Alice")
    with cast.oscar.scope():
        (event,) = AuditEvent.objects.filter(event="patients.searched")
    assert event.data == {"shown": 1}
    assert event.actor_user_id == cast.oscar.user.pk


def test_a_name_in_an_address_looks_for_nobody(cast: Cast) -> None:
    page = cast.oscar.client().get(URL, {"name": "Alice"}).content.decode()
    assert "Alice" not in page[page.index("<main") : page.index("</main>")]
    with cast.oscar.scope():
        assert not AuditEvent.objects.filter(event="patients.searched").exists()


def test_a_patient_is_found_by_the_name_they_joined_with_too(cast: Cast) -> None:
    with cast.alice.scope():
        correct_details(actor=cast.alice.actor, name="Nora Reed", birth_date=None)
    oscar = cast.oscar.client()
    for name in ("nora", "alice"):
        assert found(oscar, name) == {str(cast.alice.patient_id): "Nora Reed"}
    assert "Joined as Alice Sample." in oscar.post(URL, {"name": "alice"}).content.decode()


def test_a_search_has_an_end_and_says_so(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    oscar = cast.oscar.client()
    monkeypatch.setattr(people, "MOST_FOUND", 1)
    assert "There are more." in oscar.post(URL, {"name": "sample"}).content.decode()
    monkeypatch.setattr(people, "MOST_READ", 1)
    page = oscar.post(URL, {"name": "alice"}).content.decode()
    assert "Not every name was read." in page
    assert found(oscar, "alice") == {}, "the oldest is behind the end"
    monkeypatch.setattr(people, "MOST_READ", 2)
    assert "Not every name was read." not in oscar.post(URL, {"name": "alice"}).content.decode()


def test_no_part_of_a_name_is_kept_for_the_search(cast: Cast) -> None:
    with tenancy.scope(clinic=cast.clinic.id):
        make_person(cast.clinic, Role.PATIENT, "Quirina Example")
        rows = list(Membership.objects.values())
    kept = b" ".join(
        bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode()
        for row in rows
        for value in row.values()
    )
    assert b"uirin" not in kept.lower()


LETTERS = st.text(st.characters(categories=["L"]), min_size=1, max_size=30)


@given(LETTERS, LETTERS)
def test_its_own_words_find_a_name_in_any_case_and_order(first: str, last: str) -> None:
    known = people._folded(f"{first} {last}")
    for written in (f"{last} {first}", first, last.upper(), last.lower()):
        assert all(word in known for word in people._folded(written).split()), written
