"""Measure whether the name that a paper prints is found, and whom it is told from."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from documents.evaluation.names import lines
from documents.pipeline.files.extract import open_document
from documents.pipeline.persons.same_person import Agreement, Printed, agreement
from documents.pipeline.persons.whose import printed_people
from documents.pipeline.types import Refused

STRANGER = ("Ingrid Falkenrath", "1951-12-24")
"""Made up: shares nothing with anybody in a set."""


def clinic_docs(folder: Path, split: str) -> dict[str, Any]:
    """The documents as they are."""
    return _measure(folder, split, "file")


def clinic_scans(folder: Path, split: str) -> dict[str, Any]:
    """The pictures of their first pages."""
    return _measure(folder, split, "scan_page1")


def _measure(folder: Path, split: str, key: str) -> dict[str, Any]:
    """Of the papers with a patient's name in the gold: where it is found and told as its owner's,
    where a stranger is asked; and of the others, where a stranger is asked for nothing."""
    named = found = other = unnamed = asked = 0
    missed: list[str] = []
    for item, people in _read(folder / "clinic_docs", split, key):
        strange = min((agreement(p, STRANGER[:1], STRANGER[1:]) for p in people), default=None)
        name = _patient(item["identifiers"])
        if not name:
            unnamed += 1
            asked += strange is Agreement.DIFFERS
            continue
        named += 1
        same = [agreement(each, [name], []) is Agreement.SAME and each.name for each in people]
        found += any(same)
        other += strange is Agreement.DIFFERS
        if not any(same):
            missed.append(item["id"])
    return {
        "names": named,
        "found_and_same": round(found / named, 4) if named else 0.0,
        "stranger_asked": round(other / named, 4) if named else 0.0,
        "without_name": unnamed,
        "asked_without_name": asked,
        "missed": missed,
    }


def _read(folder: Path, split: str, key: str) -> Iterator[tuple[Any, tuple[Printed, ...]]]:
    for item in lines(folder / f"{split}.jsonl"):
        path = folder / item[key] if item.get(key) else None
        if path is None or not path.exists():
            continue
        try:
            with open_document(io.BytesIO(path.read_bytes()), images=False) as opened:
                yield item, printed_people([each.page for each in opened.pages()])
        except Refused:
            yield item, ()


def _patient(identifiers: list[str]) -> str:
    """The first name in the gold that is neither a doctor's nor an address."""
    names = (each for each in identifiers if not any(char.isdigit() for char in each))
    return next((each for each in names if not each.startswith("Dr") and " " in each), "")
