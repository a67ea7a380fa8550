"""`manage.py destroy_patient_key`: make one patient's data unreadable, for ever."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from healthchat import tenancy
from healthchat.crypto import keyring


class Command(BaseCommand):
    """Destroys every version of a patient's key."""

    help = "Destroy a patient's key. Everything encrypted under it is lost, with no way back."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--clinic", type=UUID, required=True)
        parser.add_argument("--patient", type=UUID, required=True)
        parser.add_argument(
            "--confirm", type=UUID, required=True, help="the patient's id once more"
        )

    def handle(
        self, *args: Any, clinic: UUID, patient: UUID, confirm: UUID, **options: Any
    ) -> None:
        if confirm != patient:
            raise CommandError("--confirm must repeat the patient's id. Nothing was destroyed.")
        with tenancy.scope(clinic=clinic):
            destroyed = keyring.destroy_patient_key(clinic, patient)
        if not destroyed:
            raise CommandError("This patient has no key here. Nothing was destroyed.")
        self.stdout.write(f"Destroyed {destroyed} key(s) of the patient.")
