"""From an upload to a summary: runs the stage a document is in, stores what it returns, goes on.

Every effect is one transaction that first proves the job is still ours (``ctx.fence``), so a
worker that was thought dead can't write over its successor. Reading and recognising happen
between transactions. A worker killed anywhere resumes at the stage it was in; pages of a stage
that did not finish are dropped and read again. Reading a document again is a stage of its own, in
which it stays ready (``documents.rereading``).

The pipeline is imported where it is used: the web processes load none of it.
"""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone

from compliance import audit
from documents import progress
from documents.duplicates import report_index
from documents.effects import advance, effect, update
from documents.extraction import extract
from documents.findings import keep_findings, recognised
from documents.model_words import words_allowed
from documents.models import (
    Document,
    Stage,
    Status,
)
from documents.pipeline import types
from documents.preparing import prepare
from documents.queries import findings_of, pages_of, summary_of
from documents.rephrasing import reword
from documents.rereading import reread
from documents.summaries import compose_summaries, keep_summaries, keep_wording
from documents.whose import keep_printed
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
            if stage != Stage.REREAD and document.status != Status.PROCESSING:
                update(document, status=Status.PROCESSING, problem="", problem_code="")
        progress.publish(document)
        try:
            STEPS[stage](ctx)
        except types.Refused as refusal:
            _refuse(ctx, refusal)
            return


def _recognise(ctx: JobContext) -> None:
    with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
        pages = pages_of(ctx.subject_id)
        media_type = Document.objects.get(id=ctx.subject_id).media_type
    found = recognised(ctx, pages, media_type)
    ctx.heartbeat()
    with effect(ctx) as document:
        keep_findings(document, found)
        update(
            document,
            kind=str(found.kind),
            report_index=report_index(document, found, pages),
            read_at=timezone.now(),
        )
        keep_printed(document, pages)
        advance(ctx, document, Stage.COMPOSE, labs=len(found.labs))


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
            keep_wording(document, summary, wording)
        advance(ctx, document, Stage.DONE)
        update(document, status=Status.READY, processed_at=timezone.now())
    _prepare(ctx)
    progress.publish(document)


def _reread(ctx: JobContext) -> None:
    reread(ctx)
    _prepare(ctx)


def _prepare(ctx: JobContext) -> None:
    """What its page shows of the whole document: the first who opens it need not wait for that."""
    ctx.heartbeat()
    with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
        document = Document.objects.filter(id=ctx.subject_id).first()
        if document is not None:
            assert ctx.patient_id is not None
            prepare(Actor.system(ctx.clinic_id, ctx.patient_id), document)


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
    Stage.REREAD: _reread,
}
