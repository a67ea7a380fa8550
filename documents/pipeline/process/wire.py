"""Frames between the reading process and its parent: JSON and raw bytes, never pickles.

The reading process works on hostile bytes, so the parent must be able to take its answers without
running anything they say: a frame is a length-prefixed JSON object and an optional blob, both
bounded.
"""

from __future__ import annotations

import json
import socket
import struct
from typing import Any, Final

from documents.pipeline.types import Box, Findings, Page, PageImage, Reader, Source, Word

_HEAD: Final = struct.Struct("!II")
MAX_JSON: Final = 64 * 1024 * 1024
MAX_BLOB: Final = 64 * 1024 * 1024

Message = dict[str, Any]


class Broken(Exception):
    """The other side is gone, or sent what no honest side sends."""


def send(sock: socket.socket, message: Message, blob: bytes = b"") -> None:
    """Write one frame."""
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )
    try:
        sock.sendall(_HEAD.pack(len(body), len(blob)) + body)
        if blob:
            sock.sendall(blob)
    except OSError as error:
        raise Broken from error


def receive(sock: socket.socket) -> tuple[Message, bytes]:
    """Read one frame; raises ``Broken`` at the end of the stream, ``TimeoutError`` as set."""
    body_size, blob_size = _HEAD.unpack(_exactly(sock, _HEAD.size))
    if body_size > MAX_JSON or blob_size > MAX_BLOB:
        raise Broken
    body = _exactly(sock, body_size)
    blob = _exactly(sock, blob_size) if blob_size else b""
    try:
        message = json.loads(body)
    except ValueError as error:
        raise Broken from error
    if not isinstance(message, dict):
        raise Broken
    return message, blob


def _exactly(sock: socket.socket, size: int) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        try:
            part = sock.recv(min(1 << 20, size - len(parts)))
        except TimeoutError:
            raise
        except OSError as error:
            raise Broken from error
        if not part:
            raise Broken
        parts += part
    return bytes(parts)


def page_to_message(page: Page, image: PageImage | None) -> tuple[Message, bytes]:
    """A page as a frame; its words as short arrays, since a page has thousands."""
    message: Message = {
        "t": "page",
        "number": page.number,
        "text": page.text,
        "words": [
            [
                word.start,
                word.end,
                [word.box.x0, word.box.y0, word.box.x1, word.box.y1] if word.box else None,
                word.confidence,
                word.doubt,
            ]
            for word in page.words
        ],
        "width": page.width,
        "height": page.height,
        "reader": page.reader.value,
        "warnings": list(page.warnings),
    }
    if image is not None:
        message["image"] = [image.media_type, image.width, image.height]
    return message, image.data if image is not None else b""


def page_from_message(message: Message, blob: bytes) -> tuple[Page, PageImage | None]:
    """The page of a frame; raises ``Broken`` where a field is not what it must be."""
    try:
        text = str(message["text"])
        words = []
        for start, end, box, confidence, doubt in message["words"]:
            if not 0 <= start < end <= len(text):
                raise Broken
            words.append(
                Word(
                    text[start:end],
                    int(start),
                    int(end),
                    Box(*(float(side) for side in box)) if box else None,
                    None if confidence is None else float(confidence),
                    None if doubt is None else str(doubt),
                )
            )
        page = Page(
            number=int(message["number"]),
            text=text,
            words=tuple(words),
            width=float(message["width"]),
            height=float(message["height"]),
            reader=Reader(message["reader"]),
            warnings=tuple(str(warning) for warning in message["warnings"]),
        )
        image = None
        if "image" in message:
            media_type, width, height = message["image"]
            if media_type not in {"image/webp", "image/jpeg", "image/png"}:
                raise Broken
            image = PageImage(page.number, media_type, blob, int(width), int(height))
    except (KeyError, TypeError, ValueError) as error:
        raise Broken from error
    return page, image


def findings_to_message(findings: Findings) -> Any:
    """The findings of a structured record as JSON data."""
    from pydantic import TypeAdapter

    return TypeAdapter(Findings).dump_python(findings, mode="json")


def findings_from_message(data: Any, page_count: int) -> Findings:
    """Those findings again; raises ``Broken`` where a field or a place is not what it must be."""
    from pydantic import TypeAdapter, ValidationError

    try:
        findings = TypeAdapter(Findings).validate_python(data)
    except ValidationError as error:
        raise Broken from error
    places: list[Source] = [row.value_source for row in findings.labs]
    places += [sign.value_source for sign in findings.vitals]
    for found in (
        findings.labs, findings.medications, findings.conditions, findings.symptoms,
        findings.allergies, findings.followups, findings.dates, findings.sections,
        findings.procedures, findings.impressions, findings.vitals, findings.appointments,
        findings.suggestions,
    ):  # fmt: skip
        places += [each.source for each in found]
    if not all(1 <= at.page <= page_count and 0 <= at.start < at.end for at in places):
        raise Broken
    return findings
