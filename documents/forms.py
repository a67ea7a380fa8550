"""The shapes of what a patient types about a document. Forms check and never write."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.pipeline.corrections import Correction, judge
from documents.pipeline.types import LabRow
from documents.saying import said
from healthchat.names import one_line

LONGEST_NOTE = 300


class CorrectionForm(forms.Form):
    """What the page says of one value, started from what counts now.

    What is unlikely asks for ``sure`` once; what cannot be is refused beside its field.
    """

    value = forms.CharField(label=_("Value"), max_length=60, strip=True)
    unit = forms.CharField(label=_("Unit"), max_length=30, strip=True, required=False)
    ref_text = forms.CharField(
        label=_("Range printed beside it"),
        max_length=60,
        strip=True,
        required=False,
        help_text=_("As on the page, such as 3.5 - 5.1."),
    )
    observed_on = forms.DateField(
        label=_("Day of the test"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    note = forms.CharField(
        label=_("A note for yourself"), max_length=LONGEST_NOTE, strip=True, required=False
    )
    sure = forms.BooleanField(
        label=_("Yes, I looked again. This is what the page says."), required=False
    )

    def __init__(
        self, data: Any = None, *, read: LabRow, counts: LabRow, today: date, **kwargs: Any
    ) -> None:
        start = Correction.of(counts)
        initial = {
            "value": start.value,
            "unit": start.unit or "",
            "ref_text": start.ref_text or "",
            "observed_on": start.observed_on,
        }
        super().__init__(data, initial=initial, **kwargs)
        self.read = read
        self.today = today
        self.doubts: tuple[str, ...] = ()
        for name in ("value", "unit", "ref_text", "note"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    @property
    def correction(self) -> Correction:
        """What was typed."""
        typed = self.cleaned_data
        return Correction(
            typed["value"], typed["unit"] or None, typed["ref_text"] or None, typed["observed_on"]
        )

    def clean_note(self) -> str:
        """One line, as it will be shown."""
        return one_line(self.cleaned_data["note"], LONGEST_NOTE)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if self.errors:
            return typed
        if self.correction == Correction.of(self.read):
            return typed
        judged = judge(self.read, self.correction, today=self.today)
        for name, message in judged.errors.items():
            self.add_error(name, said(message))
        if judged.doubts and not typed["sure"] and not judged.errors:
            self.doubts = tuple(said(doubt) for doubt in judged.doubts.values())
            for name, message in judged.doubts.items():
                self.add_error(name, said(message))
        return typed
