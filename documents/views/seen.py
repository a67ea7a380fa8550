"""Which part of a long document its page shows: some pages, and some of its values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from documents.corrections import Value
from documents.pipeline.types import Page, Source
from documents.windows import window_with, windows
from healthchat.leaves import Leaf, address, leaf_of, number_in

VALUES_AT_ONCE = 100
STEPS_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Seen:
    """The pages and values that are shown. ``query`` asks for the same values on other pages."""

    pages: Leaf[Page]
    values: Leaf[Value]
    query: str


def see(
    query: QueryDict, pages: Sequence[Page], values: Sequence[Value], cited: Source | None
) -> Seen:
    """What an address asks for: ``?page=`` or a cited place, and ``?values=``."""
    shown = leaf_of(values, query, "values", VALUES_AT_ONCE, "values-title")
    kept = f"values={shown.number}" if not shown.is_all else ""
    return Seen(_pages(query, pages, cited), shown, kept)


def value_address(document_id: UUID, place: int, number: int) -> str:
    """A value's row on its document's page: the value that is ``place``-th (from 0) there."""
    leaf = place // VALUES_AT_ONCE + 1
    asked = f"?values={leaf}" if leaf > 1 else ""
    return f"{reverse('documents:detail', args=[document_id])}{asked}#value-{number}"


def _pages(query: QueryDict, pages: Sequence[Page], cited: Source | None) -> Leaf[Page]:
    found = windows(pages)
    at = window_with(found, cited.page if cited else number_in(query.get("page", "")))

    def beside(place: int) -> str:
        if not 0 <= place < len(found):
            return ""
        return address(query, "original-title", "cite", page=found[place][0].number)

    some = found[at] if found else ()
    first = sum(len(each) for each in found[:at]) + 1
    return Leaf(some, at + 1, first, len(pages), beside(at - 1), beside(at + 1))
