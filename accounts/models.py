"""Clinics, people, and what a person is to a clinic.

``Clinic`` and ``User`` belong to the platform: a person may belong to two clinics. Everything else
is a clinic's own. A patient's name and birth date are under the patient's key; what an
administrator must see to do their work (a display name, the address an invitation went to) is
under the clinic's key.
"""

from __future__ import annotations

import uuid
from typing import ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import model_use  # noqa: F401 (Django finds its models through this module)
from healthchat.actor import Actor, Role
from healthchat.crypto.fields import EncryptedJSONField, EncryptedTextField
from healthchat.tenancy import TenantForeignKey, TenantManager, TenantModel

PATIENT_ROLES = (Role.PATIENT, Role.PROXY)
STAFF_ROLES = (Role.CLINICIAN, Role.ADMIN, Role.COMPLIANCE)


class ModelPolicy(models.TextChoices):
    """Where a clinic lets a language model run. The portal works in full with ``off``."""

    OFF = "off", _("Off")
    LOCAL = "local", _("Only on the clinic's own machines")
    EXTERNAL = "external", _("An outside service, names removed first")


class MembershipRole(models.TextChoices):
    """The roles a person can hold; the words are what people read."""

    PATIENT = Role.PATIENT.value, _("Patient")
    PROXY = Role.PROXY.value, _("Family or carer")
    CLINICIAN = Role.CLINICIAN.value, _("Clinician")
    ADMIN = Role.ADMIN.value, _("Administrator")
    COMPLIANCE = Role.COMPLIANCE.value, _("Compliance officer")


class MembershipStatus(models.TextChoices):
    """Whether a person may come in."""

    ACTIVE = "active", _("Active")
    SUSPENDED = "suspended", _("Suspended")


class ClinicQuerySet(models.QuerySet["Clinic"]):
    """Clinics are the platform's rows: anyone's code may read one, by id or as a list."""

    def open(self) -> ClinicQuerySet:
        """Those that are not suspended."""
        return self.filter(suspended_at__isnull=True)


class Clinic(models.Model):
    """One tenant."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    model_policy = models.CharField(
        max_length=10, choices=ModelPolicy.choices, default=ModelPolicy.OFF
    )
    # Tokens a month, and what a million of them cost; None: no limit, no price known.
    model_tokens = models.PositiveBigIntegerField(null=True, blank=True)
    model_input_price = models.DecimalField(max_digits=10, decimal_places=4, null=True, blank=True)
    model_output_price = models.DecimalField(max_digits=10, decimal_places=4, null=True, blank=True)
    # Whom a patient calls about a result that cannot wait; empty: the clinic has not said.
    urgent_phone = models.CharField(max_length=40, blank=True, default="")
    after_hours_phone = models.CharField(max_length=40, blank=True, default="")
    emergency_number = models.CharField(max_length=40, blank=True, default="")
    time_zone = models.CharField(max_length=64, blank=True, default="")  # "": the installation's
    suspended_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ClinicQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(model_policy__in=ModelPolicy.values),
                name="clinic_model_policy_known",
            )
        ]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Makes people; an address is kept in lower case, so that one person has one account."""

    def create_user(self, email: str, password: str | None = None) -> User:
        """A person who can log in; without a password they must set one by e-mail."""
        user = self.model(email=email.strip().lower())
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """By e-mail address, whatever its case."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person who logs in by e-mail. What they may do is their memberships' business.

    ``language`` is the one they chose to read (``en``, ``es``); empty follows their browser.
    A session begun before ``sessions_valid_from`` counts for nothing, anywhere: it was begun before
    the way to log in became a stricter one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)
    language = models.CharField(max_length=5, blank=True, default="")
    sessions_valid_from = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_unique")]

    def __str__(self) -> str:
        return str(self.pk)


class PatientQuerySet(models.QuerySet["Patient"]):
    """Who may see which patients' own data."""

    def visible_to(self, actor: Actor) -> PatientQuerySet:
        """The patient and their proxy; administrators work with memberships instead."""
        if actor.patient_id is None:
            return self.none()
        return self.filter(clinic_id=actor.clinic_id, id=actor.patient_id)


