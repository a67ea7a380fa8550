"""Each layer alone keeps clinics and patients apart."""

from __future__ import annotations

from contextlib import AbstractContextManager
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from healthchat import tenancy
from healthchat.tenancy.tests.conftest import Place
from healthchat.tenancy.tests.sample import Folder, Room, Sheet


def refused() -> AbstractContextManager[object]:
    return pytest.raises(DatabaseError, match="row-level security")


def where(model: type[Room | Folder]) -> str:
    """What the manager itself asks for, which the database's own policies would hide."""
    return str(model.objects.all().query).partition("WHERE")[2]


def folder_of(place: Place, patient: UUID) -> Folder:
    with tenancy.scope(clinic=place.clinic):
        folder = Folder(patient_id=patient, name="x")
        folder.save()
    return folder


# --- the manager ---------------------------------------------------------------------------------


@pytest.mark.parametrize("model", [Room, Folder])
@pytest.mark.parametrize("read", ["all", "count", "first", "exists", "delete"])
def test_the_manager_raises_outside_a_scope(model: type[Room | Folder], read: str) -> None:
    with pytest.raises(tenancy.OutsideScope):
        getattr(model.objects.all(), read)()


def test_saving_and_deleting_raise_outside_a_scope(here: Place) -> None:
    folder = folder_of(here, here.alice)
    with pytest.raises(tenancy.OutsideScope):
        folder.save()
    with pytest.raises(tenancy.OutsideScope):
        folder.delete()


def test_the_manager_keeps_to_the_scope(here: Place, there: Place) -> None:
    mine, other = folder_of(here, here.alice), folder_of(here, here.other)
    folder_of(there, there.alice)
    with tenancy.scope(clinic=here.clinic):
        assert str(here.clinic) in where(Room)
        assert str(here.clinic) in where(Folder)
        assert set(Folder.objects.all()) == {mine, other}
        with tenancy.scope(clinic=here.clinic, patient=here.alice):
            assert str(here.clinic) in where(Folder)
            assert str(here.alice) in where(Folder)
            assert list(Folder.objects.all()) == [mine]


def test_new_rows_take_the_scope(here: Place) -> None:
    with tenancy.scope(clinic=here.clinic, patient=here.alice):
        folder = Folder(name="x")
        assert (folder.clinic_id, folder.patient_id) == (here.clinic, here.alice)
    unbound = Folder(name="y")
    with tenancy.scope(clinic=here.clinic, patient=here.alice):
        unbound.save()
        assert (unbound.clinic_id, unbound.patient_id) == (here.clinic, here.alice)
        assert len(Folder.objects.bulk_create([Folder(name="a"), Folder(name="b")])) == 2


def test_a_row_of_somebody_else_is_not_saved(here: Place, there: Place) -> None:
    with tenancy.scope(clinic=here.clinic, patient=here.alice):
        with pytest.raises(tenancy.ScopeMismatch):
            Folder(clinic_id=there.clinic, name="x").save()
        with pytest.raises(tenancy.ScopeMismatch):
            Folder(patient_id=here.other, name="x").save()
    with tenancy.scope(clinic=here.clinic), pytest.raises(tenancy.ScopeMismatch):
        Folder(name="nobody's").save()


# --- the database, without the manager's help ----------------------------------------------------


def test_the_database_shows_nothing_outside_a_scope(here: Place) -> None:
    folder = folder_of(here, here.alice)
    assert not Folder.unscoped.exists()
    assert Folder.unscoped.filter(id=folder.id).update(name="changed") == 0
    assert Folder.unscoped.filter(id=folder.id)._raw_delete("default") == 0
    with refused(), transaction.atomic():
        Folder.unscoped.bulk_create([Folder(clinic_id=here.clinic, patient_id=here.alice)])


def test_the_database_keeps_clinics_apart(here: Place, there: Place) -> None:
    mine, theirs = folder_of(here, here.alice), folder_of(there, there.alice)
    with tenancy.scope(clinic=here.clinic):
        assert list(Folder.unscoped.all()) == [mine]
        assert Folder.unscoped.filter(id=theirs.id).update(name="changed") == 0
        with refused(), transaction.atomic():
            Folder.unscoped.bulk_create([Folder(clinic_id=there.clinic, patient_id=there.alice)])
        with refused(), transaction.atomic():
            Folder.unscoped.filter(id=mine.id).update(clinic_id=there.clinic)


