"""Values over time as pages."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import ActorRequest, roles_allowed
from compliance import denials
from documents.trends import readings_of, trend_of, trends_of
from documents.views.access import READERS, record_record
from documents.views.whose import apart_of
from healthchat.leaves import leaf_of
from knowledge import analytes

ENTRIES_AT_ONCE = 100


@require_GET
@roles_allowed(*READERS)
def value_list(request: ActorRequest) -> HttpResponse:
    """Every test with its newest value."""
    readings = readings_of(request.actor)
    trends = trends_of(readings)
    record_record(request, "values.listed", count=len(trends))
    unknown = len(readings) - sum(len(trend.entries) for trend in trends)
    context = {"trends": trends, "unknown": unknown, "apart": apart_of(request.actor)}
    return render(request, "documents/values.html", context)


@require_GET
@roles_allowed(*READERS)
def value_history(request: ActorRequest, analyte: str) -> HttpResponse:
    """One test's values: drawn, and as a table. Of a test without values there is no page."""
    readings = [each for each in readings_of(request.actor) if each.row.analyte == analyte]
    if not readings or analytes.get(analyte) is None:
        denials.deny(request, "test")
    record_record(request, "values.viewed", count=len(readings))
    trend = trend_of(readings)
    leaf = leaf_of(trend.entries, request.GET, "page", ENTRIES_AT_ONCE, "entries-title")
    return render(request, "documents/value_history.html", {"trend": trend, "leaf": leaf})
