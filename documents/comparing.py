"""A document beside the patient's other documents: what changed, what to ask, what cannot wait.

The sentences are made by pure functions (``documents.pipeline.compose``); here is only what they
are given: this patient's rows, decrypted for the request. Other documents are named by their id.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from documents.models import Document, DocumentQuerySet, Finding, FindingKind, Status
from documents.own_days import own_days, timely
from documents.pipeline.compose.changes import Change, Observed, panel_changes, value_changes
from documents.pipeline.compose.medicine_changes import MedicineList, medicine_changes
from documents.pipeline.compose.next_steps import Step, next_steps
from documents.pipeline.compose.own_date import own_date
from documents.pipeline.compose.questions import Held, Question, questions
from documents.pipeline.compose.telling import Telling, telling
from documents.pipeline.compose.urgent import find_urgent
from documents.pipeline.types import (
    Allergy,
    Findings,
    Kind,
    Medication,
    Page,
    Reader,
    Section,
    Source,
)
from documents.queries import pages_of
from documents.records import decode
from documents.trends import readings_of
from healthchat.actor import Actor

STALE = timedelta(days=365)
MOST_STEPS = 500
"""How many instructions of the newest documents the patient's home gathers."""

_NO_LIST = (
    Kind.LAB_REPORT,
    Kind.IMAGING_REPORT,
    Kind.HEART_TEST,
    Kind.PATHOLOGY_REPORT,
    Kind.VACCINATION,
    Kind.INSURANCE,
)


