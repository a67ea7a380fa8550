"""Altered ciphertext becomes an audit event, whatever happens to the transaction that met it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from django.db import connections
from django.http import HttpRequest

from compliance import audit
from compliance.audit import Subject
from compliance.events import Outcome
from healthchat import tenancy
from healthchat.actor import Actor
from healthchat.crypto.errors import TamperEvent


def record_tampering(event: TamperEvent) -> None:
    """Observe ``crypto.errors.on_tampered``.

    The error that follows undoes the caller's transaction, so the event is written on a
    connection of its own, which a thread of its own has. Raises what went wrong there.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(_write, event, audit.current_request()).result()


def _write(event: TamperEvent, request: HttpRequest | None) -> None:
    try:
        if event.clinic_id is None:
            _record(event, None, request)
        else:
            with tenancy.scope(clinic=event.clinic_id):
                _record(event, Actor.system(event.clinic_id), request)
    finally:
        connections.close_all()


def _record(event: TamperEvent, actor: Actor | None, request: HttpRequest | None) -> None:
    audit.record(
        "ciphertext.tampered",
        actor=actor,
        subject=Subject("ciphertext", event.row_id, event.patient_id),
        data={"what": event.place, "key_id": event.key_id},
        outcome=Outcome.FAILURE,
        request=request,
    )
