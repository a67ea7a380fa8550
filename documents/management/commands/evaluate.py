"""``manage.py evaluate``: figures on a folder of labelled data; no database."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.evaluation.registry import SETS
from documents.pipeline.process.sandbox import close_idle

_LONG_LIST = 40


class Command(BaseCommand):
    """Measure the product on a data set."""

    help = (
        "Prints the figures of a data set, one JSON object a measurement. The folder (--data, or "
        "HEALTHCHAT_EVAL_DATA) holds one folder a set, with dev.jsonl and perhaps holdout.jsonl. "
        f"Sets: {', '.join(sorted(SETS))}; all runs those that are there."
    )
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("set", choices=[*sorted(SETS), "all"], metavar="SET")
        parser.add_argument("--split", default="dev", choices=["dev", "holdout"])
        parser.add_argument("--data", default=os.environ.get("HEALTHCHAT_EVAL_DATA", ""))
        parser.add_argument("--measure", help="only this one: labs, terms, ...")
        parser.add_argument("--show", action="store_true", help="list what is missing in full")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the measurements of the set, in order."""
        if not options["data"]:
            raise CommandError("Give --data DIR or set HEALTHCHAT_EVAL_DATA.")
        folder = Path(options["data"])
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        names = sorted(SETS) if options["set"] == "all" else [options["set"]]
        ran = 0
        try:
            for name in names:
                for measure, run in SETS[name].items():
                    if options["measure"] not in (None, measure):
                        continue
                    try:
                        figures = run(folder, options["split"])
                    except FileNotFoundError as missing:
                        if options["set"] == "all":
                            continue
                        raise CommandError(f"There is no {missing.filename}.") from missing
                    ran += 1
                    line = {"set": name, "split": options["split"], "measure": measure}
                    line |= _shortened(figures, full=options["show"])
                    print(json.dumps(line, ensure_ascii=False), flush=True)
        finally:
            close_idle()
        if not ran:
            sys.exit(1)


def _shortened(figures: Any, *, full: bool) -> dict[str, Any]:
    """Long lists only on request."""
    return {
        key: value[:_LONG_LIST] if isinstance(value, list) and not full else value
        for key, value in figures.items()
    }
