"""The same words in another file: another encoding, other separators, other line ends."""

from __future__ import annotations

import pytest

from documents.duplicates import find_same_reports
from documents.models import Document
from documents.services.lifecycle import PROCESS
from documents.tests.conftest import Upload
from documents.tests.structured_makers import HEADER, message, obx
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast

LETTER = """WILLOW STREET CLINIC
Dear “Ms. Sample” – thank you for coming to the clinic.
Your café diary was helpful. Please go on with it until we meet again in the spring.
"""
OWN = HEADER.replace("Field^Avery||19700102", "Sample^Alice||19800229")
WORDS = "The slides were looked at again and show what was told before"
MESSAGE = message(
    obx("Cytology", f"{WORDS}~Nothing new was found", kind="TX"),
    obx("Potassium", "4.1", unit="mmol/L", ref="3.5-5.1"),
    header=OWN.replace("202603011200", ""),
)


def _same(cast: Cast, upload: Upload, one: bytes, other: bytes, name: str) -> bool:
    first = upload(cast.alice, one, name)
    second = upload(cast.alice, other, name)
    run_waiting(kind=PROCESS)
    with cast.alice.scope():
        first, second = (Document.objects.get(id=each.id) for each in (first, second))
        found = list(find_same_reports(cast.alice.actor, second))
        assert list(find_same_reports(cast.alice.actor, first)) == ([second] if found else [])
    return found == [first]


@pytest.mark.parametrize(
    "other",
    [
        LETTER.encode("cp1252"),
        LETTER.encode("utf-16"),
        LETTER.encode("utf-8-sig"),
        LETTER.replace("\n", "\r\n").encode(),
        LETTER.replace("“", '"').replace("”", '"').replace("–", "-").encode("latin-1"),
        LETTER.replace("é", "e\u0301").replace(" ", "\u00a0").encode(),
    ],
    ids=["cp1252", "utf-16", "mark", "line-ends", "plain-signs", "parts-of-letters"],
)
def test_a_letter_in_another_encoding(cast: Cast, upload: Upload, other: bytes) -> None:
    assert _same(cast, upload, LETTER.encode(), other, "letter.txt")


def test_another_letter_is_another(cast: Cast, upload: Upload) -> None:
    other = LETTER.replace("spring", "summer").encode()
    assert not _same(cast, upload, LETTER.encode(), other, "letter.txt")


def test_a_few_words_can_be_of_two_days(cast: Cast, upload: Upload) -> None:
    words = b"Please rest at home and drink a lot."
    assert not _same(cast, upload, words, words + b"\n\n", "note.txt")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\r", "\n"),
        lambda text: text.replace("\r", "\r\n"),
        lambda text: text.translate(str.maketrans("|^~", "#!+")),
        lambda text: f"\x0b{text}\x1c\r",
    ],
    ids=["newlines", "both", "separators", "framed"],
)
def test_a_message_in_another_form(cast: Cast, upload: Upload, change: object) -> None:
    assert callable(change)
    assert _same(cast, upload, MESSAGE.encode(), change(MESSAGE).encode(), "message.hl7")
