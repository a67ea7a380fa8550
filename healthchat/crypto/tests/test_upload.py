"""Uploads: encrypted as they arrive, never in clear on a disk, gone unless somebody uses them."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.test import override_settings
from django.test.client import BOUNDARY
from pytest_django import Settings

from healthchat import storage, tenancy
from healthchat.actor import Actor, Role
from healthchat.crypto import keyring
from healthchat.crypto.blobs import Reader
from healthchat.crypto.checks import check_keys
from healthchat.crypto.tests.conftest import Place
from healthchat.crypto.tests.multipart import body_of, files_in, request_with, uploads
from healthchat.crypto.upload import EncryptedUpload, UploadTooLarge, upload_context
from healthchat.storage.local import LocalSink

CANARY = b"CANARY-plaintext-of-a-made-up-patient "


def test_it_is_the_only_handler_and_the_check_says_when_it_is_not() -> None:
    handlers: list[FileUploadHandler] = list(HttpRequest().upload_handlers)
    assert [type(handler).__name__ for handler in handlers] == ["EncryptingUploadHandler"]
    assert check_keys(None) == []
    with override_settings(
        FILE_UPLOAD_HANDLERS=["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
    ):
        assert [message.id for message in check_keys(None)] == ["crypto.E003"]


@pytest.mark.parametrize("size", [1, 5000, 3_000_000])
def test_a_file_is_kept_under_the_patients_key(alice: Actor, folder: Path, size: int) -> None:
    data = (CANARY * (size // len(CANARY) + 1))[:size]
    (upload,) = uploads(request_with(body_of(("my report.pdf", data)), alice))
    assert (upload.name, upload.size, upload.content_type) == (
        "my report.pdf",
        size,
        "application/pdf",
    )
    assert upload.sha256 == hashlib.sha256(data).hexdigest()
    assert upload.head == data[:4096]
    assert upload.open_plain().read() == data
    assert b"".join(upload.chunks()) == data
    assert CANARY not in b"".join(path.read_bytes() for path in files_in(folder))
    assert alice.patient_id is not None
    with tenancy.scope(clinic=alice.clinic_id, patient=alice.patient_id):
        key = keyring.patient_key_by_id(alice.clinic_id, alice.patient_id, upload.key_id)
        raw = storage.default().open(upload.blob_name)
        assert Reader(raw, key, upload_context(upload.blob_name)).read() == data


def test_several_files_are_several_blobs(alice: Actor, folder: Path) -> None:
    contents = [b"first" * 1000, b"", b"third"]
    found = uploads(
        request_with(body_of(*((f"{i}.pdf", c) for i, c in enumerate(contents))), alice)
    )
    assert [each.open_plain().read() for each in found] == contents
    assert len({each.blob_name for each in found}) == len(files_in(folder)) == 3


def test_plaintext_is_never_written_to_a_file(
    alice: Actor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def refuse(*args: Any, **kwargs: Any) -> Any:
        opened.append("temporary file")
        raise AssertionError

    for name in ("NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    written: list[bytes] = []
    real = LocalSink.write

    def write(sink: LocalSink, data: bytes) -> int:
        written.append(data)
        return real(sink, data)

    monkeypatch.setattr(LocalSink, "write", write)
    (upload,) = uploads(request_with(body_of(("a.pdf", CANARY * 100_000)), alice))
    assert upload.size == len(CANARY) * 100_000
    assert opened == []
    assert written
    assert CANARY not in b"".join(written)


@pytest.mark.parametrize("role", [Role.PROXY, Role.ADMIN, Role.CLINICIAN, Role.COMPLIANCE, None])
def test_files_of_anybody_else_are_dropped(here: Place, folder: Path, role: Role | None) -> None:
    actor = role and Actor(here.clinic, role, user_id=uuid4(), patient_id=here.alice)
    request = request_with(body_of(("a.pdf", CANARY)), actor or None)
    assert not request.FILES
    assert files_in(folder) == []


def test_a_file_over_the_limit_keeps_nothing_and_its_neighbours_stay(
    alice: Actor, folder: Path, settings: Settings
) -> None:
    settings.MAX_UPLOAD_BYTES = 100_000
    body = body_of(("ok.pdf", b"x" * 100_000), ("big.pdf", b"y" * 100_001), ("ok2.pdf", b"z"))
    first, big, last = uploads(request_with(body, alice))
    assert (first.too_large, big.too_large, last.too_large) == (False, True, False)
    assert big.size == 100_001
    for read in (lambda: big.blob_name, big.open_plain):
        with pytest.raises(UploadTooLarge):
            read()
    assert len(files_in(folder)) == 2
    assert last.open_plain().read() == b"z"


@pytest.mark.parametrize("missing", [1, 30, 500, 100_000, 399_990])
def test_a_body_that_is_cut_off_leaves_no_blob(alice: Actor, folder: Path, missing: int) -> None:
    whole = body_of(("a.pdf", b"x" * 200_000), ("b.pdf", b"y" * 200_000))
    request = request_with(whole[:-missing], alice, length=len(whole))
    with pytest.raises(MultiPartParserError, match="cut off"):
        _ = request.FILES
    assert files_in(folder) == []


def test_a_body_without_its_end_leaves_no_blob(alice: Actor, folder: Path) -> None:
    whole = body_of(("a.pdf", b"x" * 200_000))
    cut = whole[: -len(BOUNDARY) - 20]
    request = request_with(cut, alice)
    with pytest.raises(MultiPartParserError, match="cut off"):
        _ = request.FILES
    assert files_in(folder) == []


def test_a_connection_that_breaks_leaves_no_blob(
    alice: Actor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = body_of(("a.pdf", b"x" * 200_000), ("b.pdf", b"y" * 2_000_000))
    request = request_with(whole, alice)
    stream = request.environ["wsgi.input"]  # type: ignore[attr-defined]
    monkeypatch.setattr(request, "_stream", Breaking(stream))
    with pytest.raises(OSError, match="went away"):
        _ = request.FILES
    assert files_in(folder) == []


class Breaking:
    """A stream that fails after half a megabyte."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.left = 500_000

    def read(self, size: int = -1) -> bytes:
        self.left -= size
        if self.left < 0:
            raise OSError("the client went away")
        return bytes(self.stream.read(size))


def test_storage_that_fails_leaves_no_blob(
    alice: Actor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(sink: LocalSink, data: bytes) -> int:
        raise OSError("no space left")

    request = request_with(body_of(("a.pdf", b"x" * 2_000_000)), alice)
    monkeypatch.setattr(LocalSink, "write", full)
    with pytest.raises(OSError, match="no space"):
        _ = request.FILES
    assert files_in(folder) == []


def test_a_hundred_megabytes_need_little_memory(alice: Actor, folder: Path) -> None:
    """In Python's own allocations; the whole process is measured by benchmarks/crypto.py."""
    import tracemalloc

    handler = request_with(b"", alice).upload_handlers[0]
    handler.new_file("files", "a.pdf", "application/pdf", None, None, {})
    piece = os.urandom(64 * 1024)
    tracemalloc.start()
    try:
        for number in range(1600):
            handler.receive_data_chunk(piece, number * len(piece))
        upload = handler.file_complete(1600 * len(piece))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(upload, EncryptedUpload)
    assert upload.size == 100 * 1024 * 1024
    assert peak < 2 * 1024 * 1024