class Patient(TenantModel):
    """A person whose record this is; what tells who they are is under the patient's own key.
    ``former``: ``names`` and ``birth_dates`` from before, and what is theirs ``also_…`` so."""

    name = EncryptedTextField()
    birth_date = EncryptedTextField(null=True)
    former = EncryptedJSONField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager.from_queryset(PatientQuerySet)()  # type: ignore[misc]

    @property
    def patient_id(self) -> UUID:
        """The row is its own patient: this is what binds its fields to the patient's key."""
        return self.id


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Who may see which people."""

    def visible_to(self, actor: Actor) -> MembershipQuerySet:
        """Administrators and compliance: everybody in the clinic. Anyone else: themselves."""
        own = self.filter(clinic_id=actor.clinic_id)
        if actor.role in (Role.ADMIN, Role.COMPLIANCE, Role.SYSTEM):
            return own
        return own.filter(user_id=actor.user_id) if actor.user_id else self.none()

    def active(self) -> MembershipQuerySet:
        """Those who may come in."""
        return self.filter(status=MembershipStatus.ACTIVE)


class Membership(TenantModel):
    """What a person is to a clinic: one role each.

    A session begun before ``sessions_valid_from`` counts for nothing here, so suspending somebody
    ends their open sessions and restoring them does not revive one. ``joined_as``: what a patient
    was called here before they corrected their name the first time.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=12, choices=MembershipRole.choices)
    patient = TenantForeignKey(
        Patient, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    display_name = EncryptedTextField(key="clinic")
    joined_as = EncryptedTextField(key="clinic", null=True)
    details_corrected_at = models.DateTimeField(null=True, blank=True)
    status = models.CharField(
        max_length=10, choices=MembershipStatus.choices, default=MembershipStatus.ACTIVE
    )
    sessions_valid_from = models.DateTimeField(null=True, blank=True)
    suspended_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    clinic_zone = ""  # the clinic's time zone, on those of ``actors.memberships_of``
    objects = TenantManager.from_queryset(MembershipQuerySet)()  # type: ignore[misc]

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["user", "clinic_id"], name="membership_one_each"),
            models.UniqueConstraint(
                fields=["clinic_id", "patient"],
                condition=models.Q(role=Role.PATIENT.value),
                name="membership_one_patient",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=MembershipRole.values), name="membership_role_known"
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=MembershipStatus.values),
                name="membership_status_known",
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(role__in=[r.value for r in PATIENT_ROLES], patient__isnull=False)
                    | (
                        ~models.Q(role__in=[r.value for r in PATIENT_ROLES])
                        & models.Q(patient__isnull=True)
                    )
                ),
                name="membership_patient_by_role",
            ),
        ]

    @property
    def is_active(self) -> bool:
        """Whether the person may come in."""
        return self.status == MembershipStatus.ACTIVE

    @property
    def is_staff(self) -> bool:
        """Whether the person works at the clinic; only then can another role be given to them."""
        return self.role in STAFF_ROLES

    def actor(self) -> Actor:
        """The person as everything else in the portal sees them."""
        return Actor(
            clinic_id=self.clinic_id,
            role=Role(self.role),
            user_id=self.user_id,
            patient_id=self.patient_id,
            membership_id=self.id,
        )


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Who may see which invitations."""

    def visible_to(self, actor: Actor) -> InvitationQuerySet:
        """Administrators see the clinic's; nobody else sees any."""
        if actor.role not in (Role.ADMIN, Role.SYSTEM):
            return self.none()
        return self.filter(clinic_id=actor.clinic_id)

    def open(self) -> InvitationQuerySet:
        """Neither accepted nor withdrawn; it may have run out."""
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True)


class Invitation(TenantModel):
    """A link sent to an address. Only the token's hash is kept: a copy of the table opens nothing.

    ``patient`` is set for a proxy: whose record they will see.
    """

    email = EncryptedTextField(key="clinic")
    email_index = models.BinaryField()
    name = EncryptedTextField(key="clinic")
    role = models.CharField(max_length=12, choices=MembershipRole.choices)
    patient = TenantForeignKey(
        Patient, on_delete=models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    token_hash = models.BinaryField(unique=True)
    invited_by = models.UUIDField()
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = TenantManager.from_queryset(InvitationQuerySet)()  # type: ignore[misc]

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["clinic_id", "email_index"],
                condition=models.Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="invitation_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=MembershipRole.values), name="invitation_role_known"
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(role=Role.PROXY.value, patient__isnull=False)
                    | (~models.Q(role=Role.PROXY.value) & models.Q(patient__isnull=True))
                ),
                name="invitation_patient_for_proxy",
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Can still be accepted."""
        return (
            self.accepted_at is None
            and self.revoked_at is None
            and self.expires_at > timezone.now()
        )
