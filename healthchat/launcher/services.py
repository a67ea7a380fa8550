"""PostgreSQL and Valkey: embedded ones, or those that the environment names."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from healthchat.embedded import EmbeddedProblem, Postgres, Valkey
from healthchat.embedded.service import Service
from healthchat.launcher.errors import LaunchProblem
from healthchat.launcher.words import complain, say, step


class Services:
    """What the portal stores and queues in; whatever the environment names is left alone."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.postgres = None if environment.get("DATABASE_URL") else Postgres(folder / "postgres")
        self.valkey = None if environment.get("REDIS_URL") else Valkey(folder / "valkey")
        if self.postgres is None and not environment.get("MIGRATION_DATABASE_URL"):
            raise LaunchProblem(
                "DATABASE_URL is set but MIGRATION_DATABASE_URL is not: set it to the address of "
                "the role that owns the tables, so that they can be brought up to date."
            )

    @property
    def ours(self) -> list[Service]:
        """The embedded ones."""
        return [service for service in (self.postgres, self.valkey) if service is not None]

    def start(self) -> None:
        """Start both at once. Raises EmbeddedProblem with one clear sentence."""
        if not self.ours:
            return
        with (
            step(" and ".join(service.title for service in self.ours)),
            ThreadPoolExecutor() as together,
        ):
            for started in [together.submit(service.start) for service in self.ours]:
                started.result()
        for service in self.ours:
            if service.place != service.data_dir:
                say(f"  {service.title} keeps its data in {service.place}.")

    def addresses(self) -> dict[str, str]:
        """What the embedded ones add to the environment."""
        found = {}
        if self.postgres is not None:
            found["DATABASE_URL"] = self.postgres.app_url()
            found["MIGRATION_DATABASE_URL"] = self.postgres.owner_url()
        if self.valkey is not None:
            found["REDIS_URL"] = self.valkey.url
        return found

    def tend(self) -> None:
        """Start again whichever fell over, at the address it had."""
        for service in self.ours:
            if not service.is_running():
                say(f"{service.title} stopped by itself. Starting it again; see {service.log_path}")
                try:
                    service.restart()
                except EmbeddedProblem as problem:
                    complain(str(problem))

    def stop(self) -> None:
        """Stop both, the database last."""
        for service in reversed(self.ours):
            service.stop()
