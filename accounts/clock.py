"""Whose clock the times of a page or mail are told by: the clinic's, or the installation's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_noop

from accounts.actors import current_membership, memberships_of
from accounts.models import User

REGIONS: dict[str, str] = {
    "Africa": gettext_noop("Africa"),
    "America": gettext_noop("America"),
    "Antarctica": gettext_noop("Antarctica"),
    "Arctic": gettext_noop("Arctic"),
    "Asia": gettext_noop("Asia"),
    "Atlantic": gettext_noop("Atlantic"),
    "Australia": gettext_noop("Australia"),
    "Europe": gettext_noop("Europe"),
    "Indian": gettext_noop("Indian Ocean"),
    "Pacific": gettext_noop("Pacific"),
}
"""The database's regions, as people read them; its places keep their names."""


class TimeZoneMiddleware:
    """Answers in the time of the clinic that the person acts in; a stranger in the installation's.

    Stands after the tenancy, which finds out who acts. A streamed body outlives it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        membership = current_membership(request)
        with timezone.override(zone_of(membership.clinic_zone if membership else "")):
            return self.get_response(request)


def zone_of(name: str) -> tzinfo:
    """The zone of a clinic's setting; the installation's where it is empty or known no more."""
    try:
        return ZoneInfo(name) if name else timezone.get_default_timezone()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return timezone.get_default_timezone()


def zone_of_person(user: User) -> tzinfo:
    """The zone of the person's oldest clinic: for a mail to somebody who is not logged in."""
    memberships = memberships_of(user.pk)
    return zone_of(memberships[0].clinic_zone if memberships else "")


def zone_name() -> str:
    """The zone of the times on this page, as people read it: ``America/New York``."""
    return str(timezone.get_current_timezone()).replace("_", " ")


@cache
def known_zones() -> dict[str, list[str]]:
    """Names of zones by region, as a clinic chooses among them; UTC has no region."""
    regions: dict[str, list[str]] = {region: [] for region in REGIONS}
    for name in sorted(available_timezones()):
        region = name.partition("/")[0]
        if region in regions and region != name:
            regions[region].append(name)
    return {"": ["UTC"], **{region: names for region, names in regions.items() if names}}
