"""Every route × method × role × own, foreign and unknown: what it answers, from one table."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.core.signals import request_finished
from django.db import close_old_connections, transaction
from django.http import HttpResponseBase
from pytest_django.plugin import DjangoDbBlocker

from healthchat import tenancy
from tests.routes import METHODS, ROUTES, Row, every_route
from tests.world import NOBODY, Target, World, make_world

ONE_OF_EACH_ROLE = (NOBODY, "alice", "bob", "erin", "carol", "oscar")
PEOPLE = (*ONE_OF_EACH_ROLE, "dana", "charlie", "frank")
ANYWHERE = Target("-", None, {})
PARAM = re.compile(r"<(?:\w+:)?(\w+)>")
VOLATILE = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One world for all the tests here; each request is undone, and at the end the world is."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def test_every_route_has_a_row_and_no_row_is_stale() -> None:
    assert sorted(every_route()) == sorted(ROUTES)


def address(route: str, target: Target) -> str:
    if "^" in route:  # a regular expression of allauth's
        return "/" + re.sub(r"\(\?P<(\w+)>.*?\)", "none", route).translate({94: "", 36: ""})
    return "/" + PARAM.sub(lambda match: str(target.params[match[1]]), route)


def ask(
    world: World, name: str, method: str, row: Row, url: str, *, csrf: bool = False
) -> HttpResponseBase:
    """The answer, with everything that the request changed undone."""
    client = world.client(name, csrf=csrf)
    cache.clear()  # the limits on tries, which would count all these requests together
    with transaction.atomic():
        posted = method == "POST"
        response = client.post(url, row.data) if posted else client.generic(method, url)
        if response.streaming:
            _hang_up(response)
        transaction.set_rollback(True)
    assert tenancy.current() is None
    return response


def _hang_up(response: HttpResponseBase) -> None:
    """Close a stream unread, but not the connection that holds the world's transaction."""
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)


def may_see(world: World, name: str, row: Row, target: Target) -> bool:
    return target.owner is not None if row.public else world.may_see(name, target)


def expected(world: World, name: str, row: Row, method: str, target: Target) -> int:
    answers = row.methods.get(method, row.otherwise)
    role = NOBODY if name == NOBODY else world.people[name].actor.role.value
    if method in row.methods and row.target and not may_see(world, name, row, target):
        stopped_at_the_door = name == NOBODY and not row.public
        return answers[role] if stopped_at_the_door else row.missing
    return answers[role]


def body(response: HttpResponseBase, target: Target) -> str:
    """What a person can see of an answer, without the ids that they sent themselves."""
    text = VOLATILE.sub("", getattr(response, "content", b"").decode())
    for value in target.params.values():
        text = text.replace(str(value), "…")
    return text


WORN = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "Vary": "Cookie",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Headers that every answer has, errors and refusals too, and what they must say."""


def careless(response: HttpResponseBase) -> Iterator[str]:
    for header, said in WORN.items():
        if said not in response.headers.get(header, ""):
            yield f"{header}: {response.headers.get(header, 'none')}"


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("route", ROUTES)
def test_what_it_answers(world: World, route: str, method: str) -> None:
    row = ROUTES[route]
    targets = world.targets[row.target] if row.target else [ANYWHERE]
    wrong = []
    listed = method in row.methods
    for name in PEOPLE if listed else ONE_OF_EACH_ROLE:
        hidden: dict[str, str] = {}
        for target in targets if listed else targets[:1]:
            response = ask(world, name, method, row, address(route, target))
            want = expected(world, name, row, method, target)
            if response.status_code != want:
                wrong.append(f"{name}, {target.label}: {response.status_code}, not {want}")
            wrong += [f"{name}, {target.label}: {fault}" for fault in careless(response)]
            if row.target and not may_see(world, name, row, target):
                hidden[target.label] = f"{response.status_code}\n{body(response, target)}"
        if len(set(hidden.values())) > 1:
            wrong.append(f"{name} can tell apart what is not theirs: {sorted(hidden)}")
    assert not wrong, f"{method} /{route}\n" + "\n".join(wrong)


@pytest.mark.parametrize("route", [r for r, row in ROUTES.items() if "POST" in row.methods])
def test_a_form_of_another_site_changes_nothing(world: World, route: str) -> None:
    row = ROUTES[route]
    target = world.targets[row.target][0] if row.target else ANYWHERE
    for name in (NOBODY, "alice", "carol"):
        response = ask(world, name, "POST", row, address(route, target), csrf=True)
        assert response.status_code == 403, f"{name}: POST /{route} without a token"
