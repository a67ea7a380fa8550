"""Migration operations that give a table every layer of tenancy.

The catalogue test fails on a tenant table that went without.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunPython
from django.db.migrations.state import ProjectState
from django.db.models import Model

from healthchat.tenancy import policies
from healthchat.tenancy.fields import TenantForeignKey

CLINIC_TABLE = "accounts_clinic"
PATIENT_TABLE = "accounts_patient"


class TenantTable(Operation):
    """Row-level security, composite keys and the references to clinic and patient.

    ``patient``: the rows belong to a patient (``patient_id``). ``patient_column``: the column that
    says which, for a table that names it otherwise (the patients themselves: ``id``); such a table
    gets the patient policy but keeps the keys of a clinic's table. ``user_column``: a person may
    read their own rows before a clinic is known (``tenancy.as_user``). Put it after CreateModel
    and after the table's own ``AddField``s.
    """

    reduces_to_sql = True
    reversible = True
    atomic = True

    def __init__(
        self,
        app: str,
        model: str,
        *,
        patient: bool = False,
        patient_column: str | None = None,
        user_column: str | None = None,
    ) -> None:
        self.app = app
        self.model = model
        self.patient = patient
        self.patient_column = patient_column or ("patient_id" if patient else None)
        self.user_column = user_column

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        kwargs: dict[str, Any] = {}
        if self.patient:
            kwargs["patient"] = True
        elif self.patient_column:
            kwargs["patient_column"] = self.patient_column
        if self.user_column:
            kwargs["user_column"] = self.user_column
        return type(self).__name__, [self.app, self.model], kwargs

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The model's state is Django's business; this adds what Django can't express."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = to_state.apps.get_model(self.app, self.model)
        table = model._meta.db_table
        key = "clinic_id, patient_id, id" if self.patient else "clinic_id, id"
        unique = constraint_name(table, "tenant_uq")
        schema_editor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {unique} UNIQUE ({key})")
        _reference(schema_editor, table, "clinic_fk", "clinic_id", CLINIC_TABLE, "id")
        if self.patient:
            _reference(
                schema_editor,
                table,
                "patient_fk",
                "clinic_id, patient_id",
                PATIENT_TABLE,
                "clinic_id, id",
            )
        for field in tenant_references(model):
            add_reference(schema_editor, model, field)
        schema_editor.execute(policies.enable(table))
        schema_editor.execute(policies.clinic_policy(table))
        if self.patient_column:
            schema_editor.execute(policies.patient_policy(table, self.patient_column))
        if self.user_column:
            schema_editor.execute(policies.user_policy(table, self.user_column))

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = from_state.apps.get_model(self.app, self.model)
        table = model._meta.db_table
        for policy in (policies.CLINIC_POLICY, policies.PATIENT_POLICY, policies.USER_POLICY):
            schema_editor.execute(policies.drop(table, policy))
        schema_editor.execute(policies.disable(table))
        for field in tenant_references(model):
            _drop_constraint(schema_editor, table, f"{field.column}_tfk")
        for suffix in ("patient_fk", "clinic_fk", "tenant_uq"):
            _drop_constraint(schema_editor, table, suffix)

    def describe(self) -> str:
        return f"Give {self.app}.{self.model} the layers of tenancy"

    @property
    def migration_name_fragment(self) -> str:
        return f"{self.model.lower()}_tenancy"


class TenantRelation(Operation):
    """The composite reference of a ``TenantForeignKey`` added after the table's ``TenantTable``."""

    reduces_to_sql = True
    reversible = True
    atomic = True

    def __init__(self, app: str, model: str, field: str) -> None:
        self.app = app
        self.model = model
        self.field = field

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.app, self.model, self.field], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The field itself is AddField's business."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = to_state.apps.get_model(self.app, self.model)
        add_reference(schema_editor, model, cast(Any, model._meta.get_field(self.field)))

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        model = from_state.apps.get_model(self.app, self.model)
        field = cast(Any, model._meta.get_field(self.field))
        _drop_constraint(schema_editor, model._meta.db_table, f"{field.column}_tfk")

    def describe(self) -> str:
        return f"Tie {self.app}.{self.model}.{self.field} to rows of the same clinic"

    @property
    def migration_name_fragment(self) -> str:
        return f"{self.model.lower()}_{self.field}_tenancy"


