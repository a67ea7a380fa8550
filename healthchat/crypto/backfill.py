"""After a rotation: move what lies under retired keys to the current ones, and count what is left.

Resumable in every respect: each call moves some rows in the open scope's transaction, each row by
comparing with the ciphertext it read, so that a value written meanwhile is never overwritten. The
gate is ``left``: only a key on which it counts 0 may be purged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.db import models, transaction
from django.db.models import F, Func, QuerySet, Value
from django.utils import timezone

from healthchat import storage
from healthchat.crypto import blobs, keyring
from healthchat.crypto.datakey import key_id_of
from healthchat.crypto.fields import EncryptedField, KeyKind, Sealed
from healthchat.crypto.keyring.lifecycle import destroy_row
from healthchat.crypto.models import ClinicKey, ClinicKeyPurpose, KeyStatus, PatientKey

PURGE_AFTER = timedelta(hours=24)
"""A retired key stays this long, for whatever was written by a process that still remembered it."""

_PIECE = 1024 * 1024
Context = Callable[[Any, str], bytes]


class UnknownFiles(RuntimeError):
    """A column names keys of files that nobody registered: no patient key can be purged safely."""


@dataclass(frozen=True, slots=True)
class Files:
    """Columns that name an encrypted file and its patient's key."""

    model: str
    name: str
    key: str
    context: Context

    @property
    def place(self) -> str:
        """For people: ``app.Model.column``."""
        return f"{self.model}.{self.name}"


_files: dict[tuple[str, str], Files] = {}


def register_files(model: str, *, name: str, key: str, context: Context) -> None:
    """Have the files of ``model`` (``app.Model``) moved too.

    ``name`` and ``key`` are its columns for the blob's name and key id; ``context(row, blob_name)``
    is what the blob is bound to. Said once at start-up by the app that stores them.
    """
    _files[(model, name)] = Files(model, name, key, context)


def left(clinic_id: UUID) -> dict[str, int]:
    """How many values lie under retired keys, by place; empty when there are none."""
    counts = {place: rows.count() for place, rows in _value_rows(clinic_id, _retired(clinic_id))}
    for files, rows in _file_rows(clinic_id, _retired(clinic_id)["patient"]):
        counts[files.place] = rows.count()
    wrapped = PatientKey.objects.filter(
        clinic_id=clinic_id, wrapped_by__status=KeyStatus.RETIRED, wrapped__isnull=False
    ).count()
    return {place: n for place, n in {**counts, "crypto_patientkey": wrapped}.items() if n}


def move(clinic_id: UUID, limit: int) -> int:
    """Move up to about ``limit`` rows and files; 0 says that nothing is left to move."""
    retired = _retired(clinic_id)
    moved = 0
    for _place, rows in _value_rows(clinic_id, retired):
        for row in rows[: max(0, limit - moved)]:
            moved += _move_row(row)
    for files, rows in _file_rows(clinic_id, retired["patient"]):
        for row in rows[: max(0, limit - moved)]:
            moved += _move_file(files, row)
    return moved


def named(clinic_id: UUID, *among: str) -> Iterator[str]:
    """The files that rows of the clinic name, or those of them ``among`` some; in its scope."""
    for files in _files.values():
        rows = apps.get_model(files.model)._base_manager.filter(clinic_id=clinic_id)
        rows = rows.filter(**{f"{files.name}__in": among}) if among else rows
        yield from rows.exclude(**{files.name: ""}).values_list(files.name, flat=True).iterator()


def purge(clinic_id: UUID, older_than: timedelta = PURGE_AFTER) -> int:
    """Destroy the retired keys on which nothing is left; returns how many."""
    before = timezone.now() - older_than
    destroyed = 0
    clinic_keys = ClinicKey.objects.filter(
        clinic_id=clinic_id, status=KeyStatus.RETIRED, retired_at__lte=before
    ).exclude(id__in=PatientKey.objects.filter(wrapped__isnull=False).values("wrapped_by_id"))
    for row in clinic_keys.select_for_update():
        if not _in_use(clinic_id, {"clinic": [row.id], "patient": []}):
            destroy_row(row)
            destroyed += 1
    for key in PatientKey.objects.select_for_update().filter(
        clinic_id=clinic_id, status=KeyStatus.RETIRED, retired_at__lte=before
    ):
        require_known_files()
        if not _in_use(clinic_id, {"clinic": [], "patient": [key.id]}):
            destroy_row(key)
            destroyed += 1
    return destroyed


