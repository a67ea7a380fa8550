"""A long document's page in parts: each has an address, all are reached, nothing is lost."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import windows
from documents.models import Document, LabResult
from documents.services import lifecycle
from documents.tests.conftest import Upload
from documents.views import beside, listing, seen, terms, values
from healthchat.jobs.testing import run_waiting
from tests.factories import Cast

PAGES = 6
HIGH = {
    "Sodium": ("150", "mmol/L  135 - 145"),
    "Potassium": ("5", "mmol/L  3.5 - 4.9"),
    "Chloride": ("110", "mmol/L  98 - 107"),
    "Hemoglobin": ("18", "g/dL  12.0 - 17.0"),
}


def _page(number: int) -> str:
    """One page's values, all out of range, so that the summary says each; and a next step."""
    rows = (f"{name}  {whole}.{number}  {rest}" for name, (whole, rest) in HIGH.items())
    return "\n".join((*rows, f"Follow up with cardiology in {number + 2} weeks."))


TEXT = "\f".join(_page(number) for number in range(1, PAGES + 1))


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts so small that a short document has several."""
    monkeypatch.setattr(windows, "PAGES_AT_ONCE", 2)
    monkeypatch.setattr(seen, "VALUES_AT_ONCE", 10)
    monkeypatch.setattr(terms, "SENTENCES_AT_ONCE", 7)


@pytest.fixture
def record(cast: Cast, upload: Upload) -> Document:
    document = upload(cast.alice, TEXT.encode(), "record.txt")
    run_waiting(kind=lifecycle.PROCESS)
    return document


def _get(cast: Cast, document: Document, address: str = "") -> str:
    response: Any = cast.alice.client().get(f"/documents/{document.id}/{address}")
    assert response.status_code == 200
    return str(response.content.decode())


def _walk(cast: Cast, document: Document, label: str, start: str = "?depth=standard") -> list[str]:
    """A page and all that follow it by the link to the next part of one list."""
    found = [_get(cast, document, start)]
    while nav := re.search(rf'<nav class="pager" aria-label="{label}">(.*?)</nav>', found[-1]):
        following = re.search(r'rel="next" href="([^"]*)"', nav.group(1))
        if following is None:
            break
        found.append(_get(cast, document, html.unescape(following.group(1))))
    return found


def _values(page: str) -> list[str]:
    return re.findall(r'class="value-read"><strong class="in-one">([\d.]+)</strong>', page)


def test_the_parts_of_the_table_hold_every_value_once(cast: Cast, record: Document) -> None:
    pages = _walk(cast, record, "Parts of the values")
    assert [len(_values(page)) for page in pages] == [10, 10, 4]
    said = [value for page in pages for value in _values(page)]
    assert said == [f"{whole}.{p}" for p in range(1, PAGES + 1) for whole, _ in HIGH.values()]
    assert "11 to 20 of 24" in " ".join(pages[1].split())


def test_the_parts_of_the_document_hold_every_page_once(cast: Cast, record: Document) -> None:
    pages = _walk(cast, record, "Pages of the document, below")
    shown = [re.findall(r'<figure class="stack-s" id="page-(\d+)"', page) for page in pages]
    assert shown == [["1", "2"], ["3", "4"], ["5", "6"]]


def test_the_parts_of_its_own_words_are_the_whole_text(cast: Cast, record: Document) -> None:
    pages = _walk(cast, record, "Pages of the text, below", "?depth=original")
    texts = [
        re.sub(r' <a class="traceable own-place.*?</a>', "", body, flags=re.DOTALL)
        for page in pages
        for body in re.findall(r'<div class="own-text"[^>]*>(.*?)</div>', page, re.DOTALL)
    ]
    assert html.unescape(re.sub(r"<[^>]+>", "", "".join(texts))) == TEXT


def test_the_parts_of_the_summary_say_every_value(cast: Cast, record: Document) -> None:
    pages = _walk(cast, record, "Parts of the summary")
    assert len(pages) > 1
    said = " ".join(re.findall(r'<a class="traceable" href="[^"]*"[^>]*>([^<]*)', " ".join(pages)))
    for number in range(1, PAGES + 1):
        assert f"110.{number}" in said


def test_every_link_leads_to_its_place_on_whatever_part(cast: Cast, record: Document) -> None:
    page = _get(cast, record, "?depth=standard&values=3")
    there = set(re.findall(r'id="(place-\d+)"', page))
    lit = {n for names in re.findall(r'data-places="([^"]*)"', page) for n in names.split()}
    assert lit <= there
    links = re.findall(r'<a class="traceable[^"]*" href="([^"]*)"[^>]*>([^<]*)', page)
    away = [(html.unescape(href), text) for href, text in links if not href.startswith("#")]
    assert {href[1:] for href, _ in links if href.startswith("#")} <= there
    assert away
    for href, _ in away[:4]:
        number, start, end = map(int, re.search(r"cite=(\d+)-(\d+)-(\d+)", href).groups())  # type: ignore[union-attr]
        reached = _get(cast, record, href)
        assert f'id="page-{number}"' in reached
        marked = reached[reached.index('id="place-1"') :].split("</mark>")[0]
        lit_text = html.unescape(re.sub(r"<[^>]+>", "", marked.split(">", 1)[1]))
        assert TEXT.split("\f")[number - 1][start:end].startswith(lit_text)
        assert _values(reached) == _values(page), "the table stays at its part"


def test_a_corrected_value_is_come_back_to(cast: Cast, record: Document) -> None:
    with cast.alice.scope():
        number = LabResult.objects.filter(document=record).order_by("number")[14].number
    address = f"/documents/{record.id}/values/{number}/"
    said = {"value": "111", "unit": "mmol/L", "ref_text": "98 - 107", "observed_on": ""}
    response: Any = cast.alice.client().post(address, said)
    assert response.status_code == 302
    assert response["Location"] == f"/documents/{record.id}/?values=2#value-{number}"
    page = _get(cast, record, "?values=2")
    assert f'<tr id="value-{number}">' in page


@pytest.mark.parametrize("number", ["0", "-1", "99999999999", "x", "7"])
def test_a_part_that_is_not_there_shows_the_nearest(
    cast: Cast, record: Document, number: str
) -> None:
    page = _get(cast, record, f"?values={number}&page={number}&summary={number}&steps={number}")
    assert _values(page)
    assert 'id="page-1"' in page


@given(st.lists(st.integers(0, 40_000), max_size=40))
def test_each_page_is_in_one_window_and_none_is_too_much(lengths: list[int]) -> None:
    sizes = dict(enumerate(lengths, 1))
    found = windows.windows(sizes)
    assert [number for some in found for number in some] == list(sizes)
    for at, some in enumerate(found):
        assert 1 <= len(some) <= windows.PAGES_AT_ONCE
        assert len(some) == 1 or sum(map(sizes.__getitem__, some)) <= windows.BYTES_AT_ONCE
        assert all(windows.window_with(found, number) == at for number in some)


def test_lists_of_many_come_in_parts_that_hold_all(
    cast: Cast, record: Document, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MOST_LISTED", 2)
    monkeypatch.setattr(beside, "STEPS_AT_ONCE", 2)
    monkeypatch.setattr(values, "ENTRIES_AT_ONCE", 4)
    for number in range(4):
        upload(cast.alice, f"more {number}".encode(), f"more-{number}.txt")
    client = cast.alice.client()

    def walk(address: str, item: str) -> list[list[str]]:
        found = []
        while True:
            page = client.get(address).content.decode()
            found.append(re.findall(item, page))
            following = re.search(r'rel="next" href="(\?[^"]*)"', page)
            if following is None:
                return found
            address = address.split("?")[0] + html.unescape(following.group(1))

    listed = walk("/documents/", r'id="document-([0-9a-f-]+)"')
    assert [len(each) for each in listed] == [2, 2, 1]
    assert len({each for some in listed for each in some}) == 5
    ahead = walk("/overview/", r"cardiology in (\d+) weeks")
    assert {week for some in ahead for week in some} == {str(n + 2) for n in range(1, PAGES + 1)}
    sodium = walk("/documents/values/sodium/", r"<strong>(150\.\d)</strong>")
    assert [len(each) for each in sodium] == [4, 2]
