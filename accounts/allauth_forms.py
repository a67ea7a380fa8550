"""allauth's forms without what our templates say better: placeholders that repeat the label."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as totp
from django import forms

from accounts.forms import CHOOSING_WELL


class PlainForm(forms.Form):
    """Drops placeholders, which vanish when one types; advice on passwords takes one line, and the
    link to a new password stands below the form, after the button."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            if field.widget.attrs.get("autocomplete") == "current-password":
                field.help_text = ""
        if "password1" in self.fields:
            self.fields["password1"].help_text = CHOOSING_WELL


class LoginForm(PlainForm, account.LoginForm):  # type: ignore[misc]
    """Address and password."""


class AddEmailForm(PlainForm, account.AddEmailForm):  # type: ignore[misc]
    """A new address."""


class ChangePasswordForm(PlainForm, account.ChangePasswordForm):  # type: ignore[misc]
    """The old and the new password."""


class ReauthenticatePasswordForm(PlainForm, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""


class ResetPasswordForm(PlainForm, account.ResetPasswordForm):  # type: ignore[misc]
    """The address that a link goes to."""


class ResetPasswordKeyForm(PlainForm, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """The new password, after the link."""


class AuthenticateForm(PlainForm, second_step.AuthenticateForm):  # type: ignore[misc]
    """The second step at login."""


class ReauthenticateForm(PlainForm, second_step.ReauthenticateForm):  # type: ignore[misc]
    """The second step before something that matters."""


class ActivateTOTPForm(PlainForm, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app."""
