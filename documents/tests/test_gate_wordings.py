"""What the gate takes as the same, and the lies that lean on it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from documents.tests.test_gate_pairs import judge

WRITTEN: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("gate_wordings.toml").read_text(encoding="utf-8")
)["written"]


@pytest.mark.parametrize("pair", WRITTEN, ids=lambda pair: pair["source"][:40])
def test_another_way_of_saying_is_kept_and_no_lie_leans_on_it(pair: dict[str, Any]) -> None:
    for statement in pair["false"]:
        assert not judge(pair["source"], statement).accepted, statement
    for statement in pair["true"]:
        verdict = judge(pair["source"], statement)
        assert verdict.accepted, (statement, verdict.reasons)
