"""A clinic's model may reword what the deterministic core says; here it is asked, and recorded.

Nothing depends on it: whatever goes wrong, the deterministic words stand. No database connection
is held while a model thinks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from accounts.models import Clinic, Membership, Patient
from accounts.services.details import identifiers_of
from accounts.services.model_use import ClinicBudget
from documents.models import Document, Whose
from documents.pipeline.rephrase import Rephrased, rephrase
from documents.pipeline.types import Findings, Page, Summary
from documents.whose import printed_in
from healthchat import llm, tenancy
from healthchat.actor import Role
from healthchat.llm.asking import asking

Record = Callable[[dict[str, object]], object]


@dataclass(frozen=True, slots=True)
class Wording:
    """A verified wording, and the model that some of its sentences come from."""

    rephrased: Rephrased
    model: str


def reword(
    clinic_id: UUID,
    patient_id: UUID,
    document_id: UUID,
    pages: Sequence[Page],
    findings: Findings,
    summary: Summary,
    *,
    record: Record,
) -> Wording | None:
    """The summary in a model's verified words, or None: no model, no use of it, or an error.

    A document whose patient allows no model is not sent anywhere. ``record`` writes the audit event
    of the call; it is called inside the patient's scope, once for every call that was made, failed
    or was blocked.
    """
    with tenancy.scope(clinic=clinic_id, patient=patient_id):
        policy = llm.Policy(Clinic.objects.get(id=clinic_id).model_policy)
        known = tuple(known_identifiers(patient_id)) if policy is llm.Policy.EXTERNAL else ()
        allowed = Document.objects.get(id=document_id).model_allowed
    if policy is llm.Policy.OFF or not allowed:
        return None
    data: dict[str, object] = {"policy": policy.value}
    wording = None
    try:
        provider = llm.provider_for(policy, identifiers=known, clinical=_clinical)
        if provider is None:
            return None
        data["model"] = provider.name
        budget = ClinicBudget(clinic_id)
        wording = Wording(_ask(provider, budget, pages, findings, summary, data), provider.name)
    except llm.ModelError as error:
        data["outcome"] = error.code
    if "outcome" in data:
        with tenancy.scope(clinic=clinic_id, patient=patient_id):
            record(data)
    return wording if data.get("accepted") else None


def _clinical(text: str) -> Sequence[tuple[int, int]]:
    """Where medical words stand; the lexicons are loaded by a worker that needs them."""
    from documents.deidentifying import clinical_spans

    return clinical_spans(text)


def known_identifiers(patient_id: UUID) -> Iterator[llm.Known]:
    """What the clinic holds that tells who the patient is, and whom else their papers name; call
    inside scope."""
    names, birth_dates = identifiers_of(Patient.objects.get(id=patient_id))
    for name in names:
        yield llm.Known("PERSON", name)
    for day in birth_dates:
        yield llm.Known("DATE", day)
    own = Membership.objects.filter(patient_id=patient_id, role=Role.PATIENT)
    for membership in own.select_related("user"):
        yield llm.Known("EMAIL", membership.user.email)
    for document in Document.objects.filter(patient_id=patient_id).exclude(whose=Whose.OWN):
        for printed in printed_in(document):
            if len(printed.name.split()) > 1:
                yield llm.Known("PERSON", printed.name)


def _ask(
    provider: llm.Provider,
    budget: llm.Budget,
    pages: Sequence[Page],
    findings: Findings,
    summary: Summary,
    data: dict[str, object],
) -> Rephrased:
    """The calls; what is known of it goes into ``data`` for the record, whatever comes of it."""

    def count(reply: llm.Completion) -> None:
        calls.append(reply.usage)
        data["calls"] = len(calls)
        data["input_tokens"] = sum(each.input_tokens for each in calls)
        data["output_tokens"] = sum(each.output_tokens for each in calls)

    calls: list[llm.Usage] = []
    tenancy.let_go()
    ask = asking(provider, budget=budget, on_reply=count)
    rephrased = rephrase(pages, findings, summary, ask, stops=(llm.ModelError,))
    if rephrased.asked:
        used = [outcome.used for outcome in rephrased.outcomes]
        data |= {"outcome": "answered", "accepted": sum(used), "replaced": used.count(False)}
    return rephrased
