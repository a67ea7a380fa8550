"""A patient's word on whether a language model may read a document."""

from __future__ import annotations

from accounts.models import Clinic, ModelPolicy
from compliance import audit
from documents.errors import ReadOnlyAccess
from documents.locking import lock_visible
from documents.models import Document, Stage, Status, Summary
from documents.services.lifecycle import PROCESS
from healthchat import jobs, tenancy
from healthchat.actor import Actor, Role


def set_model_allowed(*, actor: Actor, document: Document, allowed: bool) -> bool:
    """Say whether a model may read this document; False if that is how it was.

    A no puts the portal's own words back at once, wherever a model had worded them, and holds for
    questions too, those already answered included (``documents.model_words``). A yes has the
    summary worded again where the clinic uses a model.
    """
    if actor.role != Role.PATIENT:
        raise ReadOnlyAccess
    with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id):
        sent = allowed and _send(Document.objects.of(actor).filter(id=document.id).first())
        locked = lock_visible(actor, document.id)
        if locked.model_allowed == allowed:
            return False
        locked.model_allowed = allowed
        locked.save(update_fields=["model_allowed"])
        if allowed:
            data: dict[str, object] = {"again": sent and _word_again(locked)}
        else:
            data = {"taken_back": _take_back(locked)}
        audit.record(
            "document.model_permitted" if allowed else "document.model_refused",
            actor=actor,
            subject=audit.Subject("document", locked.id, locked.patient_id),
            data=data,
        )
    return True


def _take_back(document: Document) -> bool:
    """The summaries in their own words; whether any was a model's."""
    worded = Summary.objects.filter(document=document, own__isnull=False)
    for summary in worded:
        summary.sentences = summary.own["sentences"]
        summary.grade = summary.own["grade"]
        summary.own = summary.judged = None
        summary.model = ""
        summary.save(update_fields=["sentences", "grade", "own", "judged", "model"])
    return bool(worded)


def _word_again(document: Document) -> bool:
    """Have the worker that was sent for do the last step once more; False where it can't."""
    if not _can_be_worded(document):
        return False
    if document.stage != Stage.REREAD:  # which words it again as well
        document.stage = Stage.REPHRASE
        document.save(update_fields=["stage"])
    return True


def _can_be_worded(document: Document) -> bool:
    """Whether the clinic has a model, and the document is read through."""
    policy = Clinic.objects.get(id=document.clinic_id).model_policy
    return bool(policy != ModelPolicy.OFF and document.status == Status.READY)


def _send(document: Document | None) -> bool:
    """Send for a worker, where there is something to do. The job comes before the document, as a
    worker at its last step locks them so too; one that then finds nothing to do ends at once."""
    if document is None or not _can_be_worded(document):
        return False
    jobs.enqueue(
        PROCESS,
        clinic_id=document.clinic_id,
        subject_id=document.id,
        patient_id=document.patient_id,
        queue="documents",
    )
    return True
