"""Amazon Comprehend Medical against recorded shapes of its answers, with made-up content."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.stub import Stubber
from hypothesis import given
from hypothesis import strategies as st

from documents import extractors
from documents.extractors import ExtractorError
from documents.extractors.comprehend_medical import ComprehendMedical, pieces
from documents.pipeline.suggestions import Proposal, new_ones, sound
from documents.pipeline.types import (
    Code,
    Condition,
    Findings,
    Page,
    Source,
    Status,
    SuggestionKind,
)

NOTE = "No signs of gastroparesis. Takes erenumab. Mother had psoriasis."


def entity(text: str, category: str, kind: str, *traits: str, score: float = 0.95) -> Any:
    start = NOTE.index(text)
    return {
        "Id": start,
        "BeginOffset": start,
        "EndOffset": start + len(text),
        "Score": score,
        "Text": text,
        "Category": category,
        "Type": kind,
        "Traits": [{"Name": name, "Score": 0.9} for name in traits],
        "Attributes": [],
    }


CONDITION = ("MEDICAL_CONDITION", "DX_NAME")
ENTITIES = [
    entity("gastroparesis", *CONDITION, "DIAGNOSIS", "NEGATION"),
    entity("erenumab", "MEDICATION", "GENERIC_NAME"),
    entity("psoriasis", *CONDITION, "DIAGNOSIS", "PERTAINS_TO_FAMILY"),
    entity("Mother", "PROTECTED_HEALTH_INFORMATION", "PROFESSION"),
    entity("signs", *CONDITION, score=0.2),
]


@pytest.fixture
def service() -> Any:
    client = boto3.client(
        "comprehendmedical",
        region_name="us-east-1",
        aws_access_key_id="made-up",
        aws_secret_access_key="made-up",
    )
    with Stubber(client) as stub:
        yield client, stub


def answer(stub: Stubber, *, entities: list[Any] = ENTITIES) -> None:
    coded = entity("gastroparesis", *CONDITION)
    coded["ICD10CMConcepts"] = [
        {"Code": "K31.84", "Description": "Gastroparesis", "Score": 0.9},
        {"Code": "K31.9", "Description": "Disease of stomach", "Score": 0.3},
    ]
    drug = entity("erenumab", "MEDICATION", "GENERIC_NAME")
    drug["RxNormConcepts"] = [{"Code": "2045613", "Description": "erenumab", "Score": 0.99}]
    stub.add_response("infer_icd10_cm", {"Entities": [coded]}, {"Text": NOTE})
    stub.add_response("infer_rx_norm", {"Entities": [drug]}, {"Text": NOTE})
    stub.add_response(
        "detect_entities_v2", {"Entities": entities, "ModelVersion": "1"}, {"Text": NOTE}
    )


def test_entities_traits_and_codes_are_read(service: tuple[Any, Stubber]) -> None:
    client, stub = service
    answer(stub)
    found = ComprehendMedical("us-east-1", client).read(NOTE)
    assert [(each.kind, each.text, each.status) for each in found] == [
        (SuggestionKind.CONDITION, "gastroparesis", Status.ABSENT),
        (SuggestionKind.MEDICATION, "erenumab", Status.PRESENT),
        (SuggestionKind.CONDITION, "psoriasis", Status.FAMILY),
    ]
    assert found[0].codes == (Code("K31.84", "Gastroparesis"),)
    assert found[1].codes == (Code("2045613", "erenumab", "RxNorm"),)
    assert all(NOTE[each.start : each.end] == each.text for each in found)


def test_a_refusal_of_the_service_is_an_error_with_its_code(service: tuple[Any, Stubber]) -> None:
    client, stub = service
    stub.add_client_error("infer_icd10_cm", "ThrottlingException", "secret words", 400)
    with pytest.raises(ExtractorError) as caught:
        ComprehendMedical("us-east-1", client).read(NOTE)
    assert caught.value.code == "ThrottlingException"
    assert "secret" not in str(caught.value)


def test_what_does_not_stand_in_the_page_is_no_suggestion() -> None:
    page = Page(1, NOTE)
    at = NOTE.index("erenumab")
    proposals = [
        Proposal(SuggestionKind.MEDICATION, "erenumab", at, at + 8),
        Proposal(SuggestionKind.MEDICATION, "galcanezumab", at, at + 8),
        Proposal(SuggestionKind.MEDICATION, "erenumab", at + 1, at + 9),
        Proposal(SuggestionKind.MEDICATION, "", -3, -3),
        Proposal(SuggestionKind.MEDICATION, "far away", 10_000, 10_008),
    ]
    assert [each.source for each in sound(page, proposals, by="X")] == [Source(1, at, at + 8)]


def test_what_our_readers_found_is_not_suggested_again() -> None:
    page = Page(1, NOTE)
    start = NOTE.index("psoriasis")
    place = Source(1, start, start + 9)
    own = Findings(conditions=(Condition("psoriasis", Status.FAMILY, place),))
    proposed = list(
        sound(page, [Proposal(SuggestionKind.CONDITION, "psoriasis", start, start + 9)], by="X")
    )
    assert new_ones(proposed, Findings())
    assert not new_ones(proposed, own)


@given(st.text(alphabet="aé \n漢", max_size=200), st.integers(4, 40))
def test_pieces_lose_nothing_and_keep_to_the_limit(text: str, most: int) -> None:
    found = list(pieces(text, most))
    assert all(len(piece.encode()) <= most for _, piece in found)
    assert all(text[start : start + len(piece)] == piece for start, piece in found)
    covered = "".join(piece for _, piece in found)
    assert "".join(covered.split()) == "".join(text.split())


def test_an_address_that_names_no_reader_is_refused(settings: Any) -> None:
    settings.EXTRACTOR_URL = ""
    assert extractors.configured() is None
    settings.EXTRACTOR_URL = "https://somewhere.example"
    with pytest.raises(ValueError, match="comprehendmedical"):
        extractors.configured()
