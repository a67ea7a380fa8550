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


class DocumentGone(DocumentError):
    """It is not there any more, or was never this person's: all the same to whoever asks."""

    code = "document_gone"
    status = 404
    message = "This document is not here any more. Your list of documents shows what is."


class DocumentRemoved(DocumentError):
    """Its owner took it out of sight, perhaps in another window; they can put it back."""

    code = "document_removed"
    status = 404
    message = "You removed this document. You can put it back from your list of documents."


class BeingRead(DocumentError):
    """The document is read at this moment: what its page shows may be over."""

    code = "being_read"
    status = 409
    message = "We are still reading this document. Wait a moment, then look at it again."


class ReadAnew(DocumentError):
    """The value that a page showed is not the one that counts now."""

    code = "read_anew"
    status = 409
    message = "This value has changed since the page was opened. Look at it again."


class NotRetryable(DocumentError):
    """The document is not in a failed state."""

    code = "not_retryable"
    status = 409
    message = "This document is not waiting for another try."


class NotReread(DocumentError):
    """Only what was read to its end can be read again."""

    code = "not_reread"
    status = 409
    message = "Only a document that is ready can be read again."


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
