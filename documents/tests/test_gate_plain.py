"""Rewordings as a good model writes them, and subtle lies, over made-up sentences of every kind."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from documents.tests.test_gate_pairs import judge

LOTS: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("gate_plain.toml").read_text(encoding="utf-8")
)
PAIRS = [pair for lot in LOTS.values() for pair in lot]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["source"][:40])
def test_each_lie_is_caught_and_each_rewording_kept(pair: dict[str, Any]) -> None:
    for statement in pair["false"]:
        assert not judge(pair["source"], statement).accepted, statement
    for statement in pair["true"]:
        verdict = judge(pair["source"], statement)
        assert verdict.accepted, (statement, verdict.reasons)


def test_what_was_looked_at_is_mostly_kept() -> None:
    for name, least in (("seen", 0.8), ("held_out", 0.55)):
        kept = sum(len(pair["true"]) for pair in LOTS[name])
        lost = sum(len(pair.get("lost", ())) for pair in LOTS[name])
        assert kept / (kept + lost) > least
