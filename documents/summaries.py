"""Writing a document's summary from its rows: when it was read, and when a value was corrected."""

from __future__ import annotations

from documents.models import Document, Summary
from documents.pipeline import types
from documents.queries import findings_of, pages_of
from documents.records import encode_all


def compose_summary(pages: tuple[types.Page, ...], found: types.Findings) -> types.Summary:
    """The summary in the deterministic words; needs no database."""
    from documents.pipeline.compose import compose

    return compose(pages, found)


def keep_summary(document: Document, found: types.Findings, summary: types.Summary) -> None:
    """Put it in the place of what was there, a model's wording included."""
    Summary.objects.filter(document=document).delete()
    Summary.objects.create(
        clinic_id=document.clinic_id,
        patient_id=document.patient_id,
        document=document,
        sentences=encode_all(summary.sentences),
        warnings=[*found.warnings, *summary.warnings],
        grade=summary.grade,
    )


def recompose_summary(document: Document) -> None:
    """Write the summary anew after its rows changed.

    Call inside the transaction that changed them: nobody ever reads words of other values than the
    table shows.
    """
    pages, found = pages_of(document.id), findings_of(document.id)
    keep_summary(document, found, compose_summary(pages, found))
