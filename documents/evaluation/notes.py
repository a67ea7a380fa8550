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

from documents.evaluation import notes_spoken
from documents.evaluation.names import Scores, lines, same_name
from documents.evaluation.notes_records import ccda
from documents.evaluation.scores import Score
from documents.pipeline.files.extract import open_document
from documents.pipeline.notes import find_conditions, find_medications
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page, Status
from knowledge import medicines
from knowledge.phrases import tokenize

_FORMS = frozenset(
    "oral suspension solution syrup tablet tablets capsule capsules take give".split()
)
# What each word that the labels use for a medicine's status may be called here.
_DOING = {
    "current": frozenset({"active", "started", "changed", "unknown"}),
    "discharge": frozenset({"active", "started", "changed"}),
    "started": frozenset({"started"}),
    "recommended": frozenset({"started", "active", "unknown"}),
    "stopped": frozenset({"stopped"}),
    "cancelled": frozenset({"stopped"}),
    "held": frozenset({"held"}),
}
_ASSERTED = frozenset({Status.PRESENT})


def _amounts(text: str | None) -> str:
    """Numbers and units alone: ``600 mg/5 mL, 9 mL`` is ``600 mg/5 mL suspension: 9 mL``."""
    words = re.findall(r"\d+(?:[.,]\d+)*|[^\W\d_]+", (text or "").lower())
    return "".join(word for word in words if word not in _FORMS)


def _within(left: str, right: str) -> bool:
    return bool(right) and (left in right or right in left)


def _same_doing(want: str, have: str) -> bool:
    word = want.rpartition(": ")[2].split()[0] if "cancel" not in want else "cancelled"
    return have in _DOING.get(word, frozenset(_DOING["current"]))


def _squeeze(text: str | None) -> str:
    return "".join((text or "").lower().split())


def clinic_docs(folder: Path, split: str) -> Scores:
    """Whole documents: names, then dose and frequency of the names that agree."""
    kinds = ("medicines", "dose", "frequency", "status", "diagnoses", "diagnoses_where_labelled")
    scores: Scores = {kind: Score() for kind in kinds}
    for item in lines(folder / "clinic_docs" / f"{split}.jsonl"):
        path = folder / "clinic_docs" / item["file"]
        findings = recognise(_read(path))
        gold = {m["name"]: m for m in item["medications"]}
        found = {m.name: m for m in findings.medications}
        for want, have in scores["medicines"].add(gold, found, same_name):
            medicine = found[have]
            if dose := gold[want]["dose"]:
                scores["dose"].add([_amounts(dose)], [_amounts(medicine.dose)], _within)
            if often := gold[want]["frequency"]:
                # The labels put a route ("IV", "SC daily") under frequency.
                told = f"{medicine.route or ''} {medicine.frequency or ''}"
                scores["frequency"].add([_squeeze(often)], [_squeeze(told)], _within)
            status = gold[want]["status"]
            scores["status"].add([f"{want}: {status}"], [medicine.status], _same_doing)
        named = [c.text for c in findings.conditions if c.status in _ASSERTED]
        scores["diagnoses"].add(item["diagnoses"], named, same_name)
        if item["diagnoses"]:
            # Some labels leave out a report's own impression, others take it for the diagnoses.
            scores["diagnoses_where_labelled"].add(item["diagnoses"], named, same_name)
    return scores


def bc5cdr(folder: Path, split: str) -> Scores:
    """Sentences of abstracts, exact spans."""
    scores: Scores = {"drug": Score(), "disease": Score()}
    for item in lines(folder / "bc5cdr" / f"{split}.jsonl"):
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
    """Clinical cases: exact spans, overlapping spans, and disorders the text denies.

    ``not_told_as_present`` are the denied ones that are no finding of the patient, however they
    are told; ``denied`` asks for the very word, and counts as wrong what the text denies by an
    event beside the disorder ("no evidence of"), which the labels do not mark.
    """
    scores: Scores = {
        name: Score() for name in ("exact", "overlap", "denied", "not_told_as_present")
    }
    for item in lines(folder / "e3c_en" / f"{split}.jsonl"):
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
        told = [f"{a}:{b}:" for a, b, c in found if c.status is Status.PRESENT]
        kept = [each for each in denied if not any(_overlap(each, other) for other in told)]
        scores["not_told_as_present"].add(denied, kept, lambda x, y: x == y)
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
    for item in lines(folder / "drug_names" / "medlineplus_drugs.jsonl"):
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


def context(folder: Path, split: str) -> Scores:
    """Our own marked lines: the share of names with the status they were given.

    ``worked`` are lines that rules were written by, ``unseen`` such as were only measured.
    """
    del folder, split
    scores: Scores = {"context": notes_spoken.spoken_of(notes_spoken.DATA / "context.txt")}
    for lot in ("worked", "unseen"):
        of_names = notes_spoken.DATA / f"context_{lot}.txt"
        of_medicines = notes_spoken.DATA / f"medicines_{lot}.txt"
        scores[f"context_{lot}"] = notes_spoken.spoken_of(of_names)
        scores[f"medicine_status_{lot}"] = notes_spoken.done_with(of_medicines)
    return scores


_SETS: dict[str, Callable[[Path, str], Scores]] = {
    "clinic_docs": clinic_docs,
    "ccda": ccda,
    "bc5cdr": bc5cdr,
    "e3c_en": e3c_en,
    "drug_names": drug_names,
    "context": context,
}


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
