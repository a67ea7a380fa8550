"""The envelope of short ciphertexts: one key, one purpose, one place."""

from __future__ import annotations

import copy
import pickle
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthchat.crypto.datakey import OVERHEAD, DataKey, bind, key_id_of
from healthchat.crypto.errors import Tampered

KEY = DataKey(uuid4(), bytes(range(32)), clinic_id=uuid4(), patient_id=uuid4())


@given(plaintext=st.binary(max_size=200), context=st.binary(max_size=40))
def test_what_is_sealed_opens_and_differs_each_time(plaintext: bytes, context: bytes) -> None:
    one = KEY.seal(plaintext, purpose="stream", context=context)
    two = KEY.seal(plaintext, purpose="stream", context=context)
    assert one != two
    assert len(one) == len(plaintext) + OVERHEAD
    assert key_id_of(one) == KEY.id
    assert KEY.open(one, purpose="stream", context=context) == plaintext


@given(plaintext=st.binary(max_size=40), data=st.data())
def test_any_alteration_is_an_error(plaintext: bytes, data: st.DataObject) -> None:
    sealed = KEY.seal(plaintext, purpose="stream", context=b"")
    at = data.draw(st.integers(0, len(sealed) - 1))
    flipped = sealed[:at] + bytes([sealed[at] ^ data.draw(st.integers(1, 255))]) + sealed[at + 1 :]
    cut = sealed[:at]
    for altered in (flipped, cut, sealed + b"\x00"):
        with pytest.raises(Tampered):
            KEY.open(altered, purpose="stream", context=b"")


def test_another_purpose_context_or_key_does_not_open() -> None:
    sealed = KEY.seal(b"x", purpose="stream", context=b"here")
    other = DataKey(uuid4(), bytes(range(32)), clinic_id=KEY.clinic_id)
    same_id = DataKey(KEY.id, bytes(32), clinic_id=KEY.clinic_id)
    for key, purpose, context in [
        (KEY, "field", b"here"),
        (KEY, "stream", b"there"),
        (other, "stream", b"here"),
        (same_id, "stream", b"here"),
    ]:
        with pytest.raises(Tampered):
            key.open(sealed, purpose=purpose, context=context)


def test_a_key_does_not_leave_the_process() -> None:
    assert "0001" not in repr(KEY).replace(str(KEY.id), "")
    for escape in (pickle.dumps, copy.deepcopy):
        with pytest.raises(TypeError, match="never leaves"):
            escape(KEY)


def test_purposes_have_keys_of_their_own() -> None:
    subkeys = {KEY.subkey(purpose) for purpose in ("field", "blob", "stream", "wrap", "index")}
    assert len(subkeys) == 5
    assert {len(key) for key in subkeys} == {32}
    assert KEY.subkey("blob").hex() == (
        DataKey(uuid4(), bytes(range(32)), clinic_id=uuid4()).subkey("blob").hex()
    )


@given(st.lists(st.one_of(st.binary(), st.text(), st.uuids()), max_size=4), st.data())
def test_binding_is_unambiguous(parts: list[bytes | str | UUID], data: st.DataObject) -> None:
    other = data.draw(st.lists(st.one_of(st.binary(), st.uuids()), max_size=4))

    def raw(values: list[bytes | str | UUID]) -> list[bytes]:
        return [
            v.bytes if isinstance(v, UUID) else v.encode() if isinstance(v, str) else v
            for v in values
        ]

    assert (bind(*parts) == bind(*other)) == (raw(parts) == raw(list(other)))
    assert bind(b"ab", b"c") != bind(b"a", b"bc")


def test_what_is_no_envelope_names_no_key() -> None:
    assert key_id_of(b"") is None
    assert key_id_of(b"\x01" * (OVERHEAD - 1)) is None
    assert key_id_of(b"\x02" * OVERHEAD) is None
