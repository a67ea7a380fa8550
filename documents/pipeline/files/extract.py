"""Open any accepted file and read it page by page: the door to the pipeline.

``open_document`` tells what the file is by its bytes, refuses what is not accepted in a sentence
its owner can act on (``types.Refused``), and hands everything but plain text to a process that
can be killed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from documents.pipeline.files.archive import Entry
from documents.pipeline.files.identify import HEAD, MediaType, identify
from documents.pipeline.files.limits import Limits
from documents.pipeline.files.plain import read_text_file, text_pages
from documents.pipeline.files.reading import PageRead
from documents.pipeline.files.refusals import refusal
from documents.pipeline.files.unpacking import ArchiveSession, Piece
from documents.pipeline.process.sandbox import Session
from documents.pipeline.types import Findings

__all__ = ["ExtractedDocument", "PageRead", "open_document"]


class ExtractedDocument:
    """An opened file. ``pages()`` may be taken once, in order; close it (or use ``with``).

    ``findings`` is set for a structured record: its coded entries, not to be recognised again.
    ``entries`` is set for an archive, which has no pages: ``take`` its documents instead.
    """

    def __init__(
        self,
        *,
        media_type: MediaType,
        page_count: int,
        warnings: tuple[str, ...] = (),
        session: Session | None = None,
        sheets: list[str] | None = None,
        owned: BinaryIO | None = None,
        findings: Findings | None = None,
        entries: tuple[Entry, ...] | None = None,
    ) -> None:
        self.media_type = media_type
        self.page_count = page_count
        self.warnings = warnings
        self.findings = findings
        self.entries = entries
        self._session = session
        self._sheets = sheets
        self._owned = owned

    def pages(self) -> Iterator[PageRead]:
        """The pages one by one; raises ``Refused`` when the file fails on the way."""
        if self._sheets is not None:
            for page in text_pages(self._sheets):
                yield PageRead(page)
        elif self._session is not None:
            for page, image in self._session.pages():
                yield PageRead(page, image)

    def take(self, wanted: Sequence[int]) -> Iterator[Piece]:
        """The bytes of an archive's entries (by index), in order; may be called once."""
        if isinstance(self._session, ArchiveSession):
            yield from self._session.take(wanted)

    def close(self) -> None:
        """Let go of the reading process and of a file that was opened here."""
        session, self._session = self._session, None
        if session is not None:
            session.close()
        owned, self._owned = self._owned, None
        if owned is not None:
            owned.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _opened(path: Path | str) -> BinaryIO:
    """The document holds the file open until it is closed itself."""
    return Path(path).open("rb")


def open_document(
    source: BinaryIO | Path | str,
    *,
    name: str = "",
    limits: Limits | None = None,
    password: str | None = None,
    images: bool = True,
    archives: bool = False,
) -> ExtractedDocument:
    """Open ``source``: a path, or any seekable binary file such as a decrypting reader.

    ``name`` is what its owner calls it; the type is judged by content alone and never by it.
    ``images=False`` leaves out the pages' pictures where only their words are wanted. With
    ``archives`` a zip of documents is opened for its entries; else it is refused.
    Raises ``types.Refused``.
    """
    del name
    limits = limits or Limits()
    owned = _opened(source) if isinstance(source, str | Path) else None
    stream = owned if owned is not None else source
    session: Session | None = None
    try:
        assert not isinstance(stream, str | Path)
        size = stream.seek(0, os.SEEK_END)
        if size > limits.max_bytes:
            raise refusal("too_large")
        stream.seek(0)
        media_type = identify(stream.read(HEAD), size)
        if media_type is MediaType.TEXT:
            sheets = read_text_file(stream, size, limits)
            return ExtractedDocument(
                media_type=media_type, page_count=len(sheets), sheets=sheets, owned=owned
            )
        session = (ArchiveSession if archives else Session)(stream, size, limits)
        count, warnings = session.open(
            media_type=media_type.value, password=password, images=images
        )
    except BaseException:
        if session is not None:
            session.close()
        if owned is not None:
            owned.close()
        raise
    entries = session.entries if isinstance(session, ArchiveSession) else None
    return ExtractedDocument(
        media_type=media_type if entries is None else MediaType.ZIP,
        page_count=count,
        warnings=tuple(warnings),
        session=session,
        owned=owned,
        findings=session.findings,
        entries=entries,
    )
