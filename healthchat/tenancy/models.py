"""What every row of a clinic has, and every row of a patient."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from django.db import models
from django.db.models.base import ModelBase

from healthchat.tenancy.errors import ScopeMismatch
from healthchat.tenancy.managers import PatientManager, TenantManager
from healthchat.tenancy.scopes import current, require


def scope_clinic() -> UUID | None:
    """The open scope's clinic: what a new row gets before it is saved."""
    scope = current()
    return scope.clinic if scope else None


def scope_patient() -> UUID | None:
    """The open scope's patient, where it has one."""
    scope = current()
    return scope.patient if scope else None


class TenantModel(models.Model):
    """A row of one clinic. Its migration says ``operations.TenantTable(app, model)``.

    ``objects`` sees the scope's clinic only and raises without a scope. ``unscoped`` leaves
    everything to the database's policies: it is there for the few places that must look before a
    clinic is known, and to be found by a search.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic_id = models.UUIDField(default=scope_clinic, editable=False)

    if not TYPE_CHECKING:  # mypy would let no subclass replace them; its plugin finds them anyway
        objects = TenantManager()
        unscoped = models.Manager()

    tenancy_append_only: ClassVar[bool] = False
    """Whether the application's role may only insert and select."""

    class Meta:
        abstract = True

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Save within the scope, whose clinic the row takes if it has none yet."""
        self._bind()
        super().save(
            force_insert=force_insert,
            force_update=force_update,
            using=using,
            update_fields=update_fields,
        )

    def delete(
        self, using: str | None = None, keep_parents: bool = False
    ) -> tuple[int, dict[str, int]]:
        """Delete within the scope."""
        self._bind()
        return super().delete(using=using, keep_parents=keep_parents)

    def _bind(self) -> None:
        scope = require()
        if self.clinic_id is None:
            self.clinic_id = scope.clinic
        if self.clinic_id != scope.clinic:
            raise ScopeMismatch(f"This {type(self).__name__} belongs to another clinic.")


class PatientModel(TenantModel):
    """A row of one patient's record. ``operations.TenantTable(app, model, patient=True)``.

    In a scope with a patient a new row is that patient's; in a clinic-wide scope it must be said.
    """

    patient_id = models.UUIDField(default=scope_patient, editable=False)

    if not TYPE_CHECKING:
        objects = PatientManager()
        unscoped = models.Manager()

    class Meta(TenantModel.Meta):
        abstract = True

    def _bind(self) -> None:
        super()._bind()
        patient = require().patient
        if self.patient_id is None:
            if patient is None:
                raise ScopeMismatch(f"Say whose {type(self).__name__} this is: patient_id=…")
            self.patient_id = patient
        if patient is not None and self.patient_id != patient:
            raise ScopeMismatch(f"This {type(self).__name__} belongs to another patient.")
