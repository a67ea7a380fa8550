"""What is prepared of a document, in three sorts, and what each rests on.

``own``: what the document tells as a whole, in no language. ``words``: its summary, whole and in
short. ``beside``: what it says beside the patient's other documents. A worker prepares all of it
when it has read a document; where something changed since, the next view does it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from documents import comparing, titles
from documents.alarms import FRESH, Alarm, alarm_head, alarm_in
from documents.model_words import words_allowed
from documents.models import Document, LabCorrection, Status, Summary, Whose
from documents.pipeline.compose.changes import Change, Cite, Kind
from documents.pipeline.compose.depth import short
from documents.pipeline.compose.next_steps import Step, next_steps
from documents.pipeline.compose.questions import Question
from documents.pipeline.compose.urgent import find_urgent
from documents.pipeline.compose.values import URGENT
from documents.pipeline.types import Findings, LabRow, Page, Source, SummarySentence
from documents.prepared import Made, Sheaf, heads_of, sheaf_of
from documents.queries import findings_of, pages_of, summary_of
from documents.release import RELEASE
from healthchat.actor import Actor
from healthchat.languages import LANGUAGES, Language

OWN, WORDS, BESIDE = "own", "words", "beside"
MOST_PLACES = 100
"""How many places of one sentence are kept; nobody follows more."""

_MEDICINE = frozenset({Kind.NEW_MEDICINE, Kind.DOSE, Kind.STOPPED, Kind.NOT_LISTED})


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of what stands beside a summary, and its places in whatever documents."""

    text: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A sentence of the summary; ``beside`` where the page says as much beside it: whom to call,
    which it says first, and next steps, which have a list of their own."""

    sentence: SummarySentence
    beside: bool = False


class Whole:
    """All of a document, read only where something is prepared from it; use inside scope."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def found(self) -> Findings:
        """All that was recognised, as it counts."""
        return findings_of(self.document.id)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages."""
        return pages_of(self.document.id)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """What comes next."""
        return next_steps(self.found)


def prepare(actor: Actor, document: Document) -> None:
    """Prepare whatever is not, in every language; call inside scope."""
    whole = Whole(document)
    own(whole)
    for language, _ in LANGUAGES:
        words(whole, language)
        beside(actor, whole, language)


def own(whole: Whole) -> Sheaf:
    """``steps``, ``urgent``, ``suggestions``; ``tests`` by page; the heading and the alarm."""
    return sheaf_of(whole.document, OWN, own_state(whole.document), lambda: _own(whole))


def words(whole: Whole, language: Language) -> Sheaf:
    """``standard`` and ``short``: the summary's ``SummaryLine``s."""
    document = whole.document
    kept = Summary.objects.filter(document=document, language__in=(language, "en"))
    rows = [*kept.order_by("language").values_list("id", "model")]
    state = f"{own_state(document)} {rows} {words_allowed([document.id])}"
    return sheaf_of(document, WORDS, _brief(state), lambda: _words(whole, language), language)


def beside(actor: Actor, whole: Whole, language: Language) -> Sheaf:
    """``values``, ``steady``, ``medicines`` and ``questions``: as ``Told``."""
    state = f"{own_state(whole.document)} {_record_state(actor)}"
    return sheaf_of(
        whole.document, BESIDE, _brief(state), lambda: _beside(actor, whole, language), language
    )


def own_state(document: Document) -> str:
    """What the document itself was when something was made of it."""
    said = LabCorrection.objects.filter(document=document).count()
    return state_of(document, said)


def state_of(document: Document, corrections: int) -> str:
    """The same, where it is known how much the patient said of its values."""
    return f"{RELEASE} {document.readings} {document.processed_at} {corrections}"


