"""The effects of a document's job: one transaction each, in which the job is first proved ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from compliance import audit
from documents.models import Document, Stage
from healthchat import tenancy
from healthchat.actor import Actor
from healthchat.jobs import JobContext, Permanent


@contextmanager
def effect(ctx: JobContext) -> Iterator[Document]:
    """The transaction of one effect, with the document locked and the job proved ours.

    Raises ``LostLease``, and ``Permanent`` where the document was deleted for good.
    """
    with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
        ctx.fence()
        document = Document.objects.select_for_update().filter(id=ctx.subject_id).first()
        if document is None:
            raise Permanent("document_gone", "deleted for good while its job waited")
        yield document


def update(document: Document, **values: object) -> None:
    """Set and save some columns."""
    for name, value in values.items():
        setattr(document, name, value)
    document.save(update_fields=list(values))


def advance(ctx: JobContext, document: Document, stage: Stage, **counts: int) -> None:
    """Record the finished step in the same transaction and name the next one."""
    audit.record(
        "document.processed",
        actor=Actor.system(document.clinic_id, document.patient_id),
        subject=audit.Subject("document", document.id, document.patient_id),
        data={"stage": document.stage, "attempt": ctx.attempt, **counts},
    )
    update(document, stage=stage)
