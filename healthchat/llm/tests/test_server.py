"""A real call over a real socket: retries, limits, broken streams, refusals, bad replies."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from healthchat.llm import breaker
from healthchat.llm.errors import (
    Blocked,
    BudgetSpent,
    InvalidReply,
    ModelError,
    RefusedByModel,
    TimedOut,
    Unavailable,
)
from healthchat.llm.server import Server
from healthchat.llm.tests.fake_server import (
    DONE,
    Fake,
    chunk,
    hang_up,
    reply,
    serving,
    status,
    stream,
)
from healthchat.llm.values import Completion, Item, Message, NoBudget, Policy, Usage
from healthchat.llm.wire import Limits
from tests.work import no_waiting

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "sentences": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"text": {"type": "string"}},
                "required": ["text"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["sentences"],
    "additionalProperties": False,
}
GOOD = {"sentences": [{"text": 'It is "5, [low]" here.'}, {"text": "Second \u00e9."}]}
ASK = [Message("system", "Be brief."), Message("user", "1. Hemoglobin 9.1")]


@pytest.fixture(autouse=True)
def fresh_breakers() -> Iterator[None]:
    breaker.forget_all()
    yield
    breaker.forget_all()


def local(fake: Fake, *, first: float = 5.0, total: float = 10.0) -> Server:
    return Server(fake.url, "k", "m", Policy.LOCAL, Limits(first_token=first, total=total))


class Counting(NoBudget):
    def __init__(self) -> None:
        self.admitted: list[int] = []
        self.used: list[Usage] = []
        self.released = 0

    def admit(self, tokens: int) -> None:
        self.admitted.append(tokens)

    def record(self, usage: Usage) -> None:
        self.used.append(usage)

    def release(self) -> None:
        self.released += 1


def test_a_reply_is_parsed_validated_and_counted() -> None:
    budget = Counting()
    with serving(reply(json.dumps(GOOD))) as fake:
        got = local(fake).complete_json(ASK, SCHEMA, budget=budget)
    assert got.data == GOOD
    assert got.usage == Usage(11, 7)
    assert got.model == "fake-1"
    assert budget.used == [Usage(11, 7)]
    assert budget.admitted[0] > 0
    sent = fake.requests[0]
    assert sent["response_format"]["json_schema"]["schema"] == SCHEMA
    assert sent["messages"][1] == {"role": "user", "content": "1. Hemoglobin 9.1"}
    assert "tools" not in sent


def test_stream_gives_each_element_before_the_reply_is_whole() -> None:
    text = json.dumps(GOOD)
    cut = text.index("}, {") + 2
    seen = threading.Event()
    rest = (chunk(text[cut:]), chunk(finish="stop"), DONE)
    with serving(stream(chunk(text[:cut]), partial(seen.wait, 60), *rest)) as fake:
        got = []
        for each in local(fake).stream_json(ASK, SCHEMA, budget=NoBudget(), items="sentences"):
            got.append(each)
            seen.set()
    assert got[0] == Item(0, GOOD["sentences"][0])
    assert got[1] == Item(1, GOOD["sentences"][1])
    assert isinstance(got[2], Completion) and got[2].usage.estimated


@pytest.mark.parametrize("first", [status(503), status(429), status(500), hang_up])
def test_asked_again_while_nothing_has_come(first: Any) -> None:
    with serving(first, reply(json.dumps(GOOD))) as fake:
        assert local(fake).complete_json(ASK, SCHEMA, budget=NoBudget()).data == GOOD
    assert len(fake.requests) == 2


def test_retry_after_is_honoured() -> None:
    with serving(status(429, Retry_After="1.2"), reply(json.dumps(GOOD))) as fake:
        began = time.monotonic()
        local(fake).complete_json(ASK, SCHEMA, budget=NoBudget())
    assert time.monotonic() - began >= 1.2


def test_a_wait_longer_than_the_call_may_last_is_not_waited_for() -> None:
    answer = status(429, Retry_After="3600")
    with serving(answer) as fake, no_waiting(), pytest.raises(Unavailable):
        local(fake, total=600.0).complete_json(ASK, SCHEMA, budget=NoBudget())
    assert len(fake.requests) == 1


@pytest.mark.parametrize("code", [400, 401, 403, 404, 422, 307])
def test_a_request_that_cannot_succeed_is_made_once(code: int) -> None:
    step = status(code, Location="http://127.0.0.1:9/")
    with serving(step) as fake, pytest.raises(Unavailable):
        local(fake).complete_json(ASK, SCHEMA, budget=NoBudget())
    assert len(fake.requests) == 1


def test_a_stream_that_breaks_off_is_not_asked_again_nor_believed() -> None:
    text = json.dumps(GOOD)
    with serving(stream(chunk(text[:30])), reply(text)) as fake, pytest.raises(Unavailable):
        local(fake).complete_json(ASK, SCHEMA, budget=NoBudget())
    assert len(fake.requests) == 1


def test_even_whole_json_without_an_end_is_not_believed() -> None:
    with serving(stream(chunk(json.dumps(GOOD)))) as fake, pytest.raises(Unavailable):
        local(fake).complete_json(ASK, SCHEMA, budget=NoBudget())


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (stream(chunk(refusal="I can't."), chunk(finish="stop"), DONE), RefusedByModel),
        (stream(chunk('{"sen'), chunk(finish="content_filter"), DONE), RefusedByModel),
        (stream(chunk('{"sentences": ['), chunk(finish="length"), DONE), InvalidReply),
        (reply("Sure! Here you go."), InvalidReply),
        (reply(""), InvalidReply),
        (reply("```json\n" + json.dumps(GOOD) + "\n```"), InvalidReply),
        (reply(json.dumps(GOOD) + json.dumps(GOOD)), InvalidReply),
        (reply('{"sentences": [{"text": 5}]}'), InvalidReply),
        (reply('{"sentences": [{"text": "a", "html": "b"}]}'), InvalidReply),
        (reply('{"sentences": [{"text": "a", "text": "b"}]}'), InvalidReply),
        (reply('{"sentences": NaN}'), InvalidReply),
        (reply('{"other": []}'), InvalidReply),
        (reply("[" * 5000), InvalidReply),
    ],
)
def test_replies_that_cannot_be_used(step: Any, error: type[ModelError]) -> None:
    budget = Counting()
    with serving(step) as fake, pytest.raises(error):
        local(fake).complete_json(ASK, SCHEMA, budget=budget)
    assert len(fake.requests) == 1


def test_a_bad_element_never_leaves_the_stream() -> None:
    with serving(reply('{"sentences": [{"text": "a"}, {"txt": "b"}]}')) as fake:
        seen = []
        with pytest.raises(InvalidReply):
            for each in local(fake).stream_json(ASK, SCHEMA, budget=NoBudget(), items="sentences"):
                seen.append(each)
    assert seen == [Item(0, {"text": "a"})]


def test_silence_before_the_first_token_ends_in_time() -> None:
    with serving(stream(600.0, chunk("x"))) as fake, no_waiting(), pytest.raises(TimedOut):
        local(fake, first=0.4, total=600.0).complete_json(ASK, SCHEMA, budget=NoBudget())


def test_a_server_that_only_keeps_the_line_warm_is_given_up_on() -> None:
    beats: list[bytes | float] = [b": beat\n\n", 0.1] * 6_000
    with serving(stream(*beats)) as fake, no_waiting(), pytest.raises(TimedOut):
        local(fake, first=0.5, total=600.0).complete_json(ASK, SCHEMA, budget=NoBudget())


def test_a_trickle_ends_at_the_total_limit() -> None:
    drops: list[bytes | float] = [chunk(" "), 0.1] * 6_000
    with serving(stream(*drops)) as fake, no_waiting(), pytest.raises(TimedOut):
        local(fake, total=0.8).complete_json(ASK, SCHEMA, budget=NoBudget())


def test_nobody_listening_is_unavailable_and_opens_the_breaker() -> None:
    with serving(reply("{}")) as fake:
        server = Server(fake.url, "", "m", Policy.LOCAL, Limits(1.0, 0.3))
    for _ in range(5):
        with pytest.raises(Unavailable):
            server.complete_json(ASK, SCHEMA, budget=NoBudget())
    with pytest.raises(Unavailable) as caught:
        server.complete_json(ASK, SCHEMA, budget=NoBudget())
    assert caught.value.detail == "breaker_open"


def test_a_call_that_never_began_gives_its_tokens_back() -> None:
    budget = Counting()
    with serving(reply("{}")) as fake:
        server = Server(fake.url, "", "m", Policy.LOCAL, Limits(1.0, 0.3))
    for _ in range(6):  # the last one meets the open breaker
        with pytest.raises(Unavailable):
            server.complete_json(ASK, SCHEMA, budget=budget)
    assert (len(budget.admitted), budget.released, budget.used) == (6, 6, [])
    assert budget.admitted[0] > server.max_output_tokens


def test_a_prompt_that_was_read_counts_though_no_answer_came() -> None:
    budget = Counting()
    with serving(stream(3.0, chunk("x"))) as fake, pytest.raises(TimedOut):
        local(fake, first=0.3).complete_json(ASK, SCHEMA, budget=budget)
    assert budget.released == 0
    (used,) = budget.used
    assert used.input_tokens > 0
    assert (used.output_tokens, used.estimated) == (0, True)


def test_a_spent_budget_sends_nothing() -> None:
    class Spent(NoBudget):
        def admit(self, tokens: int) -> None:
            raise BudgetSpent("month")

    with serving(reply(json.dumps(GOOD))) as fake, pytest.raises(BudgetSpent):
        local(fake).complete_json(ASK, SCHEMA, budget=Spent())
    assert fake.requests == []


def test_tokens_are_counted_even_when_the_reader_goes_away() -> None:
    budget = Counting()
    with serving(reply(json.dumps(GOOD))) as fake:
        got = local(fake).stream_json(ASK, SCHEMA, budget=budget, items="sentences")
        next(got)
        got.close()  # type: ignore[attr-defined]
    assert len(budget.used) == 1


@pytest.mark.parametrize(
    ("url", "policy"),
    [
        ("http://93.184.216.34/v1", Policy.LOCAL),
        ("http://169.254.169.254/v1", Policy.LOCAL),
        ("http://0.0.0.0/v1", Policy.LOCAL),
        ("http://[::ffff:8.8.8.8]/v1", Policy.LOCAL),
        ("http://user:pass@127.0.0.1/v1", Policy.LOCAL),
        ("file:///etc/passwd", Policy.LOCAL),
        ("http://api.example.org/v1", Policy.EXTERNAL),
        ("http://127.0.0.1/v1", Policy.EXTERNAL),
        ("http://127.0.0.1/v1", Policy.OFF),
    ],
)
def test_addresses_that_a_policy_forbids(url: str, policy: Policy) -> None:
    with pytest.raises(Blocked):
        Server(url, "", "m", policy).complete_json(ASK, SCHEMA, budget=NoBudget())


def test_many_calls_at_once_share_the_pool() -> None:
    errors: list[BaseException] = []
    all_here = threading.Barrier(20, timeout=60)
    whole = (chunk(json.dumps(GOOD)), chunk(finish="stop"), DONE)
    with serving(stream(all_here.wait, *whole)) as fake:
        server = local(fake, first=60.0, total=90.0)

        def one() -> None:
            try:
                server.complete_json(ASK, SCHEMA, budget=NoBudget())
            except BaseException as error:
                errors.append(error)

        threads = [threading.Thread(target=one) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert errors == []
