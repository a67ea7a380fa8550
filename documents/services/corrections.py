"""What a patient can say of a value that was read: that it is right, what it really is, and no.

Each is one transaction: the word, its audit event and the summary that follows from it. The audit
tells that it happened and never what was said.
"""

from __future__ import annotations

from compliance import audit
from documents.corrections import Said, Value, Verb, find_value, latest_day
from documents.errors import (
    BeingRead,
    CannotConfirm,
    NothingToUndo,
    ReadAnew,
    ReadOnlyAccess,
    Unlikely,
)
from documents.locking import lock_visible
from documents.models import LabCorrection, Status
from documents.pipeline import corrections
from documents.pipeline.corrections import Correction
from documents.records import encode
from documents.summaries import recompose_summary
from healthchat import tenancy
from healthchat.actor import Actor, Role

EVENTS = {
    Verb.CONFIRMED: "document.value_confirmed",
    Verb.CORRECTED: "document.value_corrected",
    Verb.UNDONE: "document.correction_undone",
}


def confirm_value(*, actor: Actor, value: Value, note: str = "") -> None:
    """The patient compared our reading with the page: it is right, and no longer in doubt."""
    if not corrections.can_confirm(value.read):
        raise CannotConfirm
    _say(actor, value, Said(Verb.CONFIRMED, value.read, note=note))


def correct_value(
    *, actor: Actor, value: Value, correction: Correction, note: str = "", sure: bool = False
) -> None:
    """The patient's figures count from now on; ours stay beside them.

    ``sure``: they said yes again to what is unlikely. Raises ``Unlikely`` for what cannot be, or
    is unlikely and not said twice; a form tells those before.
    """
    if correction == Correction.of(value.read):
        confirm_value(actor=actor, value=value, note=note)
        return
    judged = corrections.judge(value.read, correction, today=latest_day())
    if judged.errors or (judged.doubts and not sure):
        raise Unlikely
    _say(actor, value, Said(Verb.CORRECTED, value.read, correction, note))


def undo_correction(*, actor: Actor, value: Value) -> None:
    """Back to our reading, and to its doubt where it had one."""
    if value.step is None:
        raise NothingToUndo
    _say(actor, value, Said(Verb.UNDONE, value.read))


def _say(actor: Actor, value: Value, said: Said) -> None:
    if actor.role != Role.PATIENT or actor.user_id is None:
        raise ReadOnlyAccess
    with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id):
        document = lock_visible(actor, value.document_id)
        if document.status != Status.READY:
            raise BeingRead
        _require_unchanged(value)
        LabCorrection.objects.create(
            document=document,
            number=LabCorrection.objects.filter(document=document).count() + 1,
            made_by=actor.user_id,
            said=encode(said),
        )
        audit.record(
            EVENTS[said.verb],
            actor=actor,
            subject=audit.Subject("document", document.id, document.patient_id),
        )
        recompose_summary(document)


def _require_unchanged(value: Value) -> None:
    """Nothing was said of it since it was looked at, and it was not read anew: so a button that is
    pressed twice, or on a page that is over, changes nothing a second time."""
    now = find_value(value.document_id, value.number)
    if now is None or now.version != value.version:
        raise ReadAnew
