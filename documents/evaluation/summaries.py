"""Measure the deterministic summaries: sources, numbers and reading grade.

    HEALTHCHAT_EVAL_DATA=DIR python -m documents.evaluation.summaries [--split dev] [--worst N]

For every note and report it reports: sentences whose sources all slice to text (valid), numbers of
a sentence that stand in none of its quotes (invented), and the reading grade of the summary, with
names, numbers, units and medical terms aside (``plain``) and with nothing aside (``raw``).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from documents.pipeline import grounding, readability
from documents.pipeline.compose import compose
from documents.pipeline.extract import open_document
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page, Summary

_NOTES = {"aci_bench": "note", "mts_dialog": "note", "mtsamples": "text"}


@dataclass
class Measured:
    """The figures of one set."""

    documents: int = 0
    sentences: int = 0
    unsourced: int = 0
    invented: int = 0
    empty: int = 0
    grades: list[float] = field(default_factory=list)
    raw: list[float] = field(default_factory=list)
    worst: list[tuple[float, str]] = field(default_factory=list)

    def add(self, name: str, pages: Sequence[Page], summary: Summary) -> None:
        """Count one document."""
        self.documents += 1
        self.empty += not summary.sentences
        for sentence in summary.sentences:
            quotes = [grounding.quote(pages, place) for place in sentence.sources]
            self.sentences += 1
            self.unsourced += not quotes or not all(quotes)
            self.invented += len(grounding.invented(sentence.text, quotes))
        self.grades.append(summary.grade)
        self.raw.append(readability.grade_sentences(s.text for s in summary.sentences))
        self.worst.append((summary.grade, name))

    def as_dict(self) -> dict[str, float | int]:
        """The figures as they are printed."""
        return {
            "documents": self.documents,
            "without_summary": self.empty,
            "sentences": self.sentences,
            "sentences_without_valid_source": self.unsourced,
            "invented_numbers": self.invented,
            "grade_median": round(statistics.median(self.grades), 2),
            "grade_worst": round(max(self.grades), 2),
            "grade_over_6": sum(grade > 6 for grade in self.grades),
            "raw_grade_median": round(statistics.median(self.raw), 2),
        }


def notes(folder: Path, name: str, split: str) -> Iterator[tuple[str, tuple[Page, ...]]]:
    """Each note of a text set as one page."""
    lines = (folder / name / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    for place, line in enumerate(lines):
        yield f"{name}:{place}", (Page(1, json.loads(line)[_NOTES[name]]),)


def reports(folder: Path, split: str) -> Iterator[tuple[str, tuple[Page, ...]]]:
    """Each file of the clinic documents, read as an upload is."""
    root = folder / "clinic_docs"
    for line in (root / f"{split}.jsonl").read_text(encoding="utf-8").splitlines():
        path = root / json.loads(line)["file"]
        with open_document(path, images=False) as document:
            yield path.name, tuple(read.page for read in document.pages())


def measure(documents: Iterator[tuple[str, tuple[Page, ...]]]) -> Measured:
    """Compose each document's summary and count."""
    measured = Measured()
    for name, pages in documents:
        measured.add(name, pages, compose(pages, recognise(pages)))
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
    sets = {name: notes(folder, name, options.split) for name in _NOTES}
    sets["clinic_docs"] = reports(folder, options.split)
    for name, documents in sets.items():
        measured = measure(documents)
        line: dict[str, object] = {"set": name, **measured.as_dict()}
        if options.worst:
            line["worst"] = sorted(measured.worst, reverse=True)[: options.worst]
        sys.stdout.write(json.dumps(line) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
