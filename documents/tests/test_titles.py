"""A document's heading: its kind, who sent it and its day, in the reader's language."""

from __future__ import annotations

from datetime import date

from django.utils import translation

from documents.models import Document
from documents.pipeline.files.identify import MediaType
from documents.pipeline.types import DateFound, Findings, Kind, Section, Source
from documents.titles import heading_of, title_of

PLACE = Source(1, 0, 4)
DATES = (DateFound("reported", date(2026, 3, 5), PLACE),)
SENDER = (Section("sender", "Made Up Hospital", PLACE),)


def _document(kind: Kind | str, media_type: str) -> Document:
    return Document(kind=kind, media_type=media_type)


def test_a_record_of_no_kind_is_told_by_sender_and_day() -> None:
    record = _document(Kind.OTHER, MediaType.CDA)
    whole = Findings(dates=DATES, sections=SENDER)
    assert (
        title_of(record, heading_of(whole))
        == "Health record from Made Up Hospital, 5\u00a0March\u00a02026"
    )
    assert (
        title_of(record, heading_of(Findings(sections=SENDER)))
        == "Health record from Made Up Hospital"
    )
    with translation.override("es"):
        assert title_of(record, heading_of(whole)) == (
            "Expediente de salud de Made Up Hospital, 5\u00a0de\u00a0marzo\u00a0de\u00a02026"
        )


def test_other_files_are_told_by_kind_and_day() -> None:
    report = _document(Kind.LAB_REPORT, MediaType.PDF)
    assert title_of(report, heading_of(Findings(kind=Kind.LAB_REPORT, dates=DATES))) == (
        "Lab report, 5\u00a0March\u00a02026"
    )
    assert title_of(report, heading_of(Findings())) == "Lab report"
    assert title_of(_document("", MediaType.PDF), heading_of(Findings())) == "Document"


def test_a_sender_that_is_a_paragraph_is_left_out() -> None:
    long = (Section("sender", "An Organisation " * 9, PLACE),)
    assert title_of(
        _document(Kind.OTHER, MediaType.HL7V2), heading_of(Findings(sections=long))
    ) == ("Health record")
