"""What happens to clinics, people and their accounts, as the audit trail keeps it."""

from __future__ import annotations

from compliance import events
from compliance.events import Action
from compliance.wording import ROLE_WORDS

# The words of ``ModelPolicy``.
POLICY_WORDS = {
    "off": "Off",
    "local": "Only on the clinic's own machines",
    "external": "An outside service, names removed first",
}

events.register("account.logged_in", action=Action.EXECUTE, sentence="{who} logged in")
events.register("account.logged_out", action=Action.EXECUTE, sentence="{who} logged out")
events.register(
    "account.login_refused",
    action=Action.EXECUTE,
    sentence="{who} refused a login to this account",
    keys=("reason",),
)
events.register(
    "account.password_changed", action=Action.UPDATE, sentence="{who} changed the password"
)
events.register(
    "account.email_changed", action=Action.UPDATE, sentence="{who} changed the e-mail address"
)
events.register(
    "account.second_factor_added",
    action=Action.CREATE,
    sentence="{who} turned on a second step at login",
    keys=("kind",),
)
events.register(
    "account.second_factor_removed",
    action=Action.DELETE,
    sentence="{who} turned off a second step at login",
    keys=("kind",),
)
events.register(
    "account.recovery_codes_made",
    action=Action.CREATE,
    sentence="{who} made new recovery codes",
    keys=("kind",),
)
events.register(
    "account.details_corrected",
    action=Action.UPDATE,
    sentence="{who} corrected their own name or date of birth",
    keys=("changed",),
)
events.register(
    "account.sessions_ended",
    action=Action.EXECUTE,
    sentence="{who} logged out everywhere else",
)
events.register(
    "account.clinic_entered",
    action=Action.EXECUTE,
    sentence="{who} came in from another clinic's pages",
)
events.register(
    "clinic.created",
    action=Action.CREATE,
    sentence="{who} set up the clinic",
)
events.register(
    "clinic.model_policy_changed",
    action=Action.UPDATE,
    sentence="{who} changed where a language model may run, from {before} to {after}",
    keys=("before", "after"),
    words={"before": POLICY_WORDS, "after": POLICY_WORDS},
)
events.register(
    "clinic.phones_changed",
    action=Action.UPDATE,
    sentence="{who} changed the numbers that patients call about an urgent result",
    keys=("changed",),
)
events.register(
    "clinic.time_zone_changed",
    action=Action.UPDATE,
    sentence="{who} changed the time zone of the clinic from {before} to {after}",
    keys=("before", "after"),
)
events.register(
    "clinic.model_limits_changed",
    action=Action.UPDATE,
    sentence="{who} changed what the language model may use or costs",
    keys=("before", "after", "prices_changed"),
)
events.register(
    "people.listed",
    action=Action.READ,
    sentence="{who} looked at the list of people",
    keys=("shown", "filters"),
)
events.register(
    "invitation.sent",
    action=Action.CREATE,
    sentence="{who} invited somebody",
    keys=("role",),
)
events.register(
    "invitation.resent",
    action=Action.UPDATE,
    sentence="{who} sent an invitation again",
    keys=("role",),
)
events.register(
    "invitation.withdrawn",
    action=Action.DELETE,
    sentence="{who} withdrew an invitation",
    keys=("role",),
)
events.register(
    "invitation.accepted",
    action=Action.CREATE,
    sentence="{who} accepted an invitation and joined the clinic",
    keys=("role", "invitation"),
)
events.register(
    "membership.created",
    action=Action.CREATE,
    sentence="{who} gave a person access ({role})",
    keys=("role",),
    words={"role": ROLE_WORDS},
)
events.register(
    "membership.suspended",
    action=Action.UPDATE,
    sentence="{who} suspended a person's access",
    keys=("role",),
)
events.register(
    "membership.restored",
    action=Action.UPDATE,
    sentence="{who} gave a person their access back",
    keys=("role",),
)
events.register(
    "membership.role_changed",
    action=Action.UPDATE,
    sentence="{who} changed a person's role from {before} to {after}",
    keys=("before", "after"),
    words={"before": ROLE_WORDS, "after": ROLE_WORDS},
)