# A heading of medicines that are not all: given once, new, stopped, ordered at this visit.
_PART_OF_A_LIST = re.compile(
    r"\b(?:given|administered|received|new|start\w*|stop\w*|chang\w+|discontinued|held|ordered"
    r"|prescri\w+|dispensed|(?:in|during) (?:the )?(?:ED|hospital|visit|stay)|administrad\w+"
    r"|nuev\w+|suspend\w+|recet\w+|cambi\w+)\b",
    re.IGNORECASE,
)
_EMERGENCY = re.compile(
    r"\b(?:emergency (?:department|dept|room|visit|care|note|provider)|urgent care|walk-in"
    r"|minor injur\w+|urgencias)\b|\bED\b(?= (?:visit|note|provider|course|discharge))|\bA&E\b",
    re.IGNORECASE,
)
_HEAD = 600
"""Characters of a paper's head, which say what kind of visit it is of."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a document's summary."""

    changes: tuple[Change, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """One thing that comes next, with the document that says so and that document's day."""

    step: Step
    document: Document
    on: date | None

    @property
    def past(self) -> bool:
        """Whether its day is over."""
        return self.step.is_past(timezone.localdate())

    @property
    def old(self) -> bool:
        """Whether it is past, or gives no date and is so old that it most likely is."""
        today = timezone.localdate()
        if self.step.on is not None or self.on is None:
            return self.past
        latest = self.step.latest(self.on)
        return today > latest if latest else today - self.on > STALE

    @property
    def cite(self) -> str:
        """Its place, as the document's address takes it."""
        place = self.step.source
        return f"{place.page}-{place.start}-{place.end}"


def beside(
    actor: Actor,
    document: Document,
    found: Findings,
    pages: Callable[[], Sequence[Page]],
    language: str = "en",
) -> Beside:
    """All of it for one document that is ready; call inside scope.

    ``pages`` are read only where another document has a list of medicines to compare. Nothing
    stands beside a document that is, or may be, about somebody else.
    """
    if document.is_apart:
        return Beside((), ())
    words = telling(language)
    others = ready(actor)
    changes = (
        *(_values(actor, document, words) if found.labs else ()),
        *_medicines(others, document, found, pages, words),
    )
    held = Held(
        str(document.id),
        found,
        find_urgent(found.labs),
        changes,
        next_steps(found),
        _allergies(others),
    )
    return Beside(changes, questions(held, words))


def steps_ahead(actor: Actor) -> tuple[Ahead, ...]:
    """What every document says comes next, newest document first; call inside scope."""
    documents = {document.id: document for document in ready(actor)}
    kinds = (FindingKind.FOLLOWUP, FindingKind.APPOINTMENT)
    rows = Finding.objects.filter(document__in=documents, kind__in=kinds)
    newest = rows.order_by("-document__created_at", "document_id")
    telling_so = dict.fromkeys(newest.values_list("document_id", flat=True)[:MOST_STEPS])
    found = timely(documents[each] for each in telling_so)
    return tuple(
        Ahead(step, documents[document_id], own.value if own else None)
        for document_id in telling_so
        for own in [own_date(found[document_id])]
        for step in next_steps(found[document_id])
    )


def ready(actor: Actor) -> DocumentQuerySet:
    """The documents that are read and about this patient, newest first; call inside scope."""
    visible: DocumentQuerySet = Document.objects.visible_to(actor).counting()
    return visible.filter(status=Status.READY).order_by("-created_at")


def _values(actor: Actor, document: Document, words: Telling) -> tuple[Change, ...]:
    readings = [
        Observed(reading.row, reading.on, str(reading.document_id))
        for reading in readings_of(actor)
    ]
    name = str(document.id)
    return value_changes(name, readings, words) + panel_changes(name, readings, words)


def _medicines(
    ready: DocumentQuerySet,
    document: Document,
    found: Findings,
    pages: Callable[[], Sequence[Page]],
    words: Telling,
) -> tuple[Change, ...]:
    """Against the last earlier document that lists medicines; nothing where one has no day."""
    own = own_date(found)
    on = own.value if own else None
    if on is None or not _is_list(found.kind, found.medications, found.sections):
        return ()
    others = {each.id: each for each in ready.exclude(id=document.id)}
    days = own_days(others.values())
    earlier = sorted((day, other) for other, day in days.items() if day < on)
    for day, other in reversed(earlier):
        rows = Finding.objects.filter(document=other).order_by("number")
        kinds = (FindingKind.MEDICATION, FindingKind.SECTION)
        listed: list[Medication] = []
        sections: list[Section] = []
        for row in rows.filter(kind__in=kinds):
            if row.kind == FindingKind.MEDICATION:
                listed.append(decode(Medication, row.value))
            else:
                sections.append(decode(Section, row.value))
        if _is_list(Kind(others[other].kind or Kind.OTHER), listed, sections):
            before = _list(others[other], day, listed, sections, pages_of(other))
            now = _list(document, on, found.medications, found.sections, pages())
            return medicine_changes(now, before, words)
    return ()


def _is_list(kind: Kind, found: Sequence[Medication], sections: Sequence[Section]) -> bool:
    """Whether a document lists medicines, and does not only mention one."""
    if not found or kind in _NO_LIST:
        return False
    return kind is Kind.PRESCRIPTION or any(each.kind == "medications" for each in sections)


def _tells_all(sections: Sequence[Section], text: str) -> bool:
    """Whether it says that it lists what is taken: what one visit for an emergency gave, a
    prescription, or a change of medicines leaves the others out."""
    titles = [each.title for each in sections if each.kind == "medications"]
    whole = any(not _PART_OF_A_LIST.search(title) for title in titles)
    return whole and not _EMERGENCY.search(text[:_HEAD])


def _list(
    document: Document,
    on: date,
    found: Sequence[Medication],
    sections: Sequence[Section],
    pages: Sequence[Page],
) -> MedicineList:
    sure = tuple(each for each in found if not _is_doubted(each.source, pages))
    readable = all(page.reader != Reader.NONE for page in pages)
    text = "\n".join(page.text for page in pages)
    whole = readable and len(sure) == len(found) and _tells_all(sections, text)
    return MedicineList(str(document.id), on, sure, text, whole)


def _is_doubted(place: Source, pages: Sequence[Page]) -> bool:
    """Whether the two readers of a scan disagree on a word of it."""
    return any(
        word.doubt is not None and word.start < place.end and word.end > place.start
        for word in pages[place.page - 1].words
    )


def _allergies(ready: DocumentQuerySet) -> tuple[tuple[str, Allergy], ...]:
    rows = Finding.objects.filter(document__in=ready, kind=FindingKind.ALLERGY)
    return tuple(
        (str(row.document_id), decode(Allergy, row.value))
        for row in rows.order_by("-document__created_at", "number")
    )
