"""Uploads are encrypted as their bytes arrive. Plaintext never touches a disk.

The handler is the only one in ``FILE_UPLOAD_HANDLERS`` (crypto.E003), so Django has nowhere to
spool to. It stores a file under the uploading patient's key, in storage, and hands the view an
``EncryptedUpload``. Files from anybody but a patient are dropped unread.

A stored file survives only if somebody uses it: until its ``blob_name`` is read, nobody can know
it, so it is deleted when the request ends; read inside a transaction, it stays if that commits.
"""

from __future__ import annotations

import hashlib
from typing import IO, TYPE_CHECKING, Any, NoReturn
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParser, MultiPartParserError
from django.utils.datastructures import MultiValueDict

from healthchat import storage, tenancy
from healthchat.actor import Actor, Role
from healthchat.crypto import blobs, keyring

if TYPE_CHECKING:
    _UploadedFile = UploadedFile[bytes]
else:
    _UploadedFile = UploadedFile

HEAD_BYTES = 4096


def upload_context(blob_name: str) -> bytes:
    """What binds an upload's ciphertext to its name in storage."""
    return b"upload:" + blob_name.encode()


def _key_of(clinic_id: UUID, patient_id: UUID, user_id: UUID | None) -> keyring.DataKey:
    with tenancy.scope(clinic=clinic_id, patient=patient_id, user=user_id):
        return keyring.patient_key(clinic_id, patient_id)


class UploadTooLarge(ValueError):
    """The file passed ``MAX_UPLOAD_BYTES``; nothing of it was kept."""


class EncryptedUpload(_UploadedFile):
    """A file that lies encrypted in storage.

    ``key_id``, ``size``, ``sha256`` (hex, of the plaintext) and ``head`` (its first 4 KiB, in
    memory) are for the view and the service. ``too_large`` says that nothing was kept: reading
    ``blob_name`` then raises ``UploadTooLarge``.
    """

    def __init__(
        self,
        *,
        name: str,
        content_type: str | None,
        size: int,
        key: keyring.DataKey,
        blob_name: str,
        sha256: str,
        head: bytes,
        too_large: bool = False,
    ) -> None:
        super().__init__(file=None, name=name, content_type=content_type, size=size)
        self.key_id = key.id
        self.sha256 = sha256
        self.head = head
        self.too_large = too_large
        self._key = key
        self._blob_name = blob_name
        self._stored = not too_large
        self._claimed = False
        self._committed = False

    @property
    def blob_name(self) -> str:
        """The file's name in storage. Reading it takes the file over; see the module."""
        if self.too_large:
            raise UploadTooLarge
        self._claimed = True
        transaction.on_commit(self._commit)
        return self._blob_name

    def _commit(self) -> None:
        self._committed = True

    def open_plain(self) -> blobs.Reader:
        """The plaintext, decrypted from storage as it is read."""
        if self.too_large:
            raise UploadTooLarge
        raw = storage.default().open(self._blob_name)
        return blobs.Reader(raw, self._key, upload_context(self._blob_name))

    def open(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Not as a plain file: ``open_plain`` reads it."""
        raise TypeError("use open_plain()")

    def chunks(self, chunk_size: int | None = None) -> Any:
        """The plaintext in pieces."""
        with self.open_plain() as reader:
            while piece := reader.read(chunk_size or self.DEFAULT_CHUNK_SIZE):
                yield piece

    def discard(self) -> None:
        """Delete the stored file now; a second call does nothing."""
        if self._stored:
            self._stored = False
            storage.default().delete(self._blob_name)

    def close(self) -> None:
        """By Django at the end of the request: what was not taken over, or was undone, goes."""
        if self._claimed and (self._committed or transaction.get_connection().in_atomic_block):
            return
        self.discard()


class _Counted:
    """The request's body, counting what arrives and keeping its end."""

    _TAIL = 1024

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.received = 0
        self.tail = b""

    def read(self, size: int = -1, /) -> bytes:
        """As the stream's own."""
        data = self._stream.read(size)
        self.received += len(data)
        self.tail = (self.tail + data[-self._TAIL :])[-self._TAIL :]
        return data


class EncryptingUploadHandler(FileUploadHandler):
    """Streams each file of a multipart body into one encrypted blob."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._parsing = False
        self._finished: list[EncryptedUpload] = []
        self._key: keyring.DataKey | None = None
        self._writer: blobs.Writer | None = None

    def handle_raw_input(  # type: ignore[override]
        self,
        input_data: IO[bytes],
        META: dict[str, str],  # noqa: N803
        content_length: int,
        boundary: bytes,
        encoding: str | None = None,
    ) -> tuple[QueryDict, MultiValueDict[str, _UploadedFile]] | None:
        """Parse the body ourselves, by Django's parser, so as to see whether all of it arrived.

        Django takes a body that was cut off for a shorter file. Here a cut or broken body raises
        and leaves no blob.
        """
        if self._parsing:
            return None
        self._parsing = True
        body = _Counted(input_data)
        try:
            parser = MultiPartParser(META, body, [self], encoding)  # type: ignore[arg-type]
            post, files = parser.parse()
            if body.received != content_length or b"--%b--" % boundary not in body.tail:
                raise MultiPartParserError("The upload was cut off. Please send it again.")
        except BaseException:
            self._drop_everything()
            raise
        return post, files

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a blob under the patient's key."""
        super().new_file(*args, **kwargs)
        actor: Actor | None = getattr(self.request, "actor", None)
        if actor is None or actor.role is not Role.PATIENT or actor.patient_id is None:
            raise SkipFile
        if self._key is None:
            self._key = _key_of(actor.clinic_id, actor.patient_id, actor.user_id)
        self._blob_name = str(uuid4())
        self._sha256 = hashlib.sha256()
        self._head = b""
        self._size = 0
        self._writer = blobs.Writer(
            storage.default().create(self._blob_name),
            self._key,
            upload_context(self._blob_name),
        )

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Encrypt a piece; past the limit the blob is given up and the rest runs by."""
        self._size += len(raw_data)
        if self._writer is None:
            return
        if self._size > settings.MAX_UPLOAD_BYTES:
            self._drop_current()
            return
        if len(self._head) < HEAD_BYTES:
            self._head += raw_data[: HEAD_BYTES - len(self._head)]
        self._sha256.update(raw_data)
        self._writer.write(raw_data)

    def file_complete(self, file_size: int) -> EncryptedUpload:
        """The stored file, or one that says it was too large."""
        assert self._key is not None
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.close()
        upload = EncryptedUpload(
            name=self.file_name or "",
            content_type=self.content_type,
            size=self._size,
            key=self._key,
            blob_name=self._blob_name,
            sha256=self._sha256.hexdigest(),
            head=self._head,
            too_large=writer is None,
        )
        self._finished.append(upload)
        return upload

    def upload_interrupted(self) -> None:
        """The body ended within a file."""
        self._drop_everything()

    def _drop_current(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.abort()

    def _drop_everything(self) -> None:
        self._drop_current()
        for upload in self._finished:
            upload.discard()
