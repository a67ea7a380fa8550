"""Tables that belong to no clinic, each with its reason. Every other table must have every layer.

The catalogue test holds this list against the database: a table that is neither here nor fully
protected fails, and so does a line here without a table.
"""

from __future__ import annotations

from collections.abc import Mapping

PLATFORM: Mapping[str, str] = {
    "accounts_clinic": "The tenants themselves: a name and settings, no record of anybody.",
    "accounts_user": "A person may belong to two clinics; what they may do is in memberships.",
    "account_emailaddress": "Belongs to a person, not to a clinic (allauth).",
    "account_emailconfirmation": "Belongs to a person, not to a clinic (allauth).",
    "auditlog_logentry": "Changes of administrative rows; health fields are never in it.",
    "auth_group": "Django's; the portal has no groups.",
    "auth_group_permissions": "Django's; the portal has no groups.",
    "auth_permission": "Django's list of what could be permitted, from the code.",
    "django_content_type": "Django's list of models, from the code.",
    "django_migrations": "Which migrations have run.",
    "django_session": "Sessions exist before a clinic is known; they hold ids only.",
    "jobs_job": "Ids and states only; workers read it before they know a clinic.",
    "mfa_authenticator": "Belongs to a person, not to a clinic (allauth).",
}

TRAILS: Mapping[str, str] = {
    "compliance_auditevent": (
        "Appended only. It outlives the clinic, person and row it names, so it references none; "
        "an event may happen before a clinic is known. It has policies of its own."
    ),
}
"""Tables with row-level security of their own making, and no foreign keys."""

SHARED_WITHIN_CLINIC: Mapping[str, str] = {
    "accounts_membership": (
        "A patient's session sees the staff too: who looked at the record needs their names."
    ),
}
"""Tables whose rows without a patient a patient's session may see."""
