"""What is kept of an uploaded document. Every word that came from it is under the patient's key.

Columns in clear hold only what the portal needs to work without looking inside: status, stage,
sizes, counts and order. Names, text, values and sentences are encrypted, the value types of
``documents.pipeline.types`` as JSON (``documents.records`` converts both ways).
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.kinds import kind_name
from documents.pipeline.files.identify import MediaType
from documents.pipeline.types import Reader
from documents.saying import said
from healthchat.actor import Actor, Role
from healthchat.crypto.fields import EncryptedJSONField, EncryptedTextField
from healthchat.tenancy import PatientManager, PatientModel, TenantForeignKey


class Status(models.TextChoices):
    """Where a document stands, as its owner sees it."""

    WAITING = "waiting", _("Waiting")
    PROCESSING = "processing", _("Being read")
    READY = "ready", _("Ready")
    REFUSED = "refused", _("Not accepted")
    FAILED = "failed", _("Something went wrong")


class Stage(models.TextChoices):
    """The step that comes next (or is under way); a killed worker resumes here."""

    EXTRACT = "extract", _("Reading the pages")
    RECOGNISE = "recognise", _("Finding values and medicines")
    COMPOSE = "compose", _("Writing the summary")
    REPHRASE = "rephrase", _("Making it easier to read")
    REREAD = "reread", _("Reading it again")
    DONE = "done", _("Done")


class Whose(models.TextChoices):
    """What is known of whom a document is about; ``documents.whose`` judges, the patient decides.

    Of those ``ASKED`` and the patient's ``OTHER`` nothing counts as this patient's; ``UNSURE`` is
    only told.
    """

    OWN = ""
    UNSURE = "unsure"
    ASKED = "asked"
    MINE = "mine"
    OTHER = "other"


APART = (Whose.ASKED, Whose.OTHER)


class DocumentQuerySet(models.QuerySet["Document"]):
    """Who may see which documents."""

    def visible_to(self, actor: Actor) -> DocumentQuerySet:
        """A patient's (or their proxy's) own documents; nobody else's, staff included."""
        if actor.role not in (Role.PATIENT, Role.PROXY, Role.SYSTEM):
            return self.none()
        return self.of(actor).filter(removed_at__isnull=True)

    def removed_by(self, actor: Actor) -> DocumentQuerySet:
        """What a patient took out of sight and can still put back."""
        if actor.role != Role.PATIENT:
            return self.none()
        return self.of(actor).filter(removed_at__isnull=False)

    def counting(self) -> DocumentQuerySet:
        """Without those that are, or may be, about somebody else."""
        return self.exclude(whose__in=APART)

    def of(self, actor: Actor) -> DocumentQuerySet:
        """Everything in the actor's patient's record, whatever its state."""
        if actor.patient_id is None:
            return self.none()
        return self.filter(clinic_id=actor.clinic_id, patient_id=actor.patient_id)


class Document(PatientModel):
    """One uploaded file. ``problem_code`` and ``problem`` say why it was refused or failed.

    ``model_allowed`` is the patient's word on whether a language model may read it at all.
    ``came_from`` is the archive that it was packed in; an archive's own ``packed`` says what became
    of its entries (``documents.importing``). ``report_index`` is the same for two files of the same
    report (``documents.duplicates``). Several photos are one document: the first is the file
    itself, the others are its ``DocumentPart``s. ``readings`` counts how often it was read anew,
    ``read_at`` is when its pages were read last. ``printed`` is whom it names as its patient.
    """

    uploaded_by = models.UUIDField()
    file_name = EncryptedTextField()
    media_type = models.CharField(max_length=100, blank=True)
    size = models.BigIntegerField()
    content_index = models.BinaryField()
    blob_name = models.CharField(max_length=100, unique=True)
    key_id = models.UUIDField()
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.WAITING)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.EXTRACT)
    kind = EncryptedTextField(null=True)
    page_count = models.PositiveIntegerField(default=0)
    pages_read = models.PositiveIntegerField(default=0)
    model_allowed = models.BooleanField(default=True)
    problem_code = models.CharField(max_length=40, blank=True)
    problem = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    processed_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    report_index = models.BinaryField(default=b"")
    came_from = TenantForeignKey(
        "documents.Document", on_delete=models.SET_NULL, null=True, related_name="unpacked"
    )
    packed = EncryptedJSONField(null=True)
    readings = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField(null=True)
    whose = models.CharField(max_length=6, choices=Whose.choices, default=Whose.OWN, blank=True)
    printed = EncryptedJSONField(null=True)

    objects = PatientManager.from_queryset(DocumentQuerySet)()  # type: ignore[misc]

    class Meta(PatientModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=Status.values), name="document_status_known"
            ),
        ]
        indexes = [
            models.Index(fields=["clinic_id", "patient_id", "-created_at"]),
            models.Index(fields=["clinic_id", "patient_id", "content_index"]),
            models.Index(fields=["clinic_id", "patient_id", "report_index"]),
        ]

    @property
    def is_settled(self) -> bool:
        """Whether nothing more happens to it by itself."""
        return self.status in (Status.READY, Status.REFUSED, Status.FAILED)

    @property
    def is_apart(self) -> bool:
        """Whether it is, or may be, about somebody else: then nothing of it counts."""
        return self.whose in APART

    @property
    def problem_said(self) -> str:
        """Why it was refused or failed, in the reader's language."""
        return said(self.problem)

    @property
    def is_archive(self) -> bool:
        """Whether it is a zip whose files became documents; it has no pages of its own."""
        return self.media_type == MediaType.ZIP

    @property
    def kind_name(self) -> str:
        """What a person would call it."""
        return kind_name(self.media_type, self.kind)


