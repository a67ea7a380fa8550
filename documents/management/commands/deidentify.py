"""``manage.py deidentify``: take out who a text is about. Printed; no database, no network."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from documents.deidentifying import deidentify, known_from
from documents.management.json_lines import Answer, BadLine, answer_lines, error, text_of
from healthchat.llm.deidentify import Known
from healthchat.llm.errors import Blocked


class Command(BaseCommand):
    """De-identify texts, as the portal does before an outside model reads them."""

    help = (
        'Reads lines {"text": text, "known": [value or {"kind", "value"}, ...]} and answers each '
        'with {"text", "spans": [{"start", "end", "type"}, ...]}; the places are characters of '
        "the text that was given. Where a known identifier would be left the answer is an error."
    )
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--jsonl", action="store_true", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer every line of standard input."""
        answer_lines(sys.stdin, sys.stdout, answer)


def answer(item: Mapping[str, Any]) -> Answer:
    """One text without its identifiers."""
    text = text_of(item, "text")
    try:
        done = deidentify(text, _known(item.get("known")))
    except Blocked:
        return error("identifier_survived", "A known identifier would be left in this text.")
    spans = [{"start": s.start, "end": s.end, "type": s.kind} for s in done.spans]
    return {"text": done.text, "spans": spans}


def _known(values: object) -> list[Known]:
    if values is None:
        return []
    if not isinstance(values, list):
        raise BadLine('"known" must be a list.')
    found: list[Known] = []
    for value in values:
        if isinstance(value, str):
            found.append(known_from(value))
        elif isinstance(value, dict) and isinstance(value.get("value"), str):
            kind = value.get("kind")
            found.append(known_from(value["value"], kind if isinstance(kind, str) else None))
        else:
            raise BadLine('A known identifier is a string or {"kind", "value"}.')
    return [each for each in found if each.value.strip()]
