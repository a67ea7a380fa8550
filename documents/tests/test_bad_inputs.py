"""Every hostile file of the evaluation set: as wanted, in time, in memory, without a trace."""

from __future__ import annotations

import base64
import io
import json
import os
import resource
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from documents.pipeline.files.extract import open_document
from documents.pipeline.files.refusals import MESSAGES
from documents.pipeline.process import sandbox
from documents.pipeline.types import Page, Reader, Refused
from tests.work import no_waiting

CODES = frozenset(MESSAGES)
_ACCEPTED = (".pdf", ".jpg", ".png", ".tif", ".webp", ".bmp", ".txt", ".csv")


def _folder() -> Path | None:
    data = os.environ.get("HEALTHCHAT_EVAL_DATA")
    return Path(data) / "bad_inputs" if data else None


def _items() -> list[dict[str, Any]]:
    folder = _folder()
    if folder is None:
        return []
    lines = (folder / "index.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


ITEMS = _items()
needs_data = pytest.mark.skipif(_folder() is None, reason="HEALTHCHAT_EVAL_DATA is not set")


@pytest.fixture(scope="module", autouse=True)
def _no_trace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever is read here leaves no file behind, and no process too large."""
    own = tmp_path_factory.mktemp("temporary")
    before, tempfile.tempdir = tempfile.tempdir, str(own)
    sandbox.close_idle()
    yield
    tempfile.tempdir = before
    sandbox.close_idle()
    assert list(own.iterdir()) == []
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    assert peak < 800 * 1024 * 1024


def outcome(data: bytes | Path, password: str | None = None) -> str | list[Page]:
    """The pages, or the refusal's code."""
    source = io.BytesIO(data) if isinstance(data, bytes) else data
    before = processor()
    try:
        with no_waiting(300), open_document(source, password=password) as document:
            return [read.page for read in document.pages()]
    except Refused as refused:
        assert refused.code in CODES
        assert len(refused.message) > 20
        return refused.code
    finally:
        # What the file itself costs, its reading process included; how busy the machine is, and
        # how long a process waits for its turn, is no fault of the file.
        sandbox.close_idle()
        assert processor() - before < 30


def processor() -> float:
    """Seconds of processor time that this process and its ended children have used."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


@needs_data
@pytest.mark.parametrize("item", ITEMS, ids=lambda item: Path(item["file"]).name)
def test_every_file_is_handled_as_wanted(item: dict[str, Any]) -> None:
    folder = _folder()
    assert folder is not None
    found = outcome(folder / item["file"])
    if isinstance(found, list):
        assert found
        for page in found:
            assert page.text or page.reader is not Reader.OCR
            assert page.warnings or page.reader is not Reader.NONE
    match item["expect"].split()[0]:
        case "read" | "extract":
            assert isinstance(found, list) or found == "password_protected"
        case "ask":
            assert found == "password_protected"
        case "accept":
            _check_type(item["file"].lower(), found)
        case "refuse" if "entities" in item["expect"]:
            assert found == "type_not_accepted"
        case _:
            assert isinstance(found, list) or found in CODES


def _check_type(name: str, found: str | list[Page]) -> None:
    """The set's other types: what is named like an accepted one is that one, but for the names."""
    if isinstance(found, list):
        assert name.endswith(_ACCEPTED)
    else:
        assert found == "type_not_accepted"
        assert not name.endswith(_ACCEPTED)


@needs_data
@pytest.mark.parametrize(
    "item", [i for i in ITEMS if i["password"]], ids=lambda item: Path(item["file"]).name
)
def test_a_locked_file_opens_with_its_password_and_no_other(item: dict[str, Any]) -> None:
    folder = _folder()
    assert folder is not None
    found = outcome(folder / item["file"], item["password"])
    # Two use the rarest of password encodings, which the PDF reader knows only in part.
    assert isinstance(found, list) or found == "password_protected"
    assert outcome(folder / item["file"], "surely not this") == "password_protected"


@needs_data
def test_most_locked_files_do_open() -> None:
    folder = _folder()
    assert folder is not None
    locked = [i for i in ITEMS if i["password"]]
    opened = [isinstance(outcome(folder / i["file"], i["password"]), list) for i in locked]
    assert sum(opened) >= len(locked) - 2


@needs_data
def test_the_antivirus_test_string_is_plain_text_and_no_more() -> None:
    folder = _folder()
    assert folder is not None
    found = outcome(base64.b64decode((folder / "eicar.b64").read_bytes()))
    assert isinstance(found, list)
