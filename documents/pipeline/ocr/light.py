"""Making a photo look like a scan: even light, straight lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np

from documents.pipeline.ocr.arrays import Field, Picture, Quads

_UNEVEN: Final = 18.0
_WORTH_TURNING: Final = 0.004
_KEYSTONE: Final = 0.02
_FEW: Final = 12
_REACH: Final = 40
_STEP: Final = 0.0005
_BIAS: Final = 5.0
"""How much a slope loses for each unit it lies off the one that the stretches show."""
_GAIN: Final = 1.1
_NEAR: Final = (0.05, 0.1, 0.2)
"""How far apart, in heights of the text, two middles on one row may lie."""


def even_light(picture: Picture) -> Picture:
    """The picture without shadows: divided by the brightness of the paper around each point.

    A page that is evenly lit already comes back as it is, colours and all.
    """
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    height, width = grey.shape
    scale = min(1.0, 600 / max(height, width))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    kernel = np.ones((9, 9), dtype=np.uint8)
    paper = cv2.medianBlur(cv2.dilate(small, kernel), 21)
    spread = float(np.percentile(paper, 90) - np.percentile(paper, 10))
    if spread < _UNEVEN and float(np.median(paper)) > 150:
        return picture
    background = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    lit = cv2.divide(grey, np.maximum(background, 24), scale=245)
    return np.asarray(cv2.cvtColor(lit, cv2.COLOR_GRAY2BGR), dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Slant:
    """How lines fall: their slope is ``level + change * (y - middle)`` around column ``centre``."""

    level: float
    change: float
    centre: float
    middle: float

    @property
    def worth_setting_straight(self) -> bool:
        """Whether it is enough to mix up neighbouring lines across a page."""
        return abs(self.level) > _WORTH_TURNING or abs(self.change) * self.middle > _WORTH_TURNING


def find_slant(quads: Quads, shape: tuple[int, ...]) -> Slant:
    """The slope of the lines, from the long sides of what was detected; robust to strays."""
    height, width = shape[:2]
    level, change = 0.0, 0.0
    across = quads[:, 1] - quads[:, 0]
    below = quads[:, 2] - quads[:, 3]
    run = (across[:, 0] + below[:, 0]) / 2
    tall = np.linalg.norm(quads[:, 3] - quads[:, 0], axis=1)
    long = (run > 3 * tall) & (run > 0.04 * width)
    middle = height / 2
    if long.sum() >= 3:
        slopes = ((across[:, 1] + below[:, 1]) / 2 / np.maximum(run, 1))[long]
        weights = run[long]
        ys = quads[:, :, 1].mean(axis=1)[long] - middle
        level = _weighted_median(slopes, weights)
        keep = np.abs(slopes - level) < _KEYSTONE
        if keep.sum() >= 8 and np.ptp(ys[keep]) > 0.4 * height:
            slope, at_middle = np.polyfit(ys[keep], slopes[keep], 1, w=np.sqrt(weights[keep]))
            if abs(slope) * height / 2 < _KEYSTONE:
                level, change = float(at_middle), float(slope)
    return _by_rows(Slant(level, change, width / 2, middle), quads)


def _by_rows(slant: Slant, quads: Quads) -> Slant:
    """The slant under which most stretches stand on one row with others, near the one given.

    The slope of a short stretch is a matter of a pixel; that of a table's row is not.
    """
    if len(quads) < _FEW:
        return slant
    size = float(np.median(np.linalg.norm(quads[:, 3] - quads[:, 0], axis=1)))
    levels = slant.level + np.arange(-_REACH, _REACH + 1) * _STEP
    scores = np.array([_in_rows(quads, replace(slant, level=t), size) for t in levels])
    scores *= 1 - _BIAS * np.abs(levels - slant.level)
    if scores.max() < _GAIN * scores[_REACH]:
        return slant
    return replace(slant, level=float(levels[scores >= 0.98 * scores.max()].mean()))


def _in_rows(quads: Quads, slant: Slant, size: float) -> float:
    """How many pairs of stretches stand on one row; the nearer, the more a pair counts."""
    ys = np.sort(straight_points(quads.mean(axis=1), slant)[:, 1])
    own = np.arange(len(ys))
    return float(sum((np.searchsorted(ys, ys + n * size) - own).sum() for n in _NEAR))


def set_straight(picture: Picture, slant: Slant) -> Picture:
    """The picture with its lines level; nothing moves sideways."""
    height, width = picture.shape[:2]
    offset = np.arange(width, dtype=np.float32) - np.float32(slant.centre)
    rows = np.arange(height, dtype=np.float32)[:, None]
    bend = 1 - slant.change * offset
    map_y = (rows + (slant.level - slant.change * slant.middle) * offset) / bend
    map_x = np.broadcast_to(np.arange(width, dtype=np.float32), (height, width))
    return np.asarray(
        cv2.remap(
            picture,
            np.ascontiguousarray(map_x),
            np.ascontiguousarray(map_y.astype(np.float32)),
            interpolation=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_REPLICATE,
        ),
        dtype=np.uint8,
    )


def straight_points(points: Field, slant: Slant) -> Field:
    """Where points of the picture lie once it is set straight."""
    moved = points.copy()
    offset = points[..., 0] - slant.centre
    slope = slant.level + slant.change * (points[..., 1] - slant.middle)
    moved[..., 1] = points[..., 1] - slope * offset
    return moved


def turn(picture: Picture, degrees: int) -> Picture:
    """The picture turned clockwise by a multiple of 90 degrees."""
    return np.ascontiguousarray(np.rot90(picture, -(degrees // 90) % 4))


def rotate(picture: Picture, degrees: float) -> Picture:
    """The picture turned clockwise by a few degrees, on a larger sheet of its own paper."""
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    wide, high = int(height * sin + width * cos), int(height * cos + width * sin)
    matrix[0, 2] += wide / 2 - width / 2
    matrix[1, 2] += high / 2 - height / 2
    paper = tuple(float(v) for v in np.percentile(picture.reshape(-1, 3), 80, axis=0))
    return np.asarray(
        cv2.warpAffine(picture, matrix, (wide, high), flags=cv2.INTER_CUBIC, borderValue=paper),
        dtype=np.uint8,
    )


def _weighted_median(values: Field, weights: Field) -> float:
    order = np.argsort(values)
    total = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(total, total[-1] / 2)])
