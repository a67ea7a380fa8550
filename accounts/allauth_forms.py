"""allauth's forms without what our templates say better: placeholders that repeat the label."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as totp
from django import forms


class PlainForm(forms.Form):
    """Drops placeholders, which vanish when one types and repeat the label until then."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class LoginForm(PlainForm, account.LoginForm):
    """The link to a new password stands below the form, after the button."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class AddEmailForm(PlainForm, account.AddEmailForm):
    """A new address."""


class ChangePasswordForm(PlainForm, account.ChangePasswordForm):
    """The old and the new password."""


class ResetPasswordForm(PlainForm, account.ResetPasswordForm):
    """The address that a link goes to."""


class ResetPasswordKeyForm(PlainForm, account.ResetPasswordKeyForm):
    """The new password, after the link."""


class AuthenticateForm(PlainForm, second_step.AuthenticateForm):
    """The second step at login."""


class ReauthenticateForm(PlainForm, second_step.ReauthenticateForm):
    """The second step before something that matters."""


class ActivateTOTPForm(PlainForm, totp.ActivateTOTPForm):
    """The first code of a new app."""
