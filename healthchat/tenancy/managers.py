"""Managers that refuse to work for nobody in particular."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db import models

from healthchat.tenancy.scopes import require

if TYPE_CHECKING:
    from django.db.models import QuerySet

M = TypeVar("M", bound=models.Model)


class TenantManager(models.Manager[M]):
    """Rows of the scope's clinic; raises ``OutsideScope`` where no scope is open."""

    def get_queryset(self) -> QuerySet[M]:
        return super().get_queryset().filter(clinic_id=require().clinic)


class PatientManager(TenantManager[M]):
    """Rows of the scope's clinic, and of its patient where it has one."""

    def get_queryset(self) -> QuerySet[M]:
        rows = super().get_queryset()
        patient = require().patient
        return rows if patient is None else rows.filter(patient_id=patient)
