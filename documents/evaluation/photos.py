"""Measure laboratory rows on simulated phone photos, with values known because they are made up.

    python -m documents.evaluation.photos [--count 20] [--seed 0] [--hard] [--show]

Each photo is a page of made-up results, held askew (perspective, tilt, quarter turns), unevenly
lit, blurred, grainy and compressed; the seed decides everything. A row counts as wrong where its
value, unit, range or flag is not what was printed.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from documents.pipeline.files.extract import open_document
from documents.pipeline.labs import find_labs
from documents.pipeline.types import LabRow
from knowledge import units

Picture = NDArray[Any]
_WIDE, _HIGH = 595, 842  # points
_KINDS: tuple[tuple[str, str, int, float, float, str | None, str | None], ...] = (
    ("Hemoglobin", "g/dL", 1, 6, 18, "12.0", "15.5"),
    ("Hematocrit", "%", 1, 20, 55, "36.0", "46.0"),
    ("WBC Count", "10^3/uL", 2, 1, 25, "4.00", "11.00"),
    ("Platelet Count", "K/uL", 0, 20, 700, "150", "400"),
    ("Glucose", "mg/dL", 0, 40, 400, "70", "99"),
    ("Creatinine", "mg/dL", 2, 0.3, 6, "0.60", "1.20"),
    ("Sodium", "mmol/L", 0, 118, 158, "135", "145"),
    ("Potassium", "mmol/L", 1, 2.4, 6.9, "3.5", "5.1"),
    ("Calcium", "mg/dL", 1, 6, 13, "8.5", "10.5"),
    ("TSH", "uIU/mL", 3, 0.01, 12, "0.450", "4.500"),
    ("Ferritin", "ng/mL", 0, 4, 900, "30", "400"),
    ("Vitamin B12", "pg/mL", 0, 120, 1200, "211", "911"),
    ("LDL Cholesterol", "mg/dL", 0, 40, 220, None, "100"),
    ("HDL Cholesterol", "mg/dL", 0, 20, 90, "40", None),
    ("Alkaline Phosphatase", "U/L", 0, 30, 400, "44", "121"),
    ("ALT", "U/L", 0, 6, 300, "7", "56"),
    ("Albumin", "g/dL", 1, 1.8, 5.5, "3.5", "5.0"),
    ("Total Bilirubin", "mg/dL", 1, 0.1, 8, "0.2", "1.2"),
    ("CRP", "mg/L", 1, 0.2, 180, None, "5.0"),
    ("INR", "", 1, 0.8, 5, "0.8", "1.2"),
    ("Free T4", "ng/dL", 2, 0.3, 3, "0.82", "1.77"),
    ("MCV", "fL", 1, 65, 115, "80.0", "100.0"),
    ("Uric Acid", "mg/dL", 1, 2, 11, "3.5", "7.2"),
    ("BUN", "mg/dL", 0, 5, 90, "7", "20"),
)


@dataclass(frozen=True, slots=True)
class Printed:
    """One made-up result."""

    name: str
    value: str
    unit: str
    low: str | None
    high: str | None

    @property
    def range(self) -> str:
        if self.low and self.high:
            return f"{self.low} - {self.high}"
        return f"> {self.low}" if self.low else f"< {self.high}"


@dataclass
class Tally:
    """Counts over all photos."""

    printed: int = 0
    found: int = 0
    right: int = 0
    asking: int = 0
    asking_though_right: int = 0
    wrong_and_not_marked: int = 0
    problems: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, float | int]:
        """The figures as they are printed."""
        return {
            "printed": self.printed,
            "found": self.found,
            "right": self.right,
            "asks_for_review": round(self.asking / max(1, self.found), 4),
            "asks_though_right": round(self.asking_though_right / max(1, self.found), 4),
            "wrong_and_not_marked": self.wrong_and_not_marked,
        }


def results(chance: random.Random) -> list[Printed]:
    """Made-up results of one page."""
    return [
        Printed(name, f"{chance.uniform(least, most):.{places}f}", unit, low, high)
        for name, unit, places, least, most, low, high in chance.sample(
            _KINDS, chance.randint(8, 14)
        )
    ]


def page(rows: Sequence[Printed], chance: random.Random, dots: int) -> Picture:
    """The page as it was printed, ``dots`` an inch."""
    scale = dots / 72
    paper = Image.new("L", (int(_WIDE * scale), int(_HIGH * scale)), chance.randint(238, 255))
    draw = ImageDraw.Draw(paper)
    font = ImageFont.load_default(max(8, round(chance.choice([9, 10, 11]) * scale)))
    ink, told = chance.randint(0, 60), chance.random() < 0.3
    columns, pitch, top = (50, 230, 310, 390), chance.choice([18, 20, 24]), 110
    lines = [["Example Laboratory"], ["Patient: Testa Person   Age 44   No 4398544"]]
    heads = [] if told else [["Test", "Result", "Units", "Reference Range"]]
    for number, cells in enumerate([*lines, *heads]):
        for x, cell in zip(columns, cells, strict=False):
            draw.text((x * scale, (50 + 20 * number) * scale), cell, fill=ink, font=font)
    for number, row in enumerate(rows):
        cells = [row.name, row.value, row.unit, row.range]
        if told:
            cells = [f"{row.name}: {row.value} {row.unit} (ref {row.range})"]
        for x, cell in zip(columns, cells, strict=False):
            draw.text((x * scale, (top + pitch * number) * scale), cell, fill=ink, font=font)
    return cv2.cvtColor(np.asarray(paper), cv2.COLOR_GRAY2BGR)


def photo(paper: Picture, chance: random.Random, *, hard: bool) -> bytes:
    """The page as a phone would take it: a JPEG file."""
    pad = paper.shape[1] // 12
    table = chance.randint(40, 140)
    seen = cv2.copyMakeBorder(paper, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=(table,) * 3)
    high, wide = seen.shape[:2]
    reach = float(np.tan(np.radians(chance.uniform(0, 8)))) * 0.35
    ends = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    inward = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]], dtype=np.float32)
    moved = np.array(
        [[chance.uniform(0, reach) * wide, chance.uniform(0, reach) * high] for _ in ends],
        dtype=np.float32,
    )
    edge = (90.0, 90.0, 90.0)
    warp = cv2.getPerspectiveTransform(ends, ends + inward * moved)
    seen = cv2.warpPerspective(seen, warp, (wide, high), flags=cv2.INTER_CUBIC, borderValue=edge)
    tilt = cv2.getRotationMatrix2D((wide / 2, high / 2), chance.uniform(-4, 4), 1)
    seen = cv2.warpAffine(seen, tilt, (wide, high), flags=cv2.INTER_CUBIC, borderValue=edge)
    across = np.linspace(1, chance.uniform(0.35, 1), wide)[None, :, None]
    light = across * np.linspace(1, chance.uniform(0.5, 1), high)[:, None, None]
    lit: Picture = np.clip(seen * light, 0, 255)
    blur = chance.choice([0.8, 1.1, 1.4] if hard else [0, 0.5, 0.8, 1.0])
    if blur:
        lit = cv2.GaussianBlur(lit, (0, 0), blur)
    grain = np.random.default_rng(chance.randint(0, 2**31)).normal(
        0, chance.uniform(4, 14) if hard else chance.uniform(0, 9), lit.shape
    )
    taken = np.rot90(
        np.clip(lit + grain, 0, 255).astype(np.uint8), chance.choice([0, 0, 0, 1, 2, 3])
    )
    quality = chance.randint(25, 55) if hard else chance.randint(40, 80)
    done, data = cv2.imencode(
        ".jpg", np.ascontiguousarray(taken), [cv2.IMWRITE_JPEG_QUALITY, quality]
    )
    assert done
    return data.tobytes()


def make(seed: int, *, hard: bool = False) -> tuple[list[Printed], bytes]:
    """What is printed, and the photo of it."""
    chance = random.Random(seed)  # noqa: S311 - the same photo each time, no secret
    rows = results(chance)
    dots = chance.choice([75, 85, 95] if hard else [90, 100, 110, 120, 150])
    return rows, photo(page(rows, chance, dots), chance, hard=hard)


def differs(row: LabRow, meant: Printed) -> list[str]:
    """What a row says that was not printed."""
    low, high = (Decimal(x) if x else None for x in (meant.low, meant.high))
    value = Decimal(meant.value)
    below = low is not None and (value < low or (high is None and value == low))
    above = high is not None and (value > high or (low is None and value == high))
    flag = "low" if below else "high" if above else "normal"
    checks = {
        "value": row.number == value,
        "unit": _unit(row.unit) == _unit(meant.unit),
        "range": (row.ref_low, row.ref_high) == (low, high),
        "flag": (row.flag.value if row.flag else None) == flag,
    }
    return [name for name, right in checks.items() if not right]


def _unit(text: str | None) -> object:
    found = units.parse(text or "")
    return (found.dimension, found.scale) if found else (text or "")


def count(rows: Sequence[LabRow], printed: Sequence[Printed], tally: Tally, label: str) -> None:
    """Count one photo."""
    left = list(printed)
    tally.printed += len(printed)
    tally.found += len(rows)
    for row in rows:
        tally.asking += row.needs_review
        plain = "".join(row.name.lower().split())
        same = [p for p in left if "".join(p.name.lower().split()) == plain]
        same = same or [p for p in left if row.number == Decimal(p.value)]
        wrong = differs(row, same[0]) if same else ["no such result"]
        if same:
            left.remove(same[0])
        if not wrong:
            tally.right += 1
            tally.asking_though_right += row.needs_review
        elif not row.needs_review:
            tally.wrong_and_not_marked += 1
            tally.problems.append(f"{label}: {row.name} {row.value} {row.unit} {wrong}")
    tally.problems += [f"{label}: missing {p.name} {p.value}" for p in left]


def measure(seeds: Sequence[int], *, hard: bool = False) -> Tally:
    """Take and read one photo a seed."""
    tally = Tally()
    for seed in seeds:
        printed, data = make(seed, hard=hard)
        with open_document(io.BytesIO(data), images=False) as document:
            rows = find_labs([read.page for read in document.pages()])
        count(rows, printed, tally, str(seed))
    return tally


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures as a JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0, help="the first one")
    parser.add_argument("--hard", action="store_true", help="smaller, darker, more blurred")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args(arguments)
    tally = measure(range(options.seed, options.seed + options.count), hard=options.hard)
    name = "photos, hard" if options.hard else "photos"
    sys.stdout.write(json.dumps({"set": name, "photos": options.count, **tally.as_dict()}) + "\n")
    if options.show:
        sys.stdout.writelines(f"  {problem}\n" for problem in tally.problems)
    return 0


if __name__ == "__main__":
    sys.exit(main())
