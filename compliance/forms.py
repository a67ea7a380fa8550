"""What the two pages let people look for."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance import people, wording
from compliance.events import Outcome
from compliance.queries import Cursor, Filters
from healthchat.actor import Actor

DAY = {"type": "date"}
OUTCOMES = (
    (Outcome.SUCCESS.value, _("Done")),
    (Outcome.DENIED.value, _("Refused")),
    (Outcome.FAILURE.value, _("Failed")),
)


class DaysForm(forms.Form):
    """From one day to another, both included."""

    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs=DAY))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs=DAY))

    def clean(self) -> dict[str, object]:
        """The first day must not come after the last."""
        data = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and since > until:
            self.add_error("until", gettext("This day comes before the first one."))
        return data


class AccessLogForm(DaysForm):
    """What a patient looks for in the log of their own record."""

    who = forms.ChoiceField(
        label=_("Who"),
        required=False,
        choices=(
            ("", _("Everyone")),
            ("others", _("Other people")),
            ("me", _("Me")),
            ("portal", _("The portal itself")),
        ),
    )
    field_order = ("who", "since", "until")

    def filters(self, actor: Actor) -> Filters:
        """Once valid: what to look for."""
        data = self.cleaned_data
        return Filters(
            person=actor.user_id if data["who"] == "me" else None,
            others_than=actor.user_id if data["who"] == "others" else None,
            by_portal=data["who"] == "portal",
            since=data["since"],
            until=data["until"],
        )


class EventsForm(DaysForm):
    """What the compliance officer looks for in the clinic's events."""

    person = forms.TypedChoiceField(
        label=_("Person"), required=False, coerce=UUID, empty_value=None, choices=()
    )
    patient = forms.UUIDField(
        label=_("Patient number"),
        required=False,
        help_text=_("“Find a patient” above, or a patient’s name in the list, fills it in."),
        error_messages={"invalid": _("A patient number has 32 letters and digits.")},
    )
    event = forms.ChoiceField(label=_("What happened"), required=False)
    outcome = forms.ChoiceField(
        label=_("How it ended"), required=False, choices=(("", _("Any way")), *OUTCOMES)
    )
    field_order = ("person", "patient", "event", "outcome", "since", "until")

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        choices = [("", gettext("Anyone"))]
        choices += [(str(p.user_id), f"{p.name} ({p.role})") for p in people.staff()]
        choices += _named_in(data, choices)
        self.fields["person"].choices = choices  # type: ignore[attr-defined]
        self.fields["event"].choices = [  # type: ignore[attr-defined]
            ("", gettext("Anything")),
            *wording.kinds(),
        ]

    def filters(self) -> Filters:
        """Once valid: what to look for."""
        data = self.cleaned_data
        return Filters(
            person=data["person"],
            patient=data["patient"],
            event=data["event"],
            outcome=data["outcome"],
            since=data["since"],
            until=data["until"],
        )


class PatientSearchForm(forms.Form):
    """A patient's name, or the part of it that is known."""

    name = forms.CharField(
        label=_("Name of the patient"),
        min_length=2,
        max_length=120,
        help_text=_("A part of it is enough. Capital letters and accents don’t matter."),
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


def _named_in(data: QueryDict, choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A person who is not staff, when a link of the table asks for them."""
    try:
        wanted = UUID(data.get("person", ""))
    except ValueError:
        return []
    if any(str(wanted) == value for value, _ in choices):
        return []
    person = people.names({wanted}).get(wanted)
    return [(str(wanted), person.name if person else str(wanted))]


def cursor_of(data: QueryDict) -> Cursor:
    """Where the page begins; nonsense means the first one."""

    def read(name: str) -> UUID | None:
        try:
            return UUID(data.get(name, ""))
        except ValueError:
            return None

    return Cursor(before=read("before"), after=read("after"))
