"""What every reader of a file type is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from documents.pipeline.files.limits import Limits
from documents.pipeline.types import Findings, Page, PageImage, Reader

UNREADABLE: Final = (
    "We could not read page {number}. Look at the picture of it, or add a sharper photo of it."
)


def _nothing() -> None:
    """No one watches."""


@dataclass(frozen=True, slots=True)
class Request:
    """One file to read: ``stream`` is seekable, ``progress`` is called after every step."""

    stream: BinaryIO
    media_type: str
    limits: Limits = field(default_factory=Limits)
    password: str | None = None
    images: bool = True
    progress: Callable[[], None] = _nothing


@dataclass(frozen=True, slots=True)
class PageRead:
    """One page and, where it was asked for and there is one, its picture."""

    page: Page
    image: PageImage | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened file: pages come one by one, so that memory stays flat.

    ``findings`` is set for a structured record, which is not to be recognised again.
    """

    page_count: int
    pages: Iterator[PageRead]
    warnings: tuple[str, ...] = ()
    findings: Findings | None = None


def unreadable(number: int, width: float = 0.0, height: float = 0.0) -> Page:
    """The page that nobody could read: it says so."""
    return Page(
        number=number,
        text="",
        width=width,
        height=height,
        reader=Reader.NONE,
        warnings=(UNREADABLE.format(number=number),),
    )
