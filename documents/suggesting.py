"""Another reader may suggest what ours missed, where the clinic allows an outside model.

The same rules as for a model's words: the clinic's policy is ``external``, the patient has not
said no for this document, identifiers are blanked out first (letters become blanks of the same
length, so places stay), a surviving known identifier stops the call, and nothing depends on the
answer: one that is late, broken or a lie costs its suggestions and nothing else. Every call is on
record, and none holds a database connection.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from uuid import UUID

from accounts.models import Clinic
from documents.deidentifying import clinical_spans
from documents.extractors import Extractor, ExtractorError, configured
from documents.models import Document
from documents.pipeline.claims import Claim, by_page, claims, spans_on
from documents.pipeline.suggestions import new_ones, sound
from documents.pipeline.types import Findings, Page, Suggestion
from documents.rephrasing import known_identifiers
from healthchat import llm, tenancy
from healthchat.llm.deidentify import Known, find, survivors

logger = logging.getLogger(__name__)

LONGEST = 180.0
"""Seconds after which no further page is asked about: the document's own job has its limit."""
Record = Callable[[dict[str, object]], object]


def suggestions_for(
    clinic_id: UUID,
    patient_id: UUID,
    document_id: UUID,
    pages: Sequence[Page],
    findings: Findings,
    *,
    record: Record,
) -> tuple[Suggestion, ...]:
    """What the configured reader suggests beyond ``findings``; empty where it may not be asked.

    ``record`` writes the audit event of the call, inside the patient's scope.
    """
    try:
        extractor = configured()
    except ValueError:
        logger.exception("EXTRACTOR_URL names no reader that can be asked")
        return ()
    if extractor is None:
        return ()
    with tenancy.scope(clinic=clinic_id, patient=patient_id):
        policy = llm.Policy(Clinic.objects.get(id=clinic_id).model_policy)
        if policy is not llm.Policy.EXTERNAL:
            return ()
        if not Document.objects.get(id=document_id).model_allowed:
            return ()
        known = tuple(known_identifiers(patient_id))
    data: dict[str, object] = {"extractor": extractor.code}
    found: tuple[Suggestion, ...] = ()
    try:
        found = new_ones(_ask(extractor, pages, findings, known), findings)
        data |= {"outcome": "answered", "found": len(found)}
    except (ExtractorError, llm.Blocked) as error:
        data["outcome"] = error.code
    with tenancy.scope(clinic=clinic_id, patient=patient_id):
        record(data)
    return found


def _ask(
    extractor: Extractor, pages: Sequence[Page], findings: Findings, known: Sequence[Known]
) -> list[Suggestion]:
    suggested: list[Suggestion] = []
    claimed = by_page(claims(findings))
    tenancy.let_go()
    until = time.monotonic() + LONGEST
    for page in pages:
        if page.text.strip():
            if time.monotonic() > until:
                raise ExtractorError("took_too_long")
            proposals = extractor.read(blanked(page, claimed.get(page.number, ()), known))
            suggested += sound(page, proposals, by=extractor.name)
    return suggested


def blanked(page: Page, claimed: Iterable[Claim], known: Sequence[Known]) -> str:
    """The page's text with a blank for each character of an identifier; ``claimed`` is what was
    read on it. Raises ``Blocked``."""
    text = list(page.text)
    keep, clinical = spans_on(page, claimed), clinical_spans(page.text)
    for each in find(page.text, known, keep=keep, clinical=clinical):
        for place in range(each.start, each.end):
            if not text[place].isspace():
                text[place] = "_"
    sent = "".join(text)
    if survivors(sent, known):
        raise llm.Blocked("identifier_survived")
    return sent
