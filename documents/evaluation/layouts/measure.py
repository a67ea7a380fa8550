"""Measure how made-up reports of unseen layouts are read, as files and as scans.

    python -m documents.evaluation.layouts.measure [--half dev|holdout] [--scans] [--show]

A row agrees where name, value and unit agree and, in tables of days, no other day is told; a day
that can be read two ways is left out rightly (``dated`` is the share that has one). The worst is a
number, unit, range or flag that was not printed and does not ask: ``wrong_and_not_marked``.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image, ImageFilter

from documents.evaluation.layouts import (
    american,
    beside,
    blanks,
    cases,
    commonwealth,
    decoys,
    european,
    houses,
    kinds,
    lists,
    marks,
    mixed,
    portals,
    rivals,
    romance,
    settings,
    shapes,
    spans,
    strangers,
    tables,
)
from documents.evaluation.layouts.sheet import Gold, Sheet
from documents.pipeline.files.extract import open_document
from documents.pipeline.labs import find_labs
from documents.pipeline.process.sandbox import close_idle
from documents.pipeline.types import LabRow
from knowledge import units

Layout = Callable[[random.Random], Sheet]
LAYOUTS: dict[str, Layout] = {
    layout.__name__: layout
    for module in (
        american,
        beside,
        blanks,
        cases,
        commonwealth,
        decoys,
        european,
        houses,
        kinds,
        lists,
        marks,
        mixed,
        portals,
        rivals,
        romance,
        settings,
        shapes,
        spans,
        strangers,
        tables,
    )
    for layout in module.ALL
}
_NOT_JUDGED = "?"
_RAISED = str.maketrans("⁰¹²³⁶⁹µμ×", "012369uux")


def half_of(name: str) -> str:
    """The half a layout belongs to, by lot: its name decides."""
    return "dev" if zlib.crc32(name.encode()) % 2 else "holdout"


@dataclass
class Tally:
    """Counts over sheets."""

    printed: int = 0
    found: int = 0
    hits: int = 0
    ranges: int = 0
    flags: int = 0
    judged: int = 0
    kept: int = 0
    shown: int = 0
    spare: int = 0
    days: int = 0
    dated: int = 0
    asking: int = 0
    asking_though_right: int = 0
    wrong_and_not_marked: int = 0
    problems: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, float | int]:
        """The figures as they are printed."""
        return {
            "printed": self.printed,
            "recall": _share(self.hits, self.printed),
            "precision": _share(self.hits + self.spare, self.found),
            "range": _share(self.ranges, self.hits),
            "flag": _share(self.flags, self.judged),
            "printed_flag": _share(self.kept, self.shown),
            "dated": _share(self.dated, self.days),
            "asks_for_review": _share(self.asking, self.found),
            "asks_though_right": _share(self.asking_though_right, self.found),
            "wrong_and_not_marked": self.wrong_and_not_marked,
        }

    def add(self, other: Tally) -> None:
        """Count another one's sheets too."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def _plain(text: str | None) -> str:
    return re.sub(r"\W", "", (text or "").casefold())


def _unit(text: str | None) -> object:
    plain = (text or "").translate(_RAISED).replace(" ", "").lower()
    found = units.parse(text or "")
    return (found.dimension, found.scale) if found else plain


def _says(row: LabRow, gold: Gold) -> bool:
    names = {_plain(name) for name in (gold.name, *gold.names)}
    return (
        _plain(row.name) in names
        and "".join(row.value.split()) == "".join(gold.value.split())
        and _unit(row.unit) == _unit(gold.unit)
        and (gold.number is None or row.number == gold.number)
        and (gold.on is None or row.observed_on in {gold.on, None})
    )


def count(name: str, rows: Sequence[LabRow], printed: Sequence[Gold]) -> Tally:
    """Count one sheet."""
    tally = Tally(found=len(rows), asking=sum(row.needs_review for row in rows))
    left = list(rows)
    for gold in sorted(printed, key=lambda g: g.spare):
        tally.printed += not gold.spare
        saying = [row for row in left if _says(row, gold)]
        row = next((row for row in saying if row.observed_on == gold.on), next(iter(saying), None))
        if row is None:
            if not gold.spare:
                tally.problems.append(f"{name}: missing {gold.name} {gold.value} {gold.unit}")
            continue
        left.remove(row)
        wrong = _wrong(row, gold, tally) if not gold.spare else []
        tally.spare += gold.spare
        tally.asking_though_right += row.needs_review and not wrong
        tally.wrong_and_not_marked += bool(wrong) and not row.needs_review
        if wrong or (row.needs_review and not gold.spare):
            asks = f"asks ({row.review_reason})" if row.needs_review else "NOT MARKED"
            tally.problems.append(f"{name}: {_shown(row)} {wrong or 'right'} {asks}")
    for row in left:
        tally.wrong_and_not_marked += not row.needs_review
        asks = f"asks ({row.review_reason})" if row.needs_review else "NOT MARKED"
        tally.problems.append(f"{name}: extra {_shown(row)} {asks}")
    return tally


