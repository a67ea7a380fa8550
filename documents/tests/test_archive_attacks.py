"""Zips made to lie, to burst or to take for ever: each a plain sentence or a bounded import.

All of them go through the real reading process, which would be ended at its bounds.
"""

from __future__ import annotations

import io
import os
import stat
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.pipeline.files import archive
from documents.pipeline.files.archive import MAX_TOTAL, Why
from documents.pipeline.files.extract import open_document
from documents.pipeline.files.identify import MediaType
from documents.pipeline.files.limits import MEGABYTE, Limits
from documents.pipeline.process import sandbox
from documents.pipeline.types import Refused
from documents.tests import papers
from documents.tests.conftest import REPORT
from documents.tests.zip_maker import DEFLATED, End, Raw, raw_zip, zip64
from tests.work import no_runaway, no_waiting, steps_of

FINE = Raw(b"fine.txt", REPORT, DEFLATED)
HUGE = 2**63 + 7


@pytest.fixture(autouse=True, scope="module")
def _no_leftovers() -> Iterator[None]:
    yield
    sandbox.close_idle()


def opened(data: bytes) -> dict[str, Why | bytes]:
    """What each file of the archive gives: its bytes, or why not. Raises ``Refused``."""
    with open_document(io.BytesIO(data), archives=True) as document:
        assert document.entries is not None
        found: dict[str, Why | bytes] = {
            each.name: each.why or b"" for each in document.entries if each.why
        }
        names = {each.index: each.name for each in document.entries if each.why is None}
        got: dict[int, bytes] = dict.fromkeys(names, b"")
        for piece in document.take(list(names)):
            got[piece.index] += piece.data
            if piece.why:
                found[names[piece.index]] = piece.why
    return {names[index]: data for index, data in got.items()} | found


def refused(data: bytes) -> str:
    """The code that an archive is refused by."""
    with pytest.raises(Refused) as caught:
        opened(data)
    assert caught.value.message.endswith((".", "!"))
    return caught.value.code


def test_the_maker_makes_a_zip() -> None:
    assert opened(raw_zip([FINE, Raw(b"a/b.txt", REPORT * 2)])) == {
        "fine.txt": REPORT,
        "b.txt": REPORT * 2,
    }


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (Raw(b"a.txt", REPORT, crc=7), Why.DAMAGED),
        (Raw(b"a.txt", REPORT, DEFLATED, size=len(REPORT) - 9), Why.DAMAGED),
        (Raw(b"a.txt", REPORT, DEFLATED, size=len(REPORT) + 9), Why.DAMAGED),
        (Raw(b"a.txt", REPORT, size=len(REPORT) + 9), Why.DAMAGED),
        (Raw(b"a.txt", REPORT, local_name=b"b.txt"), Why.DAMAGED),
        (Raw(b"a.txt", REPORT, packed_size=10 * MEGABYTE), Why.DAMAGED),
        (Raw(b"a.txt", REPORT, offset=0x7FFFFFFF), Why.DAMAGED),
        (Raw(b"a.txt", REPORT, offset=0xFFFFFFFF, extra=zip64(HUGE)), Why.DAMAGED),
        (Raw(b"a.txt", REPORT, size=0xFFFFFFFF, extra=zip64(HUGE)), Why.TOO_LARGE),
        (
            Raw(b"a.txt", REPORT, size=0xFFFFFFFF, packed_size=0xFFFFFFFF, extra=zip64(50, HUGE)),
            Why.DAMAGED,
        ),
        (Raw(b"a.txt", b"\xff" * 900, method=8), Why.UNKNOWN),
        (Raw(b"a.txt", b"\xff" * 900, method=8, packed_size=8990), Why.DAMAGED),
        (Raw(b"a.txt", REPORT, flags=0x1), Why.LOCKED),
        (Raw(b"a.txt", REPORT, flags=0x40), Why.LOCKED),
        (Raw(b"a.txt", REPORT, flags=0x41, method=99), Why.LOCKED),
        (Raw(b"a.txt", REPORT, method=9), Why.METHOD),
        (Raw(b"a.txt", REPORT, method=12), Why.METHOD),
        (Raw(b"a.txt", b"\x09\x04\x05\x00\x5d\xff\xff\xff\xff" + REPORT, method=14), Why.METHOD),
        (Raw(b"a.txt", REPORT, method=93), Why.METHOD),
        (Raw(b"a.txt", b"/etc/passwd", attributes=(stat.S_IFLNK | 0o777) << 16), Why.LINK),
        (Raw(b"a.txt", REPORT, attributes=(stat.S_IFIFO | 0o600) << 16), Why.LINK),
        (Raw(b"a.txt", REPORT, attributes=(stat.S_IFCHR | 0o600) << 16), Why.LINK),
        (Raw(b"a.txt", b"A" * 9 * MEGABYTE, DEFLATED), Why.TOO_LARGE),
        (Raw(b"a.zip", papers.archive({"x.txt": REPORT})), Why.ARCHIVE),
        (Raw(b"a.docx", papers.archive({"x.txt": REPORT})), Why.ARCHIVE),
        (Raw(b"a.docx", raw_zip([Raw(b"x")], end=End(size=2**31, offset=0))), Why.ARCHIVE),
        (Raw(b"a.docx", b"PK\x03\x04" + b"\0" * 500), Why.ARCHIVE),
        (Raw(b"a.tar.gz", b"\x1f\x8b" + b"\0" * 50), Why.ARCHIVE),
        (Raw(b"a.txt", b"MZ" + REPORT), Why.UNKNOWN),
    ],
    ids=lambda value: value.value if isinstance(value, Why) else None,
)
def test_one_entry_that_lies_costs_itself_and_no_other(entry: Raw, why: Why) -> None:
    found = opened(raw_zip([entry, FINE]))
    assert found["fine.txt"] == REPORT
    ((_, said),) = [item for item in found.items() if item[0] != "fine.txt"]
    assert said == why


