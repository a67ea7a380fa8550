"""The officer reads words; codes stand beside them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override
from pytest_django import Settings

from compliance import audit, events, wording
from compliance.audit import Subject
from healthchat.actor import Role
from tests.factories import Cast

EVENTS = "/compliance/events/"


def declared() -> list[events.EventType]:
    """What the applications declare, without what tests do."""
    return [kind for kind in events.every() if not kind.name.startswith("test")]


def test_every_area_and_every_key_of_an_event_has_words() -> None:
    assert {kind.name.partition(".")[0] for kind in declared()} <= wording.AREAS.keys()
    assert {key for kind in declared() for key in kind.keys} <= wording.KEY_WORDS.keys()


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_two_kinds_read_alike(language: str) -> None:
    with override(language):
        listed = [words for _, kinds in wording.kinds() for _, words in kinds]
    assert len(listed) >= len(declared())
    assert len(listed) == len(set(listed))
    assert not any("{" in words for words in listed)


def test_what_an_event_carries_is_named_and_readable() -> None:
    data = {"role": "proxy", "filters": [], "again": True, "documents": None, "new": "x"}
    assert wording.details(data) == [
        ("Role", "Family or carer"),
        ("Looked for by", "none"),
        ("Read again", "yes"),
        ("Documents", "none"),
        ("new", "x"),
    ]
    with override("es"):
        assert wording.details({"filters": ["since", "until"]}) == [
            ("Se buscó por", "since, until")
        ]


def test_the_list_names_the_patient_says_its_zone_and_keeps_codes_for_the_details(
    cast: Cast,
) -> None:
    with cast.carol.scope():
        audit.record(
            "people.listed",
            actor=cast.carol.actor,
            subject=Subject("patient", cast.alice.patient_id, cast.alice.patient_id),
            data={"shown": 3, "filters": ["q"]},
        )
    page = cast.oscar.client().get(EVENTS, {"event": "people.listed"}).content.decode()
    table = page[page.index("<tbody") : page.index("</tbody")]
    link = f'<a href="?patient={cast.alice.patient_id}">Alice Sample<'
    assert link in table
    assert "When (UTC)" in page
    shown = re.sub(r"<details.*?</details>", "", table, flags=re.S)
    assert "people.listed" not in shown
    assert "people.listed" in table
    assert "<dt>Looked for by</dt>" in table


def test_times_are_those_of_the_portals_zone(cast: Cast, settings: Settings) -> None:
    settings.TIME_ZONE = "Asia/Kathmandu"
    page = cast.oscar.client().get(EVENTS, {"event": "membership.created"})
    log = cast.alice.client().get("/access-log/").content.decode()
    (entry, *_) = page.context["entries"]
    local = timezone.localtime(entry.at)
    assert local.utcoffset() == timedelta(hours=5, minutes=45)
    assert f"{local:%H:%M:%S}</time>" in page.content.decode()
    assert "When (Asia/Kathmandu)" in page.content.decode()
    assert "Times are those of Asia/Kathmandu." in log


@pytest.mark.parametrize("role", [Role.PATIENT, Role.SYSTEM], ids=str)
def test_a_role_has_a_word_but_the_portal_is_no_role(role: Role) -> None:
    assert wording.role_word(role.value) == ("Patient" if role is Role.PATIENT else "")
    assert wording.role_word("somebody-of-an-older-version") == ""
