"""System checks: keys and files are configured, and uploads can't touch the disk in clear."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

from healthchat import storage
from healthchat.crypto import kms
from healthchat.storage.local import LocalStorage

HANDLERS = ["healthchat.crypto.upload.EncryptingUploadHandler"]


@checks.register(checks.Tags.security)
def check_keys(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    """E001 KMS_URL; E002 the key file's mode; E003 the upload handlers; E004 STORAGE_URL; E005 the
    key file lies among the files that it protects."""
    found: list[checks.CheckMessage] = []
    service: kms.Kms | None = None
    try:
        service = kms.from_url(settings.KMS_URL)
    except ValueError as error:
        found.append(checks.Error(str(error), id="crypto.E001"))
    if isinstance(service, kms.LocalKms) and _readable_by_others(service.path):
        found.append(
            checks.Error(
                f"the key file {service.path} may be read by others",
                hint=f"chmod 600 {service.path}",
                id="crypto.E002",
            )
        )
    if list(settings.FILE_UPLOAD_HANDLERS) != HANDLERS:
        found.append(
            checks.Error(
                "another upload handler could write plaintext to the disk",
                hint=f"FILE_UPLOAD_HANDLERS = {HANDLERS}",
                id="crypto.E003",
            )
        )
    try:
        files = storage.from_url(settings.STORAGE_URL)
    except ValueError as error:
        return [*found, checks.Error(str(error), id="crypto.E004")]
    if (
        isinstance(files, LocalStorage)
        and isinstance(service, kms.LocalKms)
        and service.path.is_relative_to(files.root)
    ):
        found.append(checks.Error("the key file lies in the folder of the files", id="crypto.E005"))
    return found


def _readable_by_others(path: Path) -> bool:
    try:
        return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
    except OSError:
        return False
