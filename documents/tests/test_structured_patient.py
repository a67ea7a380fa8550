"""Of several names that a record has of its patient, today's stands on the page."""

from __future__ import annotations

from typing import Any

import pytest

from documents.pipeline.persons.same_person import Printed
from documents.pipeline.persons.whose import printed_people
from documents.tests.structured_makers import HEADER, Read, bundle, message, observation, obx

FORMER = {"use": "maiden", "given": ["Mara"], "family": "Brandt"}
NOW = {"use": "official", "given": ["Mara"], "family": "Quill"}


def _of(*names: dict[str, Any]) -> str:
    patient = {"resourceType": "Patient", "name": list(names), "birthDate": "1970-01-02"}
    return bundle(patient, observation("Iron", valueQuantity={"value": 5}))


def _printed(record: str) -> list[Printed]:
    return list(printed_people(Read(record).pages))


@pytest.mark.parametrize("names", [(FORMER, NOW), (NOW, FORMER), (NOW,)])
def test_fhir(names: tuple[dict[str, Any], ...]) -> None:
    assert _printed(_of(*names)) == [Printed("Mara Quill", "2 January 1970")]


def test_a_former_name_is_better_than_none() -> None:
    assert _printed(_of(FORMER)) == [Printed("Mara Brandt", "2 January 1970")]


@pytest.mark.parametrize(
    "names",
    ["Brandt^Mara^^^^^M~Quill^Mara^^^^^L", "Quill^Mara~Brandt^Mara^^^^^M", "Quill^Mara^^^^^L"],
)
def test_hl7(names: str) -> None:
    header = HEADER.replace("Field^Avery", names)
    record = message(obx("Iron", "5"), header=header)
    assert _printed(record) == [Printed("Mara Quill", "2 January 1970")]
