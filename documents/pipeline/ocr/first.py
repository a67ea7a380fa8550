"""The first reader: RapidOCR with the models that its package carries, never a download.

Its parts are called one by one rather than through its front door: finding text works on a small
copy (its memory grows with the area), reading on crops of the large one, and between the two the
page is set straight.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np

from documents.pipeline.ocr.arrays import Picture, Quads
from documents.pipeline.ocr.tidy import tidy

DETECT_SIDE: Final = 1600
_BAND_PIXELS: Final = 640_000
_OVERLAP: Final = 96
_SLACK: Final = 8
_LEAST_SCORE: Final = 0.35
_BATCH_WIDTH: Final = 40
"""How much text is read at once, in heights of a line."""
_NARROWEST: Final = 320 / 48
"""What a narrower stretch is filled up to before it is read, in heights."""
_GLANCE: Final = 10
"""How much of a stretch is read to see which way up it is, in heights."""
_COVERED: Final = 0.6
_APART: Final = 6
"""Columns (of about a third of a character) between two characters of different cells."""
_MODELS: Final = ("PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx")


@dataclass(slots=True)
class ReadWord:
    """One word of a segment, its ends as fractions of the segment's width."""

    text: str
    left: float
    right: float
    confidence: float


@dataclass(slots=True)
class Segment:
    """One detected stretch of text: its corners, its upright crop and what was read in it."""

    quad: Quads
    crop: Picture
    words: list[ReadWord]
    score: float


@functools.cache
def _engine() -> Any:
    """The models, loaded once a process; one thread, since workers share the cores."""
    import rapidocr

    folder = Path(rapidocr.__file__).parent / "models"
    missing = [name for name in _MODELS if not (folder / name).is_file()]
    if missing:
        raise RuntimeError("the rapidocr package lacks its models")
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": True,
            "Global.return_word_box": True,
            # Bands are wide and low: without this they would be blown up to 736 pixels high.
            "Det.limit_side_len": 96,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def find_text(picture: Picture) -> Quads:
    """Corners of every stretch of text in ``picture``.

    The search runs over bands that overlap: its memory grows with the area it looks at, and a
    stretch belongs to the band that its middle lies well inside of.
    """
    height, width = picture.shape[:2]
    scale = min(1.0, DETECT_SIDE / max(height, width))
    small = picture
    if scale < 1.0:
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        small = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    rows, columns = small.shape[:2]
    step = max(4 * _OVERLAP, _BAND_PIXELS // columns)
    found: list[Quads] = []
    for start in range(0, max(1, rows - _OVERLAP), step):
        end = min(rows, start + step + _OVERLAP)
        quads = _find_in_band(small[start:end])
        middles = quads[:, :, 1].mean(axis=1)
        own = np.ones(len(quads), dtype=bool)
        if start:
            own &= middles >= _OVERLAP / 2 - _SLACK
        if end < rows:
            own &= middles < end - start - _OVERLAP / 2 + _SLACK
        quads = quads[own]
        quads[:, :, 1] += start
        found.append(quads)
    return np.asarray(_once(np.concatenate(found)) / scale, dtype=np.float64)


def _once(quads: Quads) -> Quads:
    """Without those that two bands found both: the larger of two that cover each other stays.

    Only the stretches themselves count: on a tilted page the upright boxes around two long lines
    cover each other, and a whole line would be lost without a word.
    """
    low, high = quads.min(axis=1), quads.max(axis=1)
    areas = np.prod(high - low, axis=1)
    kept: list[int] = []
    for index in np.argsort(-areas):
        if kept:
            shared = np.prod(
                np.clip(
                    np.minimum(high[kept], high[index]) - np.maximum(low[kept], low[index]), 0, None
                ),
                axis=1,
            )
            near = np.flatnonzero(shared > _COVERED * areas[index])
            if any(_covers(quads[kept[other]], quads[index]) for other in near):
                continue
        kept.append(int(index))
    return quads[sorted(kept)]


def _covers(quad: Quads, other: Quads) -> bool:
    """Whether a stretch covers most of another, however both are tilted."""
    own = cv2.contourArea(other.astype(np.float32))
    shared, _ = cv2.intersectConvexConvex(quad.astype(np.float32), other.astype(np.float32))
    return bool(shared > _COVERED * own)


def _find_in_band(band: Picture) -> Quads:
    found = _engine()._load_det_model()(np.ascontiguousarray(band))
    if found.boxes is None or not len(found.boxes):
        return np.zeros((0, 4, 2), dtype=np.float64)
    return np.array(found.boxes, dtype=np.float64)


def crop(picture: Picture, quad: Quads) -> Picture:
    """The stretch of text set upright (one that runs down the page is turned to run across)."""
    across = max(np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[2] - quad[3]))
    down = max(np.linalg.norm(quad[0] - quad[3]), np.linalg.norm(quad[1] - quad[2]))
    size = (max(1, round(float(across))), max(1, round(float(down))))
    corners = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), corners)
    cut = cv2.warpPerspective(
        picture, matrix, size, borderMode=cv2.BORDER_REPLICATE, flags=cv2.INTER_CUBIC
    )
    if is_upright_strip(quad):
        cut = np.ascontiguousarray(np.rot90(cut))
    return np.asarray(cut, dtype=np.uint8)


