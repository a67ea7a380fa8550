"""Which measures run on which data set. ``manage.py evaluate`` reads this table and nothing else.

A measure takes the data folder and the split, and yields one mapping of figures for each line that
is to be printed. To add a set, add a measure here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from documents.evaluation import gate, labs, notes, summaries

Figures = dict[str, object]
Measure = Callable[[Path, str], Iterator[Figures]]


def _labs(name: str) -> Measure:
    def measure(folder: Path, split: str) -> Iterator[Figures]:
        yield {"measure": f"labs:{name}", **labs.SETS[name](folder, split).as_dict()}

    return measure


def _notes(read: Callable[[Path, str], notes.Scores]) -> Measure:
    def measure(folder: Path, split: str) -> Iterator[Figures]:
        for kind, score in read(folder, split).items():
            yield {"measure": f"notes:{kind}", **score.as_dict()}

    return measure


def _summaries(name: str) -> Measure:
    def measure(folder: Path, split: str) -> Iterator[Figures]:
        documents = (
            summaries.reports(folder, split)
            if name == "clinic_docs"
            else summaries.notes(folder, name, split)
        )
        yield {"measure": "summaries", **summaries.measure(documents).as_dict()}

    return measure


def _gate(folder: Path, split: str) -> Iterator[Figures]:
    told = gate.cases(folder, split, seed=7)
    yield {"measure": "gate", **gate.measure(told, searched=False)}


SETS: dict[str, tuple[Measure, ...]] = {
    "aci_bench": (_summaries("aci_bench"), _gate),
    "bc5cdr": (_notes(notes.bc5cdr),),
    "ccda": (_labs("ccda"), _notes(notes.ccda)),
    "clinic_docs": (
        _labs("clinic_docs"),
        _labs("clinic_scans"),
        _notes(notes.clinic_docs),
        _summaries("clinic_docs"),
    ),
    "context": (_notes(notes.context),),
    "drug_names": (_notes(notes.drug_names),),
    "e3c_en": (_labs("e3c_en"), _notes(notes.e3c_en)),
    "mts_dialog": (_summaries("mts_dialog"),),
    "mtsamples": (_summaries("mtsamples"),),
}
