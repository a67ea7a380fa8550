"""What is recognised on a document's pages: asked of the pipeline, and kept as rows."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings

from compliance import audit
from documents.blobs import open_original
from documents.models import Document, Finding, FindingKind, LabResult
from documents.pipeline import types
from documents.pipeline.files.limits import Limits
from documents.records import encode
from healthchat import tenancy
from healthchat.actor import Actor
from healthchat.jobs import JobContext


def recognised(ctx: JobContext, pages: tuple[types.Page, ...], media_type: str) -> types.Findings:
    """What our own readers find, and what another suggests; of a record its coded entries.

    Those are read again from the original, which gives the same ones every time: so they need no
    place of their own between the stages, and a worker killed there loses nothing.
    """
    from documents.pipeline.files.extract import open_document
    from documents.pipeline.recognise import recognise
    from documents.pipeline.structured import MEDIA_TYPES

    if media_type in MEDIA_TYPES:
        with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
            original = open_original(Document.objects.get(id=ctx.subject_id))
        limits = Limits(max_bytes=settings.MAX_UPLOAD_BYTES, max_pages=settings.MAX_PAGES)
        with original, open_document(original, limits=limits, images=False) as opened:
            if opened.findings is not None:
                return opened.findings
    found = recognise(pages)
    ctx.heartbeat()
    return replace(found, suggestions=_suggested(ctx, pages, found))


def _suggested(
    ctx: JobContext, pages: tuple[types.Page, ...], found: types.Findings
) -> tuple[types.Suggestion, ...]:
    """What another reader suggests, where one is set and may be asked; never fails."""
    from documents.suggesting import suggestions_for

    assert ctx.patient_id is not None
    actor = Actor.system(ctx.clinic_id, ctx.patient_id)
    subject = audit.Subject("document", ctx.subject_id, ctx.patient_id)
    return suggestions_for(
        *(ctx.clinic_id, ctx.patient_id, ctx.subject_id, pages, found),
        record=lambda data: audit.record(
            "document.extractor_called", actor=actor, subject=subject, data=data
        ),
    )


def keep_findings(document: Document, found: types.Findings) -> None:
    """Put them in the place of what was there; call inside scope."""
    owner = {"clinic_id": document.clinic_id, "patient_id": document.patient_id}
    LabResult.objects.filter(document=document).delete()
    Finding.objects.filter(document=document).delete()
    LabResult.objects.bulk_create(
        LabResult(document=document, number=number, row=encode(row), **owner)
        for number, row in enumerate(found.labs, start=1)
    )
    Finding.objects.bulk_create(
        Finding(document=document, kind=kind, number=number, value=encode(value), **owner)
        for kind, values in by_kind(found).items()
        for number, value in enumerate(values, start=1)
    )


def by_kind(found: types.Findings) -> dict[FindingKind, tuple[object, ...]]:
    """The findings as they are kept, values aside."""
    return {
        FindingKind.MEDICATION: found.medications,
        FindingKind.CONDITION: found.conditions,
        FindingKind.SYMPTOM: found.symptoms,
        FindingKind.ALLERGY: found.allergies,
        FindingKind.FOLLOWUP: found.followups,
        FindingKind.DATE: found.dates,
        FindingKind.SECTION: found.sections,
        FindingKind.PROCEDURE: found.procedures,
        FindingKind.IMPRESSION: found.impressions,
        FindingKind.VITAL: found.vitals,
        FindingKind.APPOINTMENT: found.appointments,
        FindingKind.SUGGESTION: found.suggestions,
    }
