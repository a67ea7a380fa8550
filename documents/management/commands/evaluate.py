"""``manage.py evaluate SET``: the figures of a data set, one JSON line a measure; no database."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.evaluation.sets import SETS
from documents.pipeline.sandbox import close_idle


class Command(BaseCommand):
    """Measure the pipeline on labelled data."""

    help = "Print the figures of a data set, from a folder laid out as docs/measurements.md says."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """The set, its split and where it lies."""
        parser.add_argument("set", choices=sorted(SETS))
        parser.add_argument("--split", default="dev", choices=["dev", "holdout"])
        parser.add_argument("--data", default=os.environ.get("HEALTHCHAT_EVAL_DATA", ""))

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one JSON line a measure."""
        if not options["data"]:
            raise CommandError("Say where the data lies: --data DIR or HEALTHCHAT_EVAL_DATA.")
        folder = Path(options["data"])
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        try:
            for measure in SETS[options["set"]]:
                for figures in measure(folder, options["split"]):
                    line = {"set": options["set"], "split": options["split"], **figures}
                    self.stdout.write(json.dumps(line))
        except FileNotFoundError as error:
            raise CommandError(f"{Path(str(error.filename)).name} is not in {folder}.") from error
        finally:
            close_idle()