def _wrong(row: LabRow, gold: Gold, tally: Tally) -> list[str]:
    """What a row that was found says and was not printed; what it leaves out only counts."""
    tally.hits += 1
    tally.days += gold.on is not None
    tally.dated += gold.on is not None and row.observed_on == gold.on
    wrong = []
    if gold.flag == _NOT_JUDGED:
        tally.ranges += 1
    else:
        bounds = (row.ref_low, row.ref_high)
        tally.ranges += bounds == (gold.low, gold.high)
        if bounds not in ((gold.low, gold.high), (None, None)):
            wrong.append("range")
        flag = row.flag.value if row.flag else None
        tally.judged += 1
        tally.flags += flag == gold.flag
        if flag is not None and flag != gold.flag:
            wrong.append("flag")
        if bounds != (gold.low, gold.high) and not wrong:
            tally.problems.append(f"no range: {_shown(row)}")
    if gold.printed_flag is not None:
        tally.shown += 1
        tally.kept += _mark(row.printed_flag) == _mark(gold.printed_flag)
        if _mark(row.printed_flag) != _mark(gold.printed_flag):
            tally.problems.append(f"flag kept as {row.printed_flag!r}: {_shown(row)}")
    return wrong


def _mark(text: str | None) -> str:
    return "".join((text or "").split()).casefold()


def _shown(row: LabRow) -> str:
    flag = row.flag.value if row.flag else None
    return f"{row.name!r} {row.value!r} {row.unit!r} {row.ref_text!r} {flag} {row.observed_on}"


def scanned(data: bytes, chance: random.Random) -> list[bytes]:
    """The pages as a flatbed would give them: a little turned, blurred and grey."""
    dots = chance.choice([150, 170, 200])
    pictures = []
    document = pdfium.PdfDocument(data)
    try:
        for page in document:
            seen = page.render(scale=dots / 72, grayscale=True).to_pil().convert("L")
            seen = seen.rotate(chance.uniform(-0.8, 0.8), Image.Resampling.BICUBIC, fillcolor=250)
            seen = seen.filter(ImageFilter.GaussianBlur(chance.uniform(0, 0.6)))
            out = io.BytesIO()
            seen.point([min(250, 20 + value) for value in range(256)]).save(out, "JPEG", quality=75)
            pictures.append(out.getvalue())
    finally:
        document.close()
    return pictures


def _read(data: bytes) -> tuple[LabRow, ...]:
    with open_document(io.BytesIO(data), images=False) as document:
        return find_labs([read.page for read in document.pages()])


def measure_one(name: str, seed: int, *, scans: bool = False) -> Tally:
    """One sheet of a layout."""
    sheet = LAYOUTS[name](random.Random(seed))  # noqa: S311 - the same sheet each time, no secret
    data = sheet.pdf()
    if not scans:
        return count(name, _read(data), sheet.gold)
    chance = random.Random(seed + 1)  # noqa: S311 - the same scan each time, no secret
    rows = [row for picture in scanned(data, chance) for row in _read(picture)]
    return count(name, rows, sheet.gold)


def measure(
    names: Sequence[str], seeds: Sequence[int], *, scans: bool = False
) -> Iterator[tuple[str, Tally]]:
    """The tally of each layout."""
    for name in names:
        tally = Tally()
        for seed in seeds:
            tally.add(measure_one(name, seed, scans=scans))
        yield name, tally


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures as JSON lines: one a layout on request, and one of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=["dev", "holdout", "all"], default="all")
    parser.add_argument("--only", nargs="*", choices=sorted(LAYOUTS), metavar="LAYOUT")
    parser.add_argument("--count", type=int, default=2, help="sheets of each layout")
    parser.add_argument("--seed", type=int, default=0, help="the first one")
    parser.add_argument("--scans", action="store_true")
    parser.add_argument("--each", action="store_true", help="a line for each layout")
    parser.add_argument("--show", action="store_true", help="list what is wrong or asks")
    options = parser.parse_args(arguments)
    names = options.only or [n for n in LAYOUTS if options.half in ("all", half_of(n))]
    whole = Tally()
    seeds = range(options.seed, options.seed + options.count)
    for name, tally in measure(names, seeds, scans=options.scans):
        whole.add(tally)
        if options.each:
            sys.stdout.write(json.dumps({"layout": name, **tally.as_dict()}) + "\n")
            sys.stdout.flush()
        if options.show:
            sys.stdout.writelines(f"  {problem}\n" for problem in tally.problems)
    close_idle()
    line = {"set": "layouts", "half": options.half, "layouts": len(names), **whole.as_dict()}
    sys.stdout.write(json.dumps(line) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
