"""Measure the deterministic summaries: sources, numbers and reading grade.

    HEALTHCHAT_EVAL_DATA=DIR python -m documents.evaluation.summaries [--split dev] [--worst N]

Sets: the notes as text, the clinic documents (PDF and text), the pictures of their first pages,
and scanned documents. For each it reports: files refused (with their code), sentences whose sources
do not all slice to text, numbers of a sentence that stand in none of its quotes (invented), and the
reading grade of the summary, with names, numbers, units and medical terms aside (``plain``) and
with nothing aside (``raw``). The same documents are told in Spanish, held to the same rules, and
measured as Spanish is: INFLESZ (65 and more is quite easy, 55 plain) and Crawford's school grade.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from documents.pipeline import grounding
from documents.pipeline.compose import compose
from documents.pipeline.files.extract import open_document
from documents.pipeline.language import readability
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Findings, Page, Refused, SummarySentence

Read = tuple[str, tuple[Page, ...], Findings | None]
"""A document's name, its pages, and its findings where it is a structured record."""

_NOTES = {"aci_bench": "note", "mts_dialog": "note", "mtsamples": "text"}


@dataclass
class Measured:
    """The figures of one set."""

    documents: int = 0
    refused: list[str] = field(default_factory=list)
    sentences: int = 0
    unsourced: int = 0
    invented: int = 0
    empty: int = 0
    grades: list[float] = field(default_factory=list)
    raw: list[float] = field(default_factory=list)
    worst: list[tuple[float, str]] = field(default_factory=list)
    spanish_sentences: int = 0
    eases: list[float] = field(default_factory=list)
    spanish_grades: list[float] = field(default_factory=list)

    def add(self, name: str, pages: Sequence[Page], found: Findings) -> None:
        """Count one document, in both languages."""
        summary, spanish = compose(pages, found), compose(pages, found, "es")
        self.documents += 1
        self.empty += not summary.sentences
        self.sentences += len(summary.sentences)
        self.spanish_sentences += len(spanish.sentences)
        self.hold(pages, (*summary.sentences, *spanish.sentences))
        if spanish.sentences:
            self.eases.append(spanish.ease or 0.0)
            self.spanish_grades.append(spanish.grade)
        self.grades.append(summary.grade)
        self.raw.append(readability.grade_sentences(s.text for s in summary.sentences))
        self.worst.append((summary.grade, name))

    def hold(self, pages: Sequence[Page], sentences: Sequence[SummarySentence]) -> None:
        """Hold each sentence against the places that it names."""
        for sentence in sentences:
            quotes = [grounding.quote(pages, place) for place in sentence.sources]
            self.unsourced += not quotes or not all(quotes)
            self.invented += len(grounding.invented(sentence.text, quotes))

    def as_dict(self) -> dict[str, Any]:
        """The figures as they are printed."""
        return {
            "documents": self.documents,
            "refused": self.refused,
            "without_summary": self.empty,
            "sentences": self.sentences,
            "sentences_without_valid_source": self.unsourced,
            "invented_numbers": self.invented,
            "grade_median": round(statistics.median(self.grades or [0]), 2),
            "grade_worst": round(max(self.grades, default=0), 2),
            "grade_over_6": sum(grade > 6 for grade in self.grades),
            "raw_grade_median": round(statistics.median(self.raw or [0]), 2),
            "spanish_sentences": self.spanish_sentences,
            "spanish_inflesz_median": round(statistics.median(self.eases or [0]), 1),
            "spanish_inflesz_worst": round(min(self.eases, default=0), 1),
            "spanish_inflesz_under_55": sum(ease < 55 for ease in self.eases),
            "spanish_grade_median": round(statistics.median(self.spanish_grades or [0]), 2),
            "spanish_grade_worst": round(max(self.spanish_grades, default=0), 2),
        }


def notes(folder: Path, name: str, split: str) -> Iterator[Read]:
    """Each note of a text set as one page."""
    lines = (folder / name / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    for place, line in enumerate(lines):
        yield f"{name}:{place}", (Page(1, json.loads(line)[_NOTES[name]]),), None


def clinic_docs(folder: Path, split: str) -> Iterator[Path]:
    """The digital files of the clinic documents."""
    for item in _items(folder / "clinic_docs" / f"{split}.jsonl"):
        yield folder / "clinic_docs" / item["file"]


def clinic_scans(folder: Path, split: str) -> Iterator[Path]:
    """The pictures of their first pages."""
    for item in _items(folder / "clinic_docs" / f"{split}.jsonl"):
        if item.get("scan_page1"):
            yield folder / "clinic_docs" / item["scan_page1"]


def scanned_docs(folder: Path, split: str) -> Iterator[Path]:
    """Every scanned document; this set has one part only."""
    for item in _items(folder / "scanned_docs" / "index.jsonl"):
        yield folder / "scanned_docs" / item["file"]


FILES: dict[str, Callable[[Path, str], Iterator[Path]]] = {
    "clinic_docs": clinic_docs,
    "clinic_scans": clinic_scans,
    "scanned_docs": scanned_docs,
}


def _items(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def measure(documents: Iterable[Read]) -> Measured:
    """Compose each document's summary and count."""
    measured = Measured()
    for name, pages, found in documents:
        measured.add(name, pages, found or recognise(pages))
    return measured


def measure_files(paths: Iterable[Path]) -> Measured:
    """The same for files, each read as an upload is; a refused one is counted with its code."""
    measured = Measured()
    for path in paths:
        try:
            with open_document(path, images=False) as document:
                pages = tuple(read.page for read in document.pages())
                found = document.findings or recognise(pages)
        except Refused as refusal:
            measured.refused.append(f"{path.name}: {refusal.code}")
            continue
        measured.add(path.name, pages, found)
    return measured


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one JSON line a set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--data", default=os.environ.get("HEALTHCHAT_EVAL_DATA", ""))
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args(arguments)
    if not options.data:
        sys.stderr.write("Set HEALTHCHAT_EVAL_DATA or give --data.\n")
        return 2
    folder = Path(options.data)
    for name in [*_NOTES, *FILES]:
        if name in FILES:
            measured = measure_files(FILES[name](folder, options.split))
        else:
            measured = measure(notes(folder, name, options.split))
        line: dict[str, object] = {"set": name, **measured.as_dict()}
        if options.worst:
            line["worst"] = sorted(measured.worst, reverse=True)[: options.worst]
        sys.stdout.write(json.dumps(line) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
