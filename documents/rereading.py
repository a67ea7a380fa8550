"""Reading a document again from its original, while what was read before stays on its page.

Everything is made beside what is there: pages, values and summaries in memory, pictures under
names of their own. One fenced transaction then puts it in the place of the earlier reading, with
what the patient said of its values. A worker killed before that has changed nothing, and its
successor begins anew; where the file can't be read any more, or a word of the patient would be
lost, the earlier reading stays and the page says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from compliance import audit
from documents.blobs import pictures_begun, remove_blob
from documents.carrying import Carried, Word, carry
from documents.corrections import Said, Verb, counting, place_of
from documents.duplicates import report_index
from documents.effects import advance, effect, update
from documents.extraction import Reading, ReadPage, files_of, read_pages, store_page
from documents.findings import keep_findings, recognised
from documents.model_words import words_allowed
from documents.models import Document, LabCorrection, Page, Stage
from documents.pipeline import types
from documents.queries import findings_of
from documents.records import decode, encode
from documents.rephrasing import Wording, reword
from documents.summaries import compose_summaries, keep_summaries, keep_wording
from documents.whose import keep_printed
from healthchat import tenancy
from healthchat.actor import Actor
from healthchat.crypto import keyring
from healthchat.jobs import JobContext

CORRECTION = "correction"
KEPT = {
    CORRECTION: gettext_noop(
        "We read this document again. A value that you checked could not be found for sure, so "
        "the earlier reading stays, with what you said."
    ),
    "": gettext_noop(
        "We could not read this document again. Nothing has changed. You can try again later."
    ),
}
"""What a patient is told where the earlier reading stays, by the reason; empty for any other."""


class _WouldBeLost(Exception):
    """A word of the patient has no value in the new reading."""


@dataclass(frozen=True, slots=True)
class _New:
    """A reading that is ready to take the earlier one's place; ``found`` is as it counts."""

    key_id: UUID
    pages: Sequence[ReadPage]
    rows: Sequence[types.LabRow]
    found: types.Findings
    summaries: tuple[types.Summary, ...]
    wording: Wording | None

    @property
    def plain(self) -> tuple[types.Page, ...]:
        """The pages alone."""
        return tuple(each.page for each in self.pages)


def reread(ctx: JobContext) -> None:
    """Read the document anew and put that in the place of what was read before."""
    with effect(ctx) as document:
        key = keyring.patient_key(document.clinic_id, document.patient_id)
        files, number = files_of(document), document.readings + 1
    pages: list[ReadPage] = []

    def keep(read: ReadPage) -> None:
        ctx.heartbeat()
        pages.append(replace(read, image=replace(read.image, data=b"") if read.image else None))

    try:
        read_pages(ctx, Reading(key, number, files, keep, archives=False))
        _take_place(ctx, _read(ctx, key.id, pages))
    except (types.Refused, _WouldBeLost) as error:
        keep_earlier(ctx, error.code if isinstance(error, types.Refused) else CORRECTION)


def keep_earlier(ctx: JobContext, code: str) -> None:
    """The earlier reading stays; ``code`` is why."""
    with effect(ctx) as document:
        note_kept(document, code)


def note_kept(document: Document, code: str) -> None:
    """Say that the earlier reading stays, on the page and on record; call inside scope."""
    for name in pictures_begun(document):
        transaction.on_commit(partial(remove_blob, name))
    update(
        document,
        stage=Stage.DONE,
        problem_code=code,
        problem=KEPT.get(code, KEPT[""]),
    )
    audit.record(
        "document.reread_kept",
        actor=Actor.system(document.clinic_id, document.patient_id),
        subject=audit.Subject("document", document.id, document.patient_id),
        data={"code": code},
    )


