"""The same thing twice: the same file again, and the same report in another file.

Nothing is compared in clear across documents in the database: both are looked up by a keyed hash,
which says that two are the same and nothing else.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import F

from documents.models import Document, DocumentQuerySet, Status
from documents.pipeline.types import Findings, LabRow, Page, Reader
from healthchat.actor import Actor
from healthchat.crypto import blind_index
from knowledge import units

FEWEST_WORDS = 12
"""With fewer words two papers can say the same and be of two occasions."""
_ONE_SIGN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´ʼ", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)
"""Signs that one encoding has and another writes in its own way."""


def content_index(clinic_id: UUID, digests: Sequence[str]) -> bytes:
    """The same for the same file (its SHA-256); for several photos, for the same ones in order."""
    return blind_index(clinic_id, "document.content", "\n".join(digests))


def find_same_file(actor: Actor, found_by: bytes) -> Document | None:
    """The patient's document of this ``content_index``, one in sight first; call inside scope.

    Of two uploads at once the second waits here until the first is kept or dropped, so that it
    cannot miss it.
    """
    assert actor.patient_id is not None
    _take_turns(actor.patient_id, found_by)
    same = Document.objects.of(actor).filter(content_index=found_by)
    found: Document | None = same.order_by(
        F("removed_at").asc(nulls_first=True), "created_at"
    ).first()
    return found


def _take_turns(patient_id: UUID, found_by: bytes) -> None:
    """Until the end of the transaction, alone with this content in this patient's record."""
    lock = (patient_id.int ^ int.from_bytes(found_by[:16])) >> 65
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock])


def report_index(document: Document, found: Findings, pages: Sequence[Page]) -> bytes:
    """The same for two files of one patient's report; empty where that can't be said.

    Kind, day and every value must be the same: as numbers, in units that mean the same. Where no
    values tell that, every word must be: the same letter in another encoding, the same message
    with other separators.
    """
    return _by_values(document, found) or _by_words(document, pages)


def _by_values(document: Document, found: Findings) -> bytes:
    collected = {day.value for day in found.dates if day.kind == "collected"}
    day = next(iter(collected)) if len(collected) == 1 else None
    rows = {_line(row, day) for row in found.labs if not row.needs_review}
    if not rows or any(on == "None" for *_, on in rows):
        return b""
    lines = ["\t".join(row) for row in sorted(rows)]
    told = "\n".join([str(document.patient_id), str(found.kind), *lines])
    return blind_index(document.clinic_id, "document.report", told)


def _by_words(document: Document, pages: Sequence[Page]) -> bytes:
    if any(page.reader is Reader.NONE for page in pages):
        return b""
    text = unicodedata.normalize("NFKC", " ".join(page.text for page in pages)).casefold()
    words = text.translate(_ONE_SIGN).split()
    if len(words) < FEWEST_WORDS:
        return b""
    told = " ".join([str(document.patient_id), *words])
    return blind_index(document.clinic_id, "document.words", told)


def _line(row: LabRow, day: date | None) -> tuple[str, str, str, str]:
    parsed = units.parse(row.unit) if row.unit else None
    unit = f"{parsed.dimension} {parsed.scale.normalize()}" if parsed else row.unit or ""
    value = str(row.number.normalize()) if row.number is not None else row.value.casefold()
    test = row.analyte or row.name.casefold()
    return test, f"{row.comparator or ''}{value}", unit, str(row.observed_on or day)


def find_same_reports(actor: Actor, document: Document) -> DocumentQuerySet:
    """Other documents about the patient that say the same; call inside scope."""
    visible = Document.objects.visible_to(actor).counting().filter(status=Status.READY)
    index = bytes(document.report_index)
    counted = bool(index) and not document.is_apart
    same = visible.filter(report_index=index) if counted else visible.none()
    found: DocumentQuerySet = same.exclude(id=document.id).order_by("created_at")
    return found


def said_before(
    values: Iterable[tuple[UUID, LabRow, date | None]], reports: dict[UUID, bytes]
) -> list[bool]:
    """Which values an earlier one of ``values`` gave already, in another file of the same report.

    ``reports`` are the documents' ``report_index``. Day, test and value must be the same, so that
    nothing is lost where two files of one report were corrected differently.
    """
    first: dict[tuple[object, ...], UUID] = {}
    doubled = []
    for document_id, row, on in values:
        index = reports.get(document_id, b"")
        key = (index, *_line(row, on))
        doubled.append(bool(index) and first.setdefault(key, document_id) != document_id)
    return doubled
