"""Who saw my record, for a patient; who did what in the clinic, for the compliance officer."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from compliance import audit, people, queries
from compliance.access import ActorRequest, roles_allowed
from compliance.audit import Subject
from compliance.entries import by_day, entries_of, linked, with_patients
from compliance.export import csv_lines
from compliance.forms import AccessLogForm, DaysForm, EventsForm, PatientSearchForm, cursor_of
from compliance.queries import Filters, Page
from healthchat.actor import Role
from healthchat.presence import Presence


@require_safe
@roles_allowed(Role.PATIENT, Role.PROXY)
def access_log(request: ActorRequest) -> HttpResponse:
    """Every view, change and step on the patient's record, by day, in plain words."""
    form = AccessLogForm(request.GET)
    valid = form.is_valid()
    filters = form.filters(request.actor) if valid else Filters()
    page = _page(request, filters) if valid else Page([], None, None)
    entries = linked(entries_of(page.events, request.actor.user_id), request.actor)
    audit.record(
        "access_log.viewed",
        actor=request.actor,
        data={"shown": len(entries), "filters": filters.names()},
    )
    context = {"days": by_day(entries), "is_own": request.actor.role == Role.PATIENT}
    return render(
        request,
        "compliance/access_log.html",
        {**context, **_common(form, filters, page)},
        status=200 if valid else 400,
    )


@require_safe
@roles_allowed(Role.COMPLIANCE)
def event_list(request: ActorRequest) -> HttpResponse:
    """The clinic's events with filters. Looking is an event too."""
    form = EventsForm(request.GET)
    valid = form.is_valid()
    filters = form.filters() if valid else Filters()
    page = _page(request, filters) if valid else Page([], None, None)
    entries = with_patients(entries_of(page.events, None))
    _record_look(request, "events.viewed", filters, {"shown": len(entries)})
    context = {"entries": entries, "export_query": urlencode(_query(form))}
    return render(
        request,
        "compliance/events.html",
        {**context, **_common(form, filters, page)},
        status=200 if valid else 400,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@roles_allowed(Role.COMPLIANCE)
def find_patient(request: ActorRequest) -> HttpResponse:
    """From a name to the events about that patient.

    A name is posted, so that it stands in no address, and so in no history or log.
    """
    form = PatientSearchForm(request.POST or None)
    search = None
    if request.method == "POST" and form.is_valid():
        search = people.search(form.cleaned_data["name"])
        audit.record("patients.searched", actor=request.actor, data={"shown": len(search.found)})
    status = 400 if form.errors else 200
    context = {"form": form, "search": search}
    return render(request, "compliance/find_patient.html", context, status=status)


@require_safe
@roles_allowed(Role.COMPLIANCE)
def export_events(request: ActorRequest) -> HttpResponseBase:
    """The same events as CSV, all pages, streamed."""
    form = EventsForm(request.GET)
    if not form.is_valid():
        return event_list(request)
    filters = form.filters()
    _record_look(request, "events.exported", filters, {})
    lines = csv_lines(request.actor, filters, Presence(request))
    response = StreamingHttpResponse(lines, content_type="text/csv")
    name = f"events-{timezone.localdate().isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page(request: ActorRequest, filters: Filters) -> Page:
    return queries.page(queries.find(request.actor, filters), cursor_of(request.GET))


def _record_look(
    request: ActorRequest, event: str, filters: Filters, data: dict[str, object]
) -> None:
    """When one patient's events are looked at, the patient sees that too."""
    audit.record(
        event,
        actor=request.actor,
        subject=Subject("patient", filters.patient, filters.patient) if filters.patient else None,
        data={**data, "filters": filters.names()},
    )


def _query(form: DaysForm) -> dict[str, str]:
    return {name: form.data[name] for name in form.fields if form.data.get(name)}


def _common(form: DaysForm, filters: Filters, page: Page) -> dict[str, object]:
    query = _query(form)
    return {
        "form": form,
        "filtered": bool(filters.names()) or not form.is_valid(),
        "newer_url": f"?{urlencode({**query, 'after': page.newer})}" if page.newer else "",
        "older_url": f"?{urlencode({**query, 'before': page.older})}" if page.older else "",
    }
