"""Values that nobody would write: no page breaks on one, and none leads anywhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlsplit

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.routes import ROUTES, Row
from tests.test_route_matrix import ANYWHERE, _hang_up, address
from tests.world import World, make_world

NAMES = (
    "after again allowed before birth_date cite clinic confirm depth document email event "
    "in_order input_price language name next no_model note observed_on outcome output_price page "
    "part password patient patient_email person policy q question ref_text role seen since status "
    "sure suspended take theme together tokens unit until urgent_phone value who".split(" ")
)
VALUES = {
    "nothing": "",
    "nul": "a\x00b",
    "line ends": "x\r\nSet-Cookie: stolen=1\r\n\r\n<script>alert(1)</script>",
    "markup": '"><img src=x onerror=alert(1)>{{7*7}}{% debug %}',
    "long": "9" * 5000,
    "negative": "-1",
    "no number": "NaN",
    "infinite": "1e999999",
    "other figures": "٣٤",
    "first day": "0001-01-01",
    "last day": "9999-12-31",
    "elsewhere": "//evil.example/x",
    "elsewhere too": "https:evil.example",
    "script": "javascript:alert(1)",
    "backslash": "/\\evil.example",
    "up": "../../../../etc/passwd",
    "half a pair": "\ud800",
    "overridden": "DELETE",
}
AS = ("alice", "carol", "oscar")
FIELDS = {
    "/access-log/": ("since", "until", "who", "before", "after"),
    "/compliance/events/": (
        *("since", "until", "person", "patient", "event", "outcome", "before", "after"),
    ),
    "/compliance/events/export/": ("since", "until", "person", "patient"),
    "/clinic/people/": ("q", "role", "status", "after", "suspended"),
    "/clinic/settings/model-use/": ("tokens", "input_price"),
    "/conversations/ask/": ("question", "document"),
}
"""Where one field that makes no sense would keep the others from being looked at."""
FILLED = {
    "/clinic/settings/model-use/": {"tokens": "20000", "input_price": "1", "output_price": "1"},
    "/conversations/ask/": {"question": "What is TSH?"},
}
OWNER = {"/access-log/": "alice", "/compliance": "oscar", "/clinic": "carol", "/conv": "alice"}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One world for all the tests here; each request is undone, and at the end the world is."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def _answer(client: Client, method: str, url: str, fields: Mapping[str, str]) -> HttpResponseBase:
    cache.clear()
    body = "&".join(f"{key}={quote(v.encode(errors='surrogatepass'))}" for key, v in fields.items())
    with transaction.atomic():
        if method == "GET":
            response: HttpResponseBase = client.get(f"{url}?{body}")
        else:
            kind = "application/x-www-form-urlencoded"
            response = client.post(url, body, content_type=kind)
        if response.streaming:
            _hang_up(response)
        transaction.set_rollback(True)
    return response


@pytest.mark.parametrize("turn", range(0, len(VALUES), 3))
def test_no_page_breaks_and_none_leads_away(world: World, turn: int) -> None:
    """Each field holds another of the values, and at the next turn the one after the next."""
    values = list(VALUES.values())
    fields = {name: values[(at + turn) % len(values)] for at, name in enumerate(NAMES)}
    wrong: list[str] = []
    for route, row in ROUTES.items():
        for method in ("GET", "POST"):
            if method in row.methods:
                wrong += _faults(world, route, row, method, fields)
    assert not wrong, "\n".join(wrong)


def _faults(
    world: World, route: str, row: Row, method: str, fields: Mapping[str, str]
) -> Iterator[str]:
    target = world.targets[row.target][0] if row.target else ANYWHERE
    name = next((who for who in AS if _gets_in(world, row, method, who)), AS[0])
    response = _answer(world.client(name), method, address(route, target), fields)
    where = f"{name}: {method} /{route}: "
    if response.status_code >= 500:
        yield f"{where}{response.status_code}"
    place = urlsplit(response.headers.get("Location", "/"))
    if place.netloc or place.scheme or place.path.startswith(("//", "/\\")):
        yield f"{where}leads to {place.geturl()}"
    if "stolen" in response.cookies:
        yield f"{where}sets a cookie"
    text = getattr(response, "content", b"")
    if b"<script>alert" in text or b"<img src=x" in text or b">49" in text:
        yield f"{where}says it as markup"


def _gets_in(world: World, row: Row, method: str, name: str) -> bool:
    return row.methods[method][world.people[name].actor.role.value] not in (404, 405)


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_no_single_field_breaks_a_form(world: World, value: str) -> None:
    wrong: list[str] = []
    for url, names in FIELDS.items():
        person = next(name for start, name in OWNER.items() if url.startswith(start))
        filled = FILLED.get(url, {})
        for name in names:
            method = "POST" if filled else "GET"
            answer = _answer(world.client(person), method, url, {**filled, name: value})
            if answer.status_code >= 500:
                wrong.append(f"{method} {url}, {name}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)
