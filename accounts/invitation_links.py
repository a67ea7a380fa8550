"""The links of invitations: which clinic, and a secret that only the message holds."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass
from uuid import UUID

SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Token:
    """A clinic's id, so that the link can be looked up in its scope, and a random secret."""

    clinic_id: UUID
    secret: bytes

    @classmethod
    def new(cls, clinic_id: UUID) -> Token:
        """A token nobody can guess."""
        return cls(clinic_id, secrets.token_bytes(SECRET_BYTES))

    @classmethod
    def parse(cls, text: str) -> Token | None:
        """The token of a link, or None for what is none."""
        try:
            raw = base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)
        except (binascii.Error, UnicodeEncodeError, ValueError):
            return None
        if len(raw) != 16 + SECRET_BYTES:
            return None
        return cls(UUID(bytes=raw[:16]), raw[16:])

    @property
    def text(self) -> str:
        """As it stands in the link: 64 characters, no padding."""
        return base64.urlsafe_b64encode(self.clinic_id.bytes + self.secret).decode()

    @property
    def digest(self) -> bytes:
        """What is kept. A random secret of 256 bits needs no slow hash."""
        return hashlib.sha256(self.clinic_id.bytes + self.secret).digest()
