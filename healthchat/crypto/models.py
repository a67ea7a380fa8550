"""Wrapped keys. A row never goes away: what is destroyed stays as proof, without its key."""

from __future__ import annotations

from django.db import models

from healthchat.tenancy import TenantForeignKey, TenantModel


class KeyStatus(models.TextChoices):
    """``current`` encrypts; ``retired`` still decrypts; ``destroyed`` does nothing, for ever."""

    CURRENT = "current"
    RETIRED = "retired"
    DESTROYED = "destroyed"


class ClinicKeyPurpose(models.TextChoices):
    """``data`` wraps patient keys and encrypts the clinic's own fields; ``index`` finds rows."""

    DATA = "data"
    INDEX = "index"


def _wrapped_unless_destroyed(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=models.Q(status=KeyStatus.DESTROYED, wrapped__isnull=True)
        | (~models.Q(status=KeyStatus.DESTROYED) & models.Q(wrapped__isnull=False)),
        name=name,
    )


class WrappedKey(TenantModel):
    """What every kept key has: its place in a row of versions, and its bytes until destroyed."""

    version = models.PositiveIntegerField()
    status = models.CharField(max_length=9, choices=KeyStatus.choices, default=KeyStatus.CURRENT)
    wrapped = models.BinaryField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True)
    destroyed_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        abstract = True


class ClinicKey(WrappedKey):
    """A clinic's key, wrapped by the KMS."""

    purpose = models.CharField(max_length=5, choices=ClinicKeyPurpose.choices)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["clinic_id", "purpose", "version"], name="clinic_key_version"
            ),
            models.UniqueConstraint(
                fields=["clinic_id", "purpose"],
                condition=models.Q(status=KeyStatus.CURRENT),
                name="clinic_key_one_current",
            ),
            _wrapped_unless_destroyed("clinic_key_wrapped"),
        ]


class PatientKey(WrappedKey):
    """A patient's key, wrapped by a key of their clinic.

    Made before the patient's own row, whose name it encrypts, and left after it: no foreign key.
    """

    patient_id = models.UUIDField()
    wrapped_by = TenantForeignKey(ClinicKey, on_delete=models.PROTECT, related_name="+")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["clinic_id", "patient_id", "version"], name="patient_key_version"
            ),
            models.UniqueConstraint(
                fields=["clinic_id", "patient_id"],
                condition=models.Q(status=KeyStatus.CURRENT),
                name="patient_key_one_current",
            ),
            _wrapped_unless_destroyed("patient_key_wrapped"),
        ]
