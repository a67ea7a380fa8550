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


@pytest.mark.parametrize(
    ("source", "true", "false"),
    [
        ("glucose 112 K 4.2", "Your K was 4.2.", "Your K was 112."),
        ("Na 139 hemoglobin 11.8", "Your hemoglobin was 11.8.", "Your Na was 11.8."),
        ("Gout: allopurinol. Migraine: sumatriptan.", "", "You take sumatriptan for gout."),
        ("asthma on salbutamol, gout on allopurinol.", "You take allopurinol for gout.",
         "You take salbutamol for gout."),
        ("Start apixaban in place of warfarin.", "Start apixaban.", "Start warfarin."),
        ("Start ramipril instead of amlodipine.", "Start ramipril.", "Start amlodipine."),
        ("Allergic to penicillin, tolerates cephalexin.", "You are allergic to penicillin.",
         "You are allergic to cephalexin."),
        ("Wife worried re cough; pt worried re rash.", "", "You are worried about cough."),
    ],
)  # fmt: skip
def test_a_terse_line_ties_by_place(source: str, true: str, false: str) -> None:
    assert not judge(source, false).accepted
    assert not true or judge(source, true).accepted
