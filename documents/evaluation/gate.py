"""Measure the gate: lies caught and true statements kept.

    HEALTHCHAT_EVAL_DATA=DIR python -m documents.evaluation.gate [--split dev] [--seed 7] [--show N]

Statements are made from the notes of aci_bench by the seeded corruptor and judged twice: ``cited``
holds each against the sentence it was made from, as a model's citation would; ``searched`` gives
the whole note and lets ``gate.verify`` find the sentence.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from documents import gate
from documents.evaluation.corruptor import KINDS, Case, lies, truths
from documents.pipeline.language.sentences import SourceSentence, is_heading, number_sentences
from documents.pipeline.types import Page

Told = tuple[Case, SourceSentence, tuple[SourceSentence, ...]]


def cases(folder: Path, split: str, seed: int, name: str = "aci_bench") -> Iterator[Told]:
    """Every statement with the sentence it came from and its whole note."""
    rng = random.Random(seed)  # noqa: S311 (a seeded measurement)
    field = "text" if name == "mtsamples" else "note"
    for line in (folder / name / f"{split}.jsonl").read_text(encoding="utf-8").splitlines():
        numbered = number_sentences((Page(1, json.loads(line)[field]),))
        usable = [s for s in numbered if not is_heading(s.text) and len(s.text.split()) >= 3]
        texts = [s.text for s in usable]
        for sentence in usable:
            for case in (*truths(sentence.text, rng), *lies(sentence.text, rng, texts)):
                yield case, sentence, numbered


def measure(told: Iterator[Told], *, searched: bool, show: int = 0) -> dict[str, object]:
    """Per kind: how many, and the share caught (lies) or kept (true statements)."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    shown: Counter[str] = Counter()
    began = time.perf_counter()
    for case, sentence, note in told:
        if searched:
            verdict = gate.verify(case.statement, note)
        else:
            verdict = gate.check(case.statement, cited=[sentence])
        total[case.kind] += 1
        good = verdict.accepted != (case.kind in KINDS)
        right[case.kind] += good
        if not good:
            reasons[case.kind].update(code.value for code in verdict.codes)
            if shown[case.kind] < show:
                shown[case.kind] += 1
                said = [(reason.code.value, reason.detail) for reason in verdict.reasons]
                sys.stdout.write(
                    f"[{case.kind}] {case.source}\n   -> {case.statement}\n   {said}\n"
                )
    return {
        "mode": "searched" if searched else "cited",
        "statements": sum(total.values()),
        "seconds": round(time.perf_counter() - began, 1),
        **{
            kind: {"n": total[kind], "share": round(right[kind] / total[kind], 4)}
            | ({"missed_by": dict(reasons[kind])} if reasons[kind] else {})
            for kind in (*KINDS, "identical", "reworded")
            if total[kind]
        },
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one JSON line a mode."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--data", default=os.environ.get("HEALTHCHAT_EVAL_DATA", ""))
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument(
        "--set", default="aci_bench", choices=("aci_bench", "mts_dialog", "mtsamples")
    )
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--searched", action="store_true", help="find the sentence as well")
    options = parser.parse_args(arguments)
    if not options.data:
        sys.stderr.write("Set HEALTHCHAT_EVAL_DATA or give --data.\n")
        return 2
    for searched in (False, True) if options.searched else (False,):
        told = cases(Path(options.data), options.split, options.seed, options.set)
        line = measure(told, searched=searched, show=options.show)
        sys.stdout.write(json.dumps({"set": options.set, **line}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
