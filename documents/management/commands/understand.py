"""``manage.py understand``: what files say, printed; no database, no environment."""

from __future__ import annotations

import json
import sys
from argparse import RawDescriptionHelpFormatter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.management.json_lines import Answer, BadLine, answer_lines, error
from documents.pipeline.process.sandbox import close_idle
from documents.pipeline.types import Refused
from documents.pipeline.understand import Result, understand_file, understand_text

_HELP = """Print what files say: kind, lab values, medicines, conditions, summary with sources.

  understand FILE             a readable rendering
  understand FILE --json      one JSON object, indented
  understand FILE FILE --json one JSON object a line, in the order given
  understand --jsonl          reads lines {"id", "file"} or {"id", "text"} from standard input and
                              answers each with one line {"id", ...} or {"id", "error"}

In JSON "spanish" holds the same summary in Spanish: "summary", "grade" (school grade, Crawford) and
"ease" (INFLESZ; 65 and more is quite easy).

A file that is refused gives {"error": {"code", "message"}}; the others are still read, and the
exit status is 1. With --jsonl errors are answers and the status is 0."""

# What else was found: the title, the key in the result, and the fields of a line.
_LISTS = (
    ("Symptoms", "symptoms", ("text",)),
    ("Allergies", "allergies", ("substance", "reaction")),
    ("Procedures", "procedures", ("text", "stage", "on")),
    ("What tests and scans showed", "impressions", ("text",)),
    ("Vital signs", "vitals", ("name", "value", "unit")),
    ("Appointments", "appointments", ("on", "time", "who", "text")),
)


class Command(BaseCommand):
    """Understand files from the command line."""

    help = _HELP
    requires_system_checks = []
    requires_migrations_checks = False

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Keep the help's lines as they are written."""
        kwargs["formatter_class"] = RawDescriptionHelpFormatter
        return super().create_parser(prog_name, subcommand, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("files", nargs="*", metavar="FILE")
        parser.add_argument("--json", action="store_true", dest="as_json")
        parser.add_argument("--jsonl", action="store_true")
        parser.add_argument("--password", help="opens a locked PDF")

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer for every file, or for every line of standard input."""
        try:
            if options["jsonl"]:
                answer_lines(sys.stdin, sys.stdout, answer, numbered=True)
                return
            if not options["files"]:
                raise CommandError("Name at least one file, or use --jsonl.")
            refused = 0
            for path in options["files"]:
                result = _result(path, options["password"])
                refused += "error" in result
                self._show(path, result, len(options["files"]) > 1, options["as_json"])
        finally:
            close_idle()
        if refused:
            sys.exit(1)

    def _show(self, path: str, result: Result, several: bool, as_json: bool) -> None:
        if as_json:
            print(json.dumps(result, ensure_ascii=False, indent=None if several else 2), flush=True)
            return
        if several:
            print(f"== {path}")
        print("\n".join(readable(result)), flush=True)


def answer(item: Mapping[str, Any]) -> Answer:
    """What a line's file or text says."""
    text, path = item.get("text"), item.get("file")
    if isinstance(text, str) and path is None:
        return _text_result(text)
    if isinstance(path, str) and text is None:
        password = item.get("password")
        return _result(path, password if isinstance(password, str) else None)
    raise BadLine('Give either "file" or "text", as a string.')


def _result(path: str, password: str | None) -> Result:
    try:
        return understand_file(Path(path), name=Path(path).name, password=password)
    except Refused as refused:
        return error(refused.code, refused.message)
    except (OSError, ValueError):
        return error("not_found", "There is no such file, or it can't be opened.")
    except Exception:
        return error("failed", "Something went wrong while reading this file.")


def _text_result(text: str) -> Result:
    try:
        return understand_text(text)
    except Refused as refused:
        return error(refused.code, refused.message)
    except Exception:
        return error("failed", "Something went wrong while reading this text.")


def readable(result: Result) -> Iterator[str]:
    """The result as lines for a person at a terminal."""
    if "error" in result:
        yield result["error"]["message"]
        return
    pages = result["pages"]
    yield f"{result['kind'].replace('_', ' ').capitalize()}, {pages} page{'s' * (pages != 1)}"
    yield from (f"! {warning}" for warning in result["warnings"])
    if result["summary"]:
        yield f"\nSummary (reading grade {result['grade']})"
        for sentence in result["summary"]:
            places = ", ".join(
                f"page {page}"
                for page in sorted({source["page"] for source in sentence["sources"]})
            )
            yield f"  {sentence['text']}  [{places}]"
    if result["labs"]:
        yield "\nLab values"
        for row in result["labs"]:
            yield "  " + _lab_line(row)
    if result["medications"]:
        yield "\nMedicines"
        for medicine in result["medications"]:
            parts = (medicine[part] for part in ("name", "dose", "route", "frequency"))
            done = _MEANT[medicine["intent"]].format(medicine["status"])
            yield f"  {' '.join(part for part in parts if part)} ({done})"
    if result["conditions"]:
        yield "\nConditions"
        yield from (f"  {_condition_line(one)}" for one in result["conditions"])
    for title, key, fields in _LISTS:
        if result[key]:
            yield f"\n{title}"
            for one in result[key]:
                said = " ".join(" ".join(str(one[f]).split()) for f in fields if one[f])
                yield f"  {said} ({one['status']})"


# What is only to be done, or only thought of, is not printed as if it were done.
_MEANT = {"done": "{}", "order": "{}: to be done", "open": "{}: see the sentence"}


def _condition_line(one: Result) -> str:
    codes = ", ".join(code["code"] for code in one["codes"])
    return f"{one['text']} ({one['status']}{'; ' + codes if codes else ''})"


def _lab_line(row: Result) -> str:
    line = f"{row['name']}: {row['value']}" + (f" {row['unit']}" if row["unit"] else "")
    if row["ref_text"]:
        line += f"  (range {row['ref_text']})"
    if row["flag"] and row["flag"] != "normal":
        line += f"  {row['flag'].replace('_', ' ')}"
    return line + ("  please check" if row["needs_review"] else "")
