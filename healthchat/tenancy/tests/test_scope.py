"""What a scope tells the database, for how long, and how it nests."""

from __future__ import annotations

import threading
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from healthchat import tenancy
from healthchat.tenancy import scopes
from tests.cluster import Database

CLINIC, PATIENT, USER = uuid4(), uuid4(), uuid4()


def settings_seen() -> tuple[str | None, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('app.clinic', true), current_setting('app.patient', true),"
            " current_setting('app.user', true)"
        )
        return tuple(value or None for value in cursor.fetchone())


def test_it_tells_the_database_and_takes_it_back(db: None) -> None:
    with tenancy.scope(clinic=CLINIC, patient=PATIENT, user=USER) as scope:
        assert tenancy.current() == scope == tenancy.Scope(CLINIC, PATIENT, USER)
        assert settings_seen() == (str(CLINIC), str(PATIENT), str(USER))
    assert tenancy.current() is None
    assert settings_seen() == (None, None, None)


def test_a_failure_takes_it_back_too(db: None) -> None:
    with pytest.raises(RuntimeError), tenancy.scope(clinic=CLINIC):
        raise RuntimeError
    assert tenancy.current() is None
    assert settings_seen() == (None, None, None)


def test_a_patient_can_be_added_and_is_gone_after(db: None) -> None:
    with tenancy.scope(clinic=CLINIC, user=USER):
        with tenancy.scope(clinic=CLINIC, patient=PATIENT):
            assert settings_seen() == (str(CLINIC), str(PATIENT), str(USER))
        assert settings_seen() == (str(CLINIC), None, str(USER))
        with pytest.raises(RuntimeError), tenancy.scope(clinic=CLINIC, patient=PATIENT):
            raise RuntimeError
        assert settings_seen() == (str(CLINIC), None, str(USER))
        assert tenancy.current() == tenancy.Scope(CLINIC, None, USER)


@pytest.mark.parametrize(
    ("clinic", "patient", "user"),
    [(uuid4(), None, None), (CLINIC, uuid4(), None), (CLINIC, None, uuid4())],
)
def test_it_can_only_narrow(
    db: None, clinic: UUID, patient: UUID | None, user: UUID | None
) -> None:
    with (
        tenancy.scope(clinic=CLINIC, patient=PATIENT, user=USER),
        pytest.raises(tenancy.ScopeConflict),
        tenancy.scope(clinic=clinic, patient=patient, user=user),
    ):
        pass


def test_an_inner_scope_that_says_less_stays_as_narrow(db: None) -> None:
    with tenancy.scope(clinic=CLINIC, patient=PATIENT), tenancy.scope(clinic=CLINIC) as inner:
        assert inner.patient == PATIENT
        assert settings_seen() == (str(CLINIC), str(PATIENT), None)


def test_a_rollback_that_was_asked_for_is_no_error(db: None) -> None:
    with tenancy.scope(clinic=CLINIC):
        transaction.set_rollback(True)
    assert settings_seen() == (None, None, None)


@pytest.mark.usefixtures("committed_db")
def test_the_connection_carries_nothing_into_the_next_transaction() -> None:
    with tenancy.scope(clinic=CLINIC, patient=PATIENT, user=USER):
        backend = connection.connection.info.backend_pid
    assert connection.connection.info.backend_pid == backend
    assert not connection.in_atomic_block
    assert settings_seen() == (None, None, None)


@pytest.mark.usefixtures("committed_db")
def test_the_database_itself_forgets_at_the_end_of_the_transaction() -> None:
    """Even where nobody takes it back: the next tenant may get this connection."""
    with transaction.atomic():
        scopes._tell_database(tenancy.Scope(CLINIC, PATIENT, USER))
        assert settings_seen() == (str(CLINIC), str(PATIENT), str(USER))
    assert settings_seen() == (None, None, None)


@pytest.mark.usefixtures("committed_db")
def test_another_thread_is_in_no_scope() -> None:
    seen: list[tenancy.Scope | None] = []
    with tenancy.scope(clinic=CLINIC):
        thread = threading.Thread(target=lambda: seen.append(tenancy.current()))
        thread.start()
        thread.join()
    assert seen == [None]


def test_own_user_is_known_without_a_clinic(db: None) -> None:
    with tenancy.as_user(USER):
        assert settings_seen() == (None, None, str(USER))
        assert tenancy.current() is None
    assert settings_seen() == (None, None, None)
    with (
        tenancy.scope(clinic=CLINIC),
        pytest.raises(tenancy.ScopeConflict),
        tenancy.as_user(USER),
    ):
        pass


def test_the_application_is_not_a_privileged_role(db: None, database: Database) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("healthchat_app", False, False)
