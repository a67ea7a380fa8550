"""What is not there for somebody: one 404 for foreign and unknown, and an event that survives."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

from compliance import denials
from compliance.models import AuditEvent
from healthchat import tenancy
from tests.factories import Cast

pytestmark = pytest.mark.django_db


def show(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    rows = apps.get_model("accounts", "Membership").objects.visible_to(actor)
    denials.get_or_404(request, rows, "membership", id=membership_id)
    return HttpResponse("yours")


def show_in_a_transaction(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    with transaction.atomic():
        return show(request, membership_id)


@tenancy.manual_scope
def show_by_hand(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    with tenancy.scope(clinic=actor.clinic_id, user=actor.user_id):
        return show(request, membership_id)


def swallow(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    try:
        return show(request, membership_id)
    except Http404:
        return HttpResponse("nothing", status=404)


VIEWS = (show, show_in_a_transaction, show_by_hand, swallow)
urlpatterns = [path(f"{v.__name__}/<uuid:membership_id>/", v, name=v.__name__) for v in VIEWS]


@pytest.fixture
def carol(cast: Cast, settings: Settings) -> Client:
    settings.ROOT_URLCONF = __name__
    return cast.carol.client()


@pytest.mark.parametrize("view", [v.__name__ for v in VIEWS])
def test_foreign_and_unknown_are_one_recorded_404(cast: Cast, carol: Client, view: str) -> None:
    foreign, unknown = cast.frank.membership.id, uuid4()
    assert carol.get(f"/{view}/{cast.alice.membership.id}/").status_code == 200
    responses = [carol.get(f"/{view}/{id_}/") for id_ in (foreign, unknown)]
    assert [response.status_code for response in responses] == [404, 404]
    assert responses[0].content == responses[1].content
    with cast.oscar.scope():
        events = list(AuditEvent.objects.filter(event="access.denied").order_by("id"))
    assert [event.subject_id for event in events] == [foreign, unknown]
    for event in events:
        assert event.outcome == "denied"
        assert event.actor_user_id == cast.carol.user.pk
        assert event.clinic_id == cast.clinic.id
        assert event.patient_id is None
        assert event.data == {"method": "GET", "route": view, "reason": "not_found"}
        assert event.request_id is not None


def test_the_other_clinic_is_told_nothing(cast: Cast, carol: Client) -> None:
    carol.get(f"/show/{cast.frank.membership.id}/")
    with tenancy.scope(clinic=cast.elsewhere.id):
        assert not AuditEvent.objects.filter(event="access.denied").exists()
