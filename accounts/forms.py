"""The shapes of what people send. Forms check and never write."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from accounts.clock import REGIONS, known_zones
from accounts.contacts import PHONE
from accounts.models import STAFF_ROLES, MembershipRole, MembershipStatus, ModelPolicy, User
from healthchat.actor import Role
from healthchat.names import one_line

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

OLDEST = 130
FEWEST_TOKENS = 10_000
"""Fewer would not pay for one call, whose longest answer is set aside before it is made."""
CHOOSING_WELL = _("At least 12 characters. A few words in a row are safe and easy to keep in mind.")

ROLE_SENTENCES: dict[str, str] = {
    Role.PATIENT.value: gettext_noop(
        "Adds their own documents, reads them in plain words and asks about them."
    ),
    Role.PROXY.value: gettext_noop(
        "Reads one patient’s documents, if that patient agrees. Changes nothing."
    ),
    Role.CLINICIAN.value: gettext_noop("Works at the clinic. Sees no patient’s documents here."),
    Role.ADMIN.value: gettext_noop(
        "Invites people and sets up the clinic. Sees no patient’s documents."
    ),
    Role.COMPLIANCE.value: gettext_noop(
        "Checks who looked at what. Sees events, no patient’s documents."
    ),
}


class PeopleFilter(forms.Form):
    """What the administrator looks for among the people."""

    q = forms.CharField(label=_("Name or e-mail"), required=False, max_length=120)
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[("", _("Any role")), *MembershipRole.choices]
    )
    status = forms.ChoiceField(
        label=_("Access"), required=False, choices=[("", _("Any")), *MembershipStatus.choices]
    )


class NameField(forms.CharField):
    """A person's name: one line, without marks that nobody sees."""

    def to_python(self, value: Any) -> str:
        """As it will be shown; one that is too long is told, not cut."""
        given = super().to_python(value) or ""
        return one_line(given, max(1, len(given)))


