"""``manage.py verify``: is a statement carried by a text? Printed; no database."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from documents import gate
from documents.management.json_lines import Answer, answer_lines, text_of
from documents.pipeline.labs import find_labs
from documents.pipeline.language.sentences import SourceSentence, number_sentences
from documents.pipeline.types import LabRow, Page


class Command(BaseCommand):
    """Hold statements against texts, as the portal holds a model's words."""

    help = (
        'Reads lines {"source": text, "statement": text} and answers each with '
        '{"accepted": bool, "reasons": [code, ...], "cites": [[start, end], ...]}; the places are '
        "characters of the source. What can't be proved is not accepted."
    )
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--jsonl", action="store_true", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer every line of standard input."""
        answer_lines(sys.stdin, sys.stdout, answer)


@lru_cache(maxsize=4)
def _read(source: str) -> tuple[tuple[SourceSentence, ...], tuple[LabRow, ...]]:
    """What a text holds; statements about one text come in a row."""
    pages = (Page(1, source),)
    return number_sentences(pages), tuple(find_labs(pages))


def answer(item: Mapping[str, Any]) -> Answer:
    """What the gate says of one statement."""
    statement = text_of(item, "statement")
    sentences, labs = _read(text_of(item, "source"))
    verdict = gate.verify(statement, sentences, labs=labs)
    return {
        "accepted": verdict.accepted,
        "reasons": list(dict.fromkeys(reason.code.value for reason in verdict.reasons)),
        "cites": [[place.start, place.end] for place in verdict.cites],
    }
