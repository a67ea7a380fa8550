"""When things happened, and what a document is."""

from __future__ import annotations

import pytest

from documents.pipeline.notes import Outline, classify_kind, date_warnings, find_dates
from documents.pipeline.notes.days import dates
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Kind, Page


def pages(text: str) -> tuple[Page, ...]:
    return (Page(1, text),)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Collected: 2024-03-05", "collected", "2024-03-05"),
        ("Report Date: 5 March 2024", "reported", "2024-03-05"),
        ("DOB: March 5, 1961", "birth", "1961-03-05"),
        ("Date of Visit: 03/25/2024", "visit", "2024-03-25"),
        ("Sample drawn 25.03.2024", "collected", "2024-03-25"),
        ("Seen on 05-Mar-24", "visit", "2024-03-05"),
        ("Visit 04/04/2024", "visit", "2024-04-04"),
    ],
)
def test_dates_in_their_many_shapes(text: str, kind: str, value: str) -> None:
    (found,) = find_dates(pages(text))
    assert (found.kind, found.value.isoformat()) == (kind, value)


def test_a_date_that_can_be_read_two_ways_is_left_out_with_a_warning() -> None:
    found = recognise(pages("Visit date: 03/04/2024"))
    assert found.dates == ()
    assert found.warnings == ("ambiguous_date",)


def test_another_date_decides_the_order_of_day_and_month() -> None:
    (first, second) = find_dates(pages("Collected 03/04/2024, reported 25/04/2024"))
    assert (first.value.month, second.value.month) == (4, 4)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("PROGRESS NOTE\nCHIEF COMPLAINT: cough\nASSESSMENT: asthma\nPLAN: rest", Kind.VISIT_NOTE),
        (
            "DISCHARGE SUMMARY\nHospital Course: stable.\nDISCHARGE MEDICATIONS\nAspirin daily",
            Kind.DISCHARGE_SUMMARY,
        ),
        ("Medical Prescription\nMedicine Name  Dosage\nIbuprofen  400 mg", Kind.PRESCRIPTION),
        (
            "RADIOLOGY REPORT\nTECHNIQUE: CT\nFINDINGS: clear.\nIMPRESSION: normal.",
            Kind.IMAGING_REPORT,
        ),
        ("SURGICAL PATHOLOGY REPORT\nGross description: a polyp.", Kind.PATHOLOGY_REPORT),
        ("Explanation of Benefits\nMember ID 123\nThis is not a bill", Kind.INSURANCE),
        (
            "Dear Dr. Roe,\nThank you for seeing this patient. I am referring her to you.",
            Kind.REFERRAL,
        ),
        ("A recipe for soup: boil water.", Kind.OTHER),
    ],
)
def test_the_kind_of_a_document(text: str, kind: Kind) -> None:
    assert classify_kind(pages(text)) is kind


def test_the_dates_of_a_document_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    outline = Outline((Page(1, "Seen on 3 May 2025. Next visit 4 June 2025."),))
    found = find_dates(outline)
    monkeypatch.setattr(dates, "_printed", lambda pages: pytest.fail("read again"))
    assert find_dates(outline) == found
    assert date_warnings(outline) == ()
