"""The small parts: schema, streamed arrays, breaker, providers by policy, the double."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from healthchat.llm import (
    Blocked,
    InvalidReply,
    Known,
    Message,
    NoBudget,
    Policy,
    Unavailable,
    provider_for,
    providers,
)
from healthchat.llm.breaker import Breaker
from healthchat.llm.items import ArrayReader
from healthchat.llm.schema import parse, validate
from healthchat.llm.testing import ScriptedProvider, installed

ANY = {"type": "object", "properties": {"sentences": {"type": "array", "items": {}}}}


@pytest.mark.parametrize(
    ("value", "schema"),
    [
        (5, {"type": "string"}),
        (True, {"type": "integer"}),
        ("x", {"type": ["integer", "null"]}),
        ([], {"type": "array", "minItems": 1}),
        ([1, 2], {"type": "array", "maxItems": 1}),
        ("", {"type": "string", "minLength": 1}),
        ("ab", {"type": "string", "maxLength": 1}),
        (0, {"type": "integer", "minimum": 1}),
        (9, {"type": "integer", "maximum": 8}),
        ("c", {"enum": ["a", "b"]}),
        ({}, {"type": "object", "required": ["a"]}),
        ({"b": 1}, {"type": "object", "additionalProperties": False}),
        ({"a": [1, "x"]}, {"properties": {"a": {"items": {"type": "integer"}}}}),
    ],
)
def test_values_that_do_not_fit(value: Any, schema: dict[str, Any]) -> None:
    with pytest.raises(InvalidReply):
        validate(value, schema)


def test_a_keyword_we_do_not_check_is_a_mistake_in_the_schema() -> None:
    with pytest.raises(ValueError, match="pattern"):
        validate("x", {"type": "string", "pattern": "y"})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)


@given(st.lists(JSON, max_size=5), st.dictionaries(st.text(max_size=5), JSON), st.integers(1, 9))
def test_streamed_elements_are_those_of_the_whole(
    elements: list[Any], other: dict[str, Any], size: int
) -> None:
    other.pop("sentences", None)
    text = json.dumps({"note": ["sentences"], **other, "sentences": elements, "z": [1]})
    reader = ArrayReader("sentences")
    got = [each for at in range(0, len(text), size) for each in reader.feed(text[at : at + size])]
    assert got == elements


def test_breaker_opens_lets_one_try_and_closes_again() -> None:
    now = [0.0]
    breaker = Breaker(threshold=2, cool_off=10, clock=lambda: now[0])
    for _ in range(2):
        breaker.admit()
        breaker.failed()
    with pytest.raises(Unavailable):
        breaker.admit()
    now[0] = 11
    breaker.admit()
    with pytest.raises(Unavailable):
        breaker.admit()
    breaker.failed()
    now[0] = 15
    with pytest.raises(Unavailable):
        breaker.admit()
    now[0] = 22
    breaker.admit()
    breaker.succeeded()
    breaker.admit()
    breaker.admit()


def test_an_abandoned_trial_is_given_back() -> None:
    now = [0.0]
    breaker = Breaker(threshold=1, cool_off=10, clock=lambda: now[0])
    breaker.failed()
    now[0] = 11
    breaker.admit()
    breaker.abandoned()
    breaker.admit()


@pytest.fixture
def no_double(monkeypatch: pytest.MonkeyPatch) -> None:
    """The providers of a running system, without the session's double."""
    monkeypatch.setattr(providers, "override", None)


def test_off_and_unconfigured_have_no_provider(settings: Settings, no_double: None) -> None:
    settings.OPENAI_BASE_URL, settings.OPENAI_MODEL, settings.OPENAI_API_KEY = "", "", ""
    assert provider_for(Policy.LOCAL) is None
    settings.OPENAI_BASE_URL, settings.OPENAI_MODEL = "http://127.0.0.1:9/v1", "m"
    assert provider_for(Policy.OFF) is None
    found = provider_for("local")
    assert found is not None
    assert found.name == "local:m"


def test_the_address_must_suit_the_policy(settings: Settings, no_double: None) -> None:
    settings.OPENAI_BASE_URL, settings.OPENAI_MODEL = "http://127.0.0.1:9/v1", "m"
    settings.OPENAI_API_KEY = ""
    with pytest.raises(Blocked):
        provider_for(Policy.EXTERNAL, identifiers=[])
    settings.OPENAI_BASE_URL = "https://8.8.8.8/v1"
    with pytest.raises(Blocked):
        provider_for(Policy.LOCAL)
    assert provider_for(Policy.EXTERNAL, identifiers=[]) is not None


def test_external_needs_the_identifiers_masks_the_prompt_and_restores_the_reply() -> None:
    double = ScriptedProvider()
    double.queue({"sentences": ["Hello [[PERSON_1]]."]})
    with installed(double):
        with pytest.raises(Blocked):
            provider_for(Policy.EXTERNAL)
        provider = provider_for(Policy.EXTERNAL, identifiers=[Known("PERSON", "Ana Testperson")])
        assert provider is not None
        reply = provider.complete_json(
            [Message("user", "Ana Testperson has a result.")], ANY, budget=NoBudget()
        )
    assert reply.data == {"sentences": ["Hello Ana Testperson."]}
    assert double.history[0].messages[0].content == "[[PERSON_1]] has a result."


def test_external_sends_nothing_when_an_identifier_survives() -> None:
    double = ScriptedProvider()
    with installed(double):
        provider = provider_for(Policy.EXTERNAL, identifiers=[Known("PERSON", "Ana Testperson")])
        assert provider is not None
        with pytest.raises(Blocked):
            provider.complete_json(
                [Message("user", "Sent: fileofanatestpersoninside.")],
                ANY,
                budget=NoBudget(),
            )
    assert double.history == []


def test_the_double_validates_and_with_nothing_queued_is_unavailable() -> None:
    double = ScriptedProvider()
    double.queue({"sentences": 5}, '{"sentences": [1, 2]}')
    with pytest.raises(InvalidReply):
        double.complete_json([], ANY, budget=NoBudget())
    got = list(double.stream_json([], ANY, budget=NoBudget(), items="sentences"))
    assert [getattr(each, "data", None) for each in got[:2]] == [1, 2]
    with pytest.raises(Unavailable):
        double.complete_json([], ANY, budget=NoBudget())


@pytest.mark.parametrize("text", ["", "{", "{}{}", '{"a":1,"a":2}', "NaN", "[" * 100_000])
def test_json_is_strict(text: str) -> None:
    with pytest.raises(InvalidReply):
        parse(text)
