"""A patient puts their own name and date of birth right; who is told, and what stays known."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Membership, Patient
from accounts.services import details
from accounts.services.details import correct_details, identifiers_of
from compliance.models import AuditEvent
from tests.factories import PASSWORD, Cast, Person

URL = "/account/details/"
RIGHT = {"name": "Alicia Sample-Reed", "birth_date": "1980-02-28"}


def shown(person: Person) -> Client:
    """A browser in which the person has just shown who they are, a second time."""
    client = person.client()
    client.post(client.get(URL)["Location"], {"password": PASSWORD})
    return client


def test_a_correction_shows_to_the_patient_the_carer_and_the_clinic(cast: Cast) -> None:
    client = shown(cast.alice)
    form = client.get(URL).content.decode()
    assert 'value="Alice Sample"' in form
    assert 'value="1980-02-29"' in form
    page = client.post(URL, RIGHT, follow=True).content.decode()
    assert "Your details are corrected." in page
    assert "Alicia Sample-Reed" in page
    assert "28 February 1980" in page
    assert "Alicia Sample-Reed" in cast.bob.client().get("/account/").content.decode()
    people = cast.carol.client().get("/clinic/people/").content.decode()
    assert "Alicia Sample-Reed" in people
    assert "Corrected their own details on" in people
    assert "Joined as Alice Sample." in people
    assert "1980" not in people


def test_the_name_somebody_joined_with_stays_whatever_they_correct_later(cast: Cast) -> None:
    client = shown(cast.alice)
    for name in ("Dana Sample", "Alice Reed"):
        client.post(URL, {**RIGHT, "name": name})
    people = cast.carol.client().get("/clinic/people/").content.decode()
    assert "Joined as Alice Sample." in people


def test_it_is_on_record_in_codes_only(cast: Cast) -> None:
    shown(cast.alice).post(URL, RIGHT)
    with cast.alice.scope():
        (event,) = AuditEvent.objects.filter(event="account.details_corrected")
    assert event.data == {"changed": ["name", "birth_date"]}
    assert event.patient_id == cast.alice.patient_id
    log = shown(cast.alice).get("/access-log/").content.decode()
    assert "corrected their own name or date of birth" in log


def test_the_patient_is_told_by_mail_without_what_it_was(cast: Cast) -> None:
    shown(cast.alice).post(URL, RIGHT)
    (message,) = mail.outbox
    assert message.to == [cast.alice.email]
    said = f"{message.subject} {message.body}"
    assert "was corrected" in said
    assert "If this was not you" in said
    assert not any(word in said for word in ("Alic", "Sample", "1980"))


def test_a_page_left_open_changes_nothing_and_keeps_nothing(cast: Cast) -> None:
    left_open = cast.alice.client()
    assert left_open.get(URL)["Location"].startswith("/accounts/reauthenticate/")
    answer = left_open.post(URL, RIGHT)
    assert answer["Location"] == URL
    assert not any("Alicia" in str(row.get_decoded()) for row in Session.objects.all())
    with cast.alice.scope():
        assert Patient.objects.get().name == "Alice Sample"
    asked = left_open.get(URL)["Location"]
    assert left_open.post(asked, {"password": PASSWORD})["Location"] == URL
    assert left_open.post(URL, RIGHT)["Location"] == "/account/"
    with cast.alice.scope():
        assert Patient.objects.get().name == "Alicia Sample-Reed"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": " "}, "required"),
        ({"name": "A" * 121}, "at most 120"),
        ({"birth_date": ""}, "required"),
        ({"birth_date": "2090-01-01"}, "Check the year"),
    ],
)
def test_what_cannot_be_right_is_refused(cast: Cast, sent: dict[str, str], said: str) -> None:
    response = shown(cast.alice).post(URL, {**RIGHT, **sent})
    assert response.status_code == 400
    assert said in response.content.decode()
    with cast.alice.scope():
        assert Patient.objects.get().name == "Alice Sample"
        assert not AuditEvent.objects.filter(event="account.details_corrected").exists()


def test_saving_what_is_right_already_changes_nothing(cast: Cast) -> None:
    shown(cast.alice).post(URL, {"name": "Alice Sample", "birth_date": "1980-02-29"})
    assert not mail.outbox
    with cast.alice.scope():
        assert not AuditEvent.objects.filter(event="account.details_corrected").exists()
        assert Membership.objects.get(user=cast.alice.user).details_corrected_at is None


def test_a_name_is_no_authority(cast: Cast) -> None:
    """Calling oneself as somebody else opens nothing of theirs, and mixes nothing up."""
    client = shown(cast.alice)
    client.post(URL, {"name": "Carol Sample", "birth_date": "1980-02-29"})
    assert client.get("/clinic/people/").status_code == 404
    client.post(URL, {"name": "Dana Sample", "birth_date": "1980-02-29"})
    with cast.alice.scope():
        assert [row.id for row in Patient.objects.all()] == [cast.alice.patient_id]
    with cast.dana.scope():
        assert Patient.objects.get().former is None
    people = cast.carol.client().get("/clinic/people/?q=Dana").content.decode()
    assert people.count('<th scope="row">Dana Sample') == 2
    assert "Joined as Alice Sample." in people


def test_there_is_an_end_to_former_names(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(details, "MOST_FORMER", 1)
    client = shown(cast.alice)
    client.post(URL, {**RIGHT, "name": "Alice One"})
    refused = client.post(URL, {**RIGHT, "name": "Alice Two"})
    assert refused.status_code == 400
    assert "Ask your clinic" in refused.content.decode()
    with cast.alice.scope():
        assert Patient.objects.get().name == "Alice One"


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1).map(
    lambda text: text[:120]
)


@given(st.lists(NAMES, max_size=12))
def test_no_name_is_ever_forgotten(names: list[str]) -> None:
    patient = Patient(name="First Sample")
    for name in names:
        if name != patient.name:
            details._keep(patient, "names", patient.name)
            patient.name = name
    assert set(identifiers_of(patient)[0]) == {"First Sample", *names}
    assert identifiers_of(patient)[0][0] == patient.name


def test_only_the_patient_corrects_their_own(cast: Cast) -> None:
    with pytest.raises(Patient.DoesNotExist), cast.carol.scope():
        correct_details(actor=cast.carol.actor, name="Somebody", birth_date=None)
