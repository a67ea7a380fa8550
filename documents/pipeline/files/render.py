"""The picture of a page that the patient sees beside its summary."""

from __future__ import annotations

import io
from typing import Final

from PIL import Image

from documents.pipeline.types import PageImage

MAX_SIDE: Final = 2200
_QUALITY: Final = 72


def page_image(picture: Image.Image, number: int) -> PageImage:
    """``picture`` as a bounded WebP: sharp enough for small print, small enough for a phone."""
    shown = picture if picture.mode in {"RGB", "L"} else picture.convert("RGB")
    if max(shown.size) > MAX_SIDE:
        shown = shown.copy()
        shown.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    shown.save(out, "WEBP", quality=_QUALITY, method=1)
    return PageImage(number, "image/webp", out.getvalue(), shown.width, shown.height)
