"""Measure medicines, conditions and their context on labelled text.

    HEALTHCHAT_EVAL_DATA=DIR python -m documents.evaluation.notes SET [--split dev] [--show N]

SET is clinic_docs, ccda, bc5cdr, e3c_en, drug_names or context (our own sentences). Names agree
where one holds all the words of the other; bc5cdr and e3c_en ask for the exact span.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from documents.evaluation.scores import Score
from documents.pipeline.context import status_of
from documents.pipeline.extract import open_document
from documents.pipeline.notes import find_conditions, find_medications
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page, Status
from knowledge import conditions, glossary, medicines
from knowledge.phrases import tokenize

_ASSERTED = frozenset({Status.PRESENT})
_RECORDED = frozenset({Status.PRESENT, Status.PAST})


Scores = dict[str, Score]


def _words(text: str) -> set[str]:
    words = {w for w in tokenize(text).words if w.isalnum()} - {"of", "the", "and", "with"}
    plain = {w: (glossary.plain_name(w) or w) for w in words}
    return {new if " " not in new else old for old, new in plain.items()}


def _full(text: str) -> str:
    return conditions.expansion(text.strip()) or text


def same_name(left: str, right: str) -> bool:
    """Whether one name holds all the words of the other, abbreviations spelled out."""
    a, b = _words(_full(left)), _words(_full(right))
    return bool(a and b) and (a <= b or b <= a)


def _squeeze(text: str | None) -> str:
    return "".join((text or "").lower().split())


def clinic_docs(folder: Path, split: str) -> Scores:
    """Whole documents: names, then dose and frequency of the names that agree."""
    scores: Scores = {k: Score() for k in ("medicines", "dose", "frequency", "diagnoses")}
    for item in _lines(folder / "clinic_docs" / f"{split}.jsonl"):
        path = folder / "clinic_docs" / item["file"]
        findings = recognise(_read(path))
        gold = {m["name"]: m for m in item["medications"]}
        found = {m.name: m for m in findings.medications}
        for want, have in scores["medicines"].add(gold, found, same_name):
            for key in ("dose", "frequency"):
                expected, value = gold[want][key], getattr(found[have], key)
                if expected:
                    scores[key].add(
                        [_squeeze(expected)],
                        [_squeeze(value)],
                        lambda a, b: bool(b) and (a in b or b in a),
                    )
        named = [c.text for c in findings.conditions if c.status in _ASSERTED]
        scores["diagnoses"].add(item["diagnoses"], named, same_name)
    return scores


def ccda(folder: Path, split: str) -> Scores:
    """Narrative text of records against their coded entries that the narrative shows."""
    scores: Scores = {"medicines": Score(), "conditions": Score()}
    for item in _lines(folder / "ccda" / f"{split}.jsonl"):
        text = "\n\n".join(f"{s['title']}\n{s['text']}" for s in item["sections"])
        findings = recognise((Page(1, text),))
        coded = [m for m in item["gold"]["medications"] if m["name"] and not m["negated"]]
        if coded:
            scores["medicines"].add_open(
                sorted({_ingredient(m["name"]) for m in coded if m["name_in_text"]}),
                {name for m in coded for name in _ingredients(m["name"])},
                sorted({_ingredient(m.name) for m in findings.medications}),
                same_name,
            )
        problems = [p for p in item["gold"]["problems"] if p["name"] and not p["negated"]]
        named = {c.text.lower() for c in findings.conditions if c.status in _RECORDED}
        if problems:
            scores["conditions"].add_open(
                sorted({p["name"].lower() for p in problems if p["name_in_text"]}),
                {p["name"].lower() for p in problems},
                sorted(named),
                same_name,
            )
    return scores


def _ingredients(name: str) -> list[str]:
    found = medicines.index().matches(tokenize(name))
    return [match.value.ingredient.lower() for match in found] or [name.lower()]


def _ingredient(name: str) -> str:
    match = next(medicines.index().matches(tokenize(name)), None)
    return match.value.ingredient.lower() if match else name.lower()


def bc5cdr(folder: Path, split: str) -> Scores:
    """Sentences of abstracts, exact spans."""
    scores: Scores = {"drug": Score(), "disease": Score()}
    for item in _lines(folder / "bc5cdr" / f"{split}.jsonl"):
        pages = (Page(1, item["text"]),)
        spans = {"drug": "Chemical", "disease": "Disease"}
        found = {
            "drug": [
                (m.name, item["text"].find(m.name, m.source.start)) for m in find_medications(pages)
            ],
            "disease": [(c.text, c.source.start) for c in find_conditions(pages)],
        }
        for key, label in spans.items():
            gold = [f"{s['text']}@{s['start']}" for s in item["spans"] if s["label"] == label]
            have = [f"{text}@{start}" for text, start in found[key]]
            scores[key].add(gold, have, lambda a, b: a == b)
    return scores


def e3c_en(folder: Path, split: str) -> Scores:
    """Clinical cases: exact spans, overlapping spans, and disorders the text denies."""
    scores: Scores = {"exact": Score(), "overlap": Score(), "denied": Score()}
    for item in _lines(folder / "e3c_en" / f"{split}.jsonl"):
        found = [
            (c.source.start, c.source.end, c) for c in find_conditions((Page(1, item["text"]),))
        ]
        gold = [(e["start"], e["end"], e["text"]) for e in item["clinical_entities"]]
        scores["exact"].add(
            [f"{t}@{a}" for a, _, t in gold],
            [f"{c.text}@{a}" for a, _, c in found],
            lambda x, y: x == y,
        )
        scores["overlap"].add(
            [f"{a}:{b}:{t}" for a, b, t in gold],
            [f"{a}:{b}:{c.text}" for a, b, c in found],
            _overlap,
        )
        negative = [(e["start"], e["end"]) for e in item["events"] if e.get("polarity") == "NEG"]
        denied = [f"{a}:{b}:{t}" for a, b, t in gold if any(x < b and a < y for x, y in negative)]
        absent = [
            f"{a}:{b}:{c.text}"
            for a, b, c in found
            if c.status is Status.ABSENT and any(x < b and a < y for x, y, _ in gold)
        ]
        scores["denied"].add(denied, absent, _overlap)
    return scores


def _overlap(left: str, right: str) -> bool:
    a, b, _ = left.split(":", 2)
    x, y, _ = right.split(":", 2)
    return int(a) < int(y) and int(x) < int(b)


def drug_names(folder: Path, split: str) -> Scores:
    """Share of listed medicine names and brands that a sentence with them is read by."""
    del split
    scores: Scores = {"names": Score(), "brands": Score()}
    form = re.compile(
        r"\s+(?:oral inhalation|nasal spray|injection|topical|ophthalmic|transdermal.*|oral|rectal"
        r"|inhalation|vaginal|otic|patch|system|nasal|buccal|solution|implant).*$",
        re.IGNORECASE,
    )
    for item in _lines(folder / "drug_names" / "medlineplus_drugs.jsonl"):
        name = re.sub(r"\s*\(.*?\)", "", form.sub("", item["name"]))
        for key, entries in (("names", [name]), ("brands", item["brands"])):
            for entry in entries:
                have = [
                    m.name
                    for m in find_medications((Page(1, f"MEDICATIONS\n{entry} 10 mg daily"),))
                ]
                known = [
                    h
                    for h in have
                    if medicines.find(h) or next(medicines.index().matches(tokenize(h)), None)
                ]
                scores[key].add([entry], known[:1], lambda a, b: True)
    return scores


_MARK = re.compile(r"\{([^|}]+)\|(\w+)\}")


def context(folder: Path, split: str) -> Scores:
    """Our own labelled sentences: the share of names that get the status they were given."""
    del folder, split
    path = Path(__file__).parents[1] / "tests" / "data" / "context.txt"
    score = Score()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        text = _MARK.sub(lambda mark: mark[1], line)
        at = 0
        for mark in _MARK.finditer(line):
            start = text.index(mark[1], at)
            at = start + len(mark[1])
            status = status_of(text, start, at)
            label = f"{text} [{mark[1]}]"
            score.add([f"{label} {mark[2]}"], [f"{label} {status}"], lambda a, b: a == b)
    return {"context": score}


_SETS: dict[str, Callable[[Path, str], Scores]] = {
    "clinic_docs": clinic_docs,
    "ccda": ccda,
    "bc5cdr": bc5cdr,
    "e3c_en": e3c_en,
    "drug_names": drug_names,
    "context": context,
}


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _read(path: Path) -> tuple[Page, ...]:
    with open_document(path, images=False) as document:
        return tuple(read.page for read in document.pages())


def main(arguments: list[str] | None = None) -> int:
    """Print the figures of one set as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", choices=sorted(_SETS))
    parser.add_argument("--split", default="dev")
    parser.add_argument("--show", type=int, default=0, help="print so many misses and extras")
    options = parser.parse_args(arguments)
    scores = _SETS[options.set](Path(os.environ.get("HEALTHCHAT_EVAL_DATA", ".")), options.split)
    sys.stdout.write(json.dumps({k: s.as_dict() for k, s in scores.items()}, indent=1) + "\n")
    for key, score in scores.items():
        for name, entries in (("missed", score.missed), ("extra", score.extra)):
            for entry in entries[: options.show]:
                sys.stdout.write(f"{key} {name}: {entry}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
