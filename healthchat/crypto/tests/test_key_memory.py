"""What a process remembers of keys: for seconds, and never what was undone."""

from __future__ import annotations

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from healthchat import tenancy
from healthchat.crypto import keyring
from healthchat.crypto.errors import KeyDestroyed
from healthchat.crypto.keyring import lookup
from healthchat.crypto.models import KeyStatus, PatientKey
from healthchat.crypto.tests.conftest import Place, make_place


def test_a_remembered_key_costs_no_query(
    here: Place, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with tenancy.scope(clinic=here.clinic):
        keyring.patient_key(here.clinic, here.alice)
        with django_assert_num_queries(0):
            for _ in range(3):
                keyring.patient_key(here.clinic, here.alice)


def test_what_another_process_destroyed_is_noticed_when_the_memory_runs_out(
    here: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring.forget()  # as in a process that did not make the keys
    with tenancy.scope(clinic=here.clinic):
        keyring.patient_key(here.clinic, here.alice)
        PatientKey.objects.filter(patient_id=here.alice).update(
            status=KeyStatus.DESTROYED, wrapped=None
        )
        assert keyring.patient_key(here.clinic, here.alice)
        soon = lookup.cache._shared._clock() + 5.1
        monkeypatch.setattr(lookup.cache._shared, "_clock", lambda: soon)
        with pytest.raises(KeyDestroyed):
            keyring.patient_key(here.clinic, here.alice)


def test_a_rotation_that_is_undone_is_not_remembered(here: Place) -> None:
    with tenancy.scope(clinic=here.clinic):
        old = keyring.patient_key(here.clinic, here.alice).id
        clinic_old = keyring.clinic_key(here.clinic).id
        with pytest.raises(RuntimeError), transaction.atomic():
            new = keyring.rotate_patient(here.clinic, here.alice).id
            keyring.rotate_clinic(here.clinic)
            assert keyring.patient_key(here.clinic, here.alice).id == new
            raise RuntimeError
        assert keyring.patient_key(here.clinic, here.alice).id == old
        assert keyring.clinic_key(here.clinic).id == clinic_old


@pytest.mark.django_db(transaction=True)
def test_a_key_of_an_undone_transaction_never_reaches_the_next() -> None:
    place = make_place()
    keyring.forget()
    with tenancy.scope(clinic=place.clinic):
        old = keyring.patient_key(place.clinic, place.alice).id
    with pytest.raises(RuntimeError), tenancy.scope(clinic=place.clinic):
        keyring.rotate_patient(place.clinic, place.alice)
        keyring.patient_key(place.clinic, place.alice)
        raise RuntimeError
    with tenancy.scope(clinic=place.clinic):
        assert keyring.patient_key(place.clinic, place.alice).id == old
        new = keyring.rotate_patient(place.clinic, place.alice).id
    with tenancy.scope(clinic=place.clinic):
        assert keyring.patient_key(place.clinic, place.alice).id == new
