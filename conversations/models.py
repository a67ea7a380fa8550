"""Questions and their answers, every word under the patient's key.

A message's text is what was asked or said; an answer's sentences each have citations, rows of
their own, so that what an answer rests on can be listed without opening it.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models import Document
from healthchat.actor import Actor, Role
from healthchat.crypto.fields import EncryptedJSONField, EncryptedTextField
from healthchat.tenancy import PatientManager, PatientModel, TenantForeignKey


class ConversationQuerySet(models.QuerySet["Conversation"]):
    """Who may see which conversations."""

    def visible_to(self, actor: Actor) -> ConversationQuerySet:
        """The patient's own. A proxy reads documents, not what the patient asked in private."""
        if actor.role not in (Role.PATIENT, Role.SYSTEM) or actor.patient_id is None:
            return self.none()
        return self.filter(clinic_id=actor.clinic_id, patient_id=actor.patient_id)


class Conversation(PatientModel):
    """A row of questions, about one document or about the whole record (``document`` None)."""

    document = TenantForeignKey(
        Document, on_delete=models.CASCADE, null=True, related_name="conversations"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    last_at = models.DateTimeField(auto_now_add=True)

    objects = PatientManager.from_queryset(ConversationQuerySet)()  # type: ignore[misc]

    class Meta(PatientModel.Meta):
        indexes = [models.Index(fields=["clinic_id", "patient_id", "-last_at"])]


class Author(models.TextChoices):
    """Who speaks in a message."""

    PATIENT = "patient", _("You")
    PORTAL = "portal", "HealthChat"


class MessageStatus(models.TextChoices):
    """What became of a message; everything but WAITING and ANSWERING is final."""

    ASKED = "asked", _("Asked")
    WAITING = "waiting", _("Waiting")
    ANSWERING = "answering", _("Being answered")
    ANSWERED = "answered", _("Answered")
    NOT_FOUND = "not_found", _("Not in your documents")
    FAILED = "failed", _("No answer")


FINAL = (
    MessageStatus.ASKED,
    MessageStatus.ANSWERED,
    MessageStatus.NOT_FOUND,
    MessageStatus.FAILED,
)


class Message(PatientModel):
    """A question or an answer. ``sentences`` is a list of ``answering.types.AnswerSentence``.

    ``own`` is the same in the portal's own words, where a model worded some of it
    (``conversations.shown``). ``urgent`` holds the guidance that the rules put before the answer,
    whatever came after it. ``language`` is the one that the person who asked reads.
    """

    conversation = TenantForeignKey(Conversation, on_delete=models.CASCADE, related_name="messages")
    number = models.PositiveIntegerField()
    author = models.CharField(max_length=8, choices=Author.choices)
    status = models.CharField(max_length=10, choices=MessageStatus.choices)
    text = EncryptedTextField(null=True)
    sentences = EncryptedJSONField(null=True)
    own = EncryptedJSONField(null=True)
    urgent = EncryptedTextField(null=True)
    model = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=2, default="en")
    created_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True)

    class Meta(PatientModel.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "number"], name="one_message_per_number"
            )
        ]

    @property
    def is_final(self) -> bool:
        """Whether nothing more will come."""
        return self.status in FINAL


class Citation(PatientModel):
    """One place that a sentence of an answer rests on."""

    message = TenantForeignKey(Message, on_delete=models.CASCADE, related_name="citations")
    document = TenantForeignKey(Document, on_delete=models.CASCADE, related_name="citations")
    sentence = models.PositiveIntegerField()
    page = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = EncryptedTextField()

    class Meta(PatientModel.Meta):
        ordering = ["sentence", "page", "start"]
