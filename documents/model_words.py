"""Whether a model's words on documents may be shown, now.

They are kept beside the portal's own, so a no takes them out of sight at once, whoever said it:
the patient for one document, or the clinic for all of them. A yes brings them back: every sentence
had been checked.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from accounts.models import Clinic, ModelPolicy
from documents.models import Document
from healthchat import tenancy


def words_allowed(documents: Iterable[UUID]) -> bool:
    """Whether the clinic and the patient let a model word all of these; call inside scope."""
    clinic = Clinic.objects.get(id=tenancy.require().clinic)
    if clinic.model_policy == ModelPolicy.OFF:
        return False
    return not Document.objects.filter(id__in=list(documents), model_allowed=False).exists()
