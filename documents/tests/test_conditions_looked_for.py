"""What is looked for, feared or given against is nobody's illness; what was cut out is over."""

from __future__ import annotations

import pytest

from documents.pipeline.notes.problems.conditions import find_conditions
from documents.pipeline.types import Kind, Page, Status

_NOBODYS = frozenset({Status.HYPOTHETICAL})


def _said(text: str, kind: Kind = Kind.OTHER) -> list[tuple[str, Status]]:
    return [(each.text, each.status) for each in find_conditions([Page(1, text)], kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Pre-biologic screen (hepatitis B, C, HIV, TB Quantiferon) sent today",
        "Bloods sent for hepatitis B, hepatitis C and HIV.",
        "Viral screen (Hep B, Hep C, HIV) awaited.",
        "STI screen: chlamydia, gonorrhoea, HIV and syphilis taken today.",
        "Thrombophilia screen (factor V Leiden, antiphospholipid syndrome) sent.",
        "Liver screen (hepatitis B, hepatitis C, haemochromatosis) requested",
    ],
)
def test_a_test_that_was_sent_is_no_illness(text: str) -> None:
    said = _said(text)
    assert len(said) > 1
    assert {status for _, status in said} == _NOBODYS


def test_the_result_of_a_screen_is_of_each() -> None:
    said = _said("Pre-biologic screen (hepatitis B, C, HIV): negative")
    assert {status for _, status in said} == {Status.ABSENT}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("My concern is of melanoma.", Status.POSSIBLE),
        ("My concern is that this is a melanoma.", Status.POSSIBLE),
        ("The concern is for temporal arteritis.", Status.POSSIBLE),
        ("My suspicion is of lymphoma.", Status.POSSIBLE),
        ("Main worry is cauda equina syndrome.", Status.POSSIBLE),
        ("My concern is his diabetes, which is poorly controlled.", Status.PRESENT),
        ("Her main concern is her migraine.", Status.PRESENT),
        ("The concern was raised that his asthma is not controlled.", Status.PRESENT),
        ("Known HIV on treatment, viral load sent today.", Status.PRESENT),
        ("Screen positive: known HIV, viral load sent.", Status.PRESENT),
        ("Ramipril withheld because of AKI.", Status.PAST),
    ],
)
def test_what_is_feared_is_possible(text: str, status: Status) -> None:
    assert [each for _, each in _said(text)] == [status]


@pytest.mark.parametrize(
    "text",
    ["Flu vax given today L deltoid", "Covid vax declined.", "Flu imms given.", "Flu vac given."],
)
def test_a_vaccine_is_no_illness(text: str) -> None:
    assert _said(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Past history\n  Basal cell carcinoma nose - excised 2020", Status.PAST),
        ("PMH: melanoma back excised 2015", Status.PAST),
        ("Diagnoses:\n1. Malignant melanoma left calf - excised 2019", Status.PAST),
        ("Past history: Polyp not removed 2019.", Status.PRESENT),
        ("Past history: Crohn's disease bowel resected 2015.", Status.PRESENT),
        ("Past history: Hypertension - appendix removed 1999", Status.PRESENT),
    ],
)
def test_what_was_cut_out_in_a_year_is_over(text: str, status: Status) -> None:
    assert _said(text)[0][1] is status


def test_what_a_pathologist_found_is_there() -> None:
    text = "Diagnosis\nSkin: basal cell carcinoma, completely excised.\nPrevious melanoma, excised."
    assert [status for _, status in _said(text, Kind.PATHOLOGY_REPORT)] == [
        Status.PRESENT,
        Status.PAST,
    ]
