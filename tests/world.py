"""One of everything for each patient and each clinic: what the route matrix asks for."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from http.cookies import SimpleCookie
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.invitation_links import Token
from accounts.models import Invitation
from accounts.services import invitations
from conversations import services as conversation_services
from conversations.models import Message, MessageStatus
from documents import blobs
from documents.models import Document, LabResult, Page, Status
from documents.pipeline.types import LabRow, PageImage, Source
from documents.records import encode
from documents.services import lifecycle as document_services
from healthchat.actor import Role
from healthchat.crypto import keyring
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast, Person, make_cast

REPORT = b"""WILLOW STREET LABORATORY
Collected: 2026-03-02
Test                Result    Unit      Reference range   Flag
Hemoglobin          9.1       g/dL      13.0 - 17.0       L
TSH                 2.1       mIU/L     0.4 - 4.0
"""
NOBODY = "nobody"
PATIENTS = ("alice", "dana", "frank")
ADMINS = ("carol", "charlie")


@dataclass(frozen=True, slots=True)
class Target:
    """An object to ask for: whose it is (None for what does not exist), and its address."""

    label: str
    owner: str | None
    params: Mapping[str, Any]


@dataclass
class World:
    """The cast, what they own, and a logged-in browser for each."""

    cast: Cast
    people: dict[str, Person]
    targets: dict[str, list[Target]] = field(default_factory=dict)
    cookies: dict[str, SimpleCookie] = field(default_factory=dict)

    def client(self, name: str, *, csrf: bool = False) -> Client:
        """A browser of this person's, as if just logged in; ``csrf`` makes it as strict as real."""
        client = Client(raise_request_exception=False, enforce_csrf_checks=csrf)
        if name != NOBODY:
            client.cookies = copy.deepcopy(self.cookies[name])
        return client

    def may_see(self, name: str, target: Target) -> bool:
        """Whether the object is in this person's clinic and, for a patient's object, record."""
        if name == NOBODY or target.owner is None:
            return False
        person, owner = self.people[name], self.people[target.owner]
        if owner.actor.patient_id is not None:
            return person.actor.patient_id == owner.actor.patient_id
        return person.actor.clinic_id == owner.actor.clinic_id


def make_world() -> World:
    """Everything, in the transaction that is open."""
    cast = make_cast()
    people = cast.by_part()
    world = World(cast, people)
    world.cookies = {name: person.client().cookies for name, person in people.items()}
    for name in PATIENTS:
        _documents(world, name)
        _conversations(world, name)
    for name in ADMINS:
        _administration(world, name)
    _nowhere(world)
    return world


def _add(world: World, kind: str, owner: str, **params: Any) -> None:
    world.targets.setdefault(kind, []).append(Target(f"{owner}'s", owner, params))


def _documents(world: World, name: str) -> None:
    person = world.people[name]
    response = person.client().post(
        "/documents/upload/",
        {"files": SimpleUploadedFile("report.txt", REPORT)},
        headers={"accept": "application/json"},
    )
    ready = UUID(response.json()["documents"][0]["id"])
    run_waiting(kind=document_services.PROCESS)
    _add(world, "document", name, document_id=ready)
    with person.scope():
        document = Document.objects.get(id=ready)
        assert document.status == Status.READY
        page = Page.objects.get(document=document, number=1)
        key = keyring.patient_key(document.clinic_id, document.patient_id)
        picture = PageImage(1, "image/png", b"not really a picture", 1, 1)
        page.image_blob = blobs.write_page_image(page.id, picture, key)
        page.image_media_type, page.image_key_id = "image/png", key.id
        page.save()
        _add(world, "page", name, document_id=ready, number=1)
        _value_of_their_own(world, name, document)
        for kind in ("failed document", "removed document"):
            other = Document.objects.create(
                uploaded_by=person.user.pk,
                file_name="other.txt",
                size=1,
                content_index=b"",
                blob_name=str(uuid4()),
                key_id=document.key_id,
                status=Status.FAILED,
            )
            if kind == "removed document":
                document_services.remove_document(actor=person.actor, document=other)
            _add(world, kind, name, document_id=other.id)


def _value_of_their_own(world: World, name: str, document: Document) -> None:
    """A test that nobody else has a value of: its address names the test alone."""
    number, key = {"alice": (91, "ferritin"), "dana": (92, "sodium"), "frank": (93, "potassium")}[
        name
    ]
    place = Source(1, 0, 6)
    row = LabRow(key, "50", None, place, place, number=Decimal(50), analyte=key)
    LabResult.objects.create(document=document, number=number, row=encode(row))
    _add(world, "test", name, analyte=key)


def _conversations(world: World, name: str) -> None:
    person = world.people[name]
    with person.scope():
        for kind, status in (
            ("conversation", MessageStatus.ANSWERED),
            ("failed answer", MessageStatus.FAILED),
        ):
            answer = conversation_services.ask_question(actor=person.actor, question="What is TSH?")
            Message.objects.filter(id=answer.id).update(status=status)
            ids = {"conversation_id": answer.conversation_id}
            _add(world, kind, name, **ids, message_id=answer.id)
            if kind == "conversation":
                _add(world, "answer", name, **ids, message_id=answer.id)
    # Somebody's own conversation with somebody else's answer in it does not exist either.
    if name == "dana":
        own, theirs = world.targets["answer"]
        mixed = {**own.params, "message_id": theirs.params["message_id"]}
        world.targets["answer"].append(Target("alice's conversation, dana's answer", None, mixed))


def _administration(world: World, name: str) -> None:
    administrator = world.people[name]
    colleague = {"carol": "dana", "charlie": "frank"}[name]
    _add(world, "membership", name, membership_id=world.people[colleague].membership.id)
    with administrator.scope():
        invitation = invitations.send_invitation(
            actor=administrator.actor,
            email=f"grace-{uuid4().hex[:8]}@example.org",
            name="Grace Sample",
            role=Role.CLINICIAN,
            base_url="http://testserver",
        )
        token = Token.new(administrator.actor.clinic_id)
        Invitation.objects.filter(id=invitation.id).update(token_hash=token.digest)
    _add(world, "invitation", name, invitation_id=invitation.id)
    _add(world, "invitation link", name, token=token.text)


def _nowhere(world: World) -> None:
    """Addresses of the same shape that lead to nothing."""
    for targets in world.targets.values():
        params = {
            key: uuid4() if isinstance(value, UUID) else value
            for key, value in targets[0].params.items()
        }
        if "token" in params:
            params["token"] = Token.new(world.cast.clinic.id).text
        if "analyte" in params:
            params["analyte"] = "calcium"
        targets.append(Target("unknown", None, params))
