"""Mail for a machine without a mail server: one private file a message."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class FileBackend(BaseEmailBackend):
    """Writes each message to EMAIL_FILE_PATH, readable by its owner only.

    The console line names the file, never the address or the text: an invitation's link opens
    an account, and terminals are logged.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write all messages; a folder that can't be written raises, unless fail_silently."""
        folder = Path(settings.EMAIL_FILE_PATH)
        sent = 0
        for message in email_messages:
            stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
            path = folder / f"{stamp}-{uuid4().hex[:8]}.eml"
            try:
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(handle, "wb") as file:
                    file.write(message.message().as_bytes())
            except OSError:
                if not self.fail_silently:
                    raise
                continue
            sys.stderr.write(f"A message was written to {path}\n")
            sent += 1
        return sent
