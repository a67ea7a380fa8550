"""Lies made of their sentence's own words: another's cause, a plan as a fact, two halves as one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from documents.tests.test_gate_pairs import judge

WRITTEN: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("gate_relations.toml").read_text(encoding="utf-8")
)["written"]


@pytest.mark.parametrize("pair", WRITTEN, ids=lambda pair: pair["source"][:40])
def test_what_belongs_together_stays_together(pair: dict[str, Any]) -> None:
    for statement in pair["false"]:
        assert not judge(pair["source"], statement).accepted, statement
    for statement in pair["true"]:
        verdict = judge(pair["source"], statement)
        assert verdict.accepted, (statement, verdict.reasons)


def test_few_of_them_pass_and_most_rewordings_are_kept() -> None:
    def told(key: str) -> int:
        return sum(len(pair.get(key, ())) for pair in WRITTEN)

    assert told("through") / (told("through") + told("false")) < 0.04
    assert told("true") / (told("true") + told("lost")) > 0.8
