"""Stored files that nothing names any more: found by a sweep, clinic by clinic, and removed.

A worker that is cut off between storing a file and writing its row leaves one that no row knows.
It is removed when it is old enough that nobody can still be about to name it. A file is ours only
if its key is a patient's of a clinic of this database: what another installation keeps in the same
place is never touched.

A row may take a file over from another one while the sweep looks. So what is kept in encrypted
values (``register_names``) is read before the columns that files move to.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.apps import apps
from django.db import transaction

from healthchat import storage, tenancy
from healthchat.crypto import backfill
from healthchat.crypto.blobs import MAGIC
from healthchat.crypto.errors import CryptoError
from healthchat.crypto.models import PatientKey

SAFE_AGE = timedelta(days=7)
"""No request, job or rotation of keys stores a file so long before its row names it."""
_HEAD = len(MAGIC) + 16

Source = Callable[[UUID], Iterable[str]]
Observer = Callable[[UUID, UUID, int], None]

_sources: list[Source] = []
_observers: list[Observer] = []
logger = logging.getLogger(__name__)


def register_names(source: Source) -> None:
    """Say which files a patient's encrypted values name; called inside the patient's scope.

    Columns that name files are known from ``backfill.register_files``.
    """
    _sources.append(source)


def on_removed(observer: Observer) -> None:
    """Call ``observer(clinic, patient, count)`` in the transaction that removes files."""
    _observers.append(observer)


def sweep(older_than: timedelta = SAFE_AGE) -> int:
    """Remove stored files that nothing names; returns how many.

    Raises ``backfill.UnknownFiles`` where a column of files is not registered. Whose values can't
    be decrypted keeps everything.
    """
    backfill.require_known_files()
    loose = set(storage.default().names(older_than))
    clinics = list(apps.get_model("accounts", "Clinic").objects.values_list("id", flat=True))
    for clinic in clinics:
        with tenancy.scope(clinic=clinic):
            loose.difference_update(backfill.named(clinic))
    keys = {name: key for name in loose if (key := _key_of(name))}
    return sum(_sweep_clinic(clinic, keys, older_than) for clinic in clinics)


def _key_of(name: str) -> UUID | None:
    """The key that a stored file is under; None for what is none of our files, or gone."""
    try:
        with storage.default().open(name) as file:
            head = file.read(_HEAD)
    except FileNotFoundError:
        return None
    ours = len(head) == _HEAD and head.startswith(MAGIC)
    return UUID(bytes=head[len(MAGIC) :]) if ours else None


def _sweep_clinic(clinic: UUID, keys: Mapping[str, UUID], older_than: timedelta) -> int:
    with tenancy.scope(clinic=clinic):
        own = PatientKey.objects.filter(id__in=set(keys.values()))
        patients = dict(own.values_list("id", "patient_id"))
    by_patient: dict[UUID, set[str]] = defaultdict(set)
    for name, key in keys.items():
        if key in patients:
            by_patient[patients[key]].add(name)
    return sum(
        _sweep_patient(clinic, patient, names, older_than) for patient, names in by_patient.items()
    )


def _sweep_patient(clinic: UUID, patient: UUID, names: set[str], older_than: timedelta) -> int:
    with tenancy.scope(clinic=clinic, patient=patient):
        try:
            kept = {name for source in _sources for name in source(patient)}
        except CryptoError as error:
            logger.warning("patient %s: files not swept (%s)", patient, type(error).__name__)
            return 0
        orphans = names - kept
        orphans.difference_update(backfill.named(clinic, *orphans) if orphans else ())
        if not orphans:
            return 0
        for observer in _observers:
            observer(clinic, patient, len(orphans))
        for name in orphans:
            transaction.on_commit(partial(_remove, name, older_than))
    return len(orphans)


def _remove(name: str, older_than: timedelta) -> None:
    """Unless it was written anew meanwhile: a page's picture has the same name each time."""
    for old in storage.default().names(older_than, only=name):
        storage.default().delete(old)
