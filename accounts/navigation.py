"""Where each role can go: the one list that the header and the home page read."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from healthchat.actor import Role


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the main navigation. ``icon`` names a symbol of ``static/icons.svg``."""

    label: str
    url: str
    icon: str
    current: bool = False

    def at(self, path: str) -> Place:
        """The same entry in the reader's language, marked when ``path`` is it or lies under it."""
        here = path == self.url or (self.url != "/" and path.startswith(self.url))
        return Place(gettext(self.label), self.url, self.icon, current=here)


OVERVIEW = Place("Home", "/overview/", "home")
DOCUMENTS = Place("Documents", "/documents/", "document")
ASK = Place("Ask", "/conversations/", "chat")
ACCESS_LOG = Place("Who saw my record", "/access-log/", "eye")
PEOPLE = Place("People", "/clinic/people/", "people")
SETTINGS = Place("Settings", "/clinic/settings/", "settings")
AUDIT = Place("Audit events", "/compliance/events/", "shield")
HOME = Place("Home", "/", "home")
ACCOUNT = Place("Account", "/account/", "person")

PLACES: dict[Role, tuple[Place, ...]] = {
    Role.PATIENT: (OVERVIEW, DOCUMENTS, ASK, ACCESS_LOG),
    Role.PROXY: (OVERVIEW, DOCUMENTS, ACCESS_LOG, ACCOUNT),
    Role.ADMIN: (PEOPLE, SETTINGS, ACCOUNT),
    Role.COMPLIANCE: (AUDIT, ACCOUNT),
    Role.CLINICIAN: (HOME, ACCOUNT),
}
"""The first place is a role's home."""


def places(role: Role, path: str) -> list[Place]:
    """The navigation of a role, with the place where ``path`` lies marked."""
    return [place.at(path) for place in PLACES.get(role, ())]


def home_of(role: Role) -> str:
    """Where a person of this role begins."""
    return PLACES[role][0].url if role in PLACES else ACCOUNT.url
