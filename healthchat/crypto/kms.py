"""The key management service that wraps clinic keys: a local key file or AWS KMS.

Chosen by ``KMS_URL``:

- ``file:///path/to/kms.key``: master keys in a file that only its owner may read. Made on the
  first wrap. A line holds one key, ``v1 <id> <base64>``; the last line wraps, all unwrap.
- ``awskms://alias/name?region=eu-west-1`` (or a key's ARN in place of the alias) through boto3,
  which takes credentials and ``AWS_ENDPOINT_URL_KMS`` from the environment as it always does.
"""

from __future__ import annotations

import base64
import functools
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from healthchat.crypto.datakey import KEY_BYTES, bind
from healthchat.crypto.errors import KeyUnavailable, TamperEvent, tampered

if TYPE_CHECKING:
    from mypy_boto3_kms import KMSClient

Context = Mapping[str, str]


class Kms(Protocol):
    """Wraps key material. ``context`` is authenticated: unwrapping needs the same one."""

    def wrap(self, secret: bytes, context: Context) -> bytes:
        """Encrypt a key. Raises ``KeyUnavailable``."""
        ...

    def unwrap(self, wrapped: bytes, context: Context) -> bytes:
        """Decrypt a key. Raises ``KeyUnavailable``, or ``Tampered`` where it does not verify."""
        ...

    def rotate_master(self) -> None:
        """Have later wraps use a new master key, where that is ours to decide."""
        ...


def _encode(context: Context) -> bytes:
    return bind(*(part for item in sorted(context.items()) for part in item))


class LocalKms:
    """Master keys in one local file with mode 0600, in a folder outside the database's."""

    _ID = 8
    _NONCE = 12

    def __init__(self, path: Path) -> None:
        self.path = path

    def wrap(self, secret: bytes, context: Context) -> bytes:
        """Under the file's last key; makes the file where there is none."""
        if not self.path.exists():
            self._create()
        key_id, key = list(self._keys().items())[-1]
        nonce = os.urandom(self._NONCE)
        return b"\x01" + key_id + nonce + AESGCM(key).encrypt(nonce, secret, _encode(context))

    def unwrap(self, wrapped: bytes, context: Context) -> bytes:
        """By whichever of the file's keys wrapped it."""
        head = 1 + self._ID
        key = self._keys().get(wrapped[1:head]) if wrapped[:1] == b"\x01" else None
        if key is None:
            raise KeyUnavailable(
                f"{self.path} does not hold the master key that this clinic's key needs. "
                "Restore the key file that belongs to this database."
            )
        try:
            nonce, sealed = wrapped[head : head + self._NONCE], wrapped[head + self._NONCE :]
            return AESGCM(key).decrypt(nonce, sealed, _encode(context))
        except (InvalidTag, ValueError):
            raise tampered(TamperEvent("key", "a wrapped clinic key does not verify")) from None

    def rotate_master(self) -> None:
        """Add a master key; the old ones stay in the file for what they still wrap."""
        if not self.path.exists():
            self._create()
            return
        self._keys()
        self._replace(self.path.read_text("ascii") + self._line())

    def _keys(self) -> dict[bytes, bytes]:
        try:
            mode = self.path.stat().st_mode
            text = self.path.read_text("ascii")
        except (OSError, UnicodeDecodeError) as error:
            raise KeyUnavailable(f"the key file {self.path} can't be read") from error
        if stat.S_IMODE(mode) & 0o077:
            raise KeyUnavailable(
                f"the key file {self.path} may be read by others; run: chmod 600 {self.path}"
            )
        keys: dict[bytes, bytes] = {}
        for line in text.splitlines():
            try:
                version, key_id, key = line.split()
                keys[bytes.fromhex(key_id)] = base64.b64decode(key, validate=True)
            except ValueError as error:
                raise KeyUnavailable(f"the key file {self.path} is damaged") from error
            if version != "v1" or len(keys[bytes.fromhex(key_id)]) != KEY_BYTES:
                raise KeyUnavailable(f"the key file {self.path} is damaged")
        if not keys:
            raise KeyUnavailable(f"the key file {self.path} is empty")
        return keys

    def _line(self) -> str:
        secret = base64.b64encode(AESGCM.generate_key(bit_length=256)).decode()
        return f"v1 {os.urandom(self._ID).hex()} {secret}\n"

    def _create(self) -> None:
        """Two processes may arrive at once: the link decides, and both read what won."""
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = self._write_part(self._line())
        try:
            os.link(part, self.path)
        except FileExistsError:
            pass
        finally:
            part.unlink()
        self._sync_folder()

    def _replace(self, text: str) -> None:
        self._write_part(text).replace(self.path)
        self._sync_folder()

    def _write_part(self, text: str) -> Path:
        part = self.path.with_name(f".{self.path.name}.{os.urandom(6).hex()}")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        return part

    def _sync_folder(self) -> None:
        descriptor = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


class AwsKms:
    """A symmetric AWS KMS key. The context is KMS's encryption context, so CloudTrail shows it."""

    def __init__(self, key: str, region: str | None) -> None:
        self.key = key
        self.region = region

    @functools.cached_property
    def _client(self) -> KMSClient:
        import boto3
        from botocore.config import Config

        config = Config(connect_timeout=3, read_timeout=5, retries={"max_attempts": 3})
        return boto3.client("kms", region_name=self.region, config=config)

    def wrap(self, secret: bytes, context: Context) -> bytes:
        """By ``Encrypt``."""
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            reply = self._client.encrypt(
                KeyId=self.key, Plaintext=secret, EncryptionContext=dict(context)
            )
        except (BotoCoreError, ClientError) as error:
            raise KeyUnavailable(f"AWS KMS did not wrap a key: {_code(error)}") from error
        return reply["CiphertextBlob"]

    def unwrap(self, wrapped: bytes, context: Context) -> bytes:
        """By ``Decrypt``."""
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            reply = self._client.decrypt(CiphertextBlob=wrapped, EncryptionContext=dict(context))
        except (BotoCoreError, ClientError) as error:
            if _code(error) == "InvalidCiphertextException":
                raise tampered(
                    TamperEvent("key", "a wrapped clinic key does not verify")
                ) from error
            raise KeyUnavailable(f"AWS KMS did not unwrap a key: {_code(error)}") from error
        return reply["Plaintext"]

    def rotate_master(self) -> None:
        """Nothing to do: AWS turns the key over itself, or the alias is pointed at another."""


def _code(error: Exception) -> str:
    response = getattr(error, "response", None)
    if isinstance(response, dict):
        return str(response.get("Error", {}).get("Code", "unknown"))
    return type(error).__name__


def from_url(url: str) -> Kms:
    """The service that a ``KMS_URL`` names; ``ValueError`` says what is wrong with it."""
    parts = urlsplit(url)
    if parts.scheme == "file" and not parts.netloc and len(parts.path) > 1:
        return LocalKms(Path(unquote(parts.path)))
    if parts.scheme == "awskms":
        key = unquote(parts.netloc + parts.path).strip("/")
        if key:
            return AwsKms(key, parse_qs(parts.query).get("region", [None])[0])
    raise ValueError(
        "KMS_URL must be file:///path/to/key-file or awskms://alias/name?region=REGION"
    )


@functools.lru_cache(maxsize=4)
def _service(url: str) -> Kms:
    return from_url(url)


def default() -> Kms:
    """The service of this installation."""
    return _service(settings.KMS_URL)
