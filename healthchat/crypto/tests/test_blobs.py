"""Blobs: any size and chunking reads back; any alteration is an error, never other plaintext."""

from __future__ import annotations

import io
from collections.abc import Iterator
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthchat.crypto import blobs, errors
from healthchat.crypto.blobs import PREAMBLE, STREAM_HEADER, Reader, Writer
from healthchat.crypto.datakey import DataKey
from healthchat.crypto.errors import Tampered, TamperEvent
from healthchat.crypto.tests.tinkstream import TinkStream

CLINIC = UUID("00000000-0000-4000-8000-00000000000c")
PATIENT = UUID("00000000-0000-4000-8000-00000000000a")
KEY = DataKey(
    UUID("00000000-0000-4000-8000-000000000001"),
    bytes(range(32)),
    clinic_id=CLINIC,
    patient_id=PATIENT,
)
OTHER_KEY = DataKey(KEY.id, bytes(32), clinic_id=CLINIC, patient_id=PATIENT)
CONTEXT = b"upload:a-name"
SMALL = 128
FIRST = SMALL - STREAM_HEADER - 16
ROOM = SMALL - 16
EDGES = [0, 1, FIRST - 1, FIRST, FIRST + 1, FIRST + ROOM, FIRST + ROOM + 1, FIRST + 3 * ROOM]


@pytest.fixture
def events() -> Iterator[list[TamperEvent]]:
    seen: list[TamperEvent] = []
    errors.on_tampered(seen.append)
    yield seen
    errors.forget_observer(seen.append)


def encrypt(plaintext: bytes, *, segment: int = SMALL, start: bytes | None = None) -> bytes:
    target = io.BytesIO()
    with Writer(target, KEY, CONTEXT, segment_size=segment, start=start) as writer:
        writer.write(plaintext)
    return target.getvalue()


def decrypt(blob: bytes, *, segment: int = SMALL) -> bytes:
    return Reader(io.BytesIO(blob), KEY, CONTEXT, segment_size=segment).read()


def sample(length: int) -> bytes:
    return bytes(i * 7 % 251 for i in range(length))


@given(
    chunks=st.lists(st.binary(max_size=400), max_size=8),
    segment=st.integers(min_value=58, max_value=300),
)
def test_any_size_in_any_chunks_reads_back(chunks: list[bytes], segment: int) -> None:
    target = io.BytesIO()
    with Writer(target, KEY, CONTEXT, segment_size=segment) as writer:
        for chunk in chunks:
            writer.write(chunk)
    assert writer.size == sum(map(len, chunks))
    assert (
        target.getvalue()[PREAMBLE:]
        == encrypt(
            b"".join(chunks), segment=segment, start=target.getvalue()[PREAMBLE + 1 : PREAMBLE + 40]
        )[PREAMBLE:]
    )
    assert decrypt(target.getvalue(), segment=segment) == b"".join(chunks)


def test_real_segments_read_back() -> None:
    plaintext = sample(blobs.SEGMENT * 2 + 12345)
    target = io.BytesIO()
    with Writer(target, KEY, CONTEXT) as writer:
        writer.write(plaintext)
    assert plaintext[:64] not in target.getvalue()
    assert Reader(io.BytesIO(target.getvalue()), KEY, CONTEXT).read() == plaintext


@pytest.mark.parametrize("length", EDGES)
def test_tink_reads_ours(length: int) -> None:
    plaintext = sample(length)
    theirs = TinkStream(KEY.subkey("blob"), SMALL)
    associated = blobs.MAGIC + KEY.id.bytes + CONTEXT
    assert theirs.decrypt(encrypt(plaintext)[PREAMBLE:], associated) == plaintext


@pytest.mark.parametrize("segment", [SMALL, 4096, blobs.SEGMENT])
@pytest.mark.parametrize("length", [*EDGES, blobs.SEGMENT * 2 + 1])
def test_ours_is_tinks_byte_by_byte_and_reads_theirs(length: int, segment: int) -> None:
    plaintext = sample(length)
    associated = blobs.MAGIC + KEY.id.bytes + CONTEXT
    theirs = TinkStream(KEY.subkey("blob"), segment).encrypt(plaintext, associated)
    ours = encrypt(plaintext, segment=segment, start=theirs[1:STREAM_HEADER])
    assert ours[PREAMBLE:] == theirs
    assert decrypt(ours[:PREAMBLE] + theirs, segment=segment) == plaintext


@given(length=st.integers(0, 700), data=st.data())
def test_any_place_reads_as_in_the_plaintext(length: int, data: st.DataObject) -> None:
    plaintext = sample(length)
    reader = Reader(io.BytesIO(encrypt(plaintext)), KEY, CONTEXT, segment_size=SMALL)
    mirror = io.BytesIO(plaintext)
    assert reader.size == length
    for _ in range(6):
        whence = data.draw(st.sampled_from([io.SEEK_SET, io.SEEK_CUR, io.SEEK_END]))
        low = -{io.SEEK_SET: 0, io.SEEK_CUR: mirror.tell(), io.SEEK_END: length}[whence]
        offset = data.draw(st.integers(low, 800))
        assert reader.seek(offset, whence) == mirror.seek(offset, whence)
        how = data.draw(st.sampled_from(["read", "readinto", "readline", "all"]))
        amount = data.draw(st.integers(0, 300))
        if how == "readinto":
            ours, theirs = bytearray(amount), bytearray(amount)
            assert reader.readinto(ours) == mirror.readinto(theirs)
            assert ours == theirs
        elif how == "readline":
            assert reader.readline() == mirror.readline()
        else:
            size = amount if how == "read" else -1
            assert reader.read(size) == mirror.read(size)
        assert reader.tell() == mirror.tell()


