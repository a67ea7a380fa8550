"""One request, one scope: what is kept with the answer, and what is undone."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

from healthchat import tenancy
from healthchat.actor import Actor, Role
from healthchat.tenancy.tests.conftest import Place
from healthchat.tenancy.tests.sample import Folder

ACTOR: list[Actor] = []
SEEN: list[tenancy.Scope | None] = []


def resolve(request: HttpRequest) -> Actor | None:
    return ACTOR[0] if ACTOR else None


def write(name: str) -> None:
    Folder.objects.create(name=name)
    SEEN.append(tenancy.current())


def works(request: HttpRequest) -> HttpResponse:
    write("works")
    return HttpResponse("fine")


def breaks(request: HttpRequest) -> HttpResponse:
    write("breaks")
    raise RuntimeError("a bug")


def is_unwell(request: HttpRequest) -> HttpResponse:
    write("is_unwell")
    return HttpResponse(status=503)


def hides(request: HttpRequest) -> HttpResponse:
    write("hides")
    raise Http404


def forbids(request: HttpRequest) -> HttpResponse:
    write("forbids")
    raise PermissionDenied


@tenancy.manual_scope
def opens_its_own(request: HttpRequest) -> HttpResponse:
    SEEN.append(tenancy.current())
    assert request.actor == ACTOR[0]  # type: ignore[attr-defined]
    return HttpResponse("fine")


def who(request: HttpRequest) -> HttpResponse:
    SEEN.append(tenancy.current())
    return HttpResponse("fine")


urlpatterns = [
    path(f"{view.__name__}/", view)
    for view in (works, breaks, is_unwell, hides, forbids, opens_its_own, who)
]


@pytest.fixture
def patient(here: Place, settings: Settings) -> Client:
    settings.TENANCY_ACTOR_RESOLVER = f"{__name__}.resolve"
    settings.ROOT_URLCONF = __name__
    SEEN.clear()
    ACTOR[:] = [Actor(here.clinic, Role.PATIENT, user_id=uuid4(), patient_id=here.alice)]
    return Client(raise_request_exception=False)


def kept(clinic: UUID) -> list[str]:
    with tenancy.scope(clinic=clinic):
        return list(Folder.objects.values_list("name", flat=True))


@pytest.mark.parametrize(
    ("view", "status", "is_kept"),
    [
        ("works", 200, True),
        ("breaks", 500, False),
        ("is_unwell", 503, False),
        ("hides", 404, True),
        ("forbids", 403, True),
    ],
)
def test_what_a_view_wrote_goes_with_its_answer(
    patient: Client, here: Place, view: str, status: int, is_kept: bool
) -> None:
    assert patient.get(f"/{view}/").status_code == status
    assert kept(here.clinic) == ([view] if is_kept else [])
    assert [tenancy.Scope(here.clinic, here.alice, ACTOR[0].user_id)] == SEEN
    assert tenancy.current() is None


def test_a_view_may_open_its_own_scopes(patient: Client) -> None:
    assert patient.get("/opens_its_own/").status_code == 200
    assert SEEN == [None]


def test_a_stranger_has_no_scope(patient: Client) -> None:
    ACTOR.clear()
    assert patient.get("/who/").status_code == 200
    assert SEEN == [None]
    assert patient.get("/works/").status_code == 500


@pytest.mark.usefixtures("committed_db")
def test_one_request_after_another_on_one_connection(
    patient: Client, here: Place, sample_tables: None
) -> None:
    patient.get("/works/")
    patient.get("/breaks/")
    assert not transaction.get_connection().in_atomic_block
    assert not Folder.unscoped.exists()
    patient.get("/who/")
    assert kept(here.clinic) == ["works"]
