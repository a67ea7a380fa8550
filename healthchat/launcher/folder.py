"""The folder that holds everything a running portal keeps on this machine (`var/`)."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
from pathlib import Path
from typing import IO

from healthchat import env
from healthchat.embedded import private
from healthchat.embedded.process import Identity
from healthchat.launcher.errors import LaunchProblem

BASE_DIR = Path(__file__).resolve().parent.parent.parent


class Folder:
    """`var/`: private to its owner, never in version control, removed to begin anew."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: IO[str] | None = None

    @classmethod
    def chosen(cls) -> Folder:
        """The folder that HEALTHCHAT_VAR names, `var/` in the checkout by default."""
        return cls(Path(env.text("HEALTHCHAT_VAR", str(BASE_DIR / "var"))).absolute())

    @property
    def logs(self) -> Path:
        """Where children write."""
        return self.path / "log"

    @property
    def passwords(self) -> Path:
        """The demo's generated passwords; written by `seed_demo`."""
        return self.path / "demo-passwords.txt"

    def open(self) -> None:
        """Create what is missing and make sure that nobody else runs a portal here."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            # Others may pass (the database's unprivileged user must) but not look.
            self.path.chmod(0o711)
            self.logs.mkdir(exist_ok=True, mode=0o700)
            lock = (self.path / "launcher.lock").open("a+")
        except OSError as error:
            if isinstance(error, PermissionError) and os.path.exists(self.path):  # noqa: PTH110
                raise LaunchProblem(
                    f"{self.path} belongs to another user, probably because it was first run by "
                    "them: run this as that user, or delete the folder to begin anew."
                ) from None
            raise LaunchProblem(
                f"{self.path} can't hold the portal's data ({error.strerror}): name a folder that "
                "can be written to, for example HEALTHCHAT_VAR=$HOME/healthchat make run."
            ) from None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            where = lock.read().strip()
            lock.close()
            raise LaunchProblem(
                f"HealthChat is already running here{f' ({where})' if where else ''}: "
                "stop it with Ctrl-C in its terminal first."
            ) from None
        self._lock = lock

    def note(self, where: str) -> None:
        """Write what a second start will be told."""
        if self._lock is not None:
            self._lock.seek(0)
            self._lock.truncate()
            self._lock.write(where)
            self._lock.flush()

    def close(self) -> None:
        """Let the next portal start."""
        (self.path / "run.json").unlink(missing_ok=True)
        if self._lock is not None:
            self.note("")
            self._lock.close()
            self._lock = None

    def secret_key(self) -> str:
        """Django's secret, made once."""
        path = self.path / "secret-key"
        if not path.exists():
            private.write(path, secrets.token_urlsafe(48))
        return path.read_text(encoding="utf-8").strip()

    # --- What a later start must know after this one was killed
    def remember_children(self, children: dict[str, Identity]) -> None:
        """Write who runs, by name."""
        rows = {name: [child.pid, child.started] for name, child in children.items()}
        private.write(self.path / "children.json", json.dumps(rows))

    def recall_children(self) -> dict[str, Identity]:
        """Who ran when the last launcher ended; empty if it ended well."""
        try:
            rows = json.loads((self.path / "children.json").read_text(encoding="utf-8"))
            return {name: Identity(int(pid), float(at)) for name, (pid, at) in rows.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    # --- What `make manage` must know while this one runs
    def publish_environment(self, environment: dict[str, str]) -> None:
        """Write the portal's environment, for its owner only."""
        private.write(self.path / "run.json", json.dumps(environment))

    def running_environment(self) -> dict[str, str] | None:
        """The environment of the portal that runs here, over our own; None if none runs."""
        try:
            with (self.path / "launcher.lock").open("a+") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return None
        except FileNotFoundError:
            return None
        except OSError:
            pass  # held: it runs
        try:
            published = json.loads((self.path / "run.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return {**os.environ, **published}
