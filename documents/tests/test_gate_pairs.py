"""The gate on whole sentences as people word them: true rewordings kept, lies about them caught."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from documents import gate
from documents.pipeline.labs import find_labs
from documents.pipeline.language.sentences import number_sentences
from documents.pipeline.types import Page

PAIRS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("gate_pairs.toml").read_text(encoding="utf-8")
)["pair"]


def judge(source: str, statement: str) -> gate.Verdict:
    pages = (Page(1, source),)
    return gate.verify(statement, number_sentences(pages), labs=find_labs(pages))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["source"][:30])
def test_every_lie_about_a_sentence_is_caught(pair: dict[str, Any]) -> None:
    for statement in pair["false"]:
        assert not judge(pair["source"], statement).accepted, statement


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["source"][:30])
def test_true_rewordings_are_kept(pair: dict[str, Any]) -> None:
    for statement in pair["true"]:
        verdict = judge(pair["source"], statement)
        assert verdict.accepted, (statement, verdict.reasons)


def test_few_true_rewordings_are_lost() -> None:
    kept = sum(len(pair["true"]) for pair in PAIRS)
    lost = sum(len(pair.get("lost", ())) for pair in PAIRS)
    assert kept > 160 and lost / (kept + lost) < 0.1
