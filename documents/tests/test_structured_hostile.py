"""Structured records made to hurt: refused within the limits, nothing fetched, nothing endless."""

from __future__ import annotations

import io
import json

import pytest

from documents.pipeline.files.extract import open_document
from documents.pipeline.files.limits import MEGABYTE, Limits
from documents.pipeline.types import Refused
from documents.tests.structured_makers import (
    Read,
    bundle,
    clinical_document,
    message,
    observation,
    obx,
    result,
    results,
)
from tests.work import no_runaway, steps_of

_BODY = clinical_document(results(result("A", '<value xsi:type="ST">&e;</value>')))
_ROOT = _BODY.partition("\n")[2]


def _with_declarations(declarations: str) -> str:
    return f'<?xml version="1.0"?>\n<!DOCTYPE ClinicalDocument [{declarations}]>\n{_ROOT}'


ENTITIES = {
    "bomb": _with_declarations(
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY e "&c;&c;&c;&c;">'
    ),
    "file": _with_declarations('<!ENTITY e SYSTEM "file:///etc/hostname">'),
    "network": _with_declarations('<!ENTITY e SYSTEM "http://127.0.0.1:9/">'),
    "parameter": _with_declarations('<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;'),
    "undeclared": _BODY,
}


@pytest.mark.parametrize("text", ENTITIES.values(), ids=ENTITIES)
def test_entities_of_any_kind_are_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        Read(text)
    assert refused.value.code in {"type_not_accepted", "damaged"}


NESTED = {
    "xml": f'<ClinicalDocument xmlns="urn:hl7-org:v3">{"<component>" * 50_000}',
    "sections": clinical_document("<section>" * 500 + "</section>" * 500),
    "lists": '{"resourceType": "Bundle", "entry": ' + "[" * 200_000,
    "objects": '{"resourceType": "Bundle", "x": ' + '{"a": ' * 5_000 + "1" + "}" * 5_001,
    "inside": json.dumps(observation("A", x="!")).replace('"!"', "[" * 300 + "]" * 300),
}  # fmt: skip


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED)
def test_endless_nesting_is_refused_at_once(text: str) -> None:
    def read() -> None:
        with pytest.raises(Refused) as refused:
            Read(text)
        assert refused.value.code in {"too_large", "damaged"}

    # 50,000 levels are not walked: refusing them takes hardly more steps than refusing 500.
    with no_runaway():
        read()
        assert steps_of(read) < 20_000


def test_bundles_in_bundles_come_to_an_end() -> None:
    whole = bundle(observation("A", valueInteger=5))
    for _ in range(20):
        whole = json.dumps({"resourceType": "Bundle", "entry": [{"resource": json.loads(whole)}]})
    with pytest.raises(Refused) as refused:
        Read(whole)
    assert refused.value.code == "too_large"


def test_a_number_without_end_is_refused_and_a_long_one_is_only_shown() -> None:
    text = bundle(observation("A", valueQuantity={"value": 0}))
    with pytest.raises(Refused):
        Read(text.replace('"value": 0', '"value": ' + "9" * 100_000))
    (row,) = Read(text.replace('"value": 0', '"value": 1e99999')).findings.labs
    assert (row.value, row.number) == ("1e99999", None)
    (row,) = Read(message(obx("A", "9" * 250))).findings.labs
    assert row.number is None


def test_too_many_entries_end_in_a_refusal_of_their_own() -> None:
    many = message(*(obx(f"Test {number}", "5" * 40) for number in range(40_000)))
    with pytest.raises(Refused) as refused:
        Read(many)
    assert refused.value.code == "too_many_pages"


def test_what_hides_text_is_taken_out_of_it() -> None:
    # A right-to-left mark would show 12 as 21; a zero-width blank would join two numbers.
    (row,) = Read(message(obx("A\u202eB", "1\u202e2\u200b3", kind="ST"))).findings.labs
    assert (row.name, row.value, row.number) == ("AB", "1 2 3", None)


def test_work_grows_with_the_file_and_not_with_its_square() -> None:
    def work(count: int) -> int:
        text = clinical_document(
            results(*(result(f"T{n}", '<value xsi:type="ST">x</value>') for n in range(count)))
        )
        read: list[Read] = []
        steps = steps_of(lambda: read.append(Read(text)))
        assert len(read[0].findings.labs) == count
        return steps

    work(50)  # what is loaded once
    assert work(800) < 3.2 * work(400)  # a square would be 4


@pytest.mark.parametrize(
    "data",
    [ENTITIES["bomb"].encode(), NESTED["xml"].encode(), NESTED["lists"].encode()],
)
def test_the_reading_process_takes_the_blow(data: bytes) -> None:
    with pytest.raises(Refused), open_document(io.BytesIO(data)) as document:
        list(document.pages())
    whole = clinical_document(results(result("A", '<value xsi:type="ST">x</value>')))
    with open_document(io.BytesIO(whole.encode())) as document:
        pages = [each.page for each in document.pages()]
        assert document.findings is not None
        (row,) = document.findings.labs
    assert pages[row.source.page - 1].text[row.value_source.start : row.value_source.end] == "x"


def test_a_tree_that_outgrows_its_memory_is_refused() -> None:
    many = "<paragraph>x</paragraph>" * 600_000
    text = clinical_document(f"<component><section><text>{many}</text></section></component>")
    with (
        pytest.raises(Refused) as refused,
        open_document(io.BytesIO(text.encode()), limits=Limits(memory=120 * MEGABYTE)) as document,
    ):
        list(document.pages())
    assert refused.value.code in {"too_much_memory", "too_many_pages"}
