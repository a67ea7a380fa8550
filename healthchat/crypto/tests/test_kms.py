"""The local key file and AWS KMS wrap keys for one context each, and fail in words."""

from __future__ import annotations

import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest

from healthchat.crypto import kms
from healthchat.crypto.errors import KeyUnavailable, Tampered
from healthchat.crypto.tests.aws import moto_server

SECRET = bytes(range(32))
CONTEXT = {"clinic": "one", "key": "k"}


@pytest.fixture(scope="module")
def aws() -> Iterator[str]:
    with moto_server():
        client = boto3.client("kms")
        key = client.create_key()["KeyMetadata"]
        client.create_alias(AliasName="alias/portal", TargetKeyId=key["KeyId"])
        yield key["Arn"]


@pytest.fixture(params=["file", "alias", "arn"])
def service(request: pytest.FixtureRequest, tmp_path: Path) -> kms.Kms:
    if request.param == "file":
        return kms.from_url((tmp_path / "keys" / "kms.key").as_uri())
    arn = request.getfixturevalue("aws")
    key = "alias/portal" if request.param == "alias" else arn
    return kms.from_url(f"awskms://{key}?region=eu-west-1")


def test_what_was_wrapped_is_unwrapped(service: kms.Kms) -> None:
    wrapped = service.wrap(SECRET, CONTEXT)
    assert SECRET not in wrapped
    assert service.unwrap(wrapped, CONTEXT) == SECRET


def test_another_context_does_not_unwrap(service: kms.Kms) -> None:
    wrapped = service.wrap(SECRET, CONTEXT)
    with pytest.raises(Tampered):
        service.unwrap(wrapped, {**CONTEXT, "clinic": "two"})


def test_a_flipped_bit_does_not_unwrap(service: kms.Kms) -> None:
    wrapped = bytearray(service.wrap(SECRET, CONTEXT))
    wrapped[-1] ^= 1
    with pytest.raises((Tampered, KeyUnavailable)):
        service.unwrap(bytes(wrapped), CONTEXT)


def local(tmp_path: Path) -> kms.LocalKms:
    return kms.LocalKms(tmp_path / "keys" / "kms.key")


def test_the_key_file_is_for_its_owner_only_and_stays(tmp_path: Path) -> None:
    service = local(tmp_path)
    wrapped = service.wrap(SECRET, CONTEXT)
    assert stat.S_IMODE(service.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(service.path.parent.stat().st_mode) == 0o700
    assert [p.name for p in service.path.parent.iterdir()] == ["kms.key"]
    before = service.path.read_bytes()
    assert local(tmp_path).unwrap(wrapped, CONTEXT) == SECRET
    service.wrap(SECRET, CONTEXT)
    assert service.path.read_bytes() == before


def test_many_at_once_make_one_key_file(tmp_path: Path) -> None:
    wrapped: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: wrapped.append(local(tmp_path).wrap(SECRET, CONTEXT)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(wrapped) == 8
    assert {local(tmp_path).unwrap(each, CONTEXT) for each in wrapped} == {SECRET}


def test_unwrapping_never_makes_a_key_file(tmp_path: Path) -> None:
    service = local(tmp_path)
    wrapped = service.wrap(SECRET, CONTEXT)
    service.path.unlink()
    with pytest.raises(KeyUnavailable, match="can't be read"):
        service.unwrap(wrapped, CONTEXT)
    assert not service.path.exists()


def test_another_key_file_says_so(tmp_path: Path) -> None:
    service = local(tmp_path)
    wrapped = service.wrap(SECRET, CONTEXT)
    service.path.unlink()
    service.wrap(SECRET, CONTEXT)
    with pytest.raises(KeyUnavailable, match="does not hold the master key"):
        service.unwrap(wrapped, CONTEXT)


def test_a_key_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    service = local(tmp_path)
    wrapped = service.wrap(SECRET, CONTEXT)
    service.path.chmod(0o640)
    with pytest.raises(KeyUnavailable, match="chmod 600"):
        service.unwrap(wrapped, CONTEXT)


@pytest.mark.parametrize("text", ["", "nonsense\n", "v1 0102030405060708 c2hvcnQ=\n", "v1 zz yy\n"])
def test_a_damaged_key_file_is_refused(tmp_path: Path, text: str) -> None:
    service = local(tmp_path)
    service.wrap(SECRET, CONTEXT)
    service.path.write_text(text)
    with pytest.raises(KeyUnavailable, match=r"damaged|empty"):
        service.wrap(SECRET, CONTEXT)


def test_a_new_master_key_wraps_and_the_old_one_still_unwraps(tmp_path: Path) -> None:
    service = local(tmp_path)
    old = service.wrap(SECRET, CONTEXT)
    service.rotate_master()
    new = service.wrap(SECRET, CONTEXT)
    assert old[1:9] != new[1:9]
    assert service.unwrap(old, CONTEXT) == service.unwrap(new, CONTEXT) == SECRET
    assert stat.S_IMODE(service.path.stat().st_mode) == 0o600


def test_aws_without_the_key_is_unavailable_and_says_why(aws: str) -> None:
    service = kms.from_url("awskms://alias/nobody?region=eu-west-1")
    with pytest.raises(KeyUnavailable, match="NotFoundException"):
        service.wrap(SECRET, CONTEXT)


def test_aws_out_of_reach_is_unavailable(aws: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_KMS", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with pytest.raises(KeyUnavailable, match="EndpointConnectionError"):
        kms.from_url("awskms://alias/portal?region=eu-west-1").wrap(SECRET, CONTEXT)


@pytest.mark.parametrize("url", ["", "kms.key", "file://host/key", "awskms://", "vault://x"])
def test_an_address_that_names_no_service_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="KMS_URL"):
        kms.from_url(url)
