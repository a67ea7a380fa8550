"""Both storages keep the same contract: whole files under random names, or nothing."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import boto3
import pytest

from healthchat import storage
from healthchat.crypto.blobs import Reader, Writer
from healthchat.crypto.datakey import DataKey
from healthchat.crypto.tests.aws import moto_server
from healthchat.storage.local import LocalStorage
from healthchat.storage.s3 import PART, S3Storage

BUCKET = "clinic-files"
KEY = DataKey(uuid4(), bytes(32), clinic_id=uuid4())


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    with moto_server():
        boto3.client("s3").create_bucket(
            Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
        )
        yield BUCKET


@pytest.fixture(params=["local", "s3"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> storage.Storage:
    if request.param == "local":
        return storage.from_url((tmp_path / "files").as_uri())
    bucket = request.getfixturevalue("bucket")
    return storage.from_url(f"s3://{bucket}/portal/{uuid4()}?region=eu-west-1")


def new_name() -> str:
    return str(uuid4())


def put(files: storage.Storage, data: bytes) -> str:
    name = new_name()
    sink = files.create(name)
    for start in range(0, len(data), 1_000_000):
        sink.write(data[start : start + 1_000_000])
    sink.close()
    return name


@pytest.mark.parametrize("length", [0, 10, PART, PART * 2 + 7])
def test_what_was_written_is_read(files: storage.Storage, length: int) -> None:
    data = os.urandom(length)
    name = put(files, data)
    assert files.exists(name)
    with files.open(name) as reader:
        assert reader.seek(0, io.SEEK_END) == length
        for start, size in [(0, 10), (length // 2, 100), (max(0, length - 5), 50), (length, 9)]:
            reader.seek(start)
            assert reader.read(size) == data[start : start + size]


def test_a_file_appears_when_it_is_closed_and_not_before(files: storage.Storage) -> None:
    name = new_name()
    sink = files.create(name)
    sink.write(b"x" * (PART + 1))
    assert not files.exists(name)
    with pytest.raises(FileNotFoundError):
        files.open(name)
    sink.close()
    sink.abort()
    assert files.exists(name)


def test_an_aborted_file_leaves_nothing(files: storage.Storage) -> None:
    name = new_name()
    sink = files.create(name)
    sink.write(b"x" * (PART + 1))
    sink.abort()
    sink.abort()
    assert not files.exists(name)
    assert files.sweep(timedelta(0)) == 0


def test_delete_takes_it_away_and_minds_nothing(files: storage.Storage) -> None:
    name = put(files, b"x")
    files.delete(name)
    files.delete(name)
    assert not files.exists(name)


def write_over(files: storage.Storage, name: str) -> None:
    sink = files.create(name)
    sink.write(b"second")
    sink.close()


def test_a_taken_name_is_refused_and_the_first_file_stays(files: storage.Storage) -> None:
    name = put(files, b"first")
    with pytest.raises(FileExistsError):
        write_over(files, name)
    with files.open(name) as reader:
        assert reader.read(10) == b"first"


def test_of_two_that_begin_the_same_name_the_first_to_end_has_it(files: storage.Storage) -> None:
    name = new_name()
    first, second = files.create(name), files.create(name)
    first.write(b"first")
    second.write(b"second")
    first.close()
    with pytest.raises(FileExistsError):
        second.close()
    with files.open(name) as reader:
        assert reader.read(10) == b"first"
    assert files.sweep(timedelta(seconds=-5)) == 0


def test_what_a_killed_writer_began_is_swept_after_its_time(files: storage.Storage) -> None:
    name = new_name()
    sink = files.create(name)
    sink.write(b"x" * (PART + 1))
    assert files.sweep(timedelta(days=50 * 365)) == 0  # the stand-in dates every upload 2010
    assert files.sweep(timedelta(seconds=-5)) == 1
    assert files.sweep(timedelta(seconds=-5)) == 0
    assert not files.exists(name)


def test_whole_files_are_listed_by_age(files: storage.Storage) -> None:
    one, other = put(files, b"first"), put(files, b"")
    begun = files.create(new_name())
    begun.write(b"not whole")
    assert set(files.names(timedelta(seconds=-5))) == {one, other}
    assert list(files.names(timedelta(seconds=-5), only=one)) == [one]
    assert list(files.names(timedelta(seconds=-5), only=new_name())) == []
    assert list(files.names(timedelta(hours=1))) == []
    begun.abort()


@pytest.mark.parametrize(
    "name", ["report.pdf", "../../etc/passwd", "", "A" * 36, f"{UUID(int=1)}/x", f"{UUID(int=1)}\n"]
)
def test_a_name_that_is_not_ours_is_refused(files: storage.Storage, name: str) -> None:
    for method in (files.create, files.open, files.delete, files.exists):
        with pytest.raises(ValueError, match="UUID"):
            method(name)


def test_a_blob_streams_in_and_seeks_out(files: storage.Storage) -> None:
    plaintext = os.urandom(3_000_000)
    name = new_name()
    with Writer(files.create(name), KEY, b"place") as writer:
        for start in range(0, len(plaintext), 65_536):
            writer.write(plaintext[start : start + 65_536])
    with Reader(files.open(name), KEY, b"place") as reader:
        reader.seek(2_000_000)
        assert reader.read(1000) == plaintext[2_000_000:2_001_000]
        reader.seek(0)
        assert reader.read() == plaintext


def test_local_files_are_for_their_owner_only(tmp_path: Path) -> None:
    files = LocalStorage(tmp_path / "files")
    name = put(files, b"x")
    place = files.root / name[:2] / name
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    for folder in (files.root, files.root / "parts", place.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list((files.root / "parts").iterdir()) == []


def test_an_object_that_is_replaced_while_it_is_read_is_an_error(bucket: str) -> None:
    files = S3Storage(bucket, "replaced", "eu-west-1")
    name = put(files, b"x" * 3_000_000)
    reader = files.open(name)
    assert reader.read(10) == b"x" * 10
    boto3.client("s3").put_object(Bucket=bucket, Key=f"replaced/{name}", Body=b"y" * 3_000_000)
    reader.seek(2_500_000)
    with pytest.raises(Exception, match=r"Precondition|pre-condition"):
        reader.read(10)


@pytest.mark.parametrize("url", ["", "files", "file://host/x", "s3:///x", "ftp://x/y"])
def test_an_address_that_names_no_storage_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="STORAGE_URL"):
        storage.from_url(url)
