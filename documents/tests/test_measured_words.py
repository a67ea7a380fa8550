"""The figures of summaries and gate on real notes; skipped where the data is not at hand."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

import pytest

from documents.evaluation import gate, summaries
from documents.evaluation.corruptor import KINDS

FOLDER = os.environ.get("HEALTHCHAT_EVAL_DATA", "")
needs_data = pytest.mark.skipif(not FOLDER, reason="HEALTHCHAT_EVAL_DATA is not set")


@needs_data
@pytest.mark.parametrize("name", ["aci_bench", "mts_dialog", "mtsamples"])
def test_summaries_rest_on_places_invent_nothing_and_read_easily(name: str) -> None:
    documents = islice(summaries.notes(Path(FOLDER), name, "dev"), 0, 200, 3)
    figures = summaries.measure(documents).as_dict()
    assert figures["sentences_without_valid_source"] == 0
    assert figures["invented_numbers"] == 0
    assert figures["without_summary"] == 0
    assert figures["grade_median"] <= 6
    assert figures["grade_worst"] <= 8


@needs_data
@pytest.mark.parametrize("searched", [False, True])
def test_lies_are_caught_and_truths_kept(searched: bool) -> None:
    told = islice(gate.cases(Path(FOLDER), "dev", seed=5), 0, None, 1 if not searched else 3)
    figures = gate.measure(told, searched=searched)
    for kind in KINDS:
        share = figures[kind]["share"]  # type: ignore[index]
        assert share >= (0.99 if not searched else 0.98), (kind, share)
    for kind in ("identical", "reworded"):
        assert figures[kind]["share"] >= 0.95  # type: ignore[index]
