"""What an answer's stream carries while it is being made; sealed under the patient's key.

Frames: ``restart`` (a new attempt: forget what came), ``urgent`` (guidance that comes first),
``block`` (checked sentences with their places), ``done`` (terminal, with the final status).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext

from conversations.answering.types import AnswerSentence, Cited
from conversations.models import Message
from documents.records import decode_all
from healthchat import streams, tenancy
from healthchat.actor import Actor
from healthchat.crypto import keyring

DONE_EVENT = "done"


def channel(message_id: UUID) -> str:
    """The stream of one answer."""
    return f"answer:{message_id}"


def show_blocks(
    sentences: Sequence[AnswerSentence], names: Mapping[UUID, str]
) -> list[dict[str, Any]]:
    """The answer as the page renders it: neighbouring sentences that rest on the same places.

    ``names`` are the documents' names; a place in one that is not there any more has no link.
    """
    return [
        {
            "about": some[0].about,
            "sentences": [
                {"text": s.text, "by_model": s.by_model, "reference": s.reference} for s in some
            ],
            "cites": list(_show_cites(some[0].cites, names)),
        }
        for some in _neighbours(sentences)
    ]


def _neighbours(sentences: Sequence[AnswerSentence]) -> Iterator[list[AnswerSentence]]:
    """Sentences of one kind whose places the first of them has: a value, its day and its range."""
    some: list[AnswerSentence] = []
    for each in sentences:
        same = some and each.about == some[0].about and bool(each.cites) == bool(some[0].cites)
        if some and not (same and set(each.cites) <= set(some[0].cites)):
            yield some
            some = []
        some.append(each)
    if some:
        yield some


def _show_cites(cites: Sequence[Cited], names: Mapping[UUID, str]) -> Iterator[dict[str, Any]]:
    """Places as links; a second one on the same page is told by its words, not by the page."""
    pages: set[tuple[UUID, int]] = set()
    for cited in dict.fromkeys(cites):
        page = (cited.document_id, cited.source.page)
        yield {**_show_cite(cited, names), "again": page in pages}
        pages.add(page)


def _show_cite(cited: Cited, names: Mapping[UUID, str]) -> dict[str, Any]:
    """A place as a link: the document opens with it lit up."""
    place = f"{cited.source.page}-{cited.source.start}-{cited.source.end}"
    url = reverse("documents:detail", args=[cited.document_id])
    name = names.get(cited.document_id)
    return {
        "url": f"{url}?cite={place}#place-1" if name else "",
        "name": name or gettext("A removed document"),
        "page": cited.source.page,
        "quote": cited.quote,
    }


@dataclass(frozen=True, slots=True)
class AnswerStream:
    """Publishes one answer's frames."""

    name: str
    key: keyring.DataKey

    def restart(self) -> None:
        """Tell watchers to drop what an earlier attempt sent."""
        streams.publish(self.name, "restart", {}, key=self.key)

    def urgent(self, guidance: str) -> None:
        """What must be read before any answer."""
        streams.publish(self.name, "urgent", {"text": guidance}, key=self.key)

    def block(self, block: dict[str, Any]) -> None:
        """Checked sentences and their places."""
        streams.publish(self.name, "block", block, key=self.key)

    def done(self, message: Message) -> None:
        """The end."""
        streams.publish(self.name, DONE_EVENT, _end(message), key=self.key)


def open_stream(message: Message) -> AnswerStream:
    """The stream of one answer; call inside the patient's scope."""
    key = keyring.patient_key(message.clinic_id, message.patient_id)
    return AnswerStream(channel(message.id), key)


def publish_end(message: Message) -> None:
    """Tell watchers that the message is final; PostgreSQL holds the same."""
    with tenancy.scope(clinic=message.clinic_id, patient=message.patient_id):
        stream = open_stream(message)
    stream.done(message)


def watch(actor: Actor, message: Message, *, after: str | None) -> Iterator[streams.Frame | None]:
    """An answer's frames as the page shows them, each rendered once, here.

    Call inside the patient's scope; the frames are read outside it.
    """
    key = keyring.patient_key(message.clinic_id, message.patient_id)
    return _rendered(actor, message.id, key, after)


def _rendered(
    actor: Actor, message_id: UUID, key: keyring.DataKey, after: str | None
) -> Iterator[streams.Frame | None]:
    def state() -> tuple[str, dict[str, Any]]:
        with tenancy.scope(clinic=actor.clinic_id, patient=actor.patient_id):
            message = Message.objects.get(id=message_id)
            return (DONE_EVENT if message.is_final else "progress"), _end(message)

    for frame in streams.tail(channel(message_id), after, key=key, snapshot=state):
        yield frame if frame is None else _render(frame)


def _render(frame: streams.Frame) -> streams.Frame:
    if frame.event == "block":
        html = render_to_string("conversations/_block.html", {"block": frame.data})
        return streams.Frame(frame.id, frame.event, {"html": html})
    if frame.event == "urgent":
        html = render_to_string("conversations/_urgent.html", frame.data)
        return streams.Frame(frame.id, frame.event, {"html": html})
    return frame


def _end(message: Message) -> dict[str, Any]:
    """``parts`` is how many frames with words an unbroken stream has brought."""
    sentences = decode_all(AnswerSentence, message.sentences or [])
    parts = len(show_blocks(sentences, {})) + bool(message.urgent)
    return {"status": message.status, "parts": parts}
