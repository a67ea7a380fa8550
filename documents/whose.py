"""Whose a document is: whom it names as its patient, beside the name and birth date of the account.

What is printed is kept under the patient's key and judged again whenever the account's names
change. While a document is apart (``Document.is_apart``) nothing of it is among the patient's
values, questions, changes and answers; its own page still says what it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from accounts.models import Patient
from accounts.services import details
from documents.models import Document, Whose
from documents.pipeline.persons.same_person import Agreement, Printed, agreement
from documents.pipeline.types import Page
from documents.records import decode_all, encode_all

DECIDED: Final = (Whose.MINE, Whose.OTHER)
_STANDS: Final = {
    Agreement.SAME: Whose.OWN,
    Agreement.UNSURE: Whose.UNSURE,
    Agreement.DIFFERS: Whose.ASKED,
}


def keep_printed(document: Document, pages: Sequence[Page]) -> None:
    """Keep whom the pages name, and what that says; call inside scope. A decision stays."""
    from documents.pipeline.persons.whose import printed_people

    document.printed = encode_all(printed_people(pages)) or None
    _stand(document, Patient.objects.get(id=document.patient_id))
    document.save(update_fields=["printed", "whose"])


def printed_in(document: Document) -> tuple[Printed, ...]:
    """Whom it names as its patient."""
    return decode_all(Printed, document.printed or [])


def judge_again(patient: Patient) -> None:
    """All of a patient's documents that they did not decide on; call inside scope."""
    open_to_it = Document.objects.filter(patient_id=patient.id, printed__isnull=False)
    for document in open_to_it.exclude(whose__in=DECIDED).select_for_update():
        before = document.whose
        _stand(document, patient)
        if document.whose != before:
            document.save(update_fields=["whose"])


def register() -> None:
    """Follow the corrections of what a patient is called."""
    details.follow(judge_again)


def _stand(document: Document, patient: Patient) -> None:
    if document.whose in DECIDED:
        return
    names, born = details.identifiers_of(patient)
    born += details.also_born(patient)
    agreements = (agreement(each, names, born) for each in printed_in(document))
    document.whose = _STANDS[min(agreements, default=Agreement.SAME)]
