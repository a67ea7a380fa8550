"""Records that are data already: C-CDA, FHIR and HL7 version 2, straight to values.

Nothing is guessed: an importer takes the coded entries, writes a line for each on pages that the
patient reads, and points every finding at its line. ``identify`` tells the three apart from plain
text, the reading process runs ``open_structured``, and ``recognise`` is not asked.
"""

from __future__ import annotations

from typing import Final

from documents.pipeline.files.identify import HEAD, MediaType, text_encoding
from documents.pipeline.files.plain import text_pages
from documents.pipeline.files.reading import Opened, PageRead, Request
from documents.pipeline.files.refusals import refusal
from documents.pipeline.structured.record import Record

MEDIA_TYPES: Final = frozenset({MediaType.CDA, MediaType.FHIR, MediaType.HL7V2})


def open_structured(request: Request) -> Opened:
    """The pages and findings of a structured record; raises ``Refused``."""
    record = _read(request)
    sheets = record.pages()
    if len(sheets) > request.limits.max_pages:
        raise refusal("too_many_pages")
    return Opened(
        page_count=len(sheets),
        pages=(PageRead(page) for page in text_pages(sheets)),
        findings=record.findings(),
    )


def _read(request: Request) -> Record:
    pages = request.limits.max_pages
    if request.media_type == MediaType.CDA:
        from documents.pipeline.structured.cda.document import read as read_cda

        return read_cda(request.stream, request.progress, pages)
    data = request.stream.read()
    encoding = text_encoding(data[:HEAD], whole=len(data) <= HEAD)
    try:
        text = data[encoding.skip :].decode(encoding.name)
    except UnicodeDecodeError:
        raise refusal("damaged") from None
    request.progress()
    if request.media_type == MediaType.FHIR:
        from documents.pipeline.structured.fhir.reading import read as read_fhir

        return read_fhir(text, pages, request.progress)
    from documents.pipeline.structured.hl7v2.reading import read as read_hl7

    return read_hl7(text, pages, request.progress)
