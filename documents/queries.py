"""Reads that put a document's rows back together as the pipeline's value types."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db.models import F, Func, IntegerField

from documents.corrections import Value, values_of
from documents.model_words import words_allowed
from documents.models import Document, Finding, FindingKind, Page, Summary
from documents.pipeline import types
from documents.records import FINDING_TYPES, decode, decode_all
from healthchat.languages import Language, known


def page_sizes(document_id: UUID) -> dict[int, int]:
    """How long each page's text is, by its number, in order; call inside scope.

    In bytes, as it is sealed: nothing is opened for it.
    """
    length = Func(F("text"), function="octet_length", output_field=IntegerField())
    rows = Page.objects.filter(document_id=document_id).order_by("number")
    return dict(rows.annotate(length=length).values_list("number", "length"))


def pages_of(document_id: UUID, numbers: Collection[int] | None = None) -> tuple[types.Page, ...]:
    """The pages' text and words, in order, or of some pages; call inside scope."""
    rows = Page.objects.filter(document_id=document_id).order_by("number")
    if numbers is not None:
        rows = rows.filter(number__in=numbers)
    return tuple(
        types.Page(
            number=row.number,
            text=row.text,
            words=decode_all(types.Word, row.words),
            width=row.width,
            height=row.height,
            reader=types.Reader(row.reader),
            warnings=tuple(row.warnings),
        )
        for row in rows
    )


def labs_of(document_id: UUID) -> tuple[types.LabRow, ...]:
    """The laboratory values as they count, in the document's order; call inside scope."""
    return tuple(value.row for value in values_of([document_id]))


def findings_of(document_id: UUID, values: Sequence[Value] | None = None) -> types.Findings:
    """All that was recognised; call inside scope. ``values`` are its own, where read already."""
    found: dict[str, list[object]] = {kind: [] for kind in FindingKind.values}
    for row in Finding.objects.filter(document_id=document_id).order_by("kind", "number"):
        found[row.kind].append(decode(FINDING_TYPES[FindingKind(row.kind)], row.value))
    document = Document.objects.get(id=document_id)
    return types.Findings(
        kind=types.Kind(document.kind or types.Kind.OTHER),
        labs=labs_of(document_id) if values is None else tuple(value.row for value in values),
        medications=tuple(found[FindingKind.MEDICATION]),  # type: ignore[arg-type]
        conditions=tuple(found[FindingKind.CONDITION]),  # type: ignore[arg-type]
        symptoms=tuple(found[FindingKind.SYMPTOM]),  # type: ignore[arg-type]
        allergies=tuple(found[FindingKind.ALLERGY]),  # type: ignore[arg-type]
        followups=tuple(found[FindingKind.FOLLOWUP]),  # type: ignore[arg-type]
        dates=tuple(found[FindingKind.DATE]),  # type: ignore[arg-type]
        sections=tuple(found[FindingKind.SECTION]),  # type: ignore[arg-type]
        procedures=tuple(found[FindingKind.PROCEDURE]),  # type: ignore[arg-type]
        impressions=tuple(found[FindingKind.IMPRESSION]),  # type: ignore[arg-type]
        vitals=tuple(found[FindingKind.VITAL]),  # type: ignore[arg-type]
        appointments=tuple(found[FindingKind.APPOINTMENT]),  # type: ignore[arg-type]
        suggestions=tuple(found[FindingKind.SUGGESTION]),  # type: ignore[arg-type]
    )


def summary_of(document_id: UUID, language: Language = "en") -> types.Summary:
    """The summary as it is shown to a reader of ``language``; call inside scope.

    A document read before the portal knew that language has English words only. A model's words
    give way to the portal's own while none may word the document. Raises ``Summary.DoesNotExist``.
    """
    stored = Summary.objects.filter(
        document_id=document_id, language=language
    ).first() or Summary.objects.get(document_id=document_id, language="en")
    said = {"sentences": stored.sentences, "grade": stored.grade}
    if stored.own is not None and not words_allowed([document_id]):
        said = stored.own
    return types.Summary(
        sentences=decode_all(types.SummarySentence, said["sentences"]),
        grade=said["grade"],
        warnings=tuple(stored.warnings),
        language=known(stored.language),
        ease=stored.ease,
    )
