"""The page on which a patient compares a value with its place, and the marks it leaves."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.utils.html import escape

from documents.corrections import find_value
from documents.models import Document, LabCorrection
from documents.pipeline import corrections
from documents.services.lifecycle import PROCESS
from documents.tests.conftest import Upload
from documents.tests.papers import pdf, table
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast

PDF = pdf(
    [
        [
            (60, 60, 14, "LABORATORY REPORT"),
            *table(
                [
                    ["Test", "Result", "Unit", "Reference range"],
                    ["Hemoglobin", "9.1", "g/dL", "13.0 - 17.0"],
                    ["Sodium", "139", "mmol/L", "135 - 145"],
                ]
            ),
        ]
    ]
)
AS_READ = {"value": "9.1", "unit": "g/dL", "ref_text": "13.0 - 17.0", "observed_on": "2026-03-02"}


@pytest.fixture
def document(cast: Cast, upload: Upload) -> Document:
    document = upload(cast.alice)
    run_waiting(kind=PROCESS)
    return document


def _post(cast: Cast, document: Document, **data: str) -> Any:
    return cast.alice.client().post(f"/documents/{document.id}/values/1/", {**AS_READ, **data})


def _detail(person: Any, document: Document) -> str:
    return str(person.client().get(f"/documents/{document.id}/").content.decode())


def test_the_page_shows_the_place_as_text_where_there_is_no_picture(
    cast: Cast, document: Document
) -> None:
    page = cast.alice.client().get(f"/documents/{document.id}/values/1/").content.decode()
    marked = re.search(r"<mark>(.*?)</mark>", page, re.S)
    assert marked is not None
    assert "9.1" in marked.group(1)
    assert "TSH" in page


def test_the_page_cuts_the_place_out_of_the_picture(cast: Cast, upload: Upload) -> None:
    document = upload(cast.alice, PDF, "report.pdf")
    run_waiting(kind=PROCESS)
    page = cast.alice.client().get(f"/documents/{document.id}/values/1/").content.decode()
    view = re.search(r'excerpt-picture" viewBox="(\d+) (\d+) (\d+) (\d+)"', page)
    mark = re.search(r'excerpt-mark" x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', page)
    assert view is not None
    assert mark is not None
    left, top, width, height = map(int, view.groups())
    x, y, wide, high = map(int, mark.groups())
    assert left <= x < x + wide <= left + width
    assert top < y < y + high < top + height
    assert height < 300
    assert f"/documents/{document.id}/pages/1/image/" in page


def test_a_correction_shows_in_the_table_with_what_was_read(cast: Cast, document: Document) -> None:
    assert _post(cast, document, value="14.9").status_code == 302
    page = _detail(cast.alice, document)
    assert "You corrected this" in page
    assert "we read “9.1”, it was corrected to “14.9”" in page
    assert "Corrected by the patient" in _detail(cast.bob, document)
    assert "Values that you corrected" in page


def test_a_confirmation_is_one_press_and_can_be_undone(cast: Cast, document: Document) -> None:
    client = cast.alice.client()
    address = f"/documents/{document.id}/values/1/"
    assert client.post(address, {"confirm": "yes"}).status_code == 302
    assert "You checked this" in _detail(cast.alice, document)
    assert client.post(f"{address}undo/").status_code == 302
    assert "You checked this" not in _detail(cast.alice, document)
    assert "You took it back" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"value": "1490"}, corrections.NOT_POSSIBLE),
        ({"value": "4O"}, corrections.NOT_UNDERSTOOD),
        ({"ref_text": "17 - 13"}, corrections.RANGE_TURNED),
        ({"observed_on": "2999-01-01"}, corrections.FUTURE),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(
    cast: Cast, document: Document, data: dict[str, str], message: str
) -> None:
    response = _post(cast, document, **data)
    assert response.status_code == 400
    assert escape(message) in response.content.decode()
    assert 'name="sure"' not in response.content.decode()
    with cast.alice.scope():
        assert not LabCorrection.objects.exists()


def test_what_is_unlikely_asks_once_more(cast: Cast, document: Document) -> None:
    response = _post(cast, document, unit="mmHg")
    assert response.status_code == 400
    assert corrections.UNIT_UNUSUAL in response.content.decode()
    assert 'name="sure"' in response.content.decode()
    assert _post(cast, document, unit="mmHg", sure="on").status_code == 302
    with cast.alice.scope():
        value = find_value(document.id, 1)
        assert value is not None
        assert value.row.unit == "mmHg"


def test_values_over_time_name_a_corrected_value(cast: Cast, document: Document) -> None:
    _post(cast, document, value="14.9")
    page = cast.alice.client().get("/documents/values/hemoglobin/").content.decode()
    assert "Corrected by hand" in page
    assert "We read “9.1 g/dL”" in page
    assert "Corrected by hand" in cast.alice.client().get("/documents/values/").content.decode()


def test_a_proxy_sees_no_way_to_change_a_value(cast: Cast, document: Document) -> None:
    assert f"/documents/{document.id}/values/1/" in _detail(cast.alice, document)
    assert f"/documents/{document.id}/values/1/" not in _detail(cast.bob, document)


def test_a_value_of_a_document_that_is_not_read_yet_has_no_page(cast: Cast, upload: Upload) -> None:
    document = upload(cast.alice)
    response = cast.alice.client().get(f"/documents/{document.id}/values/1/")
    assert response.status_code == 409
    assert "We are still reading this document" in response.content.decode()
