"""Measure laboratory rows: found and exact, with range and flag, from text and from scans.

    HEALTHCHAT_EVAL_DATA=DIR python -m documents.evaluation.labs SET [--split dev] [--show]

SET is clinic_docs (PDF and text), clinic_scans (the pictures of page 1), ccda (sections as plain
text) or e3c_en (values in running text). A row agrees where name, value and unit agree, letter
case, spaces and the ways to write a multiplication sign aside.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from documents.pipeline.files.extract import open_document
from documents.pipeline.labs import find_labs
from documents.pipeline.types import LabRow, Page
from knowledge import units

Gold = dict[str, Any]
_CONCENTRATIONS = frozenset(
    "count/volume mass/volume amount/volume equivalents/volume activity/volume arbitrary/volume"
    " sedimentation mass/day osmol/mass filtration mass/mass amount/amount".split()
)


@dataclass
class Score:
    """Counts of one set; ``unmarked`` are wrong rows that do not ask for review.

    ``right`` are rows that a gold value confirms, where the gold holds more than is expected.
    """

    expected: int = 0
    found: int = 0
    hits: int = 0
    ranges: int = 0
    flags: int = 0
    marked: int = 0
    unmarked: int = 0
    right: int = 0
    judges_ranges: bool = True
    problems: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, float | int]:
        """The figures as they are printed."""
        figures: dict[str, float | int] = {
            "expected": self.expected,
            "found": self.found,
            "recall": _share(self.hits, self.expected),
            "precision": _share(self.right or self.hits, self.found),
        }
        if self.right:
            figures |= {
                "asks_for_review": _share(self.marked, self.found),
                "not_in_gold_and_not_marked": self.unmarked,
            }
        if self.judges_ranges:
            figures |= {
                "range": _share(self.ranges, self.hits),
                "flag": _share(self.flags, self.hits),
                "asks_for_review": _share(self.marked, self.found),
                "wrong_and_not_marked": self.unmarked,
            }
        return figures


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def _plain(text: str | None) -> str:
    return re.sub(r"[^a-z0-9]", "", (text or "").lower())


def _unit(text: str | None) -> str:
    plain = (text or "").lower().replace("µ", "u").replace("μ", "u").replace("×", "x")
    return re.sub(r"\s", "", plain.replace("²", "2"))


def _same(row: LabRow, gold: Gold) -> bool:
    return (
        _plain(row.name) == _plain(gold["name"])
        and row.value == gold["value"]
        and _unit(row.unit) == _unit(gold["unit"])
    )


def _number(value: Decimal | None) -> float | None:
    return float(value) if value is not None else None


def compare(name: str, rows: Sequence[LabRow], expected: Sequence[Gold], score: Score) -> None:
    """Count one document."""
    left = list(rows)
    score.expected += len(expected)
    score.found += len(rows)
    score.marked += sum(r.needs_review for r in rows)
    for gold in expected:
        row = next((r for r in left if _same(r, gold)), None)
        if row is None:
            score.problems.append(f"{name}: missing {gold['name']} {gold['value']} {gold['unit']}")
            continue
        left.remove(row)
        score.hits += 1
        bounds = (_number(row.ref_low), _number(row.ref_high))
        range_right = bounds == (gold["ref_low"], gold["ref_high"])
        flag_right = (row.flag.value if row.flag else None) == gold["computed_flag"]
        score.ranges += range_right
        score.flags += flag_right
        if not (range_right and flag_right):
            score.unmarked += not row.needs_review
            score.problems.append(f"{name}: {gold['name']} range {row.ref_text} flag {row.flag}")
    for row in left:
        score.unmarked += not row.needs_review
        score.problems.append(f"{name}: extra {row.name} {row.value} {row.unit}")


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _read(path: Path) -> tuple[Page, ...]:
    with open_document(path, images=False) as document:
        return tuple(read.page for read in document.pages())


def clinic_docs(folder: Path, split: str) -> Score:
    """Rows of the digital files."""
    score = Score()
    root = folder / "clinic_docs"
    for item in _lines(root / f"{split}.jsonl"):
        compare(item["id"], find_labs(_read(root / item["file"])), item["labs"], score)
    return score


def clinic_scans(folder: Path, split: str) -> Score:
    """Rows of the pictures; only what stands on page 1 is expected."""
    score = Score()
    root = folder / "clinic_docs"
    for item in _lines(root / f"{split}.jsonl"):
        if not item.get("scan_page1"):
            continue
        first = [r for r in find_labs(_read(root / item["file"])) if r.source.page == 1]
        expected = [g for g in item["labs"] if any(_same(r, g) for r in first)]
        compare(item["id"], find_labs(_read(root / item["scan_page1"])), expected, score)
    return score


def ccda(folder: Path, split: str) -> Score:
    """Values of coded entries that the narrative shows; rows beyond those are not judged."""
    score = Score(judges_ranges=False)
    for item in _lines(folder / "ccda" / f"{split}.jsonl"):
        text = "\n\n".join(f"{s['title']}\n{s['text']}" for s in item["sections"])
        left = list(find_labs([Page(1, text)]))
        for entry in item["gold"].get("labs", []):
            if not (entry.get("value_in_text") and entry.get("name_in_text")):
                continue
            score.expected += 1
            value = entry["result"].get("value") or entry["result"].get("text")
            row = next((r for r in left if r.value == value), None)
            if row is None:
                score.problems.append(f"{item['id']}: missing {entry['test']['name']} {value}")
                continue
            left.remove(row)
            score.hits += 1
            score.found += 1
    return score


def e3c_en(folder: Path, split: str) -> Score:
    """Values with the unit of a concentration, a count or an activity, in running text.

    The gold also marks sizes, temperatures, scores, words (``normal``) and vital signs, which are
    no laboratory values: they are not expected, but a row that one of them confirms is right.
    """
    score = Score(judges_ranges=False)
    for number, item in enumerate(_lines(folder / "e3c_en" / f"{split}.jsonl")):
        expected = [r for r in item["lab_results"] if _is_concentration(r["text"])]
        rows = find_labs([Page(1, item["text"])])
        score.expected += len(expected)
        score.found += len(rows)
        score.marked += sum(r.needs_review for r in rows)
        for gold in expected:
            hit = any(_states(r, gold) for r in rows)
            score.hits += hit
            if not hit:
                score.problems.append(f"{number}: missing {gold['text']}")
        for row in rows:
            right = any(_states(row, gold) for gold in item["lab_results"])
            score.right += right
            if not right:
                score.unmarked += not row.needs_review
                score.problems.append(f"{number}: not in the gold {row.name} {row.value}")
    return score


def _states(row: LabRow, gold: Gold) -> bool:
    """Whether the row's value stands where the gold has one, and is it."""
    source = row.value_source
    if not (source.start < gold["end"] and source.end > gold["start"]):
        return False
    figures = re.findall(r"\d+(?:[.,]\d+)*", gold["text"])
    return row.number is None or re.sub(r"[^\d.,]", "", row.value) in {
        *figures, "".join(figures[:2])
    }  # fmt: skip


def _is_concentration(text: str) -> bool:
    number = re.search(r"\d[\d.,\s]*", text)
    unit = units.match(text, number.end()) if number else None
    return bool(unit and unit[1].dimension in _CONCENTRATIONS)


SETS: dict[str, Callable[[Path, str], Score]] = {
    "clinic_docs": clinic_docs,
    "clinic_scans": clinic_scans,
    "ccda": ccda,
    "e3c_en": e3c_en,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of one set as a JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", choices=sorted(SETS))
    parser.add_argument("--split", default="dev")
    parser.add_argument("--data", default=os.environ.get("HEALTHCHAT_EVAL_DATA", ""))
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args(arguments)
    if not options.data:
        sys.stderr.write("Set HEALTHCHAT_EVAL_DATA or give --data.\n")
        return 2
    score = SETS[options.set](Path(options.data), options.split)
    sys.stdout.write(json.dumps({"set": options.set, **score.as_dict()}) + "\n")
    if options.show:
        sys.stdout.writelines(f"  {problem}\n" for problem in score.problems)
    return 0


if __name__ == "__main__":
    sys.exit(main())
