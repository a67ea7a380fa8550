"""One picture of a page, from pixels to a ``Page`` with word boxes and doubts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np
from PIL import Image

from documents.pipeline.files.layout import Placed, build_page, group_lines
from documents.pipeline.files.reading import unreadable
from documents.pipeline.ocr import light
from documents.pipeline.ocr.agree import doubts
from documents.pipeline.ocr.arrays import Picture, Quads
from documents.pipeline.ocr.first import (
    Segment,
    crop,
    find_text,
    is_upright_strip,
    read_segments,
    reads_better_turned,
    upside_down_share,
)
from documents.pipeline.ocr.ink import Band, ink_band
from documents.pipeline.ocr.part import part
from documents.pipeline.ocr.second import SecondReader, SecondWord
from documents.pipeline.types import Page, Reader

MAX_SIDE: Final = 2600
_MAX_STRETCHES: Final = 900
_TILTED: Final = 0.05
_UNSURE: Final = 0.1
"""The share of stretches seen on their head that leaves it open how the page was held."""

HARD_TO_READ: Final = (
    "Page {number} was hard to read. Check each number against the picture of the page."
)
NO_SECOND_READER: Final = (
    "We could check page {number} with one reader only. Check each number against its picture."
)


@dataclass(frozen=True, slots=True)
class PictureRead:
    """The page, and its picture as the boxes lie on it: upright and straight."""

    page: Page
    picture: Image.Image


def read_picture(
    picture: Image.Image, *, number: int, progress: Callable[[], None] = lambda: None
) -> PictureRead:
    """Read a picture of a page, however it was held, lit or turned."""
    pixels = _pixels(picture)
    pixels = light.even_light(pixels)
    progress()
    pixels, quads = _upright(pixels, progress)
    height, width = pixels.shape[:2]
    shown = Image.fromarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB))
    quads = quads[:_MAX_STRETCHES]
    if not len(quads):
        return PictureRead(unreadable(number, float(width), float(height)), shown)
    second = SecondReader([crop(pixels, quad) for quad in quads], _rows(quads))
    segments = read_segments(pixels, quads, progress)
    answers = second.words()
    progress()
    placed = _placed(segments, quads, answers)
    if not placed:
        return PictureRead(unreadable(number, float(width), float(height)), shown)
    page = build_page(
        placed, number=number, width=float(width), height=float(height), reader=Reader.OCR
    )
    return PictureRead(replace(page, warnings=_warnings(segments, number, answers)), shown)


def _pixels(picture: Image.Image) -> Picture:
    image = picture if picture.mode == "RGB" else picture.convert("RGB")
    if max(image.size) > MAX_SIDE:
        image = image.copy()
        image.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    return np.ascontiguousarray(np.asarray(image, dtype=np.uint8)[:, :, ::-1])


def _upright(pixels: Picture, progress: Callable[[], None]) -> tuple[Picture, Quads]:
    """The picture turned so that its lines run level from left to right, and its text's places."""
    quads = find_text(pixels)
    progress()
    if not len(quads):
        return pixels, quads
    quarter = _quarter_turn(pixels, quads)
    if quarter:
        pixels = light.turn(pixels, quarter)
        quads = find_text(pixels)
        progress()
    slant = light.find_slant(quads, pixels.shape)
    if abs(slant.level) > _TILTED:
        pixels = light.rotate(pixels, -float(np.degrees(np.arctan(slant.level))))
        quads = find_text(pixels)
        progress()
        slant = light.find_slant(quads, pixels.shape)
    if slant.worth_setting_straight and len(quads):
        pixels = light.set_straight(pixels, slant)
        quads = light.straight_points(quads, slant)
    return pixels, quads


def _quarter_turn(pixels: Picture, quads: Quads) -> int:
    """How far, clockwise, the picture must be turned for its text to be upright."""
    size = np.linalg.norm(quads[:, 1] - quads[:, 0], axis=1) + np.linalg.norm(
        quads[:, 3] - quads[:, 0], axis=1
    )
    strips = np.array([is_upright_strip(quad) for quad in quads])
    sideways = bool(size[strips].sum() > 0.6 * size.sum()) and int(strips.sum()) >= 2
    telling = [i for i in np.argsort(-size) if strips[i] == sideways][:12]
    on_head = _on_head([crop(pixels, quads[i]) for i in telling])
    if sideways:
        return 90 if on_head else 270
    return 180 if on_head else 0


def _on_head(crops: list[Picture]) -> bool:
    """Whether the text stands on its head: at a glance, or by reading it both ways."""
    share = upside_down_share(crops)
    if _UNSURE < share < 1 - _UNSURE:
        return reads_better_turned(crops[:6])
    return share > 0.5


def _rows(quads: Quads) -> list[list[int]]:
    """Which stretches stand on one line, from left to right."""
    boxes = [
        Placed(str(i), float(x0), float(y0), float(x1), float(y1))
        for i, ((x0, y0), (x1, y1)) in enumerate(
            (quad.min(axis=0), quad.max(axis=0)) for quad in quads
        )
    ]
    return [[int(word.text) for word in line.words] for line in group_lines(boxes)]


def _placed(
    segments: list[Segment], quads: Quads, answers: list[list[SecondWord]] | None
) -> list[Placed]:
    places = {quad.tobytes(): index for index, quad in enumerate(quads)}
    words: list[Placed] = []
    for run, segment in enumerate(segments):
        seen = answers[places[segment.quad.tobytes()]] if answers is not None else []
        segment.words = part(segment.words, seen)
        doubted = doubts(segment.words, seen)
        band = ink_band(segment)
        for word, doubt in zip(segment.words, doubted, strict=True):
            words.append(_place(word.text, word.left, word.right, word.confidence, band, run))
            words[-1].doubt = doubt
    return words


def _place(text: str, left: float, right: float, confidence: float, band: Band, run: int) -> Placed:
    span = band.x1 - band.x0
    return Placed(
        text,
        band.x0 + left * span,
        band.y0,
        band.x0 + right * span,
        band.y1,
        confidence=confidence,
        run=run,
    )


def _warnings(
    segments: list[Segment], number: int, answers: list[list[SecondWord]] | None
) -> tuple[str, ...]:
    if answers is None:
        return (NO_SECOND_READER.format(number=number),)
    letters = sum(len(word.text) for segment in segments for word in segment.words)
    sure = sum(len(word.text) * word.confidence for segment in segments for word in segment.words)
    return (HARD_TO_READ.format(number=number),) if sure < 0.8 * letters else ()
