"""The jobs that documents bring: an id in, one service called."""

from __future__ import annotations

from documents import progress
from documents.models import Document, Stage
from documents.processing import process_document
from documents.rereading import note_kept
from documents.services import lifecycle
from healthchat import jobs, tenancy


@jobs.at_start
def load_lexicons() -> None:
    """What reading any document needs; the first upload does not wait for it."""
    from documents.pipeline.recognise import recognise
    from documents.pipeline.types import Page
    from documents.summaries import compose_summaries

    pages = (Page(1, "ASSESSMENT\nShe has hypertension. Sodium 139 mmol/L (135 - 145)."),)
    compose_summaries(pages, recognise(pages))


@jobs.handler(lifecycle.PROCESS, soft_limit=1800, hard_limit=1860)
def process(ctx: jobs.JobContext) -> None:
    """Read an uploaded document, from whatever stage it is in to its summary."""
    process_document(ctx)


@jobs.on_dead(lifecycle.PROCESS)
def give_up(job: jobs.Job) -> None:
    """The last attempt failed: show it to the patient, with a retry button.

    Where it was to be read again, the earlier reading stays.
    """
    with tenancy.scope(clinic=job.clinic_id, patient=job.patient_id):
        document = Document.objects.select_for_update().filter(id=job.subject_id).first()
        if document is None:  # deleted for good meanwhile: nobody is left to be told
            return
        code = job.last_error_code or "gave_up"
        if document.stage == Stage.REREAD:
            note_kept(document, code)
        else:
            lifecycle.mark_failed(document, code=code)
    progress.publish(document)


@jobs.handler(lifecycle.PURGE)
def purge(ctx: jobs.JobContext) -> None:
    """Delete for good what was removed and not put back in time."""
    with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
        ctx.fence()
        lifecycle.purge_document(ctx.subject_id)
