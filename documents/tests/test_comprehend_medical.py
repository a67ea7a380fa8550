"""Amazon Comprehend Medical against recorded shapes of its answers, with made-up content."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from botocore.exceptions import ClientError
from botocore.stub import Stubber
from hypothesis import given
from hypothesis import strategies as st

from documents import extractors
from documents.extractors import ExtractorError
from documents.extractors.comprehend_medical import MALFORMED, ComprehendMedical, pieces
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


@pytest.fixture
def httpserver_reply(service: tuple[Any, Stubber]) -> Callable[[bytes], Any]:
    """The real client, whose request is answered with these bytes before it goes out."""
    client, stub = service
    stub.deactivate()

    class Raw:
        def stream(self) -> Iterator[bytes]:
            yield self.body

        def __init__(self, body: bytes) -> None:
            self.body = body

    def made(body: bytes) -> Any:
        def send(request: Any, **_: Any) -> AWSResponse:
            return AWSResponse(request.url, 200, HTTPHeaders(), Raw(body))

        client.meta.events.register("before-send.comprehendmedical", send)
        return client

    return made


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


class Answers:
    """A client that answers every call with one reply, or raises it."""

    def __init__(self, reply: object) -> None:
        self.reply = reply

    def _answer(self, Text: str) -> object:  # noqa: N803  (the service's name)
        if isinstance(self.reply, Exception):
            raise self.reply
        return self.reply

    detect_entities_v2 = infer_icd10_cm = infer_rx_norm = _answer


GOOD = ENTITIES[1] | {
    "ICD10CMConcepts": [{"Code": "G43.9", "Description": "Migraine", "Score": 0.9}]
}


def _without(name: str) -> dict[str, Any]:
    return {key: value for key, value in GOOD.items() if key != name}


@pytest.mark.parametrize(
    "entity",
    [
        *(_without(name) for name in ("BeginOffset", "EndOffset", "Score", "Text", "Category")),
        *(GOOD | {name: None} for name in ("BeginOffset", "Score", "Text", "Type")),
        GOOD | {"BeginOffset": "36"},
        GOOD | {"BeginOffset": True},
        GOOD | {"BeginOffset": 36.0},
        GOOD | {"BeginOffset": -3},
        GOOD | {"EndOffset": len(NOTE) + 1},
        GOOD | {"BeginOffset": GOOD["EndOffset"]},
        GOOD | {"Score": float("nan")},
        GOOD | {"Score": "0.9"},
        GOOD | {"Text": ["erenumab"]},
        GOOD | {"Category": {}},
        GOOD | {"Traits": "NEGATION"},
        GOOD | {"Traits": [{"Score": 1.0}]},
        GOOD | {"Traits": 7},
        GOOD | {"ICD10CMConcepts": [{"Code": "G43.9", "Score": 0.9}]},
        GOOD | {"ICD10CMConcepts": [{"Code": 7, "Description": "x", "Score": 0.9}]},
        GOOD | {"ICD10CMConcepts": 7},
        GOOD | {"ICD10CMConcepts": ["G43.9"]},
        "erenumab",
        None,
    ],
    ids=str,
)
def test_an_entity_of_another_shape_is_no_answer(entity: object) -> None:
    with pytest.raises(ExtractorError) as caught:
        ComprehendMedical("us-east-1", Answers({"Entities": [entity]})).read(NOTE)
    assert caught.value.code == MALFORMED


@pytest.mark.parametrize(
    "reply", [None, {}, [], "{", {"Entities": None}, {"Entities": 7}, {"Entities": "erenumab"}]
)
def test_a_reply_of_another_shape_is_no_answer(reply: object) -> None:
    with pytest.raises(ExtractorError) as caught:
        ComprehendMedical("us-east-1", Answers(reply)).read(NOTE)
    assert caught.value.code == MALFORMED


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*GOOD, "Code", "Description", "Name"]), inner, max_size=6
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(list(GOOD)), _JSON, max_size=6), _JSON)
def test_whatever_comes_back_is_sound_or_an_error(changed: dict[str, Any], reply: Any) -> None:
    page = Page(1, NOTE)
    for answer in ({"Entities": [GOOD | changed]}, {"Entities": reply}, reply):
        try:
            found = ComprehendMedical("us-east-1", Answers(answer)).read(NOTE)
        except ExtractorError:
            continue
        assert all(0 <= each.start < each.end <= len(NOTE) for each in found)
        assert all(each.text in NOTE for each in sound(page, found, by="X"))


@pytest.mark.parametrize(
    ("response", "code"),
    [
        ({"Error": {"Code": "TextSizeLimitExceededException"}}, "TextSizeLimitExceededException"),
        ({"Error": {"Code": "He has diabetes, said the service"}}, "ClientError"),
        ({"Error": {"Code": 7}}, "ClientError"),
        ({"Error": {}}, "ClientError"),
        ({}, "ClientError"),
    ],
)
def test_only_a_word_of_the_services_own_goes_on_record(response: Any, code: str) -> None:
    error = ClientError(response, "DetectEntitiesV2")
    with pytest.raises(ExtractorError) as caught:
        ComprehendMedical("us-east-1", Answers(error)).read(NOTE)
    assert caught.value.code == code


def test_a_body_that_is_no_json_is_an_error(httpserver_reply: Callable[[bytes], Any]) -> None:
    client = httpserver_reply(b"<html>busy</html>")
    with pytest.raises(ExtractorError) as caught:
        ComprehendMedical("us-east-1", client).read(NOTE)
    assert caught.value.code == MALFORMED


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
