"""Negation, doubt, history, family and conditions in case: at least 97 of 100 of our sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from documents.pipeline.context import status_of

SENTENCES = Path(__file__).parent / "data" / "context.txt"
MARK = re.compile(r"\{([^|}]+)\|(\w+)\}")


def cases() -> Iterator[tuple[str, int, int, str]]:
    """(sentence, start, end, status) of every marked name."""
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, marks, at = "", [], 0
        for mark in MARK.finditer(line):
            text += line[at : mark.start()]
            marks.append((len(text), len(text) + len(mark[1]), mark[2]))
            text += mark[1]
            at = mark.end()
        text += line[at:]
        for start, end, status in marks:
            yield text, start, end, status


def test_ninety_seven_of_a_hundred_names_get_their_status() -> None:
    sentences = {text for text, _, _, _ in cases()}
    wrong = [
        (text[start:end], status, str(status_of(text, start, end)), text)
        for text, start, end, status in cases()
        if status_of(text, start, end) != status
    ]
    total = sum(1 for _ in cases())
    assert len(sentences) >= 300
    assert 1 - len(wrong) / total >= 0.97, wrong


@pytest.mark.parametrize(
    ("sentence", "name", "status"),
    [
        ("Cannot rule out pneumonia.", "pneumonia", "possible"),
        ("No change in tremor.", "tremor", "present"),
        ("Not only asthma but also eczema.", "asthma", "present"),
        ("Patient w/o fever.", "fever", "absent"),
        ("Fever (-)", "Fever", "absent"),
        ("Positive for influenza.", "influenza", "present"),
        ("Denies rash, cough, or fever but has diarrhea.", "fever", "absent"),
        ("Denies rash, cough, or fever but has diarrhea.", "diarrhea", "present"),
        ("Family history of gout.", "gout", "family"),
        ("h/o stroke", "stroke", "past"),
        ("Call us if you develop fever.", "fever", "hypothetical"),
        ("No evidence of stroke.", "stroke", "absent"),
        ("Brought in by mother with croup.", "croup", "present"),
    ],
)
def test_the_sentences_that_must_never_go_wrong(sentence: str, name: str, status: str) -> None:
    start = sentence.index(name)
    assert status_of(sentence, start, start + len(name)) == status
