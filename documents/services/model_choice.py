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
        locked = lock_visible(actor, document.id)
        if locked.model_allowed == allowed:
            return False
        locked.model_allowed = allowed
        locked.save(update_fields=["model_allowed"])
        if allowed:
            data: dict[str, object] = {"again": _word_again(locked)}
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
    """Run the last step once more; False where the clinic has no model, or the document is not read
    through."""
    policy = Clinic.objects.get(id=document.clinic_id).model_policy
    if policy == ModelPolicy.OFF or document.status != Status.READY:
        return False
    if document.stage == Stage.REREAD:  # which words it again as well
        return True
    document.stage = Stage.REPHRASE
    document.save(update_fields=["stage"])
    jobs.enqueue(
        PROCESS,
        clinic_id=document.clinic_id,
        subject_id=document.id,
        patient_id=document.patient_id,
        queue="documents",
    )
    return True