def fresh_alarms(actor: Actor) -> dict[UUID, Alarm]:
    """The documents with a value that cannot wait and is new; call inside scope.

    What a document reports is older than its upload, so that only new uploads are looked at. One
    that may be the patient's is among them: a value that cannot wait is told until they decide.
    """
    read = Document.objects.visible_to(actor).filter(status=Status.READY).exclude(whose=Whose.OTHER)
    recent = {
        document.id: document
        for document in read.filter(created_at__gt=timezone.now() - FRESH).order_by("-created_at")
    }
    said = LabCorrection.objects.filter(document__in=recent).values_list("document_id")
    counts = dict(said.annotate(Count("id")).order_by())
    kept = heads_of(recent, OWN)
    alarms = {}
    for key, document in recent.items():
        found = kept.get(key)
        if found is None or found.head["state"] != state_of(document, counts.get(key, 0)):
            found = own(Whole(document))
        alarm = alarm_in(document, found)
        if alarm is not None and alarm.fresh:
            alarms[key] = alarm
    return alarms


def _record_state(actor: Actor) -> str:
    """What all documents were, and how much was said of their values."""
    documents = [*comparing.ready(actor).order_by("id").values_list("id", "processed_at")]
    said = LabCorrection.objects.filter(document__in=comparing.ready(actor)).count()
    return f"{documents} {said}"


def _brief(state: str) -> str:
    return blake2b(state.encode(), digest_size=16).hexdigest()


def _own(whole: Whole) -> Made:
    found = whole.found
    urgent = find_urgent(found.labs)
    tests: dict[int, list[LabRow]] = {}
    for row in found.labs:
        tests.setdefault(row.source.page, []).append(row)
    head = {
        **titles.heading_of(found),
        "several_days": len({row.observed_on for row in found.labs}) > 1,
        "alarm": alarm_head(whole.document, urgent),
    }
    lists = {"steps": whole.steps, "urgent": urgent, "suggestions": found.suggestions}
    return Made(head, lists, {"tests": tests})


def _words(whole: Whole, language: Language) -> Made:
    summary = summary_of(whole.document.id, language)
    listed: dict[int, list[Source]] = {}
    for step in whole.steps:
        listed.setdefault(step.source.page, []).append(step.source)
    alarmed = bool(find_urgent(whole.found.labs))

    def lines(sentences: Iterable[SummarySentence]) -> list[SummaryLine]:
        return [
            SummaryLine(
                replace(each, sources=each.sources[:MOST_PLACES]),
                alarmed if each.about == URGENT else _is_listed(each, listed),
            )
            for each in sentences
        ]

    return Made(
        {"language": summary.language, "warnings": list(summary.warnings)},
        {
            "standard": lines(summary.sentences),
            "short": lines(short(summary, whole.found).sentences),
        },
    )


def _is_listed(sentence: SummarySentence, listed: dict[int, list[Source]]) -> bool:
    """Whether it says no more than the list of next steps; a model's wording is more."""
    return (
        sentence.about == "followup"
        and not sentence.by_model
        and all(
            any(place.start < other.end and other.start < place.end for other in others)
            for place in sentence.sources
            for others in [listed.get(place.page, ())]
        )
    )


def _beside(actor: Actor, whole: Whole, language: Language) -> Made:
    told = comparing.beside(actor, whole.document, whole.found, lambda: whole.pages, language)
    by_kind: dict[Kind, list[Change]] = {kind: [] for kind in Kind}
    for change in told.changes:
        by_kind[change.kind].append(change)
    moving = [c for kind, some in by_kind.items() for c in some if kind is not Kind.STEADY]
    lists: dict[str, Sequence[Change | Question]] = {
        "values": [c for c in moving if c.kind not in _MEDICINE],
        "steady": by_kind[Kind.STEADY],
        "medicines": [c for c in moving if c.kind in _MEDICINE],
        "questions": told.questions,
    }
    return Made(
        {},
        {
            name: [Told(each.text, each.cites[:MOST_PLACES]) for each in some]
            for name, some in lists.items()
        },
    )
