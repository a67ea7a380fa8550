"""What can go wrong with a document, in words for the person it happens to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext

if TYPE_CHECKING:
    from documents.models import Document


class DocumentError(Exception):
    """Base of the app's errors; ``message`` is shown as it stands."""

    code = "document_error"
    status = 400
    message = "Something went wrong with this document."


class ReadOnlyAccess(DocumentError):
    """A proxy or a member of staff tried to change a patient's record."""

    code = "read_only"
    status = 403
    message = "You can read this record but not change it. Ask its owner to do this."


class NotRetryable(DocumentError):
    """The document is not in a failed state."""

    code = "not_retryable"
    status = 409
    message = "This document is not waiting for another try."


class TooLarge(DocumentError):
    """The file is over the portal's limit; nothing of it was kept."""

    code = "too_large"
    status = 413

    def __init__(self, limit: int) -> None:
        super().__init__(self.code)
        self.message = gettext(
            "This file is larger than %(limit)s MB, so it was not kept. "
            "Try a smaller file, or split it into parts."
        ) % {"limit": limit // 1024**2}


class AlreadyHere(DocumentError):
    """The very same file is in the record already; it was not kept a second time."""

    code = "already_here"
    status = 409

    def __init__(self, document: Document) -> None:
        super().__init__(self.code)
        self.document = document
        removed = gettext("You removed this document on %(day)s. You can put it back.")
        here = gettext("You already have this document (added on %(day)s).")
        day = date_format(document.removed_at or document.created_at, "DATE_FORMAT")
        self.message = (removed if document.removed_at else here) % {"day": day}


class NoFile(DocumentError):
    """The form came without a file."""

    code = "no_file"
    message = "No file arrived. Choose one and try again."


class CannotConfirm(DocumentError):
    """The reading is no value, or an impossible one: it can't simply be right."""

    code = "cannot_confirm"
    status = 409
    message = "We could not read this one as a value. Please type what the page says."


class Unlikely(DocumentError):
    """A correction that cannot be, or that asks for a second yes."""

    code = "unlikely"
    message = "This does not fit the test. Look at the page again, and at what you typed."


class NothingToUndo(DocumentError):
    """The value is as it was read."""

    code = "nothing_to_undo"
    status = 409
    message = "This value is as we read it. There is nothing to take back."
