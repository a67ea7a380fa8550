"""Photos and scans: decoded within bounds, turned as the camera says, then read."""

from __future__ import annotations

import contextlib
import struct
import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from PIL import Image, ImageFile, ImageOps

from documents.pipeline.files.identify import MediaType
from documents.pipeline.files.reading import Opened, PageRead, Request
from documents.pipeline.files.refusals import refusal
from documents.pipeline.files.render import page_image
from documents.pipeline.ocr import read_picture
from documents.pipeline.ocr.page import MAX_SIDE
from documents.pipeline.types import Refused

_FORMATS: Final[dict[str, str]] = {
    MediaType.JPEG: "JPEG",
    MediaType.PNG: "PNG",
    MediaType.TIFF: "TIFF",
    MediaType.HEIC: "HEIF",
    MediaType.WEBP: "WEBP",
    MediaType.BMP: "BMP",
}
_LEAST_SIDE: Final = 12

CUT_SHORT: Final = "Part of this picture is missing. What we could see of it is shown."


def open_picture(request: Request) -> Opened:
    """Open a picture as exactly the type its first bytes claim; each frame of a TIFF is a page."""
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None
    if request.media_type == MediaType.HEIC:
        import pi_heif  # type: ignore[import-untyped]

        pi_heif.register_heif_opener()
    try:
        picture = Image.open(request.stream, formats=[_FORMATS[request.media_type]])
        frames = _frames(picture) if request.media_type == MediaType.TIFF else 1
    except (MemoryError, RecursionError):
        raise
    except Exception:
        raise refusal("damaged") from None
    if frames > request.limits.max_pages:
        raise refusal("too_many_pages")
    _check_size(picture, request)
    return Opened(frames, _pages(picture, frames, request))


def _frames(picture: Image.Image) -> int:
    return int(getattr(picture, "n_frames", 1))


def _check_size(picture: Image.Image, request: Request) -> None:
    width, height = picture.size
    if width * height > request.limits.picture_pixels:
        raise refusal("too_large")
    if min(width, height) < 1:
        raise refusal("damaged")


def _pages(picture: Image.Image, frames: int, request: Request) -> Iterator[PageRead]:
    for index in range(frames):
        yield read_frame(picture, index, index + 1, request)


def read_frame(picture: Image.Image, index: int, number: int, request: Request) -> PageRead:
    """Frame ``index`` of an opened picture, read as page ``number``."""
    loaded, whole = _load(picture, index, request)
    request.progress()
    found = read_picture(loaded, number=number, progress=request.progress)
    page = found.page
    if not whole:
        page = replace(page, warnings=(*page.warnings, CUT_SHORT))
    return PageRead(page, page_image(found.picture, number) if request.images else None)


def _load(picture: Image.Image, index: int, request: Request) -> tuple[Image.Image, bool]:
    """The frame as RGB, upright and no larger than is read, and whether all of it was there."""
    whole = True
    try:
        if index:
            picture.seek(index)
            _check_size(picture, request)
        if picture.format == "JPEG":
            picture.draft("RGB", (MAX_SIDE, MAX_SIDE))
        try:
            picture.load()
        except OSError:
            # A photo whose transfer broke off still shows its upper part.
            ImageFile.LOAD_TRUNCATED_IMAGES = True
            whole = False
            try:
                picture.load()
            finally:
                ImageFile.LOAD_TRUNCATED_IMAGES = False
        loaded = _as_rgb(picture)
    except (MemoryError, RecursionError, Refused):
        raise
    except Exception as error:
        raise refusal("damaged") from error
    with contextlib.suppress(ValueError, SyntaxError, TypeError, KeyError, OSError, struct.error):
        loaded = ImageOps.exif_transpose(loaded) or loaded
    return loaded, whole


def _as_rgb(picture: Image.Image) -> Image.Image:
    """RGB on white paper, scaled down early so that a large photo is held only once."""
    exif = picture.info.get("exif")
    if max(picture.size) > MAX_SIDE and picture.mode in {"RGB", "L", "RGBA", "CMYK", "YCbCr"}:
        picture = picture.copy() if picture.format is None else picture
        picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        paper = Image.new("RGB", layered.size, (255, 255, 255))
        paper.paste(layered, mask=layered.getchannel("A"))
        result = paper
    elif picture.mode.startswith("I;16") or picture.mode in {"I", "F"}:
        result = _stretched(picture)
    else:
        result = picture.convert("RGB")
    if min(result.size) < _LEAST_SIDE:
        result = ImageOps.expand(result, _LEAST_SIDE, (255, 255, 255))
    if exif:
        result.info["exif"] = exif
    return result


def _stretched(picture: Image.Image) -> Image.Image:
    """Sixteen-bit grey brought into eight bits by what it really spans."""
    wide = picture.convert("F")
    low, high = wide.getextrema()
    assert isinstance(low, float) and isinstance(high, float)
    span = max(1.0, high - low)
    return wide.point(lambda value: (value - low) * (255.0 / span)).convert("L").convert("RGB")
