"""Whom a patient of a clinic calls when something cannot wait."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from accounts.models import Clinic

PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{1,30}[0-9](?:\s*(?:ext\.?|x)\s*[0-9]{1,6})?", re.I)
"""A number as a clinic writes it; three figures are enough (112)."""


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as it is written, and as a phone dials it; ``where`` it holds, if not everywhere."""

    number: str
    where: str = ""

    @property
    def link(self) -> str:
        """The address that dials it, its extension after a pause."""
        main, *extension = re.split(r"(?:ext\.?|x)", self.number, maxsplit=1, flags=re.IGNORECASE)
        plus = "+" if main.strip().startswith("+") else ""
        dialled = "tel:" + plus + re.sub(r"\D", "", main)
        return dialled + "".join("," + re.sub(r"\D", "", part) for part in extension)


# A clinic that has not said where it is gets both, each with its place: one alone could be wrong.
EMERGENCY = (
    Phone("911", gettext_noop("in the United States and Canada")),
    Phone("112", gettext_noop("in Europe")),
)


@dataclass(frozen=True, slots=True)
class Contacts:
    """``clinic`` and ``closed`` (a nurse line) are None where the clinic has given none."""

    name: str
    clinic: Phone | None
    closed: Phone | None
    emergency: tuple[Phone, ...]


def contacts_of(clinic: Clinic) -> Contacts:
    """What the clinic's administrator entered."""
    return Contacts(
        clinic.name,
        Phone(clinic.urgent_phone) if clinic.urgent_phone else None,
        Phone(clinic.after_hours_phone) if clinic.after_hours_phone else None,
        (Phone(clinic.emergency_number),) if clinic.emergency_number else EMERGENCY,
    )
