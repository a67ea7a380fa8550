"""``manage.py explain``: medical terms in plain words, printed; no database."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from documents.management.json_lines import Answer, answer_lines, text_of
from knowledge import explaining


class Command(BaseCommand):
    """Explain terms and abbreviations."""

    help = (
        'Reads lines {"term": text, "context": text} and answers each with {"plain", "meaning", '
        '"source"}; all are null where the term is not known, or where the context does not '
        "decide what an abbreviation means."
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
    """What is known of one term."""
    known = explaining.explain(text_of(item, "term"), text_of(item, "context", default=""))
    if known is None:
        return {"plain": None, "meaning": None, "source": None}
    return {"plain": known.plain, "meaning": known.meaning, "source": known.source}
