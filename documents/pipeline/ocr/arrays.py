"""The one place that names the arrays the OCR code passes around."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""Rows, columns (and channels, blue first) of a picture."""

Quads = NDArray[np.float64]
"""(n, 4, 2): corners of detected stretches of text, clockwise from the top left, in pixels."""

Field = NDArray[Any]