def test_entries_that_share_their_bytes_are_left_out() -> None:
    bomb = b"A" * 900_000 + os.urandom(5_000)
    shared = [Raw(b"0.txt", bomb, DEFLATED)]
    packed = len(raw_zip(shared)) - len(raw_zip([Raw(b"0.txt")]))
    shared += [
        Raw(b"%d.txt" % n, bomb, DEFLATED, shared=0, packed_size=packed) for n in range(1, 400)
    ]
    found = opened(raw_zip([*shared, FINE]))
    assert found.pop("fine.txt") == REPORT
    assert set(found.values()) == {Why.DAMAGED}
    assert len(found) == 400


def test_an_entry_that_holds_another_one_is_left_out_with_it() -> None:
    inner = raw_zip([Raw(b"inner.txt", REPORT)])
    outer = Raw(b"outer.txt", inner)
    data = raw_zip([outer, Raw(b"inner.txt", REPORT, shared=0, offset=30 + 9), FINE])
    found = opened(data)
    assert found.pop("fine.txt") == REPORT
    assert set(found.values()) <= {Why.DAMAGED, Why.ARCHIVE}
    assert found["inner.txt"] == Why.DAMAGED


def test_a_directory_that_is_said_to_lie_elsewhere_gives_no_entry() -> None:
    assert opened(raw_zip([FINE], end=End(offset=0xFFFFFF))) == {"fine.txt": Why.DAMAGED}


