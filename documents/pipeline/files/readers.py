"""Which reader opens which type. Imports are late: a PDF with text never pays for OCR."""

from __future__ import annotations

from documents.pipeline.files.identify import MediaType
from documents.pipeline.files.reading import Opened, Request


def open_file(request: Request) -> Opened:
    """Open ``request.stream`` as what it was identified to be."""
    if request.media_type == MediaType.PDF:
        from documents.pipeline.files.pdf import open_pdf

        return open_pdf(request)
    if request.media_type == MediaType.DOCX:
        from documents.pipeline.files.docx import open_docx

        return open_docx(request)
    if request.media_type in {MediaType.CDA, MediaType.FHIR, MediaType.HL7V2}:
        from documents.pipeline.structured import open_structured

        return open_structured(request)
    from documents.pipeline.files.pictures import open_picture

    return open_picture(request)