class PartOfDocument(PatientModel):
    """What the pages, rows and sentences of a document have in common."""

    document = TenantForeignKey(Document, on_delete=models.CASCADE, related_name="%(class)ss")
    number = models.PositiveIntegerField()

    class Meta(PatientModel.Meta):
        abstract = True
        ordering = ["number"]


class Page(PartOfDocument):
    """One page: its text and word boxes, and the picture of it that the patient sees."""

    text = EncryptedTextField()
    words = EncryptedJSONField()
    warnings = EncryptedJSONField()
    width = models.FloatField(default=0)
    height = models.FloatField(default=0)
    reader = models.CharField(max_length=8, choices=[(r.value, r.name) for r in Reader])
    image_blob = models.CharField(max_length=100, blank=True)
    image_media_type = models.CharField(max_length=40, blank=True)
    image_width = models.PositiveIntegerField(default=0)
    image_height = models.PositiveIntegerField(default=0)
    image_key_id = models.UUIDField(null=True)

    class Meta(PartOfDocument.Meta):
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="one_page_per_number")
        ]


class LabResult(PartOfDocument):
    """One laboratory value as printed (a ``LabRow``), in the order of the document."""

    row = EncryptedJSONField()

    class Meta(PartOfDocument.Meta):
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="one_lab_per_number")
        ]


class LabCorrection(PartOfDocument):
    """What a patient said of one value that was read: that it is right, or what it really is.

    Rows are only added (``number`` counts them in their document): the newest one on a value
    counts, and taking it back is a row too. ``said`` is a ``documents.corrections.Said``, which
    holds the reading itself, so that it finds its value again when the document is read anew.
    """

    made_by = models.UUIDField()
    created_at = models.DateTimeField(default=timezone.now)
    said = EncryptedJSONField()

    class Meta(PartOfDocument.Meta):
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="one_correction_per_number")
        ]


class DocumentPart(PartOfDocument):
    """A further photo of a document of several; ``number`` 2 follows the file itself."""

    file_name = EncryptedTextField()
    blob_name = models.CharField(max_length=100, unique=True)
    key_id = models.UUIDField()
    size = models.BigIntegerField()

    class Meta(PartOfDocument.Meta):
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="one_part_per_number")
        ]


class FindingKind(models.TextChoices):
    """Which value type a finding holds."""

    MEDICATION = "medication", _("Medicine")
    CONDITION = "condition", _("Condition")
    SYMPTOM = "symptom", _("Symptom")
    ALLERGY = "allergy", _("Allergy")
    FOLLOWUP = "followup", _("Follow-up")
    DATE = "date", _("Date")
    SECTION = "section", _("Section")
    PROCEDURE = "procedure", _("Procedure")
    IMPRESSION = "impression", _("Impression")
    VITAL = "vital", _("Vital sign")
    APPOINTMENT = "appointment", _("Appointment")
    SUGGESTION = "suggestion", _("Suggestion")


class Finding(PartOfDocument):
    """A medicine, condition, procedure or whatever else ``kind`` says was found."""

    kind = models.CharField(max_length=12, choices=FindingKind.choices)
    value = EncryptedJSONField()

    class Meta(PartOfDocument.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["document", "kind", "number"], name="one_finding_per_number"
            )
        ]


class Summary(PatientModel):
    """The summary in one language: ``SummarySentence``s, each saying whether a model worded it.

    ``judged`` keeps what the gate said of each sentence of the model (``gate.Outcome``); ``own``
    the sentences and the grade as they were before the model, so that its words can be taken
    back. ``grade`` is the school grade the words ask for, ``ease`` the measure of the language
    that has its own.
    """

    document = TenantForeignKey(Document, on_delete=models.CASCADE, related_name="summaries")
    language = models.CharField(max_length=2, default="en")
    sentences = EncryptedJSONField()
    judged = EncryptedJSONField(null=True)
    own = EncryptedJSONField(null=True)
    warnings = EncryptedJSONField()
    grade = models.FloatField()
    ease = models.FloatField(null=True)
    model = models.CharField(max_length=100, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta(PatientModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["document", "language"], name="one_summary_per_language"
            )
        ]


class Prepared(PartOfDocument):
    """A piece of what a document's page shows, made before it is asked for (``prepared``).

    ``sort`` and ``language`` say of what, ``name`` which list of it, ``number`` which part of that
    list; the one without a name holds what was counted, and what it was all made from.
    """

    sort = models.CharField(max_length=8)
    language = models.CharField(max_length=2, blank=True)
    name = models.CharField(max_length=12, blank=True)
    content = EncryptedJSONField()

    class Meta(PartOfDocument.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["document", "sort", "language", "name", "number"],
                name="one_prepared_part_per_number",
            )
        ]