class InvitationForm(forms.Form):
    """Whom to invite, and as what."""

    role = forms.ChoiceField(
        label=_("What will they do?"),
        choices=MembershipRole.choices,
        initial=Role.PATIENT.value,
        widget=forms.RadioSelect,
    )
    name = NameField(
        label=_("Full name"),
        max_length=120,
        help_text=_("They can correct it when they accept."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("The link goes to this address and works for 7 days."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    patient_email = forms.EmailField(
        label=_("Patient’s e-mail address"),
        required=False,
        max_length=254,
        help_text=_("Only for family or a carer: whose documents will they read?"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """A carer needs a patient; nobody else has one."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("role") != Role.PROXY:
            cleaned["patient_email"] = ""
        elif not cleaned.get("patient_email") and "patient_email" not in self.errors:
            self.add_error("patient_email", gettext("Write the patient’s e-mail address."))
        return cleaned

    def roles(self) -> list[tuple[str, str, str, bool]]:
        """For the template: value, name, sentence, chosen."""
        return _in_words(MembershipRole.choices, self["role"].value())


class RoleForm(forms.Form):
    """Another role for somebody who works at the clinic."""

    role = forms.ChoiceField(
        label=_("What will they do?"),
        choices=[(role.value, MembershipRole(role.value).label) for role in STAFF_ROLES],
        widget=forms.RadioSelect,
    )

    def roles(self) -> list[tuple[str, str, str, bool]]:
        """As for an invitation."""
        return _in_words(self.fields["role"].choices, self["role"].value())  # type: ignore[attr-defined]


def _in_words(
    choices: Iterable[tuple[str, StrOrPromise]], chosen: object
) -> list[tuple[str, str, str, bool]]:
    return [
        (value, str(label), gettext(ROLE_SENTENCES[value]), value == chosen)
        for value, label in choices
    ]


class ModelPolicyForm(forms.Form):
    """Where a language model may run."""

    policy = forms.ChoiceField(
        label=_("Language model"), choices=ModelPolicy.choices, widget=forms.RadioSelect
    )


class PhoneField(forms.RegexField):
    """A phone number as people write it, or nothing."""

    def __init__(self, label: StrOrPromise, help_text: StrOrPromise) -> None:
        super().__init__(
            regex=rf"^(?:{PHONE.pattern})$",
            label=label,
            help_text=help_text,
            required=False,
            max_length=40,
            error_messages={"invalid": _("Write a phone number, such as 555 0100 or +1 555 0100.")},
            widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        )


PHONES = ("urgent_phone", "after_hours_phone", "emergency_number")


class PhonesForm(forms.Form):
    """Three numbers, each of which may be left out."""

    urgent_phone = PhoneField(
        _("Number for urgent results"),
        _("Patients see it first when a document holds a value that should not wait."),
    )
    after_hours_phone = PhoneField(
        _("Number when you are closed"), _("A nurse line, or a doctor on call.")
    )
    emergency_number = PhoneField(
        _("Emergency number where you are"),
        _("Such as 911 or 112. Without it, patients see both, each with the place it is for."),
    )


class TimeZoneForm(forms.Form):
    """By which clock the clinic's people read times."""

    PORTAL = "portal"
    zone = forms.ChoiceField(label=_("Time zone"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = gettext("The portal’s own: %(zone)s") % {"zone": settings.TIME_ZONE}
        groups = [
            (
                gettext(REGIONS[region]),
                [(name, name.partition("/")[2].replace("_", " ")) for name in names],
            )
            for region, names in known_zones().items()
            if region
        ]
        self.fields["zone"].choices = [(self.PORTAL, own), ("UTC", "UTC"), *groups]  # type: ignore[attr-defined]

    def clean_zone(self) -> str:
        """Empty for the portal's own, as a clinic keeps it."""
        chosen = str(self.cleaned_data["zone"])
        return "" if chosen == self.PORTAL else chosen


class ModelLimitsForm(forms.Form):
    """How many tokens a month, and what a million of them cost. Empty: no limit, no price known."""

    tokens = forms.IntegerField(
        label=_("Tokens a month, at most"),
        required=False,
        min_value=FEWEST_TOKENS,
        max_value=10**12,
        help_text=_("Leave it empty for no limit. One summary uses about 2,000 to 6,000."),
    )
    input_price = forms.DecimalField(
        label=_("Price of a million tokens read"),
        required=False,
        min_value=0,
        max_digits=10,
        decimal_places=4,
        help_text=_("From the contract with the company, in its currency. Leave it empty if free."),
    )
    output_price = forms.DecimalField(
        label=_("Price of a million tokens written"),
        required=False,
        min_value=0,
        max_digits=10,
        decimal_places=4,
    )

    def clean(self) -> dict[str, Any]:
        """One price without the other tells no cost."""
        cleaned: dict[str, Any] = super().clean() or {}
        prices = [cleaned.get("input_price"), cleaned.get("output_price")]
        if not self.errors and prices.count(None) == 1:
            missing = "input_price" if prices[0] is None else "output_price"
            self.add_error(missing, gettext("Write both prices, or neither. A price can be 0."))
        return cleaned


class BirthDateField(forms.DateField):
    """A day on which a living person can have been born."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Date of birth"),
            widget=forms.DateInput(attrs={"type": "date", "autocomplete": "bday"}),
            help_text=_("Laboratory ranges can depend on age. Only you see it."),
            error_messages={"invalid": _("Write the date as year, month, day: 1980-05-17.")},
        )

    def clean(self, value: Any) -> date | None:
        """A date in the past, and not before anybody alive was born."""
        day: date | None = super().clean(value)
        today = timezone.localdate()
        if day is not None and not (today.year - OLDEST <= day.year and day <= today):
            raise forms.ValidationError(gettext("Check the year: this date can’t be right."))
        return day


class DetailsForm(forms.Form):
    """A patient's own name and date of birth; a date that was once given is not taken away."""

    name = NameField(
        label=_("Your full name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    birth_date = BirthDateField()

    def __init__(self, *args: Any, needs_birth_date: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["birth_date"].required = needs_birth_date


class JoinForm(forms.Form):
    """Accepting an invitation. Which fields there are depends on who comes.

    ``known``: the address has an account already, so its password is asked for, not made.
    """

    def __init__(self, *args: Any, role: Role, known: bool, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._known = known
        self._email = email
        self.fields["name"] = NameField(
            label=_("Your full name"),
            max_length=120,
            widget=forms.TextInput(attrs={"autocomplete": "name"}),
        )
        if role is Role.PATIENT:
            self.fields["birth_date"] = BirthDateField()
        self.fields["password"] = forms.CharField(
            label=_("Your password") if known else _("Choose a password"),
            strip=False,
            max_length=200,
            help_text="" if known else CHOOSING_WELL,
            widget=forms.PasswordInput(
                attrs={"autocomplete": "current-password" if known else "new-password"}
            ),
        )

    def clean_password(self) -> str:
        """A new password must be a good one."""
        password = str(self.cleaned_data["password"])
        if not self._known:
            validate_password(password, User(email=self._email))
        return password
