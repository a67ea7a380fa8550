"""Which part of a long document its page shows: some pages, and some of its values."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from documents.corrections import Value, values_in
from documents.models import LabResult
from documents.pipeline.types import Page, Source
from documents.places import cited_page, parse_cite
from documents.queries import page_sizes, pages_of
from documents.windows import window_with, windows
from healthchat.leaves import Leaf, address, leaf_of, number_in

VALUES_AT_ONCE = 100
STEPS_AT_ONCE = 50
CHANGES_AT_ONCE = 40
URGENT_AT_ONCE = 20
SUGGESTIONS_AT_ONCE = 30


@dataclass(frozen=True, slots=True)
class Seen:
    """The pages and values that are shown, and the place that was asked for, if it is there.

    ``query`` asks for the same values on other pages.
    """

    pages: Leaf[Page]
    values: Leaf[Value]
    cited: Source | None
    query: str


def see(query: QueryDict, document_id: UUID) -> Seen:
    """What an address asks for: ``?page=`` or a cited place, and ``?values=``; call inside scope.

    Nothing else of the document is opened.
    """
    rows = LabResult.objects.filter(document=document_id).order_by("number")
    leaf = leaf_of(rows, query, "values", VALUES_AT_ONCE, "values-title")
    values = leaf.showing(values_in(leaf.items))
    kept = f"values={values.number}" if not values.is_all else ""
    cite = query.get("cite", "")
    pages = _pages(query, document_id, cite)
    return Seen(pages, values, parse_cite(cite, pages.items), kept)


def value_address(document_id: UUID, place: int, number: int) -> str:
    """A value's row on its document's page: the value that is ``place``-th (from 0) there."""
    leaf = place // VALUES_AT_ONCE + 1
    asked = f"?values={leaf}" if leaf > 1 else ""
    return f"{reverse('documents:detail', args=[document_id])}{asked}#value-{number}"


def _pages(query: QueryDict, document_id: UUID, cite: str) -> Leaf[Page]:
    sizes = page_sizes(document_id)
    found = windows(sizes)
    at = window_with(found, cited_page(cite) or number_in(query.get("page", "")))

    def beside(place: int) -> str:
        if not 0 <= place < len(found):
            return ""
        return address(query, "original-title", "cite", page=found[place][0])

    some = pages_of(document_id, found[at]) if found else ()
    first = sum(len(each) for each in found[:at]) + 1
    return Leaf(some, at + 1, first, len(sizes), beside(at - 1), beside(at + 1))
