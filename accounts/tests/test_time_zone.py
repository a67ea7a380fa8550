"""Times are those of the clinic, wherever its people read them, and the zone has a name."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from accounts import clock
from accounts.models import Clinic
from accounts.services.clinics import set_time_zone
from compliance.models import AuditEvent
from tests.factories import PASSWORD, Cast

URL = "/clinic/settings/time-zone/"
FAR = "Asia/Kathmandu"
"""Five hours and three quarters ahead: no other clock shows the same minutes."""


def choose(cast: Cast, zone: str = FAR) -> None:
    with cast.carol.scope():
        set_time_zone(actor=cast.carol.actor, zone=zone)


def test_the_administrator_chooses_it_and_that_is_on_record(cast: Cast) -> None:
    carol = cast.carol.client()
    assert "There it is now" in carol.get("/clinic/settings/").content.decode()
    page = carol.post(URL, {"zone": FAR}, follow=True).content.decode()
    assert "Times are those of Asia/Kathmandu now" in page
    there = timezone.now().astimezone(ZoneInfo(FAR))
    assert f"{there:%-d %B %Y}" in page
    carol.post(URL, {"zone": FAR})
    with cast.carol.scope():
        (event,) = AuditEvent.objects.filter(event="clinic.time_zone_changed")
    assert event.data == {"before": "UTC", "after": FAR}
    assert carol.post(URL, {"zone": "portal"}).status_code == 302
    assert Clinic.objects.get(id=cast.clinic.id).time_zone == ""


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "EST5EDT;x", "Europe"])
def test_what_is_no_zone_is_refused(cast: Cast, zone: str) -> None:
    assert cast.carol.client().post(URL, {"zone": zone}).status_code == 400
    assert Clinic.objects.get(id=cast.clinic.id).time_zone == ""


@pytest.mark.parametrize(("person", "path"), [("alice", "/access-log/"), ("bob", "/access-log/")])
def test_a_patient_and_carer_read_the_clinics_time(cast: Cast, person: str, path: str) -> None:
    choose(cast)
    reader = getattr(cast, person)
    reader.client().get("/account/")
    cast.alice.client().get(path)
    with cast.alice.scope():
        at = AuditEvent.objects.filter(event="access_log.viewed").latest("id").occurred_at
    page = reader.client().get(path).content.decode()
    assert "Times are those of Asia/Kathmandu." in page
    assert f"{at.astimezone(ZoneInfo(FAR)):%H:%M}</time>" in page
    assert f"{at.astimezone(UTC):%H:%M}</time>" not in page


def test_the_officer_reads_the_clinics_time(cast: Cast) -> None:
    choose(cast)
    with cast.carol.scope():
        at = AuditEvent.objects.get(event="clinic.time_zone_changed").occurred_at
    page = cast.oscar.client().get("/compliance/events/").content.decode()
    assert "When (Asia/Kathmandu)" in page
    assert f"{at.astimezone(ZoneInfo(FAR)):%H:%M:%S}</time>" in page


def test_another_clinic_and_a_stranger_keep_the_portals_own(cast: Cast, settings: Settings) -> None:
    choose(cast)
    assert "Times are those of UTC." in cast.frank.client().get("/access-log/").content.decode()
    settings.TIME_ZONE = "America/Bogota"
    page = cast.frank.client().get("/access-log/").content.decode()
    assert "Times are those of America/Bogota." in page
    assert "Asia/Kathmandu" in cast.alice.client().get("/access-log/").content.decode()
    assert str(timezone.get_current_timezone()) == "America/Bogota", "nothing leaks into the thread"


def test_the_day_a_filter_begins_is_the_clinics(cast: Cast) -> None:
    choose(cast, "Pacific/Kiritimati")
    today = timezone.now().astimezone(ZoneInfo("Pacific/Kiritimati")).date()
    oscar = cast.oscar.client()
    page = oscar.get("/compliance/events/", {"since": today.isoformat()}).content.decode()
    with cast.carol.scope():
        at = AuditEvent.objects.get(event="clinic.time_zone_changed").occurred_at
    here = at.astimezone(ZoneInfo("Pacific/Kiritimati"))
    assert f"{here:%H:%M:%S}</time>" in page


def test_a_mail_to_somebody_who_is_not_logged_in_tells_their_clinics_time(cast: Cast) -> None:
    choose(cast)
    stranger = Client()
    stranger.post("/accounts/password/reset/", {"email": cast.alice.email})
    link = next(word for word in mail.outbox[-1].body.split() if "/reset/key/" in word)
    step = stranger.get(link)["Location"]
    stranger.post(
        step, {"password1": "pebble lantern quartz", "password2": "pebble lantern quartz"}
    )
    before = timezone.now().astimezone(ZoneInfo(FAR))
    body = mail.outbox[-1].body
    assert "(Asia/Kathmandu)" in body
    assert f"{before:%Y}" in body
    assert f"{before:%d}".lstrip("0") in body


def test_a_mail_to_somebody_who_is_logged_in_tells_the_time_of_the_clinic_they_are_in(
    cast: Cast,
) -> None:
    choose(cast)
    client = Client()
    client.post("/accounts/login/", {"login": cast.alice.email, "password": PASSWORD})
    new = "pebble lantern quartz"
    change = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    client.post("/accounts/password/change/", change)
    assert "(Asia/Kathmandu)" in mail.outbox[-1].body


def test_a_zone_that_is_known_no_more_is_the_portals_own(cast: Cast) -> None:
    Clinic.objects.filter(id=cast.clinic.id).update(time_zone="Europe/Atlantis")
    assert "Times are those of UTC." in cast.alice.client().get("/access-log/").content.decode()


@given(st.text(max_size=64))
def test_no_setting_breaks_a_page(name: str) -> None:
    assert datetime.now(UTC).astimezone(clock.zone_of(name)).utcoffset() is not None


def test_every_zone_to_choose_from_can_be_used() -> None:
    names = [name for group in clock.known_zones().values() for name in group]
    assert set(names) <= available_timezones()
    assert {FAR, "Europe/Madrid", "America/New_York", "UTC"} <= set(names)
    assert len(names) == len(set(names)) > 300
