"""Measure whether the gate takes a claim for proved by a text that does not prove it.

The claims and texts are those of ``healthver``: everyday English against journals. Few are said
in the same words, so the gate lets few through, and that is what it is for. What counts is how
rarely it accepts a claim that its evidence refutes or says nothing of.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from documents import gate
from documents.evaluation.terms import lines
from documents.pipeline.language.sentences import number_sentences
from documents.pipeline.types import Page


def healthver(folder: Path, split: str) -> dict[str, Any]:
    """Per label: claims, and the share that is accepted; ``reasons`` are those of refusals.

    ``sound`` is the share of what was accepted that its evidence does support.
    """
    total: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for item in lines(folder / "healthver" / f"{split}.jsonl"):
        label = item["label"].lower()
        numbered = number_sentences((Page(1, item["evidence"]),))
        verdict = gate.verify(item["claim"], numbered)
        total[label] += 1
        accepted[label] += verdict.accepted
        reasons.update(code.value for code in verdict.codes)
    let_through = accepted.total()
    return {
        "claims": total.total(),
        **{
            label: {
                "claims": total[label],
                "accepted": accepted[label],
                "share": round(accepted[label] / total[label], 4),
            }
            for label in sorted(total)
        },
        "sound": round(accepted["supports"] / let_through, 4) if let_through else None,
        "reasons": dict(reasons.most_common()),
    }
