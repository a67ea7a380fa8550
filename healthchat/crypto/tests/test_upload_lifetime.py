"""A stored upload lives as long as somebody uses it: taken over, committed, or gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.http import HttpRequest

from healthchat.actor import Actor, Role
from healthchat.crypto.tests.conftest import make_place
from healthchat.crypto.tests.multipart import body_of, files_in, request_with, uploads


class Broken(Exception):
    """The view failed."""


def test_what_nobody_takes_over_is_deleted_with_the_request(alice: Actor, folder: Path) -> None:
    request = request_with(body_of(("a.pdf", b"x"), ("b.pdf", b"y")), alice)
    assert len(uploads(request)) == 2
    request.close()
    assert files_in(folder) == []


def test_a_discarded_upload_is_gone(alice: Actor, folder: Path) -> None:
    (upload,) = uploads(request_with(body_of(("a.pdf", b"x")), alice))
    _ = upload.blob_name
    upload.discard()
    upload.discard()
    assert files_in(folder) == []


@pytest.fixture
def committed(transactional_db: None, folder: Path) -> Iterator[Callable[[], HttpRequest]]:
    place = make_place()
    actor = Actor(place.clinic, Role.PATIENT, user_id=uuid4(), patient_id=place.alice)
    yield lambda: request_with(body_of(("a.pdf", b"x")), actor)


def test_a_taken_over_file_stays_if_the_transaction_commits(
    committed: Callable[[], HttpRequest], folder: Path
) -> None:
    request = committed()
    (upload,) = uploads(request)
    with transaction.atomic():
        _ = upload.blob_name
    request.close()
    assert len(files_in(folder)) == 1


def test_a_taken_over_file_goes_if_the_transaction_is_undone(
    committed: Callable[[], HttpRequest], folder: Path
) -> None:
    request = committed()
    (upload,) = uploads(request)
    with pytest.raises(Broken), transaction.atomic():
        _ = upload.blob_name
        raise Broken
    request.close()
    assert files_in(folder) == []


def test_within_an_open_transaction_nothing_is_decided(
    committed: Callable[[], HttpRequest], folder: Path
) -> None:
    request = committed()
    (upload,) = uploads(request)
    with transaction.atomic():
        _ = upload.blob_name
        request.close()
        assert connection.in_atomic_block
    assert len(files_in(folder)) == 1
