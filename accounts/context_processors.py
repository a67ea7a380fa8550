"""What every page's frame shows: clinic, person, navigation, appearance."""

from __future__ import annotations

from functools import cached_property

from django.http import HttpRequest

from accounts.actors import current_membership, usable_memberships
from accounts.clock import zone_name
from accounts.models import Clinic
from accounts.navigation import Place, places
from accounts.preferences import theme_of
from healthchat import tenancy
from healthchat.actor import Actor, Role
from healthchat.languages import LANGUAGES


class Portal:
    """Looked up when a template asks, so that a page without a frame costs nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._actor: Actor | None = getattr(request, "actor", None)

    @cached_property
    def theme(self) -> str:
        """``light``, ``dark``, or empty for the device's own choice."""
        return theme_of(self._request)

    @property
    def languages(self) -> tuple[tuple[str, str], ...]:
        """The languages to choose from, each by its own name."""
        return LANGUAGES

    @property
    def zone(self) -> str:
        """The time zone of the times on this page, by name."""
        return zone_name()

    @cached_property
    def nav(self) -> list[Place]:
        """The places of the person's role; none for a stranger."""
        return places(self._actor.role, self._request.path) if self._actor else []

    @property
    def at_home(self) -> bool:
        """Whether this is the front page."""
        return self._request.path == "/"

    @cached_property
    def clinic(self) -> Clinic | None:
        """The clinic the person acts in."""
        return self._clinics.get(self._actor.clinic_id) if self._actor else None

    @cached_property
    def other_clinics(self) -> list[Clinic]:
        """The person's other clinics, by name."""
        if self._actor is None:
            return []
        others = [c for id_, c in self._clinics.items() if id_ != self._actor.clinic_id]
        return sorted(others, key=lambda clinic: clinic.name)

    @cached_property
    def person(self) -> str:
        """What the clinic calls the person; empty outside a scope, where no key can be had."""
        membership = current_membership(self._request)
        if membership is None or tenancy.current() is None:
            return ""
        return str(membership.display_name)

    @cached_property
    def role_label(self) -> str:
        """The person's role in words."""
        membership = current_membership(self._request)
        return membership.get_role_display() if membership else ""

    @property
    def may_upload(self) -> bool:
        """A patient adds to their own record; their proxy only reads."""
        return self._actor is not None and self._actor.role is Role.PATIENT

    @cached_property
    def _clinics(self) -> dict[object, Clinic]:
        ids = [membership.clinic_id for membership in usable_memberships(self._request)]
        return dict(Clinic.objects.in_bulk(ids))


def portal(request: HttpRequest) -> dict[str, Portal]:
    """The template variable ``portal``."""
    return {"portal": Portal(request)}
