"""``manage.py reread_documents``: after an upgrade, have a clinic's documents read again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from time import sleep
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from documents.errors import DocumentError
from documents.models import Document, DocumentQuerySet, Stage, Status
from documents.services.rereading import reread_document
from healthchat import tenancy
from healthchat.actor import Actor

PAUSE_SECONDS = 1.0
MOST_AT_ONCE = 20


class Command(BaseCommand):
    """A few at a time wait for a worker, so that nobody's upload waits behind a whole clinic."""

    help = (
        "Have the documents of a clinic read again from their originals, oldest reading first. "
        "Each stays readable meanwhile, and keeps what its patient corrected. Workers must be "
        "running. Stopped and started again with the same --before it goes on where it was."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--clinic", type=UUID, required=True)
        parser.add_argument(
            "--before", help="only those read before this moment (2026-11-22T10:00Z); else: now"
        )
        parser.add_argument("--at-once", type=int, default=1, help="how many wait for a worker")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask for one after the other until all are read."""
        clinic, before = options["clinic"], _moment(options["before"])
        if not 1 <= options["at_once"] <= MOST_AT_ONCE:
            raise CommandError(f"--at-once is 1 to {MOST_AT_ONCE}")
        with tenancy.scope(clinic=clinic):
            ids = list(_due(before).values_list("id", flat=True))
        self.stdout.write(f"{len(ids)} document(s) to read again; --before {before.isoformat()}")
        waiting: set[UUID] = set()
        todo, done, kept = iter(ids), 0, 0
        while True:
            ended = {each: note for each in waiting if (note := _ended(clinic, each)) is not None}
            waiting -= ended.keys()
            done += len(ended)
            kept += sum(ended.values())
            if ended:
                self.stdout.write(f"{done} of {len(ids)} done, {kept} kept as they were")
            asked = self._ask(clinic, before, todo, options["at_once"] - len(waiting))
            waiting |= asked
            if not waiting:
                break
            sleep(PAUSE_SECONDS)
        self.stdout.write(f"{done} read again or kept, {len(ids) - done} were busy or gone")

    def _ask(self, clinic: UUID, before: datetime, todo: Iterator[UUID], most: int) -> set[UUID]:
        """Ask for the next ones that still are to be read again."""
        asked: set[UUID] = set()
        while len(asked) < most:
            each = next(todo, None)
            if each is None:
                break
            with tenancy.scope(clinic=clinic):
                document = _due(before).filter(id=each).first()
            if document is None:
                continue
            try:
                reread_document(actor=Actor.system(clinic, document.patient_id), document=document)
            except DocumentError as error:
                self.stdout.write(f"{each}: {error.code}")
                continue
            asked.add(each)
        return asked


def _due(before: datetime) -> DocumentQuerySet:
    """What was read before; one that waits for it is among them."""
    read = Q(read_at__isnull=True) | Q(read_at__lt=before)
    ready = Document.objects.filter(read, status=Status.READY, removed_at__isnull=True)
    found: DocumentQuerySet = ready.exclude(page_count=0).order_by("read_at", "id")
    return found


def _ended(clinic: UUID, document_id: UUID) -> bool | None:
    """Whether the earlier reading was kept; None while it is still waited for."""
    with tenancy.scope(clinic=clinic):
        row = Document.objects.filter(id=document_id).values_list("stage", "problem_code").first()
    if row is not None and row[0] == Stage.REREAD:
        return None
    return bool(row and row[1])


def _moment(text: str | None) -> datetime:
    if text is None:
        return timezone.now()
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    if found is None:
        raise CommandError("--before is a moment such as 2026-11-22T10:00Z")
    return found if timezone.is_aware(found) else timezone.make_aware(found)
