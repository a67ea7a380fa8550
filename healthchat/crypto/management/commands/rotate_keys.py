"""`manage.py rotate_keys`: new keys for new writes, old ciphertext moved, old keys purged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser

from healthchat import tenancy
from healthchat.crypto import backfill, keyring, kms
from healthchat.crypto.keyring.lifecycle import begin_clinic_rotation
from healthchat.crypto.models import KeyStatus, PatientKey

BATCH = 200


class Command(BaseCommand):
    """Every batch is a transaction of its own: run it again after an interruption with --resume."""

    help = (
        "Give clinics (and with --patients their patients) new keys, rewrap, and move what is "
        "encrypted under the old ones. Fails unless 0 rows are left on an old key."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--clinic", type=UUID, action="append", dest="clinics")
        which.add_argument("--all", action="store_true", dest="every")
        parser.add_argument("--patients", action="store_true", help="new patient keys too")
        parser.add_argument("--resume", action="store_true", help="make no new keys, go on moving")
        parser.add_argument("--check", action="store_true", help="change nothing, only count")
        parser.add_argument("--purge", action="store_true", help="destroy old keys nothing needs")
        parser.add_argument(
            "--master", action="store_true", help="only rewrap clinic keys by a new master key"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["every"]:
            clinics: Sequence[UUID] = list(
                apps.get_model("accounts", "Clinic").objects.values_list("id", flat=True)
            )
        else:
            clinics = options["clinics"]
        if options["master"]:
            self._rewrap_by_new_master(clinics)
            return
        remaining = 0
        for clinic in clinics:
            if not (options["resume"] or options["check"]):
                self._make_keys(clinic, patients=options["patients"])
            if not options["check"]:
                self._move(clinic)
            remaining += self._report(clinic)
            if options["purge"]:
                with tenancy.scope(clinic=clinic):
                    purged = backfill.purge(clinic)
                self.stdout.write(f"{clinic}: {purged} old key(s) destroyed")
        if remaining:
            raise CommandError(f"{remaining} row(s) left on old keys")

    def _rewrap_by_new_master(self, clinics: Sequence[UUID]) -> None:
        kms.default().rotate_master()
        for clinic in clinics:
            with tenancy.scope(clinic=clinic):
                moved = keyring.rewrap_clinic_keys(clinic)
            self.stdout.write(f"{clinic}: {moved} clinic key(s) rewrapped")

    def _make_keys(self, clinic: UUID, *, patients: bool) -> None:
        with tenancy.scope(clinic=clinic):
            begin_clinic_rotation(clinic)
            current = PatientKey.objects.filter(clinic_id=clinic, status=KeyStatus.CURRENT)
            ids = list(current.values_list("patient_id", flat=True)) if patients else []
        for patient in ids:
            with tenancy.scope(clinic=clinic):
                keyring.rotate_patient(clinic, patient)

    def _move(self, clinic: UUID) -> None:
        for step in (keyring.rewrap_patient_keys, backfill.move):
            while True:
                with tenancy.scope(clinic=clinic):
                    if not step(clinic, BATCH):
                        break

    def _report(self, clinic: UUID) -> int:
        with tenancy.scope(clinic=clinic):
            left = backfill.left(clinic)
        for place, count in sorted(left.items()):
            self.stdout.write(f"{clinic}: {count} left on old keys in {place}")
        total = sum(left.values())
        self.stdout.write(f"{clinic}: {total} rows on old keys")
        return total