def test_an_entry_that_reaches_into_the_directory_is_left_out() -> None:
    found = opened(raw_zip([FINE, Raw(b"last.txt", REPORT, packed_size=len(REPORT) + 40)]))
    assert found == {"fine.txt": REPORT, "last.txt": Why.DAMAGED}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (raw_zip([FINE], end=End(size=2**31)), "damaged"),
        (raw_zip([Raw(b"a.txt", REPORT, version=90)]), "damaged"),
        (raw_zip([Raw(b"a.txt", REPORT, extra=b"\x01\x00\xff\xff")]), "damaged"),
        (raw_zip([Raw(b"\xff\xfe.txt", REPORT, flags=0x800)]), "damaged"),
        (raw_zip([FINE])[:-5], "damaged"),
        (raw_zip([FINE])[:60], "damaged"),
        (raw_zip([Raw(b"a.txt", REPORT, flags=1), Raw(b"b.txt", REPORT, flags=0x40)]),
         "password_protected"),
        (raw_zip([]), "type_not_accepted"),
        (b"PK\x03\x04" + os.urandom(3_000), "damaged"),
    ],
    ids=["size", "version", "extra", "name", "cut", "short", "locked", "empty", "noise"],
)  # fmt: skip
def test_an_archive_that_lies_as_a_whole_is_refused_in_words(data: bytes, code: str) -> None:
    assert refused(data) == code


@pytest.mark.parametrize("count", [100_000, 1_500_000])
def test_a_hundred_thousand_entries_are_refused_at_once(count: int) -> None:
    line = raw_zip([Raw(b"a", b"")])
    begins, ends = line.index(b"PK\x01\x02"), line.index(b"PK\x05\x06")
    directory = line[begins:ends] * count
    end = bytearray(line[ends:])
    end[12:16] = len(directory).to_bytes(4, "little")
    data = line[:begins] + directory + end
    with no_waiting():
        assert refused(data) == "too_many_files"

    def listed() -> None:
        with pytest.raises(Refused), archive.opened(io.BytesIO(data)) as found:
            archive.entries_of(found, Limits())

    # Listing them is the library's work, some steps for each; not one is looked into, and of the
    # million not one is listed.
    with no_runaway():
        assert steps_of(listed) < (40 * count if count == 100_000 else 1_000)


