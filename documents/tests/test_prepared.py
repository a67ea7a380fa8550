"""A view opens what it shows and no more, however long the document; what is kept is never old."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from documents import prepared, preparing, windows
from documents.corrections import find_value
from documents.models import Document, Prepared, Status
from documents.pipeline.corrections import Correction
from documents.prepared import PER_PART, Made, sheaf_of
from documents.services import corrections, lifecycle
from documents.tests.conftest import Upload
from documents.views import parts_beside, seen, terms
from healthchat import tenancy
from healthchat.crypto.fields import EncryptedField
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast, Person
from tests.work import steps_of

TESTS = ("Sodium", "Potassium", "Chloride", "Glucose", "Creatinine", "Calcium")


def _page(number: int) -> str:
    rows = (f"{name}  {150 + at}.{number}  mmol/L  1 - 4" for at, name in enumerate(TESTS))
    return "\n".join(
        (
            *rows,
            f"Follow up with cardiology in {number + 2} weeks.",
            "She takes aspirin 81 mg daily.",
        )
    )


def _record(pages: int) -> bytes:
    return "\f".join(_page(number) for number in range(1, pages + 1)).encode()


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts so small that a record of some pages has several of each."""
    monkeypatch.setattr(prepared, "PER_PART", 10)
    monkeypatch.setattr(windows, "PAGES_AT_ONCE", 3)
    monkeypatch.setattr(terms, "SENTENCES_AT_ONCE", 15)
    monkeypatch.setattr(seen, "VALUES_AT_ONCE", 20)
    for name in ("STEPS", "CHANGES", "URGENT"):
        monkeypatch.setattr(parts_beside, f"{name}_AT_ONCE", 10)