ClinicCode = Callable[[Any, BaseDatabaseSchemaEditor, UUID], None]


class ForEachClinic(RunPython):
    """A data migration, clinic by clinic: ``code(apps, schema_editor, clinic_id)``.

    Row-level security holds for the owner too, so that a plain ``RunPython`` sees no tenant's row
    and changes nothing, silently.
    """

    def __init__(self, code: ClinicCode, reverse_code: ClinicCode | None = None) -> None:
        self.clinic_code = code
        self.clinic_reverse_code = reverse_code
        super().__init__(_for_each(code), None if reverse_code is None else _for_each(reverse_code))

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        kwargs: dict[str, Any] = {"code": self.clinic_code}
        if self.clinic_reverse_code is not None:
            kwargs["reverse_code"] = self.clinic_reverse_code
        return type(self).__name__, [], kwargs


def _for_each(code: ClinicCode) -> Callable[[Any, BaseDatabaseSchemaEditor], None]:
    def run(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
        connection = schema_editor.connection
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id FROM {CLINIC_TABLE} ORDER BY id")  # noqa: S608 (a constant)
            clinics = [row[0] for row in cursor.fetchall()]
        for clinic in clinics:
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('app.clinic', %s, true)", [str(clinic)])
            code(apps, schema_editor, clinic)
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('app.clinic', '', true)")

    return run


def tenant_references(model: type[Model]) -> list[TenantForeignKey[Any, Any]]:
    """The model's references to other rows of its clinic."""
    return [field for field in model._meta.local_fields if isinstance(field, TenantForeignKey)]


def is_patient_model(model: type[Model]) -> bool:
    """Whether the rows' key includes the patient: ``patient_id`` is a plain column there."""
    return any(
        field.attname == "patient_id" and not field.is_relation
        for field in model._meta.local_fields
    )


def add_reference(
    schema_editor: BaseDatabaseSchemaEditor, model: type[Model], field: TenantForeignKey[Any, Any]
) -> None:
    """(clinic, [patient,] column) -> the same of the row pointed at."""
    target = field.related_model
    both = is_patient_model(model) and is_patient_model(target)
    if is_patient_model(target) and not both:
        raise TypeError(
            f"{model.__name__}.{field.name} points from a clinic's row at a patient's row;"
            " keep the id in a UUIDField instead, or make this a PatientModel."
        )
    shared = "clinic_id, patient_id" if both else "clinic_id"
    _reference(
        schema_editor,
        model._meta.db_table,
        f"{field.column}_tfk",
        f"{shared}, {field.column}",
        target._meta.db_table,
        f"{shared}, id",
    )


def constraint_name(table: str, suffix: str) -> str:
    """A name that fits PostgreSQL's 63 bytes, the same each time."""
    name = f"{table}_{suffix}"
    if len(name) <= 63:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{table[:30]}_{digest}_{suffix[-22:]}"


def _reference(
    schema_editor: BaseDatabaseSchemaEditor,
    table: str,
    suffix: str,
    columns: str,
    target: str,
    target_columns: str,
) -> None:
    # At the end of the migration, when the tables it points at have their unique keys.
    schema_editor.deferred_sql.append(
        f"ALTER TABLE {table} ADD CONSTRAINT {constraint_name(table, suffix)}"
        f" FOREIGN KEY ({columns}) REFERENCES {target} ({target_columns})"
        " DEFERRABLE INITIALLY IMMEDIATE"
    )


def _drop_constraint(schema_editor: BaseDatabaseSchemaEditor, table: str, suffix: str) -> None:
    # A unique key may still hold another table's reference while a migration is being undone.
    cascade = " CASCADE" if suffix == "tenant_uq" else ""
    schema_editor.execute(
        f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {constraint_name(table, suffix)}{cascade}"
    )