def _read(ctx: JobContext, key_id: UUID, pages: Sequence[ReadPage]) -> _New:
    """All that comes of the new pages. No database connection is held while a model thinks."""
    plain = tuple(each.page for each in pages)
    media_type = next((each.media_type for each in pages if each.media_type), "")
    found = recognised(ctx, plain, media_type)
    ctx.heartbeat()
    with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
        carried = _carried(ctx.subject_id, found.labs, plain)
    counted = replace(found, labs=_counted(ctx, carried), warnings=())
    summaries = compose_summaries(plain, counted)
    ctx.heartbeat()
    actor = Actor.system(ctx.clinic_id, _patient(ctx))
    subject = audit.Subject("document", ctx.subject_id, ctx.patient_id)
    wording = reword(
        *(ctx.clinic_id, _patient(ctx), ctx.subject_id, plain, counted, summaries[0]),
        record=lambda data: audit.record(
            "document.model_called", actor=actor, subject=subject, data=data
        ),
    )
    return _New(key_id, pages, found.labs, counted, summaries, wording)


def _take_place(ctx: JobContext, new: _New) -> None:
    with effect(ctx) as document:
        if document.stage != Stage.REREAD:
            return
        carried = _carried(document.id, new.rows, new.plain)
        earlier = Page.objects.filter(document=document).exclude(image_blob="")
        for name in earlier.values_list("image_blob", flat=True):
            transaction.on_commit(partial(remove_blob, name))
        Page.objects.filter(document=document).delete()
        update(
            document,
            readings=document.readings + 1,
            read_at=timezone.now(),
            processed_at=timezone.now(),
            kind=str(new.found.kind),
            media_type=next((p.media_type for p in new.pages if p.media_type), document.media_type),
            page_count=len(new.pages),
            pages_read=len(new.pages),
            problem="",
            problem_code="",
        )
        for each in new.pages:
            store_page(document, each, new.key_id)
        read = replace(new.found, labs=carried.rows)
        keep_findings(document, read)
        update(document, report_index=report_index(document, read, new.plain))
        keep_printed(document, new.plain)
        _say_again(document, carried)
        counts = findings_of(document.id)
        # While it was read, a value may have been corrected, or a model forbidden.
        same = counts == new.found
        keep_summaries(
            document, counts, new.summaries if same else compose_summaries(new.plain, counts)
        )
        if new.wording is not None and same and words_allowed([document.id]):
            keep_wording(document, new.summaries[0], new.wording)
        advance(ctx, document, Stage.DONE, pages=len(new.pages), labs=len(carried.rows))


def _carried(
    document_id: UUID, rows: Sequence[types.LabRow], pages: Sequence[types.Page]
) -> Carried:
    """What the patient said, brought over. Raises ``_WouldBeLost``."""
    newest = {
        place_of(word.said.reading): word
        for row in LabCorrection.objects.filter(document=document_id).order_by("number")
        for word in [Word(decode(Said, row.said), row.number)]
    }
    counting_now = [word for word in newest.values() if word.said.verb is not Verb.UNDONE]
    wanted = {word.said.reading.source.page for word in counting_now}
    before = Page.objects.filter(document=document_id, number__in=wanted)
    carried = carry(counting_now, rows, {page.number: page.text for page in before}, pages)
    if carried is None:
        raise _WouldBeLost
    return carried


def _counted(ctx: JobContext, carried: Carried) -> tuple[types.LabRow, ...]:
    """The values as they count with what the patient said of them."""
    with tenancy.scope(clinic=ctx.clinic_id, patient=ctx.patient_id):
        told = LabCorrection.objects.filter(document=ctx.subject_id).order_by("number")
        said = {place_of(each.reading): each for row in told for each in [decode(Said, row.said)]}
    said |= {place_of(word.said.reading): word.said for word in carried.words}
    return tuple(
        counting(row, said[place_of(row)]) if place_of(row) in said else row for row in carried.rows
    )


def _say_again(document: Document, carried: Carried) -> None:
    """The carried words as rows of the patient's own, of the day and by whom they were said."""
    told = {row.number: row for row in LabCorrection.objects.filter(document=document)}
    for number, word in enumerate(carried.words, start=len(told) + 1):
        LabCorrection.objects.create(
            document=document,
            number=number,
            made_by=told[word.key].made_by,
            created_at=told[word.key].created_at,
            said=encode(word.said),
        )


def _patient(ctx: JobContext) -> UUID:
    assert ctx.patient_id is not None
    return ctx.patient_id
