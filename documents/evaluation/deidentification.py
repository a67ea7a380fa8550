"""Measure de-identification: identifiers removed, and clinical words wrongly removed.

Every set is run twice. ``known``: the identifiers are given, as the clinic holds them; all must go.
``others``: none is given, so patterns alone must find them. An identifier counts as removed only
when none of its letters and digits is left. ``over_redaction`` is the share of clinical words
(terms, medicines, units with their numbers) that were masked although no identifier holds them;
``other_words_masked`` the same of all words, in notes that mark no identifier those included.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from documents.deidentifying import deidentify, known_from
from documents.pipeline.files.extract import open_document
from healthchat.llm.deidentify import Found, Known
from healthchat.llm.errors import Blocked
from knowledge import glossary, medicines
from knowledge.phrases import tokenize

# What the sets mark although it says nothing about who a person is.
_NO_IDENTIFIER = frozenset(
    {"TITLE", "NRP", "AGE", "PREFIX", "EDAD_SUJETO_ASISTENCIA", "SEXO_SUJETO_ASISTENCIA",
     "FAMILIARES_SUJETO_ASISTENCIA", "PROFESION"}
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_KINDS = {
    "NAME": "PERSON", "PERSON": "PERSON", "DATE": "DATE", "DATE_TIME": "DATE", "EMAIL": "EMAIL",
    "EMAIL_ADDRESS": "EMAIL", "PHONE": "PHONE", "PHONE_NUMBER": "PHONE", "FAX": "PHONE",
    "GEOGRAPHIC_LOCATION": "ADDRESS", "STREET_ADDRESS": "ADDRESS", "GPE": "ADDRESS",
    "ADDRESS": "ADDRESS", "GEO": "ADDRESS", "ORGANIZATION": "ADDRESS",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the identifiers marked in it (start, end, label)."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


@dataclass
class Removal:
    """Counts of one run."""

    texts: int = 0
    blocked: int = 0
    expected: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    clinical: int = 0
    clinical_masked: int = 0
    words: int = 0
    words_masked: int = 0
    clean: int = 0
    clean_changed: int = 0
    left: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """The figures as they are printed."""
        expected = sum(self.expected.values())
        return {
            "texts": self.texts,
            "blocked": self.blocked,
            "identifiers": expected,
            "recall": round(sum(self.removed.values()) / expected, 4) if expected else None,
            "by_label": {
                label: [self.removed[label], count]
                for label, count in sorted(self.expected.items())
            },
            "clinical_words": self.clinical,
            "over_redaction": round(self.clinical_masked / self.clinical, 4)
            if self.clinical
            else None,
            "other_words": self.words,
            "other_words_masked": round(self.words_masked / self.words, 4) if self.words else None,
            "texts_without_identifier": self.clean,
            "of_those_changed": self.clean_changed,
        }


def marked(folder: Path, name: str, split: str) -> Iterator[Marked]:
    """The texts of a set with labelled spans."""
    for item in _lines(folder / name / f"{split}.jsonl"):
        spans = tuple(
            (span["start"], span["end"], span["label"].upper())
            for span in item["spans"]
            if span["start"] is not None and span["label"].upper() not in _NO_IDENTIFIER
        )
        yield Marked(item["text"], spans)


def documents(folder: Path, split: str) -> Iterator[Marked]:
    """The clinic documents: every place where one of the listed identifiers stands."""
    root = folder / "clinic_docs"
    for item in _lines(root / f"{split}.jsonl"):
        with open_document(root / item["file"], images=False) as document:
            text = "\n".join(read.page.text for read in document.pages())
        spans = tuple(
            (at, at + len(value), _label(value))
            for value in item["identifiers"]
            for at in _places(text, value)
        )
        yield Marked(text, spans)


def notes(folder: Path, name: str, key: str, split: str) -> Iterator[Marked]:
    """Notes in which nothing is marked: only over-redaction is measured on them."""
    for item in _lines(folder / name / f"{split}.jsonl"):
        yield Marked(item[key], ())


def measure(texts: Iterable[Marked], *, known: bool) -> Removal:
    """Run one set with or without its identifiers given."""
    total = Removal()
    for each in texts:
        total.texts += 1
        given = [_known(each, span) for span in each.spans] if known else []
        try:
            found: Sequence[Found] = deidentify(each.text, given).spans
        except Blocked:
            # Nothing would be sent: no identifier left the house, but neither did the text.
            total.blocked += 1
            for _, _, label in each.spans:
                total.expected[label] += 1
                total.removed[label] += 1
            continue
        masked = {at for one in found for at in range(one.start, one.end)}
        identifying = {at for start, end, _ in each.spans for at in range(start, end)}
        for start, end, label in each.spans:
            total.expected[label] += 1
            rest = [at for at in range(start, end) if each.text[at].isalnum() and at not in masked]
            total.removed[label] += not rest
            if rest:
                total.left.append(f"{label}: {each.text[start:end]} in {each.text[:160]!r}")
        for start, end in _clinical(each.text):
            if identifying.isdisjoint(range(start, end)):
                total.clinical += 1
                hit = not masked.isdisjoint(range(start, end))
                total.clinical_masked += hit
                if hit:
                    total.left.append(f"over: {each.text[start:end]} in {each.text[:160]!r}")
        for word in _WORD.finditer(each.text):
            if identifying.isdisjoint(range(*word.span())):
                total.words += 1
                total.words_masked += not masked.isdisjoint(range(*word.span()))
        if not each.spans:
            total.clean += 1
            total.clean_changed += bool(found)
    return total


def _clinical(text: str) -> Iterator[tuple[int, int]]:
    for term in glossary.terms_in(text):
        yield term.start, term.end
    tokens = tokenize(text)
    for match in medicines.index().matches(tokens):
        yield tokens.starts[match.first], tokens.ends[match.last - 1]


def _known(each: Marked, span: tuple[int, int, str]) -> Known:
    start, end, label = span
    return known_from(each.text[start:end], _KINDS.get(label, "ID"))


def _label(value: str) -> str:
    return known_from(value).kind


def _places(text: str, value: str) -> Iterator[int]:
    at = text.find(value)
    while at >= 0:
        yield at
        at = text.find(value, at + 1)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)
