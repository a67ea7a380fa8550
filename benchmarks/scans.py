"""How well pictures and hostile files are read: ``python -m benchmarks.scans DATA [scans|bad]``.

``scans``: the words of each scan against the text layer of the same page. ``bad``: every hostile
file, with its outcome and seconds.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documents.pipeline.files.extract import open_document
from documents.pipeline.types import Page, Refused, Word

_NUMBER = re.compile(r"\d")


@dataclass(slots=True)
class Score:
    """Counts over one or more pages."""

    words: int = 0
    words_read: int = 0
    numbers: int = 0
    numbers_read: int = 0
    lines: int = 0
    lines_read: int = 0
    wrong_numbers: int = 0
    wrong_unmarked: int = 0
    marked: int = 0
    numbers_in_scan: int = 0

    def add(self, other: Score) -> None:
        """Add another page's counts."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def __str__(self) -> str:
        return (
            f"words {self.words_read}/{self.words}  numbers {self.numbers_read}/{self.numbers}  "
            f"lines {self.lines_read}/{self.lines}  wrong numbers {self.wrong_numbers} "
            f"(unmarked {self.wrong_unmarked})  marked {self.marked}/{self.numbers_in_scan}"
        )


def compare(truth: Page, scan: Page) -> Score:
    """How much of a page's true text its scan gave, word by word and line by line."""
    expected = Counter(_plain(word.text) for word in truth.words)
    read = Counter(_plain(word.text) for word in scan.words)
    common = expected & read
    score = Score(words=sum(expected.values()), words_read=sum(common.values()))
    score.numbers = sum(n for text, n in expected.items() if _NUMBER.search(text))
    score.numbers_read = sum(n for text, n in common.items() if _NUMBER.search(text))
    lines = Counter(_line(line) for line in truth.text.split("\n") if line.strip())
    lines_read = Counter(_line(line) for line in scan.text.split("\n") if line.strip())
    score.lines, score.lines_read = sum(lines.values()), sum((lines & lines_read).values())
    left = expected.copy()
    for word in scan.words:
        if not _NUMBER.search(word.text):
            continue
        score.numbers_in_scan += 1
        score.marked += word.doubt is not None
        text = _plain(word.text)
        if left[text]:
            left[text] -= 1
        elif not _inside(word, truth):
            score.wrong_numbers += 1
            score.wrong_unmarked += word.doubt is None
    return score


def _inside(word: Word, truth: Page) -> bool:
    """Parted otherwise but the same characters: ``40-52`` for ``40 - 52`` is not wrong."""
    return _plain(word.text) in _plain(truth.text)


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text).replace("\u2013", "-").replace("\u2014", "-").casefold()


def _line(line: str) -> str:
    return re.sub(r" ?([-<>/]) ?", r"\1", line).casefold()


def first_page(path: Path) -> Page:
    """Page 1 as the product reads it."""
    with open_document(path, images=False) as document:
        return next(document.pages()).page


def scans(data: Path, *, show: bool) -> None:
    """Print the score of every scan and of all."""
    total = Score()
    for item in _items(data / "clinic_docs" / "dev.jsonl"):
        if not item.get("scan_page1"):
            continue
        truth = first_page(data / "clinic_docs" / item["file"])
        began = time.perf_counter()
        scan = first_page(data / "clinic_docs" / item["scan_page1"])
        score = compare(truth, scan)
        total.add(score)
        print(f"{item['id']:8} {score}  {time.perf_counter() - began:.1f} s")
        if show:
            _show(truth, scan)
    print(f"all      {total}")


def _show(truth: Page, scan: Page) -> None:
    expected = {_line(line) for line in truth.text.split("\n")}
    for line in scan.text.split("\n"):
        if _line(line) not in expected:
            print(f"      {line}")
    print("      doubts", [(w.text, w.doubt) for w in scan.words if w.doubt is not None])


def bad(data: Path) -> None:
    """Print what becomes of every hostile file."""
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    for item in _items(data / "bad_inputs" / "index.jsonl"):
        began = time.perf_counter()
        outcome = _outcome(data / "bad_inputs" / item["file"])
        took = time.perf_counter() - began
        slowest = max(slowest, took)
        outcomes[outcome.split(",")[0]] += 1
        print(f"{took:6.2f} s  {outcome:42} {item['file'][15:]}")
    print(f"slowest {slowest:.1f} s", dict(outcomes))


def _outcome(path: Path) -> str:
    try:
        with open_document(path) as document:
            pages = [read.page for read in document.pages()]
        readers = Counter(page.reader.value for page in pages)
        words = sum(len(page.words) for page in pages)
        return f"read, {dict(readers)} {words} words"
    except Refused as refused:
        return f"refused: {refused.code}"


def _items(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def main() -> None:
    """Run the parts named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("part", nargs="?", choices=("scans", "bad"))
    parser.add_argument("--show", action="store_true", help="print the lines that differ")
    options = parser.parse_args()
    if options.part in {None, "scans"}:
        scans(options.data, show=options.show)
    if options.part in {None, "bad"}:
        bad(options.data)


if __name__ == "__main__":
    main()