@contextmanager
def opened() -> Iterator[list[str]]:
    """Every column that is decrypted, by its place."""
    places: list[str] = []
    unseal = EncryptedField.unseal

    def count(field: EncryptedField, *args: Any) -> Any:
        places.append(field.place)
        return unseal(field, *args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(EncryptedField, "unseal", count)
        yield places


def _read(person: Person, upload: Upload, data: bytes, name: str) -> Document:
    document = upload(person, data, name)
    run_waiting(kind=lifecycle.PROCESS)
    with person.scope():
        found = Document.objects.get(id=document.id)
    assert found.status == Status.READY
    return found


def _get(person: Person, path: str) -> str:
    response: Any = person.client().get(path)
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.parametrize(
    "address",
    ["", "?depth=standard", "?depth=original", "?depth=short&page=12&values=2", "questions/"],
    ids=["short", "standard", "original", "middle", "questions"],
)
def test_a_view_of_a_longer_document_opens_and_does_as_much(
    cast: Cast, upload: Upload, small: None, address: str
) -> None:
    """Twice the record costs the view nothing: the cast of two has one document each."""
    pages = {30: cast.alice, 60: cast.dana}
    costs: dict[int, tuple[list[str], int]] = {}
    for count, person in pages.items():
        document = _read(person, upload, _record(count), "record.txt")
        client = person.client()
        path = f"/documents/{document.id}/{address}"
        client.get(path)  # templates and lexicons are read once
        with opened() as places:
            assert client.get(path).status_code == 200
        costs[count] = sorted(places), steps_of(lambda path=path, client=client: client.get(path))  # type: ignore[misc]
    (single, steps), (double, more) = costs.values()
    assert single == double
    assert more < 1.1 * steps


def test_the_list_and_the_home_do_not_open_new_documents(cast: Cast, upload: Upload) -> None:
    costs = []
    for count, person in {20: cast.alice, 60: cast.dana}.items():
        _read(person, upload, _record(count), "record.txt")
        person.client().get("/documents/")
        with opened() as places:
            person.client().get("/documents/")
        costs.append(sorted(places))
    assert costs[0] == costs[1]


def test_a_worker_prepares_what_the_first_view_shows(cast: Cast, upload: Upload) -> None:
    document = _read(cast.alice, upload, _record(30), "record.txt")
    with cast.alice.scope():
        kept = {row.id for row in Prepared.objects.filter(document=document)}
    assert kept
    for language in ("en", "es"):
        person = cast.alice.client()
        person.get(f"/documents/{document.id}/", headers={"accept-language": language})
    with cast.alice.scope():
        assert {row.id for row in Prepared.objects.filter(document=document)} == kept


def test_a_correction_is_told_at_once_by_every_document_that_it_is_in(
    cast: Cast, upload: Upload
) -> None:
    head = "WILLOW STREET LABORATORY\nCollected: {day}\n\nPotassium  {value}  mmol/L  3.5 - 5.1\n"
    old, new = (
        _read(cast.alice, upload, head.format(day=day, value=value).encode(), f"{day}.txt")
        for day, value in (("2026-01-05", "4.1"), ("2026-03-02", "4.6"))
    )
    assert "from 4.1 to 4.6" in _get(cast.alice, f"/documents/{new.id}/")
    with cast.alice.scope():
        value = find_value(old.id, 1)
        assert value is not None
    said = Correction("4.4", "mmol/L", "3.5 - 5.1", value.row.observed_on)
    corrections.correct_value(actor=cast.alice.actor, value=value, correction=said, sure=True)
    assert "from 4.4 to 4.6" in _get(cast.alice, f"/documents/{new.id}/")
    lifecycle.remove_document(actor=cast.alice.actor, document=old)
    assert "to 4.6" not in _get(cast.alice, f"/documents/{new.id}/")
    lifecycle.restore_document(actor=cast.alice.actor, document=old)
    assert "from 4.4 to 4.6" in _get(cast.alice, f"/documents/{new.id}/")


def test_another_release_prepares_anew(
    cast: Cast, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = _read(cast.alice, upload, _record(1), "record.txt")
    with cast.alice.scope():
        before = {row.id for row in Prepared.objects.filter(document=document)}
    monkeypatch.setattr(preparing, "RELEASE", "another")
    _get(cast.alice, f"/documents/{document.id}/")
    with cast.alice.scope():
        after = Prepared.objects.filter(document=document, sort=preparing.OWN)
        assert not before & {row.id for row in after}


def test_a_list_is_cut_where_it_is_asked_for(cast: Cast, upload: Upload) -> None:
    document = _read(cast.alice, upload, _record(1), "record.txt")
    numbers = list(range(3 * PER_PART + 7))
    with cast.alice.scope():
        sheaf = sheaf_of(document, "test", "state", lambda: Made({}, {"numbers": numbers}))
        again = sheaf_of(document, "test", "state", lambda: Made({}, {"numbers": [0]}))
        other = sheaf_of(document, "test", "other", lambda: Made({}, {"numbers": [0]}))
        assert list(other.of("numbers", int)) == [0]
        sheaf = sheaf_of(document, "test", "state", lambda: Made({}, {"numbers": numbers}))
        kept = sheaf.of("numbers", int)
        assert len(again.of("numbers", int)) == len(kept) == len(numbers)
        assert kept[PER_PART] == PER_PART
        assert kept[-1] == numbers[-1]
        for begin in (0, 1, PER_PART - 1, PER_PART, 2 * PER_PART + 3, len(numbers)):
            for length in (0, 1, PER_PART, 100):
                with opened() as places:
                    assert kept[begin : begin + length] == numbers[begin : begin + length]
                assert len(places) <= length // PER_PART + 2


def test_nobody_else_reads_what_was_prepared(cast: Cast, upload: Upload) -> None:
    document = _read(cast.alice, upload, _record(1), "record.txt")
    with cast.dana.scope():
        assert not Prepared.objects.filter(document=document.id).exists()
    with tenancy.scope(clinic=document.clinic_id, patient=document.patient_id):
        assert Prepared.objects.filter(document=document.id).exists()
