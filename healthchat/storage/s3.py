"""Files in an S3 bucket: multipart as they stream in, range requests as they are read.

boto3 takes credentials and ``AWS_ENDPOINT_URL_S3`` from the environment as it always does. What a
killed process began is removed by ``sweep``; a lifecycle rule on the bucket is a good second guard.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, BinaryIO

from healthchat.storage import checked, is_ours

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import CompletedPartTypeDef

PART = 8 * 1024 * 1024
READ_AHEAD = 1024 * 1024
_MISSING = {"404", "NoSuchKey", "NotFound"}


class S3Sink:
    """Holds one part in memory; a file smaller than a part is one plain request."""

    def __init__(self, client: S3Client, bucket: str, key: str) -> None:
        self._client = client
        self._bucket = bucket
        self._key = key
        self._buffer = bytearray()
        self._upload: str | None = None
        self._parts: list[CompletedPartTypeDef] = []
        self._ended = False

    def write(self, data: bytes, /) -> int:
        """Into the buffer; every full part goes out."""
        if self._ended:
            raise ValueError("the file is closed")
        self._buffer += data
        while len(self._buffer) >= PART:
            self._send(bytes(self._buffer[:PART]))
            del self._buffer[:PART]
        return len(data)

    def _send(self, body: bytes) -> None:
        if self._upload is None:
            begun = self._client.create_multipart_upload(Bucket=self._bucket, Key=self._key)
            self._upload = begun["UploadId"]
        number = len(self._parts) + 1
        done = self._client.upload_part(
            Bucket=self._bucket,
            Key=self._key,
            UploadId=self._upload,
            PartNumber=number,
            Body=body,
        )
        self._parts.append({"ETag": done["ETag"], "PartNumber": number})

    def close(self) -> None:
        """Complete the upload; S3 refuses if the name was taken meanwhile."""
        from botocore.exceptions import ClientError

        if self._ended:
            return
        try:
            if self._upload is None:
                self._client.put_object(
                    Bucket=self._bucket, Key=self._key, Body=bytes(self._buffer), IfNoneMatch="*"
                )
            else:
                if self._buffer:
                    self._send(bytes(self._buffer))
                self._client.complete_multipart_upload(
                    Bucket=self._bucket,
                    Key=self._key,
                    UploadId=self._upload,
                    MultipartUpload={"Parts": self._parts},
                    IfNoneMatch="*",
                )
            self._ended = True
        except ClientError as error:
            if error.response["Error"]["Code"] == "PreconditionFailed":
                raise FileExistsError(self._key) from error
            raise
        finally:
            self.abort()

    def abort(self) -> None:
        """Abort the multipart upload, if one was begun."""
        self._buffer.clear()
        if self._ended:
            return
        self._ended = True
        if self._upload is not None:
            self._client.abort_multipart_upload(
                Bucket=self._bucket, Key=self._key, UploadId=self._upload
            )


class S3Reader(io.RawIOBase):
    """Reads by range, at least ``READ_AHEAD`` at a time, pinned to the object's version by ETag."""

    def __init__(self, client: S3Client, bucket: str, key: str, size: int, etag: str) -> None:
        super().__init__()
        self._client = client
        self._bucket = bucket
        self._key = key
        self._size = size
        self._etag = etag
        self._position = 0
        self._ahead = b""
        self._ahead_at = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Moves without a request."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        self._position = max(0, base + offset)
        return self._position

    def tell(self) -> int:
        """The position."""
        return self._position

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill ``buffer``, with one request or none."""
        view = memoryview(buffer).cast("B")
        wanted = min(len(view), self._size - self._position)
        if wanted <= 0:
            return 0
        start = self._position - self._ahead_at
        if start < 0 or start >= len(self._ahead):
            self._ahead = self._range(self._position, max(wanted, READ_AHEAD))
            self._ahead_at, start = self._position, 0
        piece = self._ahead[start : start + wanted]
        view[: len(piece)] = piece
        self._position += len(piece)
        return len(piece)

    def _range(self, start: int, length: int) -> bytes:
        end = min(start + length, self._size) - 1
        reply = self._client.get_object(
            Bucket=self._bucket, Key=self._key, Range=f"bytes={start}-{end}", IfMatch=self._etag
        )
        with reply["Body"] as body:
            return body.read()


class S3Storage:
    """Objects under one prefix of one bucket."""

    def __init__(self, bucket: str, prefix: str, region: str | None) -> None:
        self.bucket = bucket
        self.prefix = prefix
        self.region = region

    @functools.cached_property
    def _client(self) -> S3Client:
        import boto3
        from botocore.config import Config

        config = Config(connect_timeout=5, read_timeout=30, retries={"max_attempts": 4})
        return boto3.client("s3", region_name=self.region, config=config)

    def _key(self, name: str) -> str:
        return f"{self.prefix}/{checked(name)}" if self.prefix else checked(name)

    def create(self, name: str) -> S3Sink:
        """Begin an upload; a taken name is refused when it is closed."""
        return S3Sink(self._client, self.bucket, self._key(name))

    def open(self, name: str) -> BinaryIO:
        """A range reader."""
        from botocore.exceptions import ClientError

        try:
            found = self._client.head_object(Bucket=self.bucket, Key=self._key(name))
        except ClientError as error:
            if error.response["Error"]["Code"] in _MISSING:
                raise FileNotFoundError(name) from error
            raise
        return S3Reader(  # type: ignore[return-value]
            self._client, self.bucket, self._key(name), found["ContentLength"], found["ETag"]
        )

    def delete(self, name: str) -> None:
        """Delete the object; S3 does not mind one that is gone."""
        self._client.delete_object(Bucket=self.bucket, Key=self._key(name))

    def exists(self, name: str) -> bool:
        """By a head request."""
        try:
            self.open(name).close()
        except FileNotFoundError:
            return False
        return True

    def names(self, older_than: timedelta, only: str = "") -> Iterator[str]:
        """By the time of the last change, as S3 tells it."""
        limit = datetime.now(UTC) - older_than
        prefix = self._key(only) if only else f"{self.prefix}/" if self.prefix else ""
        pages = self._client.get_paginator("list_objects_v2")
        for page in pages.paginate(Bucket=self.bucket, Prefix=prefix):
            for each in page.get("Contents", []):
                name = each["Key"].removeprefix(f"{self.prefix}/" if self.prefix else "")
                if is_ours(name) and each["LastModified"] < limit:
                    yield name

    def sweep(self, older_than: timedelta) -> int:
        """Multipart uploads that nobody ended."""
        limit = datetime.now(UTC) - older_than
        removed = 0
        pages = self._client.get_paginator("list_multipart_uploads")
        prefix = f"{self.prefix}/" if self.prefix else ""
        for page in pages.paginate(Bucket=self.bucket, Prefix=prefix):
            for upload in page.get("Uploads", []):
                if upload["Initiated"] < limit:
                    self._client.abort_multipart_upload(
                        Bucket=self.bucket, Key=upload["Key"], UploadId=upload["UploadId"]
                    )
                    removed += 1
        return removed
