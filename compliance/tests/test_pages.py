"""The two pages: what they show, to whom, and that looking is recorded."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, cast
from uuid import uuid4

import pytest
from django.http import StreamingHttpResponse
from django.test import Client
from django.utils import timezone

from compliance import audit
from compliance.audit import Subject
from compliance.events import Outcome
from compliance.models import AuditEvent
from compliance.tests.conftest import EVENT
from healthchat.actor import Role
from tests.factories import Cast, Person, make_person

LOG, EVENTS, EXPORT = "/access-log/", "/compliance/events/", "/compliance/events/export/"

pytestmark = pytest.mark.django_db


def happened(person: Person, times: int = 1, **kwargs: Any) -> list[AuditEvent]:
    with person.scope():
        return [
            audit.record(EVENT, actor=person.actor, data={"count": n}, **kwargs)
            for n in range(times)
        ]


def of(person: Person, event: str) -> list[AuditEvent]:
    with person.scope():
        return list(AuditEvent.objects.filter(event=event).order_by("id"))


def body_of(response: object) -> str:
    """A streamed body, read outside the request as a server does."""
    assert isinstance(response, StreamingHttpResponse)
    return b"".join(cast(Iterator[bytes], response.streaming_content)).decode()


def text(person: Person, url: str, **query: Any) -> str:
    response = person.client().get(url, query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


# --- who saw my record -----------------------------------------------------------------------


def test_a_patient_reads_who_did_what_in_plain_words(cast: Cast) -> None:
    happened(cast.alice)
    happened(cast.bob)
    happened(cast.carol, subject=Subject("x", None, cast.alice.patient_id))
    page = text(cast.alice, LOG)
    assert "You did it 0 times" in page
    assert "Bob Sample did it 0 times" in page
    assert "Family or carer" in page
    assert "Carol Sample did it 0 times" in page
    assert "The portal gave a person access (Patient)" in page


def test_it_says_nothing_about_anybody_else(cast: Cast) -> None:
    happened(cast.dana)
    happened(cast.frank)
    page = text(cast.alice, LOG)
    assert "did it" not in page
    assert "Dana" not in page


def test_like_entries_in_a_row_are_one(cast: Cast) -> None:
    with cast.alice.scope():
        for _ in range(3):
            audit.record(EVENT, actor=cast.alice.actor, data={"count": 9})
    page = text(cast.alice, LOG)
    assert page.count("You did it 9 times") == 1
    assert "(3 times)" in page


@pytest.mark.parametrize(
    ("who", "expected"),
    [("me", {"You"}), ("others", {"Bob"}), ("portal", set()), ("", {"You", "Bob"})],
)
def test_it_can_be_filtered_by_who(cast: Cast, who: str, expected: set[str]) -> None:
    happened(cast.alice)
    happened(cast.bob)
    page = text(cast.alice, LOG, who=who)
    found = {name for name in ("You", "Bob") if f"{name} did it" in page.replace(" Sample", "")}
    assert found == expected


def test_it_can_be_filtered_by_day(cast: Cast) -> None:
    happened(cast.alice)
    today = timezone.localdate()
    assert "did it" in text(cast.alice, LOG, since=today, until=today)
    assert "Nothing matches" in text(cast.alice, LOG, since=today + timedelta(days=1))
    assert "Nothing matches" in text(cast.alice, LOG, until=today - timedelta(days=1))


def test_a_filter_that_makes_no_sense_says_so(cast: Cast) -> None:
    happened(cast.alice)
    response = cast.alice.client().get(LOG, {"since": "2031-02-03", "until": "2031-02-01"})
    assert response.status_code == 400
    assert "This day comes before the first one." in response.content.decode()
    assert "did it" not in response.content.decode()


def test_pages_are_followed_to_the_end_and_back(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compliance.queries.PAGE", 4)
    happened(cast.alice, 10)
    client = cast.alice.client()
    response, seen, pages = client.get(LOG, {"who": "me"}), [], 0
    while True:
        pages += 1
        seen += [
            entry.event.data["count"]
            for day in response.context["days"]
            for entry in day.entries
            if entry.event.event == EVENT
        ]
        older = response.context["older_url"]
        if not older:
            break
        assert "who=me" in older
        response = client.get(LOG + older)
    assert seen == list(range(9, -1, -1))
    assert pages == 3
    back = client.get(LOG + response.context["newer_url"])
    assert [e.event.data.get("count") for d in back.context["days"] for e in d.entries] == [
        5,
        4,
        3,
        2,
    ]


def test_looking_is_recorded_for_the_next_look(cast: Cast) -> None:
    text(cast.bob, LOG, who="me")
    (event,) = of(cast.alice, "access_log.viewed")
    assert event.actor_user_id == cast.bob.user.pk
    assert event.data["filters"] == ["person"]
    assert event.ip == "127.0.0.1"
    assert event.session_hash
    assert "Bob Sample looked at who saw this record" in text(cast.alice, LOG)


@pytest.mark.parametrize("name", ["erin", "carol", "oscar", "charlie"])
def test_others_have_no_such_page(cast: Cast, name: str) -> None:
    person = cast.by_part()[name]
    assert person.client().get(LOG).status_code == 404
    assert of(person if name != "oscar" else cast.oscar, "access.denied")[-1].outcome == "denied"


# --- the officer's page ----------------------------------------------------------------------


def test_the_officer_sees_the_clinics_events_and_no_other_clinics(cast: Cast) -> None:
    happened(cast.alice)
    happened(cast.charlie)
    page = text(cast.oscar, EVENTS, event=EVENT)
    assert "Alice Sample did it" in page
    assert "Charlie" not in page
    assert str(cast.alice.user.pk) in page


@pytest.mark.parametrize("name", ["alice", "bob", "dana", "erin", "carol", "charlie"])
def test_only_the_officer_sees_it(cast: Cast, name: str) -> None:
    client = cast.by_part()[name].client()
    assert client.get(EVENTS).status_code == 404
    assert client.get(EXPORT).status_code == 404


def test_each_filter_narrows(cast: Cast) -> None:
    happened(cast.alice)
    happened(cast.dana, outcome=Outcome.FAILURE)
    happened(cast.carol, subject=Subject("x", None, cast.dana.patient_id))

    def who(**query: Any) -> set[str]:
        response = cast.oscar.client().get(EVENTS, {"event": EVENT, **query})
        return {entry.who.split()[0] for entry in response.context["entries"]}

    assert who() == {"Alice", "Dana", "Carol"}
    assert who(person=cast.carol.user.pk) == {"Carol"}
    assert who(person=cast.alice.user.pk) == {"Alice"}
    assert who(patient=cast.dana.patient_id) == {"Dana", "Carol"}
    assert who(outcome="failure") == {"Dana"}
    assert who(since=timezone.localdate()) == {"Alice", "Dana", "Carol"}
    assert who(until=timezone.localdate() - timedelta(days=1)) == set()
    assert who(person=uuid4()) == set()
    assert who(event="document.viewed") == set()


@pytest.mark.parametrize(
    "query", [{"person": "nobody"}, {"patient": "x"}, {"event": "no.such"}, {"since": "soon"}]
)
def test_nonsense_is_a_clear_error_and_shows_nothing(cast: Cast, query: dict[str, str]) -> None:
    happened(cast.alice)
    response = cast.oscar.client().get(EVENTS, query)
    assert response.status_code == 400
    assert response.context["entries"] == []


def test_nonsense_for_a_page_is_the_first_page(cast: Cast) -> None:
    assert cast.oscar.client().get(EVENTS, {"before": "x", "after": "y"}).status_code == 200


def test_the_officers_look_is_recorded_and_the_patient_sees_it(cast: Cast) -> None:
    text(cast.oscar, EVENTS, patient=cast.alice.patient_id)
    (event,) = of(cast.oscar, "events.viewed")
    assert event.patient_id == cast.alice.patient_id
    assert event.data["filters"] == ["patient"]
    assert "Oscar Sample checked who did what in the clinic" in text(cast.alice, LOG)


def test_the_export_holds_every_page_and_is_recorded(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compliance.queries.CHUNK", 3)
    happened(cast.alice, 8)
    response = cast.oscar.client().get(EXPORT, {"event": EVENT})
    assert response["Content-Type"] == "text/csv"
    assert "attachment" in response["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(body_of(response))))
    assert [row["data"] for row in rows] == [f'{{"count": {n}}}' for n in range(7, -1, -1)]
    assert {row["person"] for row in rows} == {"Alice Sample"}
    assert of(cast.oscar, "events.exported")[0].data == {"filters": ["event"]}


def test_the_export_ends_with_the_officers_access_and_says_so(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compliance.queries.CHUNK", 3)
    monkeypatch.setattr("healthchat.presence.CHECK_SECONDS", 0.0)
    happened(cast.alice, 8)
    response: Any = cast.oscar.client().get(EXPORT, {"event": EVENT})
    lines = response.streaming_content
    told = [next(lines) for _ in range(3)]
    cast.carol.client().post(f"/clinic/people/{cast.oscar.membership.id}/suspend/")
    told += lines
    assert len(told) == 5, "the heading, what was read already, and that it ended"
    assert b"logged out" in told[-1]


def test_a_name_in_the_export_is_no_formula(cast: Cast) -> None:
    mallory = make_person(cast.clinic, Role.CLINICIAN, "=HYPERLINK()")
    happened(mallory)
    response = cast.oscar.client().get(EXPORT, {"event": EVENT})
    assert "'=HYPERLINK()" in body_of(response)


def test_a_stranger_is_asked_to_log_in(client: Client) -> None:
    for url in (LOG, EVENTS, EXPORT):
        response = client.get(url)
        assert response.status_code == 302
        assert "login" in response["Location"]
