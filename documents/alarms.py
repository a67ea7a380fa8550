"""Values of a document that cannot wait: which documents have one, of what day, and how new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from documents.models import Document
from documents.own_days import own_days
from documents.pipeline.compose.urgent import Urgent, signs_of
from documents.prepared import Sheaf

FRESH = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Alarm:
    """The urgent values of a document, and the day they are of.

    ``dated`` is False where none is printed: then it is the day of the upload. ``signs`` are those
    with which to call an ambulance, ``doubtful_only`` says that no value was read for sure.
    """

    document: Document
    urgent: Sequence[Urgent]
    on: date
    dated: bool
    signs: tuple[str, ...]
    doubtful_only: bool

    @property
    def fresh(self) -> bool:
        """Whether it is so new that nobody may have acted yet."""
        return timezone.localdate() - self.on < FRESH


def alarm_head(document: Document, urgent: Sequence[Urgent]) -> dict[str, Any] | None:
    """What is kept of an alarm beside its values; None where there are none."""
    if not urgent:
        return None
    days = {each.row.observed_on for each in urgent if each.row.observed_on}
    on = max(days, default=None) or own_days([document]).get(document.id)
    return {
        "on": on.isoformat() if on else None,
        "signs": signs_of(urgent),
        "doubtful_only": all(each.doubtful for each in urgent),
    }


def alarm_in(document: Document, own: Sheaf) -> Alarm | None:
    """The alarm that is kept of a document, if any."""
    kept = own.head["alarm"]
    if kept is None:
        return None
    on = kept["on"]
    return Alarm(
        document,
        own.of("urgent", Urgent),
        date.fromisoformat(on) if on else timezone.localdate(document.created_at),
        on is not None,
        tuple(kept["signs"]),
        kept["doubtful_only"],
    )
