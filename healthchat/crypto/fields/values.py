"""What an instance holds for an encrypted column: ciphertext, or a value that hides itself."""

from __future__ import annotations

import copy
from typing import Any, Self


class Sealed(bytes):
    """Ciphertext as it lies in the database."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Sealed {len(self)} bytes>"


class Open:
    """A value in clear on an instance; ``sealed`` is None until it is saved.

    It prints nothing and is pickled as its ciphertext, so that no cache or error page gets to know.
    """

    __slots__ = ("context", "plain", "sealed", "value")

    def __init__(
        self, value: Any, sealed: Sealed | None = None, plain: bytes = b"", context: bytes = b""
    ) -> None:
        self.value = value
        self.sealed = sealed
        self.plain = plain
        self.context = context

    def __repr__(self) -> str:
        return "<encrypted>"

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        value = copy.deepcopy(self.value, memo)
        return type(self)(value, self.sealed, self.plain, self.context)

    def __reduce__(self) -> tuple[type[Sealed], tuple[bytes]]:
        if self.sealed is None:
            raise TypeError("an encrypted value can't be pickled before it is saved")
        return Sealed, (bytes(self.sealed),)
