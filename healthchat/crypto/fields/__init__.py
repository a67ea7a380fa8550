"""Encrypted columns. A value is bound to its clinic, table, row and column, and read lazily.

The column holds an envelope (``datakey``). Loading a row decrypts nothing; the first access of the
attribute does, because only the instance knows which row it is. ``.values()`` gives ``Sealed``
ciphertext. Queries never see plaintext: filtering by it is refused, and so are ``update()`` and
``bulk_update()``, which can't know the row. ``save()`` and ``bulk_create()`` encrypt; an untouched
value keeps its ciphertext.

The model needs a UUID primary key made before the first save, ``clinic_id``, and ``patient_id`` (an
attribute or a property) unless the field says ``key="clinic"``.
"""

from __future__ import annotations

import json
from typing import Any

from django import forms

from healthchat.crypto.fields.base import EncryptedField, KeyKind
from healthchat.crypto.fields.values import Sealed

__all__ = ["EncryptedField", "EncryptedJSONField", "EncryptedTextField", "KeyKind", "Sealed"]


class EncryptedTextField(EncryptedField):
    """Text of any length."""

    _pyi_private_set_type: str
    _pyi_private_get_type: str
    description = "Encrypted text"

    def check_value(self, value: Any) -> None:
        if not isinstance(value, str):
            raise TypeError(f"{self.name} holds text")

    def dump(self, value: str) -> bytes:
        return value.encode("utf-8", "surrogatepass")

    def load(self, plain: bytes) -> str:
        return plain.decode("utf-8", "surrogatepass")

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(
            **{"form_class": forms.CharField, "widget": forms.Textarea, **kwargs}
        )


class EncryptedJSONField(EncryptedField):
    """A JSON value. A change within a list or dict is noticed when the row is saved."""

    description = "Encrypted JSON"

    def check_value(self, value: Any) -> None:
        if hasattr(value, "resolve_expression"):
            raise TypeError(f"{self.name} holds a JSON value")

    def dump(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()

    def load(self, plain: bytes) -> Any:
        return json.loads(plain)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": forms.JSONField, **kwargs})
