"""`manage.py sweep_storage`: remove what killed uploads began and never finished."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from healthchat import storage


class Command(BaseCommand):
    """Only unfinished parts; no stored file is touched."""

    help = "Remove the unfinished parts of uploads whose process was killed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--hours", type=int, default=24, help="begun at least so long ago")

    def handle(self, *args: Any, hours: int, **options: Any) -> None:
        removed = storage.default().sweep(timedelta(hours=hours))
        self.stdout.write(f"Removed {removed} unfinished part(s).")
