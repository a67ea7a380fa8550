"""From an upload to a summary: runs the stage a document is in, stores what it returns, goes on.

Every effect is one transaction that first proves the job is still ours (``ctx.fence``), so a
worker that was thought dead can't write over its successor. Reading and recognising happen
between transactions. A worker killed anywhere resumes at the stage it was in; pages of a stage
that did not finish are dropped and read again.

The pipeline is imported where it is used: the web processes load none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from compliance import audit
from documents import progress
from documents.blobs import open_original, page_id, write_page_image
from documents.duplicates import report_index
from documents.models import (
    Document,
    Finding,
    FindingKind,
    LabResult,
    Page,
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
from healthchat.crypto import keyring
from healthchat.jobs import JobContext


def process_document(ctx: JobContext) -> None:
    """Run the document's remaining stages. Errors: whatever a stage raises; the job retries."""
    while True:
        with _effect(ctx) as document:
            stage = Stage(document.stage)
            if document.is_settled and stage == Stage.DONE:
                return
            if document.status != Status.PROCESSING:
                _update(document, status=Status.PROCESSING, problem="", problem_code="")
        progress.publish(document)
        try:
            STEPS[stage](ctx)
        except types.Refused as refusal:
            _refuse(ctx, refusal)
            return


@contextmanager
def _effect(ctx: JobContext) -> Iterator[Document]:
    """The transaction of one effect, with the document locked and the job proved ours."""
    with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
        ctx.fence()
        yield Document.objects.select_for_update().get(id=ctx.subject_id)


def _update(document: Document, **values: object) -> None:
    for name, value in values.items():
        setattr(document, name, value)
    document.save(update_fields=list(values))


def _advance(ctx: JobContext, document: Document, stage: Stage, **counts: int) -> None:
    """Record the finished step in the same transaction and name the next one."""
    audit.record(
        "document.processed",
        actor=Actor.system(document.clinic_id, document.patient_id),
        subject=audit.Subject("document", document.id, document.patient_id),
        data={"stage": document.stage, "attempt": ctx.attempt, **counts},
    )
    _update(document, stage=stage)


def _extract(ctx: JobContext) -> None:
    from documents.pipeline.extract import open_document

    with _effect(ctx) as document:
        Page.objects.filter(document=document).delete()
        _update(document, pages_read=0, page_count=0)
        key = keyring.patient_key(document.clinic_id, document.patient_id)
        original = open_original(document)
        file_name = document.file_name
    limits = Limits(max_bytes=settings.MAX_UPLOAD_BYTES, max_pages=settings.MAX_PAGES)
    with original, open_document(original, name=file_name, limits=limits) as opened:
        for read in opened.pages():
            page = read.page
            if page.number == 1:
                page = replace(page, warnings=(*opened.warnings, *page.warnings))
            row_id = page_id(document, page.number)
            blob_name = write_page_image(row_id, read.image, key) if read.image else ""
            with _effect(ctx) as document:
                _store_page(document, page, read.image, blob_name, key.id)
                _update(
                    document,
                    pages_read=page.number,
                    page_count=opened.page_count,
                    media_type=opened.media_type,
                )
            ctx.heartbeat()
            progress.publish(document)
    with _effect(ctx) as document:
        _advance(ctx, document, Stage.RECOGNISE, pages=document.page_count)


def _store_page(
    document: Document,
    page: types.Page,
    image: types.PageImage | None,
    blob_name: str,
    key_id: UUID,
) -> None:
    Page.objects.create(
        id=page_id(document, page.number),
        clinic_id=document.clinic_id,
        patient_id=document.patient_id,
        document=document,
        number=page.number,
        text=page.text,
        words=encode_all(page.words),
        warnings=list(page.warnings),
        width=page.width,
        height=page.height,
        reader=page.reader,
        image_blob=blob_name,
        image_key_id=key_id if image else None,
        image_media_type=image.media_type if image else "",
        image_width=image.width if image else 0,
        image_height=image.height if image else 0,
    )


def _recognise(ctx: JobContext) -> None:
    found = _recorded(ctx)
    if found is None:
        with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
            pages = pages_of(ctx.subject_id)
        from documents.pipeline.recognise import recognise

        found = recognise(pages)
    ctx.heartbeat()
    with _effect(ctx) as document:
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
        _update(document, kind=str(found.kind), report_index=report_index(document, found))
        _advance(ctx, document, Stage.COMPOSE, labs=len(found.labs))


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
    }


def _compose(ctx: JobContext) -> None:
    with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
        pages, found = pages_of(ctx.subject_id), findings_of(ctx.subject_id)
    summaries = compose_summaries(pages, found)
    with _effect(ctx) as document:
        keep_summaries(document, found, summaries)
        _advance(ctx, document, Stage.REPHRASE, sentences=len(summaries[0].sentences))


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
    with _effect(ctx) as document:
        # The patient may have said no while the model was thinking.
        if wording is not None and document.model_allowed:
            stored = Summary.objects.get(document=document, language="en")
            stored.sentences = encode_all(wording.rephrased.summary.sentences)
            stored.judged = encode_all(wording.rephrased.outcomes)
            stored.own = {"sentences": encode_all(summary.sentences), "grade": summary.grade}
            stored.grade = wording.rephrased.summary.grade
            stored.model = wording.model
            stored.save(update_fields=["sentences", "judged", "own", "grade", "model"])
        _advance(ctx, document, Stage.DONE)
        _update(document, status=Status.READY, processed_at=timezone.now())
    progress.publish(document)


def _refuse(ctx: JobContext, refusal: types.Refused) -> None:
    """The file itself is at fault: say so, keep it, don't try again."""
    with _effect(ctx) as document:
        _update(
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
    Stage.EXTRACT: _extract,
    Stage.RECOGNISE: _recognise,
    Stage.COMPOSE: _compose,
    Stage.REPHRASE: _rephrase,
}
