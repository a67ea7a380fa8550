"""What is counted when structured records are measured."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from documents.pipeline.files.extract import open_document
from documents.pipeline.types import Findings, LabRow, Refused

__all__ = ["Refused", "Row", "Tally", "imported", "items", "plain", "take", "unit_of"]

Row = dict[str, Any]


@dataclass
class Tally:
    """Entries expected and imported exactly, by kind; what went wrong, in words."""

    expected: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    files: int = 0

    def count(self, kind: str, hit: bool, said: str) -> None:
        """One expected entry."""
        self.expected[kind] += 1
        if hit:
            self.exact[kind] += 1
        else:
            self.wrong.append(f"{kind}: {said}")

    def as_dict(self) -> Row:
        """The figures as they are printed."""
        return {
            "files": self.files,
            "refused": self.refused,
            **{
                kind: {
                    "exact": round(self.exact[kind] / wanted, 4),
                    "of": wanted,
                    **({"invented": self.invented[kind]} if kind in self.invented else {}),
                }
                for kind, wanted in sorted(self.expected.items())
            },
        }


def imported(data: bytes) -> Findings:
    """The findings of a file, through the same door as an upload; raises ``Refused``."""
    with open_document(io.BytesIO(data), images=False) as document:
        list(document.pages())
        if document.findings is None:
            raise ValueError("not taken for a structured record")
        return document.findings


def plain(text: str | None) -> str:
    """Single spaces."""
    return " ".join((text or "").split())


def unit_of(text: str | None) -> str:
    """UCUM's ``1`` is "no unit"."""
    return "" if plain(text) == "1" else plain(text)


def take(rows: list[LabRow], matches: Callable[[LabRow], bool]) -> LabRow | None:
    """Remove and give the first row that matches."""
    for place, row in enumerate(rows):
        if matches(row):
            return rows.pop(place)
    return None


def items(path: Path) -> Iterator[Row]:
    """The labelled items of a set."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)
