"""Measure the glossary: how many terms of plain-language lists, and of real notes, we explain.

``lists`` asks for every entry of a list. ``notes`` asks only for those entries that really stand in
the notes of a set, each once (``terms``) and as often as it stands there (``places``), so that a
list's rare words don't hide what patients meet.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from documents.pipeline.files.extract import open_document
from knowledge import abbreviations as lists
from knowledge import explaining
from knowledge.phrases import PhraseIndex, is_abbreviation, tokenize

Figures = dict[str, Any]
_NOTES = {"aci_bench": "note", "mtsamples": "text", "mts_dialog": "note"}
# Lists of terms that patients don't know: file and key. Everyday words are in none of them.
_LISTS = (
    ("plain_glossary/nci_dictionary_{}.jsonl", "term"),
    ("hpo_lay_terms/{}.jsonl", "term"),
    ("abbreviations/{}.jsonl", "abbreviation"),
)
_MEDICAL_GLOSSARY = "University of Iowa: Medical Terms in Lay Language"


def plain_glossary(folder: Path, split: str) -> Figures:
    """Coverage of the plain-language glossaries, together and one by one."""
    total: Counter[str] = Counter()
    known: Counter[str] = Counter()
    missing = []
    for item in lines(folder / "plain_glossary" / f"{split}.jsonl"):
        total[item["glossary"]] += 1
        if explaining.explain(item["term"]) is not None:
            known[item["glossary"]] += 1
        else:
            missing.append(item["term"])
    by_list = {name: _share(known[name], count) for name, count in sorted(total.items())}
    return {**_figures(known.total(), total.total(), missing), "by_glossary": by_list}


def hpo_lay_terms(folder: Path, split: str) -> Figures:
    """Coverage of signs and symptoms; ``whole`` are those known as one term."""
    items = lines(folder / "hpo_lay_terms" / f"{split}.jsonl")
    told = [(item["term"], explaining.explain(item["term"])) for item in items]
    missing = [term for term, found in told if found is None]
    whole = sum(found is not None and found.source != "parts" for _, found in told)
    return {**_figures(len(told) - len(missing), len(told), missing), "whole": whole}


def abbreviations(folder: Path, split: str) -> Figures:
    """Coverage of a long list of abbreviations, from all of medicine and its studies."""
    shorts = [item["abbreviation"] for item in lines(folder / "abbreviations" / f"{split}.jsonl")]
    missing = [short for short in shorts if not lists.senses(short)]
    return _figures(len(shorts) - len(missing), len(shorts), missing)


def in_notes(folder: Path, name: str, split: str) -> Figures:
    """Coverage of the listed terms and abbreviations that stand in a set of notes."""
    listed = _listed(folder, split)
    where: defaultdict[str, list[bool]] = defaultdict(list)
    for text in texts(folder, name, split):
        tokens = tokenize(text)
        for match in listed.matches(tokens):
            start, end = tokens.starts[match.first], tokens.ends[match.last - 1]
            around = text[max(0, start - 200) : end + 200]
            where[match.value].append(explaining.explain(text[start:end], around) is not None)
    missing = Counter({term: hits.count(False) for term, hits in where.items() if not all(hits)})
    places = [hit for hits in where.values() for hit in hits]
    return {
        **_figures(
            sum(any(hits) for hits in where.values()),
            len(where),
            [term for term, _ in missing.most_common()],
        ),
        "places": len(places),
        "places_explained": _share(sum(places), len(places)),
    }


def _listed(folder: Path, split: str) -> PhraseIndex[str]:
    index: PhraseIndex[str] = PhraseIndex()
    for pattern, key in _LISTS:
        for item in lines(folder / pattern.format(split)):
            term = item[key]
            # One or two letters are mostly initials, and capitals with a figure codes.
            if key != "abbreviation":
                index.add(term, term, cased=is_abbreviation(term))
            elif len(term) >= 2 and term.isupper() and term not in _CAPITALS:
                index.add(term, term, cased=True)
    for item in lines(folder / "plain_glossary" / f"{split}.jsonl"):
        if item["glossary"] == _MEDICAL_GLOSSARY:
            index.add(item["term"], item["term"], cased=False)
    return index


# Words that headings print in capitals.
_CAPITALS = frozenset(
    """AND ARE AS AT BAD BE BY CAN CARE DO FAST FOR GO GOOD HAS HE HIS IN IS IT LAB LAST MAP NO NOT
    NOTE OF OFF ON OR PAIN PAST PLAN SHE SO TEST THE THIS TO UP US WAS WE WITH YES""".split()
)


def texts(folder: Path, name: str, split: str) -> Iterator[str]:
    """The notes of a set."""
    root = folder / name
    for item in lines(root / f"{split}.jsonl"):
        if name == "clinic_docs":
            with open_document(root / item["file"], images=False) as document:
                yield "\n".join(read.page.text for read in document.pages())
        else:
            yield item[_NOTES[name]]


def _figures(known: int, total: int, missing: list[str]) -> Figures:
    return {
        "terms": total,
        "explained": known,
        "coverage": _share(known, total),
        "missing": missing,
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def lines(path: Path) -> list[dict[str, Any]]:
    """The items of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
