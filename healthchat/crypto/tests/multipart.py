"""Uploads as a browser sends them, and what lies in storage afterwards."""

from __future__ import annotations

import io
from pathlib import Path

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest
from django.test import RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT

from healthchat.actor import Actor
from healthchat.crypto.upload import EncryptedUpload


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def body_of(*files: tuple[str, bytes], extra: bytes = b"") -> bytes:
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
        "Content-Type: application/pdf\r\n\r\n".encode()
        + data
        + b"\r\n"
        for name, data in files
    ]
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode() + extra


def request_with(body: bytes, actor: Actor | None, length: int | None = None) -> HttpRequest:
    environ = RequestFactory().post("/documents/upload/", content_type=MULTIPART_CONTENT).environ
    environ["CONTENT_LENGTH"] = str(len(body) if length is None else length)
    environ["wsgi.input"] = io.BytesIO(body)
    request = WSGIRequest(environ)
    request.actor = actor  # type: ignore[attr-defined]
    return request


def uploads(request: HttpRequest) -> list[EncryptedUpload]:
    found = request.FILES.getlist("files")
    assert all(isinstance(each, EncryptedUpload) for each in found)
    return found  # type: ignore[return-value]
