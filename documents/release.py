"""Which code prepares what pages show: an upgrade must not leave its predecessor's words behind."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

import documents
import knowledge

_ENDINGS = frozenset({".py", ".toml", ".json"})
_NOT_SHOWN = frozenset({"tests", "migrations", "management", "evaluation"})


def _digest() -> str:
    digest = blake2b(digest_size=8)
    for package in (documents, knowledge):
        root = Path(package.__path__[0])
        for path in sorted(root.rglob("*")):
            inside = path.relative_to(root)
            if path.suffix in _ENDINGS and not _NOT_SHOWN.intersection(inside.parts):
                digest.update(f"{package.__name__}/{inside.as_posix()}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


RELEASE = _digest()
"""The same for the same code and the same knowledge, on whatever machine. Read when the code is: an
upgrade in place must not pass what older code prepares for its own."""