def _retired(clinic_id: UUID) -> dict[KeyKind, list[UUID]]:
    retired = {"clinic_id": clinic_id, "status": KeyStatus.RETIRED}
    clinic = ClinicKey.objects.filter(**retired, purpose=ClinicKeyPurpose.DATA)
    return {
        "clinic": list(clinic.values_list("id", flat=True)),
        "patient": list(PatientKey.objects.filter(**retired).values_list("id", flat=True)),
    }


def _in_use(clinic_id: UUID, keys: dict[KeyKind, list[UUID]]) -> bool:
    values = any(rows.exists() for _, rows in _value_rows(clinic_id, keys))
    return values or any(rows.exists() for _, rows in _file_rows(clinic_id, keys["patient"]))


def _encrypted_fields(model: type[models.Model]) -> list[EncryptedField]:
    return [field for field in model._meta.concrete_fields if isinstance(field, EncryptedField)]


def _value_rows(
    clinic_id: UUID, keys: dict[KeyKind, list[UUID]]
) -> Iterator[tuple[str, QuerySet[Any]]]:
    """The rows of each encrypted column whose envelope names one of ``keys``."""
    for model in apps.get_models():
        for field in _encrypted_fields(model):
            wanted = [key.bytes for key in keys[field.key]]
            if not wanted:
                continue
            key_id = Func(
                F(field.attname),
                Value(2),
                Value(16),
                function="substring",
                output_field=models.BinaryField(),
            )
            rows = model._base_manager.filter(clinic_id=clinic_id).alias(_key_id=key_id)
            yield field.place, rows.filter(_key_id__in=wanted).order_by("pk")


def _file_rows(clinic_id: UUID, keys: Sequence[UUID]) -> Iterator[tuple[Files, QuerySet[Any]]]:
    for files in _files.values() if keys else ():
        model = apps.get_model(files.model)
        rows = model._base_manager.filter(clinic_id=clinic_id, **{f"{files.key}__in": keys})
        yield files, rows.exclude(**{files.name: ""}).order_by("pk")


def _move_row(row: models.Model) -> int:
    """Encrypt a row's columns anew; 1 if any was moved, 0 if it changed meanwhile."""
    moved = 0
    for field in _encrypted_fields(type(row)):
        held = row.__dict__[field.attname]
        if not isinstance(held, Sealed) or key_id_of(held) == field.current_key(row).id:
            continue
        anew = field.seal(row, field.unseal(row, held).value).sealed
        same = type(row)._base_manager.filter(pk=row.pk, **{field.attname: held})
        moved |= same.update(**{field.attname: anew})
    return moved


def _move_file(files: Files, row: Any) -> int:
    """Write a file anew under another name; the old one goes when that is committed."""
    old_name: str = getattr(row, files.name)
    old = keyring.patient_key_by_id(row.clinic_id, row.patient_id, getattr(row, files.key))
    key = keyring.patient_key(row.clinic_id, row.patient_id)
    new_name = str(uuid4())
    files_in = storage.default()
    with (
        blobs.Reader(files_in.open(old_name), old, files.context(row, old_name)) as reader,
        blobs.Writer(files_in.create(new_name), key, files.context(row, new_name)) as writer,
    ):
        for piece in _pieces(reader):
            writer.write(piece)
    try:
        changed: int = (
            type(row)
            ._base_manager.filter(pk=row.pk, **{files.name: old_name})
            .update(**{files.name: new_name, files.key: key.id})
        )
    except BaseException:
        files_in.delete(new_name)
        raise
    if changed:
        transaction.on_commit(lambda: files_in.delete(old_name))
    else:
        files_in.delete(new_name)
    return changed


def _pieces(reader: blobs.Reader) -> Iterable[bytes]:
    while piece := reader.read(_PIECE):
        yield piece


def require_known_files() -> None:
    """Every column that looks like the key of a file must be registered."""
    known = {(files.model.lower(), files.key) for files in _files.values()}
    unknown = [
        f"{model._meta.label}.{field.attname}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.UUIDField)
        and (field.attname == "key_id" or field.attname.endswith("_key_id"))
        and (model._meta.label_lower, field.attname) not in known
    ]
    if unknown:
        raise UnknownFiles(f"not registered with backfill.register_files: {', '.join(unknown)}")
