"""From an upload to a summary: runs the stage a document is in, stores what it returns, goes on.

Every effect is one transaction that first proves the job is still ours (``ctx.fence``), so a
worker that was thought dead can't write over its successor. Reading and recognising happen
between transactions. A worker killed anywhere resumes at the stage it was in; pages of a stage
that did not finish are dropped and read again.

The pipeline is imported where it is used: the web processes load none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.conf import settings
from django.utils import timezone

from compliance import audit
from documents import progress
from documents.blobs import open_original
from documents.duplicates import report_index
from documents.effects import advance, effect, update
from documents.extraction import extract
from documents.model_words import words_allowed
from documents.models import (
    Document,
    Finding,
    FindingKind,
    LabResult,
    Stage,
    Status,
    Summary,
)
from documents.pipeline import types
from documents.pipeline.limits import Limits
from documents.queries import findings_of, pages_of, summary_of
from documents.records import encode, encode_all
from documents.rephrasing import reword
from documents.summaries import compose_summaries, keep_summaries
from healthchat import tenancy
from healthchat.actor import Actor
from healthchat.jobs import JobContext


def process_document(ctx: JobContext) -> None:
    """Run the document's remaining stages. Errors: whatever a stage raises; the job retries."""
    while True:
        with effect(ctx) as document:
            stage = Stage(document.stage)
            if document.is_settled and stage == Stage.DONE:
                return
            if document.status != Status.PROCESSING:
                update(document, status=Status.PROCESSING, problem="", problem_code="")
        progress.publish(document)
        try:
            STEPS[stage](ctx)
        except types.Refused as refusal:
            _refuse(ctx, refusal)
            return


def _recognise(ctx: JobContext) -> None:
    found = _recorded(ctx)
    if found is None:
        with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
            pages = pages_of(ctx.subject_id)
        from documents.pipeline.recognise import recognise

        found = recognise(pages)
        ctx.heartbeat()
        found = replace(found, suggestions=_suggested(ctx, pages, found))
    ctx.heartbeat()
    with effect(ctx) as document:
        owner = {"clinic_id": document.clinic_id, "patient_id": document.patient_id}
        LabResult.objects.filter(document=document).delete()
        Finding.objects.filter(document=document).delete()
        LabResult.objects.bulk_create(
            LabResult(document=document, number=number, row=encode(row), **owner)
            for number, row in enumerate(found.labs, start=1)
        )
        Finding.objects.bulk_create(
            Finding(document=document, kind=kind, number=number, value=encode(value), **owner)
            for kind, values in _by_kind(found).items()
            for number, value in enumerate(values, start=1)
        )
        update(document, kind=str(found.kind), report_index=report_index(document, found))
        advance(ctx, document, Stage.COMPOSE, labs=len(found.labs))


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


def _recorded(ctx: JobContext) -> types.Findings | None:
    """The findings of a structured record, from its coded entries; None for any other file.

    They are read again from the original, which gives the same ones every time: so they need no
    place of their own between the stages, and a worker killed there loses nothing.
    """
    from documents.pipeline.extract import open_document
    from documents.pipeline.structured import MEDIA_TYPES

    with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
        document = Document.objects.get(id=ctx.subject_id)
        if document.media_type not in MEDIA_TYPES:
            return None
        original = open_original(document)
    limits = Limits(max_bytes=settings.MAX_UPLOAD_BYTES, max_pages=settings.MAX_PAGES)
    with original, open_document(original, limits=limits, images=False) as opened:
        return opened.findings


def _by_kind(found: types.Findings) -> dict[FindingKind, tuple[object, ...]]:
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


def _compose(ctx: JobContext) -> None:
    with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
        pages, found = pages_of(ctx.subject_id), findings_of(ctx.subject_id)
    summaries = compose_summaries(pages, found)
    with effect(ctx) as document:
        keep_summaries(document, found, summaries)
        advance(ctx, document, Stage.REPHRASE, sentences=len(summaries[0].sentences))


def _rephrase(ctx: JobContext) -> None:
    """Let the clinic's model word the summary, where its policy allows one; never fail on it."""
    with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
        pages, found = pages_of(ctx.subject_id), findings_of(ctx.subject_id)
        summary = summary_of(ctx.subject_id)
    actor = Actor.system(ctx.clinic_id, ctx.patient_id)
    subject = audit.Subject("document", ctx.subject_id, ctx.patient_id)
    assert ctx.patient_id is not None
    wording = reword(
        *(ctx.clinic_id, ctx.patient_id, ctx.subject_id, pages, found, summary),
        record=lambda data: audit.record(
            "document.model_called", actor=actor, subject=subject, data=data
        ),
    )
    with effect(ctx) as document:
        # While the model was thinking somebody may have said no to it, or corrected a value.
        same = (summary_of(document.id), findings_of(document.id)) == (summary, found)
        if wording is not None and same and words_allowed([document.id]):
            stored = Summary.objects.get(document=document, language="en")
            stored.sentences = encode_all(wording.rephrased.summary.sentences)
            stored.judged = encode_all(wording.rephrased.outcomes)
            stored.own = {"sentences": encode_all(summary.sentences), "grade": summary.grade}
            stored.grade = wording.rephrased.summary.grade
            stored.model = wording.model
            stored.save(update_fields=["sentences", "judged", "own", "grade", "model"])
        advance(ctx, document, Stage.DONE)
        update(document, status=Status.READY, processed_at=timezone.now())
    progress.publish(document)


def _refuse(ctx: JobContext, refusal: types.Refused) -> None:
    """The file itself is at fault: say so, keep it, don't try again."""
    with effect(ctx) as document:
        update(
            document,
            status=Status.REFUSED,
            stage=Stage.DONE,
            problem_code=refusal.code,
            problem=refusal.message,
            processed_at=timezone.now(),
        )
        audit.record(
            "document.refused",
            actor=Actor.system(document.clinic_id, document.patient_id),
            subject=audit.Subject("document", document.id, document.patient_id),
            data={"code": refusal.code},
        )
    progress.publish(document)


STEPS: dict[Stage, Callable[[JobContext], None]] = {
    Stage.EXTRACT: extract,
    Stage.RECOGNISE: _recognise,
    Stage.COMPOSE: _compose,
    Stage.REPHRASE: _rephrase,
}
