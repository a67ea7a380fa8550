"""`manage.py sweep_storage`: remove what killed uploads began, and files that nothing names."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from healthchat import storage
from healthchat.crypto import orphans


class Command(BaseCommand):
    """Unfinished parts, and whole files that are old and that no row names."""

    help = (
        "Remove the unfinished parts of uploads whose process was killed, and stored files, "
        f"{orphans.SAFE_AGE.days} days old at least, that nothing names."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--hours", type=int, default=24, help="parts begun at least so long ago"
        )

    def handle(self, *args: Any, hours: int, **options: Any) -> None:
        removed = storage.default().sweep(timedelta(hours=hours))
        self.stdout.write(f"Removed {removed} unfinished part(s).")
        self.stdout.write(f"Removed {orphans.sweep()} stored file(s) that nothing names.")
