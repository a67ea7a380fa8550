"""What allauth says when something is wrong, in the portal's own words.

All of it, so that nobody reads two voices on one page: allauth's own Spanish says now "tú", now
"usted". What speaks of phones, user names and passkeys is left as it is: the portal has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_LINK_GONE = _("This link does not work any more. Ask for a new one.")
_WRONG_CODE = _("That code is not right, or it has run out. Try the next one.")
_WRONG_PAIR = _("That e-mail address and password do not go together. Check both and try again.")
_WRONG_PASSWORD = _("That password is not right.")
_YOURS_ALREADY = _("This is your e-mail address already. Write a different one.")

ACCOUNT: dict[str, StrOrPromise] = {
    "account_inactive": _("Your access is paused. Call your clinic if you think it is a mistake."),
    "cannot_remove_primary_email": _("You can't remove the address you log in with."),
    "duplicate_email": _YOURS_ALREADY,
    "email_password_mismatch": _WRONG_PAIR,
    "email_taken": _("Another account uses this address. Write a different one."),
    "enter_current_password": _WRONG_PASSWORD,
    "incorrect_code": _WRONG_CODE,
    "incorrect_password": _WRONG_PASSWORD,
    "invalid_login": _WRONG_PAIR,
    "invalid_or_expired_key": _LINK_GONE,
    "invalid_password_reset": _LINK_GONE,
    "max_email_addresses": _("You can have %d e-mail addresses at most."),
    "rate_limited": _("That was a lot at once. Wait a minute, then try again."),
    "same_as_current": _YOURS_ALREADY,
    "too_many_login_attempts": _(
        "Too many tries. Wait a few minutes, then try again or reset your password."
    ),
    "unknown_email": _("No account has this e-mail address."),
    "unverified_primary_email": _("Confirm the address first."),
}

SECOND_STEP: dict[str, StrOrPromise] = {
    "add_email_blocked": _("Turn the second step off first, then change the address."),
    "cannot_delete_authenticator": _("The second step can’t be turned off for this account."),
    "cannot_generate_recovery_codes": _("Turn on the second step first. The codes come with it."),
    "incorrect_code": _WRONG_CODE,
    "unverified_email": _("Confirm your e-mail address first, then turn on the second step."),
}

WAYS_TO_SHOW_WHO_YOU_ARE: dict[str, StrOrPromise] = {
    "reauthenticate": _("Use your password instead"),
    "mfa_reauthenticate": _("Use a code from your app instead"),
}
"""By allauth's id of the way; each is a link below the form of another."""
