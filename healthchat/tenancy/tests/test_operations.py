"""The migration operations: forwards, backwards, added later, and data clinic by clinic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddField, CreateModel, RunPython
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from healthchat.tenancy import TenantForeignKey, grants
from healthchat.tenancy.operations import (
    ForEachClinic,
    TenantRelation,
    TenantTable,
    constraint_name,
)

APP = "tenancy_trial"
pytestmark = [
    pytest.mark.django_db(databases=["default", "owner"]),
    pytest.mark.usefixtures("sample_tables"),
]


@pytest.fixture
def owner() -> Iterator[BaseDatabaseWrapper]:
    """The owner's connection; whatever is done there is undone."""
    with transaction.atomic(using="owner"):
        yield connections["owner"]
        transaction.set_rollback(True, using="owner")


def fields(**more: models.Field[Any, Any]) -> list[tuple[str, models.Field[Any, Any]]]:
    return [
        ("id", models.UUIDField(primary_key=True, default=uuid4)),
        ("clinic_id", models.UUIDField()),
        *more.items(),
    ]


class Trial:
    """Applies operations one after another, as a migration would, and undoes them."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self.states = [ProjectState.from_apps(apps)]
        self.done: list[Operation] = []

    def apply(self, *operations: Operation) -> None:
        with self.connection.schema_editor() as editor:
            for operation in operations:
                state = self.states[-1].clone()
                operation.state_forwards(APP, state)
                operation.database_forwards(APP, editor, self.states[-1], state)
                self.states.append(state)
                self.done.append(operation)

    def undo(self, count: int = 1) -> None:
        for _ in range(count):
            with self.connection.schema_editor() as editor:
                operation, state = self.done.pop(), self.states.pop()
                operation.database_backwards(APP, editor, state, self.states[-1])

    def facts(self, table: str) -> tuple[bool, set[str], set[str]]:
        with self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname = %s",
                [table],
            )
            (secure,) = cursor.fetchone()
            cursor.execute("SELECT policyname FROM pg_policies WHERE tablename = %s", [table])
            policies = {row[0] for row in cursor.fetchall()}
            cursor.execute(
                "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass"
                " AND contype IN ('f', 'u')",
                [table],
            )
            return secure, policies, {row[0] for row in cursor.fetchall()}


def test_a_table_gets_its_layers_and_loses_them(owner: BaseDatabaseWrapper) -> None:
    trial, table = Trial(owner), f"{APP}_visit"
    trial.apply(
        CreateModel("Visit", fields(patient_id=models.UUIDField(), user_id=models.UUIDField())),
        TenantTable(APP, "Visit", patient=True, user_column="user_id"),
    )
    assert trial.facts(table) == (
        True,
        {"tenant_clinic", "tenant_patient", "tenant_own_user"},
        {f"{table}_tenant_uq", f"{table}_clinic_fk", f"{table}_patient_fk"},
    )
    trial.undo()
    assert trial.facts(table) == (False, set(), set())


def test_a_reference_can_be_added_later(owner: BaseDatabaseWrapper) -> None:
    trial, table = Trial(owner), f"{APP}_note"
    trial.apply(
        CreateModel("Shelf", fields()),
        CreateModel("Note", fields()),
        TenantTable(APP, "Shelf"),
        TenantTable(APP, "Note"),
    )
    before = trial.facts(table)
    trial.apply(
        AddField("Note", "shelf", TenantForeignKey(f"{APP}.Shelf", models.CASCADE, null=True)),
        TenantRelation(APP, "Note", "shelf"),
    )
    assert trial.facts(table)[2] - before[2] == {f"{table}_shelf_id_tfk"}
    trial.undo(2)
    assert trial.facts(table) == before


def test_a_clinics_row_does_not_point_at_a_patients(owner: BaseDatabaseWrapper) -> None:
    trial = Trial(owner)
    trial.apply(
        CreateModel("Own", fields(patient_id=models.UUIDField())),
        CreateModel("General", fields(own=TenantForeignKey(f"{APP}.Own", models.CASCADE))),
        TenantTable(APP, "Own", patient=True),
    )
    with pytest.raises(TypeError, match="points from a clinic's row at a patient's"):
        trial.apply(TenantTable(APP, "General"))


def test_the_operations_survive_being_written_down() -> None:
    for operation in (
        TenantTable("a", "B"),
        TenantTable("a", "B", patient=True),
        TenantTable("a", "B", patient_column="id", user_column="user_id"),
        TenantRelation("a", "B", "c"),
    ):
        name, args, kwargs = operation.deconstruct()
        again = type(operation)(*args, **kwargs)
        assert name == type(operation).__name__
        assert vars(again) == vars(operation)


def test_long_names_fit_and_stay_apart() -> None:
    table = "a_very_long_application_name_with_a_long_model_name"
    names = {constraint_name(table, f"another_long_column_{n}_tfk") for n in range(9)}
    assert len(names) == 9
    assert all(len(name) <= 63 for name in names)


def test_a_data_migration_sees_each_clinics_rows(owner: BaseDatabaseWrapper) -> None:
    clinics = sorted([uuid4(), uuid4()])
    with owner.cursor() as cursor:
        for clinic in clinics:
            cursor.execute(
                "INSERT INTO accounts_clinic (id, name, slug, model_policy, created_at,"
                " urgent_phone, after_hours_phone, emergency_number, time_zone)"
                " VALUES (%s, 'x', %s, 'off', now(), '', '', '', '')",
                [clinic, str(clinic)],
            )
            cursor.execute("SELECT set_config('app.clinic', %s, true)", [str(clinic)])
            cursor.execute(
                "INSERT INTO tenancy_sample_room (id, clinic_id, name) VALUES (%s, %s, 'old')",
                [uuid4(), clinic],
            )
        cursor.execute("SELECT set_config('app.clinic', '', true)")
    seen: dict[UUID | None, int] = {}

    def rename(apps: Any, editor: BaseDatabaseSchemaEditor, clinic: UUID | None = None) -> None:
        with editor.connection.cursor() as cursor:
            cursor.execute("UPDATE tenancy_sample_room SET name = 'new'")
            seen[clinic] = cursor.rowcount

    trial = Trial(owner)
    trial.apply(RunPython(rename))
    assert seen == {None: 0}, "a plain data migration changes nothing, silently"
    trial.apply(ForEachClinic(rename))
    assert {clinic: seen[clinic] for clinic in clinics} == dict.fromkeys(clinics, 1)


def test_grants_are_made_true_again(owner: BaseDatabaseWrapper) -> None:
    def rights() -> set[tuple[str, str]]:
        with owner.cursor() as cursor:
            cursor.execute(
                "SELECT table_name, privilege_type FROM information_schema.role_table_grants"
                " WHERE grantee = 'healthchat_app'"
            )
            return set(cursor.fetchall())

    before = rights()
    with owner.cursor() as cursor:
        cursor.execute("GRANT ALL ON compliance_auditevent TO healthchat_app")
        cursor.execute("REVOKE ALL ON accounts_patient FROM healthchat_app")
        cursor.execute("CREATE TABLE zz_new (id int)")
    grants.apply(owner, "healthchat_app")
    wanted = {("zz_new", right) for right in grants.CHANGE.split(", ")}
    assert rights() == before | wanted


def test_migrating_again_changes_nothing() -> None:
    call_command("migrate", verbosity=0, interactive=False, check_unapplied=True)
    call_command("migrate", verbosity=0, interactive=False, plan=True)
