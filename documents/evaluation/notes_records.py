"""Measure medicines and conditions on the narrative of structured records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from documents.evaluation.names import Scores, ingredient, ingredients, lines, same_name
from documents.evaluation.scores import Score
from documents.pipeline.recognise import recognise
from documents.pipeline.types import Page, Source, Status

# LOINC codes of the sections whose entries are a record's coded problems and medicines.
_LISTS = {
    "problems": frozenset(
        {"11450-4", "75310-3", "11348-0", "46241-6", "11535-2", "10219-4", "10218-6", "59769-0"}
    ),
    "medications": frozenset({"10160-0", "10183-2", "29549-3", "42346-7"}),
}
_RECORDED = frozenset({Status.PRESENT, Status.PAST})


def ccda(folder: Path, split: str) -> Scores:
    """Narrative text of records against their coded entries that the narrative shows.

    ``*_anywhere`` takes whatever the text names and no entry codes for an error, although the
    texts name much more than their lists (an indication, an earlier stroke). The other figures
    judge precision where the labels can: in the sections that hold such entries, in records
    without an entry that lost its name, and not on a line that shows a coded name already.
    """
    kinds = {"medicines": "medications", "conditions": "problems"}
    scores: Scores = {f"{k}{more}": Score() for k in kinds for more in ("", "_anywhere")}
    for item in lines(folder / "ccda" / f"{split}.jsonl"):
        text, sections = _narrative(item["sections"])
        findings = recognise((Page(1, text),))
        for kind, label in kinds.items():
            entries = [e for e in item["gold"][label] if not e["negated"]]
            coded = [e for e in entries if e["name"]]
            if not coded:
                continue
            found: list[tuple[str, Source]] = (
                [(ingredient(m.name), m.source) for m in findings.medications]
                if kind == "medicines"
                else [
                    (c.text.lower(), c.source) for c in findings.conditions if c.status in _RECORDED
                ]
            )
            plain = ingredient if kind == "medicines" else str.lower
            expected = sorted({plain(e["name"]) for e in coded if e["name_in_text"]})
            accepted = {
                name
                for e in coded
                for name in (ingredients(e["name"]) if kind == "medicines" else [plain(e["name"])])
            }
            names = sorted({name for name, _ in found})
            scores[f"{kind}_anywhere"].add_open(expected, accepted, names, same_name)
            complete = len(coded) == len(entries)
            judged = {
                name
                for name, source in found
                if complete
                and any(label == of and a <= source.start < b for of, a, b in sections)
                and not any(
                    same_name(want, have)
                    for want in accepted
                    for have, at in found
                    if _line(text, at.start) == _line(text, source.start)
                )
            }
            told = judged | {n for n in names if any(same_name(w, n) for w in accepted)}
            scores[kind].add_open(expected, accepted, names, same_name, judged=sorted(told))
    return scores


def _narrative(sections: list[dict[str, Any]]) -> tuple[str, list[tuple[str, int, int]]]:
    """The text of a record, and where its lists of problems and of medicines stand in it."""
    text = ""
    places: list[tuple[str, int, int]] = []
    for section in sections:
        start = len(text)
        text += f"{section['title']}\n{section['text']}\n\n"
        for label, codes in _LISTS.items():
            if section["loinc"] in codes:
                places.append((label, start, len(text)))
    return text.rstrip("\n"), places


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at)
