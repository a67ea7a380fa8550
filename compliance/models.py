"""The audit trail."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models

from compliance.events import Action, Outcome
from compliance.identifiers import time_ordered
from healthchat.actor import Actor, Role
from healthchat.tenancy import PatientManager

WATCHES_OWN_RECORD = (Role.PATIENT, Role.PROXY)


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    """Who may read which events, and in what order."""

    def visible_to(self, actor: Actor) -> AuditEventQuerySet:
        """A patient and proxy: the patient's record. Compliance: the clinic's. Others: none."""
        own = self.filter(clinic_id=actor.clinic_id)
        if actor.role == Role.COMPLIANCE:
            return own
        if actor.role in WATCHES_OWN_RECORD and actor.patient_id is not None:
            return own.filter(patient_id=actor.patient_id)
        return self.none()

    def newest_first(self) -> AuditEventQuerySet:
        """By time, the last first. The ids carry the time."""
        return self.order_by("-id")


class AuditEvent(models.Model):
    """Something somebody did. Appended, never changed: by rights and by triggers.

    The fields are those of FHIR AuditEvent and ASTM E2147. There is no reference to the clinic,
    person or row it names: the event outlives them. ``clinic_id`` is empty only for what happened
    before a clinic was known (a failed login). ``data`` holds ids, codes and counts.
    ``seal_id`` and ``seal_position`` are for the sealer, which chains what has settled.
    """

    id = models.UUIDField(primary_key=True, default=time_ordered, editable=False)
    occurred_at = models.DateTimeField()
    event = models.CharField(max_length=80)
    action = models.CharField(max_length=1, choices=[(a.value, a.name.title()) for a in Action])
    outcome = models.CharField(max_length=8, choices=[(o.value, o.name.title()) for o in Outcome])
    clinic_id = models.UUIDField(null=True)
    patient_id = models.UUIDField(null=True)
    actor_role = models.CharField(max_length=12, blank=True)
    actor_user_id = models.UUIDField(null=True)
    actor_membership_id = models.UUIDField(null=True)
    subject_type = models.CharField(max_length=40, blank=True)
    subject_id = models.UUIDField(null=True)
    request_id = models.UUIDField(null=True)
    ip = models.GenericIPAddressField(null=True)
    session_hash = models.CharField(max_length=32, blank=True)
    data = models.JSONField(default=dict)
    seal_id = models.UUIDField(null=True)
    seal_position = models.BigIntegerField(null=True)

    tenancy_append_only: ClassVar[bool] = True

    objects = PatientManager.from_queryset(AuditEventQuerySet)()
    unscoped: ClassVar[models.Manager[AuditEvent]] = models.Manager()

    class Meta:
        indexes = [
            models.Index(fields=["clinic_id", "-id"], name="audit_by_clinic"),
            models.Index(fields=["clinic_id", "patient_id", "-id"], name="audit_by_patient"),
            models.Index(fields=["clinic_id", "actor_user_id", "-id"], name="audit_by_person"),
            models.Index(fields=["clinic_id", "event", "-id"], name="audit_by_event"),
            models.Index(
                fields=["clinic_id", "outcome", "-id"],
                condition=models.Q(outcome__in=["denied", "failure"]),
                name="audit_by_trouble",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(action__in=[a.value for a in Action]), name="audit_action_known"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome__in=[o.value for o in Outcome]),
                name="audit_outcome_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.id}"

    @property
    def by_portal(self) -> bool:
        """Whether nobody did it: a worker or a command."""
        return self.actor_role == Role.SYSTEM

    def is_by(self, user_id: UUID | None) -> bool:
        """Whether this person did it."""
        return user_id is not None and self.actor_user_id == user_id