def test_more_than_is_taken_in_all_is_refused_before_it_is_unpacked() -> None:
    each = zlib.compress(b"A" * 90 * MEGABYTE, 1)
    entries = [
        Raw(b"%d.txt" % n, b"x" * (len(each) + 90 * MEGABYTE // 190), size=90 * MEGABYTE)
        for n in range(MAX_TOTAL // (90 * MEGABYTE) + 1)
    ]
    assert refused(raw_zip(entries)) == "too_large"


def test_a_pdf_that_is_a_zip_too_is_a_pdf() -> None:
    page = papers.pdf([[(60, 100, 12, "Hemoglobin 9.1 g/dL")]])
    data = raw_zip([FINE, Raw(b"more.txt", REPORT)], before=page)
    with open_document(io.BytesIO(data), archives=True, images=False) as document:
        assert document.media_type is MediaType.PDF
        assert document.entries is None
        assert "Hemoglobin" in " ".join(read.page.text for read in document.pages())
    found = opened(raw_zip([Raw(b"both.pdf", data), FINE]))
    assert found == {"both.pdf": data, "fine.txt": REPORT}


def test_a_zip_whose_first_file_is_a_pdf_is_a_zip() -> None:
    page = papers.pdf([[(60, 100, 12, "Hemoglobin 9.1 g/dL")]])
    assert opened(raw_zip([Raw(b"a.pdf", page), FINE])) == {"a.pdf": page, "fine.txt": REPORT}


def test_a_word_file_that_hides_a_folder_of_documents_is_a_word_file() -> None:
    data = papers.word_file(papers.paragraph("Rest and ice."), extra={"more/labs.txt": REPORT})
    with open_document(io.BytesIO(data), archives=True) as document:
        assert document.entries is None
        assert [read.page.text for read in document.pages()] == ["Rest and ice."]


@pytest.mark.parametrize(
    ("raw", "flags", "shown"),
    [
        ("Überweisung.txt".encode(), 0x800, "Überweisung.txt"),
        ("Überweisung.txt".encode(), 0, "Überweisung.txt"),
        ("análisis de sangre.txt".encode(), 0, "análisis de sangre.txt"),
        ("检验报告.txt".encode(), 0, "检验报告.txt"),
        ("análisis.txt".encode("cp437"), 0, "análisis.txt"),
        (b"\x81\x82\x83.txt", 0, "üéâ.txt"),
        (b"../../../etc/cron.d/evil.txt", 0, "evil.txt"),
        (b"/absolute/labs.txt", 0, "labs.txt"),
        (b"C:\\Windows\\labs.txt", 0, "labs.txt"),
        (b"\\\\server\\share\\labs.txt", 0, "labs.txt"),
        (b"..", 0, "document"),
        ("a\u202ef.txt".encode(), 0x800, "af.txt"),
        (b"labs.txt\x00.exe", 0, "labs.txt"),
        (b"n" * 60_000 + b".txt", 0, "n" * 179 + ".txt"),
        (b"a/" * 20_000 + b"labs.txt", 0, "labs.txt"),
        (b"CON.txt", 0, "CON.txt"),
    ],
    ids=[
        *("utf-8", "utf-8 unsaid", "spanish", "chinese", "cp437", "old accents", "dots"),
        *("absolute", "drive", "share", "only dots", "turned", "nul", "long", "deep", "device"),
    ],
)
def test_a_name_is_shown_as_it_was_meant_and_is_never_a_path(
    raw: bytes, flags: int, shown: str
) -> None:
    assert opened(raw_zip([Raw(raw, REPORT, flags=flags)])) == {shown: REPORT}


def test_names_that_differ_in_case_or_not_at_all_are_files_of_their_own() -> None:
    names = [b"labs.txt", b"LABS.TXT", b"labs.txt", b"./labs.txt", b"a/labs.txt"]
    data = raw_zip([Raw(name, REPORT + b"%d" % n) for n, name in enumerate(names)])
    with open_document(io.BytesIO(data), archives=True) as document:
        assert document.entries is not None
        assert [each.why for each in document.entries] == [None] * 5
        got = [piece.data for piece in document.take([0, 1, 2, 3, 4]) if piece.data]
    assert got == [REPORT + b"%d" % n for n in range(5)]


@pytest.mark.parametrize("name", [b"folder.pdf/", b"", b"/", b"\0a.txt"])
def test_a_folder_or_nothing_is_no_files_name(name: bytes) -> None:
    assert opened(raw_zip([Raw(name, REPORT), FINE])) == {"fine.txt": REPORT}


NUMBERS = st.none() | st.sampled_from([0, 1, 2**16 - 1, 2**31, 2**32 - 1]) | st.integers(0, 5000)
ENTRIES = st.builds(
    Raw,
    name=st.binary(max_size=30),
    data=st.sampled_from([b"", REPORT, papers.archive({"a.txt": REPORT}), b"%PDF-1.4"]),
    method=st.sampled_from([0, 8, 12, 14, 99]),
    flags=st.sampled_from([0, 1, 8, 0x40, 0x800]),
    size=NUMBERS,
    packed_size=NUMBERS,
    crc=NUMBERS,
    offset=NUMBERS,
    extra=st.binary(max_size=12) | st.builds(zip64, st.integers(0, 2**64 - 1)),
    attributes=st.integers(0, 2**32 - 1),
)


def unpacked(data: bytes) -> list[Why | bytes]:
    """The same in this process, for many at once."""
    with archive.opened(io.BytesIO(data)) as packed:
        found: list[Why | bytes] = []
        for entry in archive.entries_of(packed, Limits()):
            try:
                found.append(entry.why or b"".join(archive.pieces(packed, entry.index)))
            except Exception as error:
                assert archive.is_broken(error)
    return found


@given(
    st.lists(ENTRIES, max_size=5),
    st.builds(End, st.none() | st.integers(0, 2**16 - 1), NUMBERS, NUMBERS),
)
def test_any_lie_is_a_refusal_or_an_entry_left_out(entries: list[Raw], end: End) -> None:
    try:
        found = unpacked(raw_zip([FINE, *entries], end=end))
    except Refused as refused_:
        assert refused_.code in {
            *("damaged", "type_not_accepted", "too_many_files", "too_large", "password_protected"),
        }
        return
    whole = {REPORT, papers.archive({"a.txt": REPORT}), b"%PDF-1.4"}
    assert all(isinstance(each, Why) or each in whole for each in found)
