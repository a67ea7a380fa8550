"""What an archive may bring: bounded, and never more trusted than its bytes."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline.files import archive, unpacking
from documents.pipeline.files.archive import Why, entries_of, opened, pieces
from documents.pipeline.files.extract import open_document
from documents.pipeline.files.limits import Limits
from documents.pipeline.types import Refused
from documents.tests import papers
from documents.tests.conftest import REPORT

GOOD = papers.archive({f"{n}.txt": REPORT + b"%d" % n for n in range(4)})


def _entries(data: bytes) -> tuple[archive.Entry, ...]:
    with opened(io.BytesIO(data)) as packed:
        return entries_of(packed, Limits())


def test_more_documents_than_one_archive_may_bring_are_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(archive, "MAX_DOCUMENTS", 3)
    assert [entry.why for entry in _entries(GOOD)] == [None, None, None, Why.TOO_MANY]


def test_more_bytes_than_one_archive_may_hold_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_TOTAL", 3 * len(REPORT))
    with pytest.raises(Refused) as refused:
        _entries(GOOD)
    assert refused.value.code == "too_large"


def test_a_file_over_the_portals_limit_is_left_out() -> None:
    limits = Limits(max_bytes=len(REPORT))
    with opened(io.BytesIO(GOOD)) as packed:
        assert {e.why for e in entries_of(packed, limits)} == {Why.TOO_LARGE}


def test_what_systems_put_beside_files_is_not_even_named() -> None:
    names = ["__MACOSX/._a.txt", "a/.DS_Store", "Thumbs.db", "._b.pdf", "folder/"]
    data = papers.archive({**dict.fromkeys(names, b""), "a.txt": REPORT})
    assert [entry.name for entry in _entries(data)] == ["a.txt"]


def test_what_an_exchange_says_of_itself_is_no_document_there() -> None:
    names = ["README - Open for Instructions.TXT", "LICENSE", "Read me.txt"]
    files = {**dict.fromkeys(names, REPORT), "note.txt": REPORT}
    inside = papers.archive({**files, "IHE_XDM/SUBSET01/METADATA.XML": b"<list/>"})
    told = {entry.name: entry.why for entry in _entries(inside)}
    assert [told[name] for name in names] == [Why.LAYOUT] * 3 and told["note.txt"] is None
    assert {entry.why for entry in _entries(papers.archive(files))} == {None}


def test_data_that_names_no_resource_is_left_out() -> None:
    gout = '{"resourceType": "Condition", "code": {"text": "Gout"}}'
    files = {
        "manifest.json": b'{"files": ["a.json"]}',
        "a.json": gout.encode(),
        "b.json": gout.encode("utf-16"),
        "c.json": b'{"resourceType": "Condition", "note": "' + b"x" * 90_000 + b'"}',
    }
    found = {entry.name: entry.why for entry in _entries(papers.archive(files))}
    assert found == {
        "manifest.json": Why.UNKNOWN, "a.json": None, "b.json": None, "c.json": None,
    }  # fmt: skip


def test_an_apple_export_brings_its_record_and_nothing_else() -> None:
    record = b'<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"/>'
    data = papers.archive(
        {
            "apple_health_export/export.xml": b"<HealthData/>",
            "apple_health_export/export_cda.xml": record,
            "apple_health_export/electrocardiograms/ecg.txt": b"numbers",
        }
    )
    taken = [entry.name for entry in _entries(data) if entry.why is None]
    assert taken == ["export_cda.xml"]


def test_a_portals_layout_is_left_out_by_name_only_where_it_is_one() -> None:
    files = {"README.TXT": b"hello there", "note.txt": REPORT}
    assert all(entry.why is None for entry in _entries(papers.archive(files)))
    layout = {**files, "IHE_XDM/SUBSET01/METADATA.XML": b"<SubmitObjectsRequest/>"}
    whys = {entry.name: entry.why for entry in _entries(papers.archive(layout))}
    assert whys == {"README.TXT": Why.LAYOUT, "note.txt": None, "METADATA.XML": Why.LAYOUT}


@pytest.mark.parametrize(
    "entries",
    [
        [[0, "a", 10, None], [0, "b", 10, None]],
        [[0, "a", -1, None]],
        [[n, "a", 1, None] for n in range(archive.MAX_DOCUMENTS + 1)],
        [[0, "a", archive.MAX_TOTAL + 1, None]],
        [[0, "a", 1, "no such reason"]],
        [[0, "a"]],
        "nothing",
    ],
    ids=["twice", "negative", "many", "large", "reason", "short", "shape"],
)
def test_a_reading_process_that_lies_is_not_believed(entries: object) -> None:
    session = unpacking.ArchiveSession(io.BytesIO(b""), 0, Limits())
    with pytest.raises(Refused):
        session.listed({"t": "archive", "entries": entries})


def test_an_archive_is_refused_where_nobody_asked_for_one() -> None:
    with pytest.raises(Refused) as refused:
        open_document(io.BytesIO(GOOD))
    assert "Unpack it first" in refused.value.message


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=6))
def test_a_damaged_archive_is_refused_or_gives_what_its_sums_vouch_for(
    place: int, noise: bytes
) -> None:
    data = GOOD[:place] + noise + GOOD[place + len(noise) :]
    originals = [REPORT + b"%d" % n for n in range(4)]
    try:
        entries = _entries(data)
    except Refused:
        return
    for entry in entries:
        if entry.why is None:
            try:
                with opened(io.BytesIO(data)) as packed:
                    unpacked = b"".join(pieces(packed, entry.index))
            except Exception as error:
                assert archive.is_broken(error)
            else:
                assert unpacked in originals