def readable_prefixes(blob: bytes) -> Iterator[bytes]:
    """Everything a caller could get out of a blob, in order and from the end."""
    reader = Reader(io.BytesIO(blob), KEY, CONTEXT, segment_size=SMALL)
    out = b""
    try:
        while piece := reader.read(50):
            out += piece
            yield out
    except Tampered:
        return


@settings(max_examples=300)
@given(length=st.integers(0, 600), data=st.data())
def test_any_alteration_is_an_error_and_gives_no_other_plaintext(
    length: int, data: st.DataObject
) -> None:
    plaintext = sample(length)
    blob = encrypt(plaintext)
    kind = data.draw(st.sampled_from(["flip", "cut", "append", "insert", "remove", "swap"]))
    at = data.draw(st.integers(0, len(blob) - 1))
    if kind == "flip":
        bit = 1 << data.draw(st.integers(0, 7))
        altered = blob[:at] + bytes([blob[at] ^ bit]) + blob[at + 1 :]
    elif kind == "cut":
        altered = blob[:at]
    elif kind == "append":
        altered = blob + data.draw(st.binary(min_size=1, max_size=2 * SMALL))
    elif kind == "insert":
        altered = blob[:at] + data.draw(st.binary(min_size=1, max_size=SMALL)) + blob[at:]
    elif kind == "remove":
        altered = blob[:at] + blob[at + data.draw(st.integers(1, 2 * SMALL)) :]
    else:
        body = blob[PREAMBLE:]
        parts = [body[i : i + SMALL] for i in range(0, len(body), SMALL)]
        altered = blob[:PREAMBLE] + b"".join(data.draw(st.permutations(parts)))
    if altered == blob:
        return
    with pytest.raises(Tampered):
        decrypt(altered)
    try:
        for prefix in readable_prefixes(altered):
            assert plaintext.startswith(prefix)
    except Tampered:
        pass


def test_a_segment_of_another_blob_does_not_fit() -> None:
    one, two = encrypt(sample(500)), encrypt(sample(500))
    at = PREAMBLE + SMALL
    with pytest.raises(Tampered, match="does not verify"):
        decrypt(one[:at] + two[at : at + SMALL] + one[at + SMALL :])


def test_cut_at_a_segment_is_seen_when_opened_not_when_read() -> None:
    blob = encrypt(sample(FIRST + 3 * ROOM))
    with pytest.raises(Tampered):
        Reader(io.BytesIO(blob[: PREAMBLE + 2 * SMALL]), KEY, CONTEXT, segment_size=SMALL)


def test_a_file_that_shrinks_while_it_is_read_is_an_error() -> None:
    raw = io.BytesIO(encrypt(sample(500)))
    reader = Reader(raw, KEY, CONTEXT, segment_size=SMALL)
    raw.truncate(PREAMBLE + SMALL + 20)
    with pytest.raises(Tampered, match="cut short"):
        reader.read()


def test_another_key_or_place_is_refused_by_the_commitment(events: list[TamperEvent]) -> None:
    blob = encrypt(b"")
    with pytest.raises(Tampered, match="key or the place"):
        Reader(io.BytesIO(blob), OTHER_KEY, CONTEXT, segment_size=SMALL)
    with pytest.raises(Tampered, match="key or the place"):
        Reader(io.BytesIO(blob), KEY, b"upload:another", segment_size=SMALL)
    stranger = DataKey(CLINIC, bytes(32), clinic_id=CLINIC)
    with pytest.raises(Tampered, match="another key"):
        Reader(io.BytesIO(blob), stranger, CONTEXT, segment_size=SMALL)
    assert [(e.place, e.clinic_id, e.patient_id) for e in events[:2]] == [
        ("blob", CLINIC, PATIENT)
    ] * 2
    assert len(events) == 3


class Sink(io.BytesIO):
    """A storage sink that remembers how it ended."""

    ended = ""

    def close(self) -> None:
        self.ended = self.ended or "closed"

    def abort(self) -> None:
        self.ended = self.ended or "aborted"


def test_a_storage_sink_ends_with_its_writer() -> None:
    sink = Sink()
    with Writer(sink, KEY, CONTEXT) as writer:
        writer.write(b"x")
    assert sink.ended == "closed"
    with pytest.raises(ValueError, match="closed"):
        writer.write(b"x")

    sink = Sink()
    with pytest.raises(RuntimeError), Writer(sink, KEY, CONTEXT) as writer:
        raise RuntimeError
    assert sink.ended == "aborted"


def test_a_sink_that_fails_at_the_end_is_aborted() -> None:
    class Full(Sink):
        def write(self, data: object, /) -> int:
            raise OSError("disk full")

    sink = Full()
    with pytest.raises(OSError, match="disk full"):
        Writer(sink, KEY, CONTEXT)
    assert sink.ended == "aborted"

    class FullLater(Sink):
        def close(self) -> None:
            raise OSError("disk full")

    later = FullLater()
    writer = Writer(later, KEY, CONTEXT)
    with pytest.raises(OSError, match="disk full"):
        writer.close()
    assert later.ended == "aborted"


def test_closing_the_reader_closes_what_it_reads() -> None:
    raw = io.BytesIO(encrypt(b"abc"))
    with Reader(raw, KEY, CONTEXT, segment_size=SMALL) as reader:
        assert reader.read1() == b"abc"
    assert raw.closed
    with pytest.raises(ValueError, match="closed"):
        reader.read()
