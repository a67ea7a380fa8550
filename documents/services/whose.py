"""What a patient decides of a paper that has another name on it: theirs, not theirs, and no."""

from __future__ import annotations

from accounts.models import Patient
from accounts.services import details
from compliance import audit
from documents.errors import NothingToUndo, ReadOnlyAccess
from documents.locking import lock_visible
from documents.models import Document, Whose
from documents.whose import DECIDED, judge_again, printed_in
from healthchat import tenancy
from healthchat.actor import Actor, Role


def decide_whose(*, actor: Actor, document: Document, mine: bool) -> bool:
    """Say whose it is; False where that is what was said, or nothing was asked.

    What it names its patient is then a name of this patient's, for other papers too; of a paper
    that is somebody else's nothing counts. Nothing is deleted, and ``undo_whose`` takes it back.
    """
    wanted = Whose.MINE if mine else Whose.OTHER
    with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id):
        patient = _own(actor)
        locked = lock_visible(actor, document.id)
        if locked.whose in (Whose.OWN, wanted):
            return False
        if locked.whose == Whose.MINE:
            _forget(patient, locked)
        _say(actor, locked, wanted, "document.said_mine" if mine else "document.said_not_mine")
        if mine:
            printed = printed_in(locked)
            details.remember_also(
                patient,
                names=[each.name for each in printed if each.name],
                birth_dates=[each.born for each in printed if each.born],
            )
    return True


def undo_whose(*, actor: Actor, document: Document) -> None:
    """Take a decision back: the paper is judged again, and so are others of its name."""
    with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id):
        patient = _own(actor)
        locked = lock_visible(actor, document.id)
        if locked.whose not in DECIDED:
            raise NothingToUndo
        was_mine = locked.whose == Whose.MINE
        _say(actor, locked, Whose.ASKED, "document.whose_undone")
        if was_mine:
            _forget(patient, locked)
        judge_again(patient)


def _own(actor: Actor) -> Patient:
    """The patient's own row, until the transaction ends. Raises ``ReadOnlyAccess``."""
    if actor.role != Role.PATIENT:
        raise ReadOnlyAccess
    found: Patient = Patient.objects.visible_to(actor).select_for_update().get()
    return found


def _say(actor: Actor, document: Document, whose: Whose, event: str) -> None:
    document.whose = whose
    document.save(update_fields=["whose"])
    audit.record(
        event,
        actor=actor,
        subject=audit.Subject("document", document.id, document.patient_id),
    )


def _forget(patient: Patient, document: Document) -> None:
    printed = printed_in(document)
    details.forget_also(
        patient,
        names=[each.name for each in printed],
        birth_dates=[each.born for each in printed],
    )
