"""Which measurements a data set has: what ``manage.py evaluate`` runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from documents.evaluation import (
    abbreviations,
    deidentification,
    gate,
    labs,
    notes,
    notes_records,
    notes_spanish,
    reading,
    simplification,
    structured,
    summaries,
    support,
    terms,
    whose,
)
from documents.evaluation.names import Scores

Figures = Mapping[str, Any]
Measure = Callable[[Path, str], Figures]
_SEED = 7


def _labs(name: str) -> Measure:
    return lambda folder, split: labs.SETS[name](folder, split).as_dict()


def _imported(name: str) -> Measure:
    return lambda folder, split: structured.MEASURES[name](folder, split).as_dict()


def _found(measure: Callable[[Path, str], Scores]) -> Measure:
    return lambda folder, split: {
        kind: score.as_dict() for kind, score in measure(folder, split).items()
    }


def _summaries(name: str) -> Measure:
    def run(folder: Path, split: str) -> Figures:
        if name in summaries.FILES:
            return summaries.measure_files(summaries.FILES[name](folder, split)).as_dict()
        return summaries.measure(summaries.notes(folder, name, split)).as_dict()

    return run


def _gate(name: str, *, searched: bool) -> Measure:
    return lambda folder, split: gate.measure(
        gate.cases(folder, split, _SEED, name), searched=searched
    )


def _terms(name: str) -> Measure:
    return lambda folder, split: terms.in_notes(folder, name, split)


def _removed(name: str, *, known: bool) -> Measure:
    def run(folder: Path, split: str) -> Figures:
        if name == "clinic_docs":
            texts = deidentification.documents(folder, split)
        else:
            texts = deidentification.marked(folder, name, split)
        return deidentification.measure(texts, known=known).as_dict()

    return run


def _over_redacted(name: str, key: str) -> Measure:
    return lambda folder, split: deidentification.measure(
        deidentification.notes(folder, name, key, split), known=False
    ).as_dict()


def _removal(name: str) -> dict[str, Measure]:
    return {
        "identifiers_known": _removed(name, known=True),
        "identifiers_others": _removed(name, known=False),
    }


SETS: dict[str, dict[str, Measure]] = {
    "clinic_docs": {
        "labs": _labs("clinic_docs"),
        "findings": _found(notes.clinic_docs),
        "summaries": _summaries("clinic_docs"),
        "terms": _terms("clinic_docs"),
        "whose": whose.clinic_docs,
        **_removal("clinic_docs"),
    },
    "clinic_scans": {
        "labs": _labs("clinic_scans"),
        "summaries": _summaries("clinic_scans"),
        "whose": whose.clinic_scans,
    },
    "scanned_docs": {"summaries": _summaries("scanned_docs")},
    "ccda": {
        "labs": _labs("ccda"),
        "findings": _found(notes_records.ccda),
        "import": _imported("ccda"),
    },
    "hl7v2": {"import": _imported("hl7v2")},
    "fhir_synthea": {"import": _imported("fhir_synthea")},
    "bc5cdr": {"findings": _found(notes.bc5cdr)},
    "e3c_en": {"labs": _labs("e3c_en"), "findings": _found(notes.e3c_en)},
    "drug_names": {"findings": _found(notes.drug_names)},
    "context": {"findings": _found(notes.context)},
    "spanish_notes": {"findings": lambda _folder, _split: notes_spanish.figures()},
    "aci_bench": {
        "gate_cited": _gate("aci_bench", searched=False),
        "gate_searched": _gate("aci_bench", searched=True),
        "summaries": _summaries("aci_bench"),
        "terms": _terms("aci_bench"),
        "over_redaction": _over_redacted("aci_bench", "note"),
    },
    "mtsamples": {
        "summaries": _summaries("mtsamples"),
        "terms": _terms("mtsamples"),
        "over_redaction": _over_redacted("mtsamples", "text"),
    },
    "mts_dialog": {
        "summaries": _summaries("mts_dialog"),
        "terms": _terms("mts_dialog"),
    },
    "phi_asq": _removal("phi_asq"),
    "phi_presidio": _removal("phi_presidio"),
    "phi_notes_small": _removal("phi_notes_small"),
    "phi_meddocan_es": _removal("phi_meddocan_es"),
    "plain_glossary": {"terms": terms.plain_glossary},
    "hpo_lay_terms": {"terms": terms.hpo_lay_terms},
    "abbreviations": {"terms": terms.abbreviations, "context": abbreviations.in_context},
    "medreadme": {"readability": reading.medreadme},
    "plaba": {"simplification": simplification.plaba},
    "healthver": {"support": support.healthver},
}
