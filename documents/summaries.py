"""Writing a document's summaries from its rows: after reading, and after a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents.models import Document, Summary
from documents.pipeline import types
from documents.queries import findings_of, pages_of
from documents.records import encode_all

if TYPE_CHECKING:
    from documents.rephrasing import Wording


def compose_summaries(
    pages: tuple[types.Page, ...], found: types.Findings
) -> tuple[types.Summary, ...]:
    """The summary in the deterministic words of each language; needs no database."""
    from documents.pipeline.compose import compose
    from documents.pipeline.compose.language import LANGUAGES

    return tuple(compose(pages, found, language) for language in LANGUAGES)


def keep_summaries(
    document: Document, found: types.Findings, summaries: tuple[types.Summary, ...]
) -> None:
    """Put them in the place of what was there, a model's wording included."""
    Summary.objects.filter(document=document).delete()
    Summary.objects.bulk_create(
        Summary(
            clinic_id=document.clinic_id,
            patient_id=document.patient_id,
            document=document,
            language=summary.language,
            sentences=encode_all(summary.sentences),
            warnings=[*found.warnings, *summary.warnings],
            grade=summary.grade,
            ease=summary.ease,
        )
        for summary in summaries
    )


def keep_wording(document: Document, summary: types.Summary, wording: Wording) -> None:
    """Let a model's verified words stand for ``summary``, and keep that beside them."""
    stored = Summary.objects.get(document=document, language="en")
    stored.sentences = encode_all(wording.rephrased.summary.sentences)
    stored.judged = encode_all(wording.rephrased.outcomes)
    stored.own = {"sentences": encode_all(summary.sentences), "grade": summary.grade}
    stored.grade = wording.rephrased.summary.grade
    stored.model = wording.model
    stored.save(update_fields=["sentences", "judged", "own", "grade", "model"])


def recompose_summary(document: Document) -> None:
    """Write the summaries anew after the document's rows changed.

    Call inside the transaction that changed them: nobody ever reads words of other values than the
    table shows.
    """
    pages, found = pages_of(document.id), findings_of(document.id)
    keep_summaries(document, found, compose_summaries(pages, found))
