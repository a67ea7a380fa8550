"""What a person calls a document of each kind."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_noop

from documents.pipeline.files.identify import MediaType
from documents.pipeline.types import Kind

ARCHIVE_NAME = gettext_noop("Packed documents")
RECORD_NAME = gettext_noop("Health record")
_RECORDS = frozenset({MediaType.CDA, MediaType.FHIR, MediaType.HL7V2})
KIND_NAMES = {
    Kind.LAB_REPORT: gettext_noop("Lab report"),
    Kind.VISIT_NOTE: gettext_noop("Visit note"),
    Kind.DISCHARGE_SUMMARY: gettext_noop("Discharge summary"),
    Kind.PROCEDURE_NOTE: gettext_noop("Procedure note"),
    Kind.PRESCRIPTION: gettext_noop("Prescription"),
    Kind.IMAGING_REPORT: gettext_noop("Imaging report"),
    Kind.PATHOLOGY_REPORT: gettext_noop("Pathology report"),
    Kind.HEART_TEST: gettext_noop("Heart test report"),
    Kind.REFERRAL: gettext_noop("Referral"),
    Kind.LETTER: gettext_noop("Letter"),
    Kind.VACCINATION: gettext_noop("Vaccination record"),
    Kind.INSURANCE: gettext_noop("Insurance paper"),
    Kind.IDENTITY: gettext_noop("Identity document"),
    Kind.OTHER: gettext_noop("Document"),
}


def kind_name(media_type: str, kind: str | None) -> str:
    """In the reader's language; an archive and a record have names of their own."""
    if media_type == MediaType.ZIP:
        return gettext(ARCHIVE_NAME)
    if media_type in _RECORDS and kind in ("", Kind.OTHER):
        return gettext(RECORD_NAME)
    return gettext(KIND_NAMES[Kind(kind) if kind else Kind.OTHER])
