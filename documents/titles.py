"""What a document's page is headed with: its kind, who sent it, and the day it is of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext

from documents.models import Document
from documents.pipeline.compose.own_date import own_date
from documents.pipeline.types import Findings

LONGEST_SENDER = 60


def heading_of(found: Findings) -> dict[str, str | None]:
    """What a title is made of, as plain JSON: the ``sender`` and the ``day``."""
    senders = (each.title for each in found.sections if each.kind == "sender")
    own = own_date(found)
    return {
        "sender": next((name for name in senders if len(name) <= LONGEST_SENDER), ""),
        "day": own.value.isoformat() if own else None,
    }


def title_of(document: Document, heading: Mapping[str, Any]) -> str:
    """``Lab report from Example Lab, 5 March 2026``, as much of it as the document says."""
    sender, day = heading["sender"], heading["day"]
    said = {
        "kind": document.kind_name,
        "sender": sender,
        "day": _day(date.fromisoformat(day)) if day else "",
    }
    if sender and day:
        return gettext("%(kind)s from %(sender)s, %(day)s") % said
    if sender:
        return gettext("%(kind)s from %(sender)s") % said
    return gettext("%(kind)s, %(day)s") % said if day else document.kind_name


def _day(on: date) -> str:
    """In one piece, wherever the heading breaks."""
    return date_format(on, "DATE_FORMAT").replace(" ", "\u00a0")