def test_the_database_keeps_patients_apart(here: Place) -> None:
    mine, theirs = folder_of(here, here.alice), folder_of(here, here.other)
    with tenancy.scope(clinic=here.clinic, patient=here.alice):
        assert list(Folder.unscoped.all()) == [mine]
        assert Folder.unscoped.filter(id=theirs.id).update(name="changed") == 0
        with refused(), transaction.atomic():
            Folder.unscoped.bulk_create([Folder(clinic_id=here.clinic, patient_id=here.other)])
        with refused(), transaction.atomic():
            Folder.unscoped.filter(id=mine.id).update(patient_id=here.other)


def test_a_reference_can_not_cross_a_clinic(here: Place, there: Place) -> None:
    with tenancy.scope(clinic=there.clinic):
        room = Room.objects.create(name="theirs")
    with (
        tenancy.scope(clinic=here.clinic),
        pytest.raises(IntegrityError),
        transaction.atomic(),
    ):
        Folder.objects.create(patient_id=here.alice, name="x", room_id=room.id)


def test_a_reference_can_not_cross_a_patient(here: Place) -> None:
    theirs = folder_of(here, here.other)
    with tenancy.scope(clinic=here.clinic):
        with pytest.raises(IntegrityError), transaction.atomic():
            Sheet.objects.create(patient_id=here.alice, folder_id=theirs.id)
        Sheet.objects.create(patient_id=here.other, folder_id=theirs.id)


def test_a_row_needs_a_patient_of_its_clinic(here: Place, there: Place) -> None:
    with (
        tenancy.scope(clinic=here.clinic),
        pytest.raises(IntegrityError),
        transaction.atomic(),
    ):
        Folder.objects.create(patient_id=there.alice, name="x")
    with (
        tenancy.scope(clinic=uuid4()),
        pytest.raises(IntegrityError),
        transaction.atomic(),
    ):
        Room.objects.create(name="of no clinic")


def test_a_row_that_is_pointed_at_stays(here: Place) -> None:
    folder = folder_of(here, here.alice)
    with tenancy.scope(clinic=here.clinic):
        Sheet.objects.create(patient_id=here.alice, folder=folder)
        with pytest.raises(IntegrityError), transaction.atomic():
            Folder.objects.filter(id=folder.id)._raw_delete("default")


def test_the_role_can_not_switch_the_policies_off(here: Place) -> None:
    table = Folder._meta.db_table
    for statement in (
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        f"DROP POLICY tenant_clinic ON {table}",
        f"TRUNCATE {table}",
        "SET ROLE healthchat_owner",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["here", "there"]),
        st.sampled_from(["alice", "other", None]),
        st.sampled_from(["here", "there"]),
        st.sampled_from(["alice", "other"]),
    ),
    min_size=1,
    max_size=12,
)


@given(OPERATIONS)
@settings(max_examples=40)
def test_whatever_is_tried_only_rows_of_the_scope_appear(
    here: Place, there: Place, operations: list[tuple[str, str | None, str, str]]
) -> None:
    """In any scope, writing any row: it lands exactly if it is the scope's, and only then shows."""
    places = {"here": here, "there": there}
    for clinic, patient, row_clinic, row_patient in operations:
        place, target = places[clinic], places[row_clinic]
        owner = getattr(target, row_patient)
        in_scope = place == target and patient in (None, row_patient)
        with tenancy.scope(
            clinic=place.clinic, patient=getattr(place, patient) if patient else None
        ):
            row = Folder(clinic_id=target.clinic, patient_id=owner)
            if in_scope:
                Folder.unscoped.bulk_create([row])
            else:
                with refused(), transaction.atomic():
                    Folder.unscoped.bulk_create([row])
            for seen in Folder.unscoped.all():
                assert seen.clinic_id == place.clinic
                assert patient is None or seen.patient_id == getattr(place, patient)