def is_upright_strip(quad: Quads) -> bool:
    """Whether a stretch is taller than wide, as text is on a page that lies on its side."""
    across = max(np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[2] - quad[3]))
    down = max(np.linalg.norm(quad[0] - quad[3]), np.linalg.norm(quad[1] - quad[2]))
    return bool(down >= 1.5 * across)


def upside_down_share(crops: Sequence[Picture]) -> float:
    """The share of crops that stand on their head."""
    if not crops:
        return 0.0
    answers = _engine()._load_cls_model()(list(crops)).cls_res
    turned = [score for label, score in answers if "180" in label and score > 0.7]
    return len(turned) / len(crops)


def reads_better_turned(crops: Sequence[Picture]) -> bool:
    """Whether these stretches are read with more certainty when they are turned on their head."""
    from rapidocr.ch_ppocr_rec import TextRecInput

    model = _engine()._load_rec_model()
    model.rec_batch_num = 1
    scores = []
    for quarters in (0, 2):
        # A part of each is enough, one by one: memory grows with the width of what is read.
        parts = [picture[:, : _GLANCE * picture.shape[0]] for picture in crops]
        turned = [np.ascontiguousarray(np.rot90(picture, quarters)) for picture in parts]
        read = model(TextRecInput(img=turned, return_word_box=False))
        scores.append(sum(float(score) for score in read.scores))
    return scores[1] > scores[0]


def read_segments(
    picture: Picture, quads: Quads, progress: Callable[[], None] = lambda: None
) -> list[Segment]:
    """What stands in each stretch; those that hold nothing legible are left out."""
    from rapidocr.ch_ppocr_rec import TextRecInput

    crops = [crop(picture, quad) for quad in quads]
    segments: list[Segment] = []
    model = _engine()._load_rec_model()
    order = sorted(range(len(crops)), key=lambda i: crops[i].shape[1] / crops[i].shape[0])
    for batch in _batches(order, crops):
        model.rec_batch_num = len(batch)
        pictures = [crops[i] for i in batch]
        read = model(TextRecInput(img=pictures, return_word_box=True))
        for place, text, score, info in zip(
            batch, read.txts, read.scores, read.word_results, strict=True
        ):
            if score < _LEAST_SCORE or not text.strip():
                continue
            words = _words(text, info, crops[place])
            if words:
                segments.append(Segment(quads[place], crops[place], words, float(score)))
        progress()
    return segments


def _batches(order: Sequence[int], crops: Sequence[Picture]) -> Iterator[list[int]]:
    """Crops that are read at once, narrow ones first: long lines alone, since memory grows too."""
    batch: list[int] = []
    for index in order:
        height, width = crops[index].shape[:2]
        if batch and (len(batch) + 1) * max(width / height, _NARROWEST) > _BATCH_WIDTH:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _words(text: str, info: Any, picture: Picture) -> list[ReadWord]:
    """The words of a line with their ends, from the columns its characters were seen in.

    A line breaks into words at blanks, and where two characters stand far apart: the reader often
    leaves out the blank between a table's cells.
    """
    width = picture.shape[1]
    columns = [place for places in info.word_cols for place in places] if info else []
    dense = [i for i, char in enumerate(text) if not char.isspace()]
    if not columns or len(columns) != len(dense) or not info.line_txt_len:
        columns = dense
        cell = width / max(1, len(text))
        sure = [1.0] * len(text)
    else:
        cell = width / info.line_txt_len
        sure = [float(value) for value in info.confs]
    words: list[ReadWord] = []
    current: list[int] = []
    for at in range(len(dense)):
        if current and (dense[at] != dense[at - 1] + 1 or columns[at] - columns[at - 1] > _APART):
            words.append(_word(text, dense, columns, sure, current, cell, picture))
            current = []
        current.append(at)
    if current:
        words.append(_word(text, dense, columns, sure, current, cell, picture))
    return words


def _word(
    text: str,
    dense: Sequence[int],
    columns: Sequence[float],
    sure: Sequence[float],
    members: Sequence[int],
    cell: float,
    picture: Picture,
) -> ReadWord:
    width = picture.shape[1]
    places = [(columns[at] + 0.5) * cell for at in members]
    half = _half_character(places, picture)
    return ReadWord(
        tidy("".join(text[dense[at]] for at in members)),
        max(0.0, (places[0] - half) / width),
        min(1.0, (places[-1] + half) / width),
        round(min(sure[dense[at]] for at in members), 3),
    )


def _half_character(columns: Sequence[float], picture: Picture) -> float:
    if len(columns) > 1:
        return (columns[-1] - columns[0]) / (len(columns) - 1) / 2
    return float(picture.shape[0]) * 0.2
