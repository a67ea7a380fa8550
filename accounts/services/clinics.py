"""Setting up clinics, and what an administrator decides for theirs."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings

from accounts.models import Clinic, ModelPolicy
from compliance import audit
from compliance.audit import Subject
from healthchat import tenancy
from healthchat.actor import Actor
from healthchat.crypto import keyring


def create_clinic(*, name: str, slug: str) -> Clinic:
    """A clinic with its keys and nobody in it. For the platform's own commands."""
    clinic = Clinic(name=name, slug=slug)
    with tenancy.scope(clinic=clinic.id):
        clinic.save(force_insert=True)
        keyring.create_clinic_key(clinic.id)
        audit.record(
            "clinic.created",
            actor=Actor.system(clinic.id),
            subject=Subject("clinic", clinic.id),
        )
    return clinic


def set_model_policy(*, actor: Actor, policy: ModelPolicy) -> bool:
    """Decide where a language model may run for the clinic; False if nothing changed."""
    clinic = Clinic.objects.select_for_update().get(id=actor.clinic_id)
    before = clinic.model_policy
    if before == policy.value:
        return False
    clinic.model_policy = policy.value
    clinic.save(update_fields=["model_policy"])
    audit.record(
        "clinic.model_policy_changed",
        actor=actor,
        subject=Subject("clinic", clinic.id),
        data={"before": before, "after": policy.value},
    )
    return True


def set_phones(*, actor: Actor, phones: Mapping[str, str]) -> bool:
    """Decide whom patients call about an urgent result; False if nothing changed.

    ``phones`` maps the clinic's fields (``urgent_phone`` ...) to numbers, empty for none.
    """
    clinic = Clinic.objects.select_for_update().get(id=actor.clinic_id)
    changed = sorted(name for name, number in phones.items() if getattr(clinic, name) != number)
    if not changed:
        return False
    for name in changed:
        setattr(clinic, name, phones[name])
    clinic.save(update_fields=changed)
    audit.record(
        "clinic.phones_changed",
        actor=actor,
        subject=Subject("clinic", clinic.id),
        data={"changed": changed},
    )
    return True


def set_time_zone(*, actor: Actor, zone: str) -> bool:
    """Decide by which clock the clinic's people read times; False if nothing changed.

    ``zone`` is a name of the IANA database, or empty for the installation's.
    """
    clinic = Clinic.objects.select_for_update().get(id=actor.clinic_id)
    before = clinic.time_zone
    if before == zone:
        return False
    clinic.time_zone = zone
    clinic.save(update_fields=["time_zone"])
    audit.record(
        "clinic.time_zone_changed",
        actor=actor,
        subject=Subject("clinic", clinic.id),
        data={"before": before or settings.TIME_ZONE, "after": zone or settings.TIME_ZONE},
    )
    return True
